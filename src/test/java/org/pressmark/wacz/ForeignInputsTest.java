package org.pressmark.wacz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pressmark.warc.Records.gzip;
import static org.pressmark.warc.Records.join;
import static org.pressmark.warc.Records.record;
import static org.pressmark.warc.Records.response;
import static org.pressmark.warc.Records.utf8;

import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pressmark.verify.Report;
import org.pressmark.verify.Verifier;
import org.pressmark.verify.VerifyOptions;
import org.pressmark.warc.StoredRecord;
import org.pressmark.warc.WarcReading;

/** A WACZ of what others made: every container and compression, with titles and words taken from the archive. */
class ForeignInputsTest {
    @TempDir
    Path folder;

    private static byte[] page(String url, String title) {
        return response(url, "<!DOCTYPE html><title>" + title + "</title><p>words of " + title + "</p>");
    }

    private static byte[] otherId(byte[] record) {
        String text = new String(record, StandardCharsets.ISO_8859_1);
        return text.replace("<urn:uuid:r", "<urn:uuid:s").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] arcRecord(String line, String block) {
        byte[] bytes = utf8(block);
        return join(utf8(line + " " + bytes.length + "\n"), bytes, utf8("\n"));
    }

    private static byte[][] arc() {
        String fields = "1 0 InternetArchive\nURL IP-address Archive-date Content-type Archive-length\n";
        return new byte[][] {
            arcRecord("filedesc://a.arc 0.0.0.0 20010101000000 text/plain", fields),
            arcRecord("http://old.example.org/ 1.2.3.4 20010102030405 text/html",
                    "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<title>一</title>words of 一"),
            arcRecord("http://old.example.org/a b 1.2.3.4 20010102030406 text/html",
                    "HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n<title>二</title>words of 二"),
            arcRecord("dns:old.example.org 1.2.3.4 20010102030404 text/dns", "20010102030404\nold.example.org. 60 IN A 1.2.3.4\n")
        };
    }

    private Path input(String kind) throws IOException {
        byte[] one = page("https://example.org/1", "一");
        byte[] two = otherId(page("https://example.org/2", "二"));
        byte[][] arc = arc();
        byte[] content = switch (kind) {
            case "a.arc" -> join(arc);
            case "a.arc.gz" -> join(gzip(arc[0]), gzip(arc[1]), gzip(arc[2]), gzip(arc[3]));
            case "a.warc.zst" -> join(Zstd.compress(one), Zstd.compress(two));
            case "whole.warc.gz", "named-plain.warc" -> gzip(join(one, two));
            case "blocks.warc.gz" -> join(gzip(Arrays.copyOf(join(one, two), one.length + 50)),
                    gzip(Arrays.copyOfRange(join(one, two), one.length + 50, one.length + two.length)));
            case "no-ending" -> join(gzip(one), gzip(two));
            case "lie.warc.gz" -> join(one, two);
            case "mark.warc" -> join(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, one, two);
            default -> throw new AssertionError(kind);
        };
        return Files.write(folder.resolve(kind), content);
    }

    private Path made(Path input, String name) throws IOException {
        Path wacz = folder.resolve(name);
        new WaczCreation(new WaczOptions(wacz, "", "", "", "Pressmark test", Optional.empty(), 2)).fromFiles(List.of(input));
        return wacz;
    }

    private static String text(Path wacz, String entry) throws IOException {
        try (ZipFile zip = new ZipFile(wacz.toFile()); InputStream in = zip.getInputStream(zip.getEntry(entry))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.arc", "a.arc.gz", "a.warc.zst", "whole.warc.gz", "named-plain.warc", "no-ending", "lie.warc.gz",
        "blocks.warc.gz", "mark.warc"})
    void everyContainerBecomesAValidPackageWithItsPages(String kind) throws IOException {
        Path wacz = made(input(kind), "one.wacz");

        Report report = new Verifier(VerifyOptions.defaults()).verify(List.of(wacz));
        assertThat(report.breaches()).filteredOn(b -> !b.rule().id().startsWith("warcinfo")).isEmpty();
        assertThat(text(wacz, "pages/pages.jsonl"))
                .contains("\"title\":\"一\"").contains("\"title\":\"二\"").contains("words of 一");
        assertThat(PageCheck.withoutCapture(WaczFile.open(wacz))).isEmpty();
        assertThat(made(folder.resolve(kind), "another-name.wacz")).hasSameBinaryContentAs(wacz);
        assertThat(folder).isDirectoryNotContaining("glob:**.wacz-*");
    }

    @Test
    void aFolderOfAnotherToolIsPackedWholeAndWhatMayNotStandInAPackageIsLeftOut() throws IOException {
        Path root = folder.resolve("theirs");
        Files.createDirectories(root.resolve("archive"));
        Files.move(input("a.arc.gz"), root.resolve("archive/OLD.ARC.GZ"));
        Files.move(input("a.warc.zst"), root.resolve("archive/a.warc.zst"));
        Files.writeString(root.resolve("datapackage.json"),
                "{\"title\":5,\"created\":\"yesterday\",\"mainPageUrl\":\"no address\","
                + "\"mainPageDate\":\"x\",\"resources\":[{\"path\":{\"a\":1},\"hash\":null,\"bytes\":\"many\"},7]}");
        Path wacz = folder.resolve("one.wacz");
        new WaczCreation(new WaczOptions(wacz, "", "", "", "Pressmark test", Optional.empty(), 2)).fromCollection(root);

        Report report = new Verifier(VerifyOptions.defaults()).verify(List.of(wacz));
        assertThat(report.breaches()).filteredOn(b -> !b.rule().id().startsWith("warcinfo")).isEmpty();
        assertThat(text(wacz, "pages/pages.jsonl")).contains("https://example.org/2", "http://old.example.org/");
        assertThat(text(wacz, "datapackage.json")).contains("\"title\":\"theirs\"").doesNotContain("yesterday", "no address");
    }

    @Test
    void aPackageDescriptionThatIsNoJsonIsNamed() throws IOException {
        Path root = folder.resolve("theirs");
        Files.createDirectories(root.resolve("archive"));
        Files.move(input("no-ending"), root.resolve("archive/a.warc.gz"));
        Path description = Files.writeString(root.resolve("datapackage.json"), "{\"title\":");

        assertThatThrownBy(() -> new WaczCreation(new WaczOptions(
                        folder.resolve("one.wacz"), "", "", "", "Pressmark test", Optional.empty(), 2)).fromCollection(root))
                .hasMessageContaining(description.toString()).hasMessageContaining("is no JSON");
    }

    @Test
    void anAnswerToPostIsNotFoundByGet() throws IOException {
        byte[] ask = record("request", "https://example.org/api", "application/http; msgtype=request",
                utf8("POST /api HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 3\r\n\r\na=1"));
        Path warc = Files.write(folder.resolve("post.warc.gz"),
                join(gzip(ask), gzip(response("https://example.org/api", "answer"))));
        Path wacz = made(warc, "one.wacz");
        byte[] index;
        try (ZipFile zip = new ZipFile(wacz.toFile());
                InputStream in = new java.util.zip.GZIPInputStream(zip.getInputStream(zip.getEntry("indexes/index.cdx.gz")))) {
            index = in.readAllBytes();
        }
        assertThat(new String(index, StandardCharsets.UTF_8).lines())
                .singleElement()
                .asString()
                .startsWith("org,example)/api?__wb_method=post&a=1 ");
    }

    @Test
    void anArcBecomesAWarcThatHoldsAllOfIt() throws IOException {
        Path wacz = made(input("a.arc"), "one.wacz");
        Path warc = folder.resolve("inside.warc.gz");
        try (ZipFile zip = new ZipFile(wacz.toFile())) {
            Files.copy(zip.getInputStream(zip.getEntry("archive/a.warc.gz")), warc);
        }

        assertThat(told(warc)).containsExactly(
                "warcinfo  2001-01-01T00:00:00Z application/warc-fields",
                "metadata filedesc://a.arc 2001-01-01T00:00:00Z text/plain",
                "response http://old.example.org/ 2001-01-02T03:04:05Z application/http;msgtype=response",
                "response http://old.example.org/a%20b 2001-01-02T03:04:06Z application/http;msgtype=response",
                "resource dns:old.example.org 2001-01-02T03:04:04Z text/dns");
    }

    private static List<String> told(Path warc) throws IOException {
        List<String> lines = new java.util.ArrayList<>();
        try (WarcReading reading = WarcReading.open(warc)) {
            for (Optional<StoredRecord> r = reading.next(); r.isPresent(); r = reading.next()) {
                assertThat(r.get().version()).isEqualTo("1.1");
                lines.add(r.get().type() + " " + r.get().target().orElse("") + " " + r.get().first("WARC-Date").orElse("")
                        + " " + r.get().first("Content-Type").orElse(""));
            }
        }
        return lines;
    }

    @Test
    void whatIsNoArchiveIsRefusedAndLeavesNothing() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.txt"), "hello\n");

        assertThatThrownBy(() -> made(text, "x.wacz")).isInstanceOf(IOException.class).hasMessageContaining("notes.txt");
        assertThat(folder.resolve("x.wacz")).doesNotExist();
    }
}
