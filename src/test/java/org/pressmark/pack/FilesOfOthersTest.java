package org.pressmark.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pressmark.ledger.Ledger;
import org.pressmark.ledger.Run;

/** WARC files that somebody put into a collection's folder, named as wget names its parts. */
final class FilesOfOthersTest {
    private static final String RECORD = """
            WARC/1.1\r
            WARC-Type: resource\r
            WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r
            WARC-Date: 2020-01-01T00:00:00Z\r
            WARC-Target-URI: http://example.org/\r
            WARC-Payload-Digest: sha1:VL2MMHO4YXUKFWV63YHTWSBM3GXKSQ2N\r
            Content-Type: text/plain\r
            Content-Length: 5\r
            \r
            hello\r
            \r
            """;

    @TempDir
    Path folder;

    private Path collection;
    private Path foreign;

    @BeforeEach
    void putOneThere() throws IOException {
        new SeedFolder().with("a.md", "# A").in(folder.resolve("seeds"));
        collection = folder.resolve("things");
        foreign = Files.createDirectories(collection.resolve("archive")).resolve("mine-00001.warc");
        Files.writeString(foreign, RECORD);
    }

    private PackReport pack() throws IOException {
        return Packing.offline().pack(folder.resolve("seeds"), collection);
    }

    @Test
    void doNotStandInTheWayWhereTheyAreDamaged() throws Exception {
        String cut = RECORD.substring(0, RECORD.length() - 7);
        Files.writeString(foreign, cut);

        PackReport report = pack();

        assertThat(foreign).hasContent(cut);
        assertThat(report.files()).singleElement()
                .satisfies(file -> assertThat(file.getFileName().toString()).isEqualTo("things-20260101120000-00002.warc.gz"));
    }

    @Test
    void mayHaveDigestsAndDatesThatAreNotOurs() throws Exception {
        Files.writeString(foreign, RECORD.replace("sha1:VL2MMHO4YXUKFWV63YHTWSBM3GXKSQ2N", "md5:XUFAKRXLKNLDAJNHJYFUKXXH")
                + RECORD.replace("2020-01-01T00:00:00Z", "20200101"));

        assertThat(pack().articles()).isEqualTo(1);
    }

    @Test
    void stayWhenARunGoesOnThatACrashCutShort() throws Exception {
        Files.createDirectories(collection.resolve(".pressmark"));
        try (Ledger ledger = Ledger.open(collection.resolve(".pressmark"))) {
            ledger.begin(new Run(1, Packing.NOON, "settings", 1, 0, false));
        }
        Path leftover = collection.resolve("archive").resolve("things-20251231000000-00001.warc.gz");
        Files.writeString(leftover, "half of a run");

        pack();

        assertThat(foreign).hasContent(RECORD);
        assertThat(leftover).doesNotExist();
    }
}
