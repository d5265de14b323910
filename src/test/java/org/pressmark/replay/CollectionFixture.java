package org.pressmark.replay;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.pressmark.index.IndexWriting;
import org.pressmark.index.Indexer;

/** Makes a collection on disk, its records spelled out byte by byte so that odd ones can be made too. */
final class CollectionFixture {
    private final Path folder;
    private final ByteArrayOutputStream warc = new ByteArrayOutputStream();
    private final StringBuilder pages = new StringBuilder("{\"format\": \"json-pages-1.0\", \"id\": \"pages\"}\n");
    private int records;

    CollectionFixture(Path root, String name) throws IOException {
        folder = Files.createDirectories(root.resolve(name));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] joined(byte[] a, byte[] b) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(a);
        out.writeBytes(b);
        return out.toByteArray();
    }

    CollectionFixture response(String url, String date, String head, byte[] body) throws IOException {
        byte[] block = joined(bytes(head.replace("\n", "\r\n") + "\r\n\r\n"), body);
        return record("response", url, date, "Content-Type: application/http; msgtype=response\r\n", block);
    }

    CollectionFixture html(String url, String date, String html) throws IOException {
        return response(url, date, "HTTP/1.1 200 OK\nContent-Type: text/html; charset=utf-8", bytes(html));
    }

    CollectionFixture resource(String url, String date, String type, byte[] body) throws IOException {
        return record("resource", url, date, "Content-Type: " + type + "\r\n", body);
    }

    CollectionFixture record(String type, String url, String date, String fields, byte[] block) throws IOException {
        String id = new UUID(7, records++).toString();
        String head = "WARC/1.1\r\nWARC-Type: " + type + "\r\nWARC-Record-ID: <urn:uuid:" + id + ">\r\nWARC-Date: " + date
                + "\r\nWARC-Target-URI: " + url + "\r\n" + fields + "Content-Length: " + block.length + "\r\n\r\n";
        try (OutputStream member = new GZIPOutputStream(warc)) {
            member.write(bytes(head));
            member.write(block);
            member.write(bytes("\r\n\r\n"));
        }
        return this;
    }

    CollectionFixture page(String json) {
        pages.append(json).append('\n');
        return this;
    }

    /** The WARC file alone. */
    byte[] archive() {
        return warc.toByteArray();
    }

    Path write() throws IOException {
        Path file = Files.createDirectories(folder.resolve("archive")).resolve("a.warc.gz");
        Files.write(file, warc.toByteArray());
        Files.createDirectories(folder.resolve("pages"));
        Files.writeString(folder.resolve("pages").resolve("pages.jsonl"), pages);
        Path indexes = Files.createDirectories(folder.resolve("indexes"));
        try (IndexWriting index = new IndexWriting(Files.createTempDirectory(folder, "tmp"), IndexWriting.DEFAULT_MEMORY)) {
            new Indexer(
                            line -> {
                                try {
                                    index.add(line);
                                } catch (IOException failed) {
                                    throw new UncheckedIOException(failed);
                                }
                            },
                            finding -> {
                                throw new AssertionError(finding.toString());
                            })
                    .index(file, "a.warc.gz");
            index.write(indexes);
        }
        return folder;
    }
}
