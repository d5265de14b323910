package org.pressmark.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files checked at the same time give the report they give one after the other. */
class SideBySideTest {
    @TempDir
    Path folder;

    @Test
    void any_files_give_the_same_report_on_any_number_of_threads() throws IOException {
        Random random = new Random(3);
        for (int round = 0; round < 150; round++) {
            List<Path> files = files(random, round);
            int kept = random.nextInt(4);
            boolean whole = random.nextBoolean();

            String together = report(files, kept, whole, 3);

            assertThat(together).as("round %d", round).isEqualTo(report(files, kept, whole, 1));
        }
    }

    private List<Path> files(Random random, int round) {
        List<Path> files = new ArrayList<>();
        Checking checking = new Checking(folder);
        int ids = 6 + random.nextInt(90); // few: most are repeated in other files; many: nearly none
        for (int i = 1 + random.nextInt(5); i >= 0; i--) {
            Warc[] records = new Warc[random.nextInt(7)];
            for (int r = 0; r < records.length; r++) {
                records[r] = record(random, ids);
            }
            boolean packed = random.nextBoolean();
            byte[] bytes = packed ? Warc.gzipped(records) : Warc.file(records);
            if (bytes.length > 50 && random.nextInt(6) == 0) {
                bytes[random.nextInt(bytes.length)] ^= 8;
            }
            files.add(checking.write(round + "-" + i + (packed ? ".warc.gz" : ".warc"), bytes));
        }
        if (random.nextInt(8) == 0) {
            files.add(files.get(0));
        }
        return files;
    }

    private static Warc record(Random random, int ids) {
        String own = Warc.id(1 + random.nextInt(ids));
        String other = Warc.id(1 + random.nextInt(ids));
        return switch (random.nextInt(6)) {
            case 0 -> Warc.info().but("WARC-Record-ID", own);
            case 1 -> Warc.response().but("WARC-Record-ID", own).but("WARC-Warcinfo-ID", other)
                    .with("WARC-Payload-Digest", Warc.sha1(Warc.bytes(random.nextBoolean() ? "hello" : "other")));
            case 2 -> Warc.revisit().but("WARC-Record-ID", own).but("WARC-Refers-To", other);
            case 3 -> Warc.resource().but("WARC-Record-ID", own).with("WARC-Segment-Number", "1");
            case 4 -> Warc.continuation(2 + random.nextInt(2)).but("WARC-Record-ID", own).but("WARC-Segment-Origin-ID", other);
            default -> Warc.resource().but("WARC-Record-ID", own).with("WARC-Concurrent-To", other).but("WARC-Date", "never");
        };
    }

    private static String report(List<Path> files, int kept, boolean whole, int threads) throws IOException {
        Report report = new Verifier(new VerifyOptions(kept, whole, EnumSet.allOf(LintTool.class), threads)).verify(files);
        StringWriter out = new StringWriter();
        ReportJson.write(report, out);
        return out.toString();
    }
}
