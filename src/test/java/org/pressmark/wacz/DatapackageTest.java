package org.pressmark.wacz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pressmark.capture.Digest;

final class DatapackageTest {
    @TempDir
    Path folder;

    @Test
    void whatIsWrittenReadsBackAndTheDigestFileVouchesForIt() throws IOException {
        TreeMap<String, Datapackage.Resource> resources = new TreeMap<>();
        resources.put("pages/pages.jsonl", new Datapackage.Resource("ab", 7));
        resources.put("archive/a.warc.gz", new Datapackage.Resource("cd", 5_000_000_000L));
        new Datapackage("标题 \"x\"\n", "", "2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z", "P 1", "", "", resources)
                .write(folder);

        Datapackage.Earlier read = Datapackage.read(folder);
        assertThat(read.resources()).isEqualTo(resources);
        assertThat(read.text("title")).isEqualTo("标题 \"x\"\n");
        assertThat(read.text("description")).isEmpty();
        byte[] json = Files.readAllBytes(folder.resolve("datapackage.json"));
        assertThat(folder.resolve("datapackage-digest.json")).content()
                .contains("\"hash\" : \"" + Digest.Algorithm.SHA256.digest(json) + "\"");
    }

    @Test
    void whereThereIsNoneThereIsNothing() throws IOException {
        assertThat(Datapackage.read(folder).resources()).isEmpty();
    }

    private static Page page(String title) {
        return new Page(
                "https://a.example/", Instant.parse("2026-01-01T00:00:00Z"), "id", title, "text\u0000\n", 9, "a.md", "",
                "zh", "", 2, 1);
    }

    @Test
    void pagesAreALineEachBehindTheHeaderAndEarlierOnesStay() throws IOException {
        Path place = folder.resolve("pages.jsonl");
        try (PagesWriting pages = new PagesWriting(place, 0)) {
            pages.add(page("一\u2028\"x\""));
            pages.finish();
        }
        long kept = Files.size(place);
        byte[] before = Files.readAllBytes(place);
        try (PagesWriting pages = new PagesWriting(place, kept)) {
            pages.add(page("two"));
            pages.finish();
        }

        assertThat(Files.readAllBytes(place)).startsWith(before);
        assertThat(Files.readAllLines(place)).hasSize(3).first().asString().contains("json-pages-1.0");
    }

    @Test
    void pagesOfAnUnfinishedRunAreCutOff() throws IOException {
        Path place = folder.resolve("pages.jsonl");
        try (PagesWriting pages = new PagesWriting(place, 0)) {
            pages.add(page("one"));
            pages.finish();
        }
        byte[] whole = Files.readAllBytes(place);
        Files.writeString(place, Files.readString(place) + "{\"of\": \"an unfinished run\"}\n");
        try (PagesWriting pages = new PagesWriting(place, whole.length)) {
            pages.finish();
        }

        assertThat(place).hasBinaryContent(whole);
    }
}
