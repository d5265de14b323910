package org.pressmark.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** References of many megabytes, as a slip in front of a picture's data makes them: no address, and no harm either. */
final class LongReferencesTest {
    @TempDir
    Path folder;

    @Test
    void areNoAddressesAndTheCollectionStaysReadable() throws Exception {
        Path seeds = new SeedFolder()
                .with("a.html", "<p>words<img src='data;image/png;base64," + "A".repeat(17 << 20)
                        + "'><img src='http://a.example/"
                        + "B".repeat(2 << 20) + "'>")
                .in(folder.resolve("seeds"));
        Path collection = folder.resolve("things");

        PackReport report = Packing.offline().pack(seeds, collection);

        assertThat(report.missing().values()).containsExactly(2L);
        assertThat(Packing.records(collection, "metadata", "")).hasSize(2)
                .allSatisfy(found -> assertThat(new String(found.block(), StandardCharsets.UTF_8))
                        .contains("cause: bad-address").hasSizeLessThan(20_000));
        assertThat(Packing.offline().at("2026-02-01T00:00:00Z").pack(seeds, collection).unchanged()).isEqualTo(1);
    }
}
