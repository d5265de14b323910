package org.pressmark.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StaleSpoolTest {
    @TempDir
    Path folder;

    /** The spool of a run is gone after it; what a later run puts there must not be taken for what lay there before. */
    @Test
    void aStylesheetOfAnEarlierRunIsReadFromTheArchiveAlsoWhileTheSpoolHasOtherBytes() throws IOException {
        String page = "<link rel=stylesheet href=http://a.example/main.css><p>x</p>";
        Path seeds = new SeedFolder().with("m.html", page).in(folder.resolve("seeds"));
        Path collection = folder.resolve("collection");
        Packing.with(PlannedWeb::in).threads(1).pack(seeds, collection);
        Files.writeString(seeds.resolve("a.md"), "![](http://b.example/1.png) ![](http://b.example/2.png)");
        Files.writeString(seeds.resolve("m.html"), page + "<p>changed</p>");
        Packing.with(PlannedWeb::in).threads(1).at("2026-02-01T00:00:00Z").pack(seeds, collection);

        assertThat(Packing.records(collection, "resource", "urn:pressmark:provenance:https://things.seeds.invalid/m.html"))
                .hasSize(2)
                .allSatisfy(found -> assertThat(new String(found.block(), StandardCharsets.UTF_8))
                        .contains("http://a.example/deep/more.css", "http://a.example/1.png"));
    }
}
