package org.pressmark.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.pressmark.capture.FileSlice;
import org.pressmark.capture.Finding;
import org.pressmark.disk.Folders;
import org.pressmark.encoding.DocumentEncoding;
import org.pressmark.encoding.EncodingLabel;
import org.pressmark.index.RecordOfLine;
import org.pressmark.warc.HttpBlock;
import org.pressmark.warc.RecordAt;
import org.pressmark.warc.StoredRecord;

/** Writes archives out as a folder of files with an index page; the latest whole capture of each address. */
public final class Exporter {
    /** Longer documents are cut, which is told: they are taken apart in memory. */
    private static final int LONGEST_DOCUMENT = 16 << 20;

    private final Path folder;
    private final Holdings holdings = new Holdings();
    private final List<Finding> findings = new ArrayList<>();
    private final Document list = Document.createShell("");
    private long files;
    private long pages;
    private long missing;

    /**
     * An exporter.
     *
     * @param folder where the files go; it must be there and empty
     */
    public Exporter(Path folder) {
        this.folder = folder;
    }

    /**
     * What was written.
     *
     * @param files how many files, without the index page
     * @param pages how many of them are pages
     * @param missing how often something that is not in the archive was to be loaded
     * @param findings what could not be read
     */
    public record Exported(long files, long pages, long missing, List<Finding> findings) {
        public Exported {
            findings = List.copyOf(findings);
        }
    }

    /** Exports all captures of these WARC and ARC files. */
    public Exported export(List<FileSlice> archives, String title) throws IOException {
        Path temporary = Files.createTempDirectory("pressmark-export-");
        try {
            SingleRecords single = new SingleRecords(temporary, findings::add);
            for (FileSlice archive : archives) {
                holdings.add(single.of(archive), findings::add);
            }
            return export(title);
        } finally {
            Folders.remove(temporary);
        }
    }

    private Exported export(String title) throws IOException {
        holdings.complete();
        list.title(title);
        list.head().prependElement("meta").attr("charset", "utf-8");
        list.body().appendElement("h1").text(title);
        Element entries = list.body().appendElement("ul");
        for (Holdings.Held held : holdings.all()) {
            try (RecordAt at = RecordOfLine.open(held.warc(), held.line())) {
                write(held, at.record(), entries);
                files++;
            } catch (IOException unreadable) {
                Files.deleteIfExists(folder.resolve(held.name())); // half of it would be taken for all of it
                findings.add(new Finding("capture-unreadable", held.url() + " could not be written: "
                        + unreadable.getMessage(), 0));
            }
        }
        list.outputSettings().prettyPrint(false);
        Files.writeString(folder.resolve("index.html"), "<!DOCTYPE html>\n" + list.outerHtml() + "\n",
                StandardOpenOption.CREATE_NEW);
        return new Exported(files, pages, missing, findings);
    }

    private void write(Holdings.Held held, StoredRecord record, Element entries) throws IOException {
        Path file = folder.resolve(held.name());
        Files.createDirectories(file.getParent());
        boolean response = record.type().equals("response");
        HttpBlock http = response ? HttpBlock.read(record.block()) : null;
        String contentType = response
                ? http.first("Content-Type").orElse("")
                : record.first("Content-Type").orElse("");
        try (InputStream content = response ? http.decoded() : record.block();
                OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
            if (!held.isHtml() && !held.isCss() && !held.isSvg()) {
                content.transferTo(out);
                return;
            }
            byte[] bytes = content.readNBytes(LONGEST_DOCUMENT);
            if (content.read() >= 0) {
                findings.add(new Finding("document-cut", held.url() + " is longer than " + LONGEST_DOCUMENT
                        + " bytes and was cut there; the whole of it is had with: pressmark extract", 0));
            }
            out.write(held.isHtml() ? page(held, bytes, contentType, entries)
                    : held.isCss() ? sheet(held, bytes, contentType) : drawing(held, bytes, contentType));
        }
    }

    private byte[] page(Holdings.Held held, byte[] bytes, String contentType, Element entries) throws IOException {
        Optional<Charset> said = EncodingLabel.ofType(contentType);
        Document page = Jsoup.parse(DocumentEncoding.text(bytes, said));
        PageRewriting rewriting = new PageRewriting(holdings, held, DocumentEncoding.of(bytes, said).charset());
        rewriting.rewrite(page);
        pages++;
        missing += rewriting.missing();
        String title = page.title().isBlank() ? held.url() : page.title();
        Element entry = entries.appendElement("li");
        entry.appendElement("a").attr("href", held.name()).text(title);
        entry.appendText(" ").appendElement("small").text(held.url() + ", " + held.line().timestamp());
        return page.outerHtml().getBytes(StandardCharsets.UTF_8);
    }

    private byte[] sheet(Holdings.Held held, byte[] bytes, String contentType) {
        PageRewriting rewriting = new PageRewriting(holdings, held, StandardCharsets.UTF_8);
        String css = rewriting.css(DocumentEncoding.text(bytes, EncodingLabel.ofType(contentType)));
        missing += rewriting.missing();
        return css.getBytes(StandardCharsets.UTF_8);
    }

    /** A drawing that neither runs nor loads anything stays as it is. */
    private byte[] drawing(Holdings.Held held, byte[] bytes, String contentType) {
        PageRewriting rewriting = new PageRewriting(holdings, held, StandardCharsets.UTF_8);
        Optional<String> changed = rewriting.drawing(DocumentEncoding.text(bytes, EncodingLabel.ofType(contentType)));
        missing += rewriting.missing();
        return changed.map(text -> text.getBytes(StandardCharsets.UTF_8)).orElse(bytes);
    }
}
