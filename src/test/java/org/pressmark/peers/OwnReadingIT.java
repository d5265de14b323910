package org.pressmark.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.pressmark.capture.Finding;
import org.pressmark.index.CaptureIndex;
import org.pressmark.index.CdxLine;
import org.pressmark.index.Indexer;
import org.pressmark.index.ZipNumIndex;
import org.pressmark.warc.StoredRecord;
import org.pressmark.warc.WarcReading;

/** We read back what we wrote. */
class OwnReadingIT {
    static Path collection;

    @BeforeAll
    static void pack() {
        collection = Sample.packed();
    }

    @Test
    void indexing_the_files_again_gives_the_index_made_at_packing() throws IOException {
        List<String> again = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        for (Path warc : Sample.warcs(collection)) {
            new Indexer(line -> again.add(line.toCdxj()), findings::add).index(warc, warc.getFileName().toString());
        }
        assertThat(findings).isEmpty();
        assertThat(packedIndex()).isNotEmpty().containsExactlyInAnyOrderElementsOf(again);
    }

    @Test
    void the_sample_holds_every_type_of_record() throws IOException {
        assertThat(types(collection))
                .contains("warcinfo", "request", "response", "revisit", "resource", "metadata")
                .noneMatch(type -> type.contains("cut"));
    }

    @Test
    void answers_that_were_cut_off_say_by_what() throws IOException {
        assertThat(types(Sample.packedCut())).contains("response cut: length", "response cut: disconnect");
    }

    private static List<String> types(Path packed) throws IOException {
        List<String> seen = new ArrayList<>();
        for (Path warc : Sample.warcs(packed)) {
            try (WarcReading reading = WarcReading.open(warc)) {
                for (var next = reading.next(); next.isPresent(); next = reading.next()) {
                    StoredRecord record = next.get();
                    seen.add(record.type() + record.first("WARC-Truncated").map(why -> " cut: " + why).orElse(""));
                }
            }
        }
        return seen;
    }

    private static List<String> packedIndex() throws IOException {
        try (CaptureIndex index = ZipNumIndex.open(collection.resolve("indexes"));
                Stream<CdxLine> lines = index.range("", "\uffff")) {
            return lines.map(CdxLine::toCdxj).toList();
        }
    }
}
