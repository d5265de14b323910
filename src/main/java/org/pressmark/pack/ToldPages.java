package org.pressmark.pack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.pressmark.index.CaptureIndex;
import org.pressmark.index.CdxLine;
import org.pressmark.index.Indexer;
import org.pressmark.index.ZipNumIndex;
import org.pressmark.provenance.ProvenanceText;
import org.pressmark.provenance.ToldPage;
import org.pressmark.warc.RecordAt;
import org.pressmark.warc.WarcReading;

/** The pages of a collection as its archive tells of them: the latest provenance of each, in the order of the index. */
final class ToldPages {
    private static final int LONGEST = 64 << 20;

    private final CollectionFiles files;
    private final Map<String, CdxLine> lines = new LinkedHashMap<>();

    /**
     * Finds the pages.
     *
     * @param before the serial from which on files are leftovers of a run that never finished
     */
    ToldPages(CollectionFiles files, long before) throws IOException {
        this.files = files;
        if (files.hasIndex()) {
            try (CaptureIndex index = ZipNumIndex.open(files.indexes());
                    Stream<CdxLine> range = index.range(ProvenanceText.address(""), ProvenanceText.address("~"))) {
                range.forEach(line -> add(line, before));
            }
            return;
        }
        for (Path warc : files.warcs()) {
            new Indexer(line -> add(line, before), finding -> {}).index(warc, warc.getFileName().toString());
        }
    }

    private void add(CdxLine line, long before) {
        boolean told = line.url().startsWith(ProvenanceText.address(""));
        if (told && CollectionFiles.serial(line.plainFilename()) < before) {
            lines.merge(line.url(), line, ToldPages::later);
        }
    }

    private static CdxLine later(CdxLine one, CdxLine other) {
        int byTime = one.timestamp().compareTo(other.timestamp());
        long serial = CollectionFiles.serial(one.plainFilename());
        long otherSerial = CollectionFiles.serial(other.plainFilename());
        return byTime > 0 || (byTime == 0 && serial > otherSerial) ? one : other;
    }

    int count() {
        return lines.size();
    }

    /** The pages; each is read when it is asked for. */
    Iterator<CdxLine> iterator() {
        return lines.values().iterator();
    }

    ToldPage read(CdxLine line) throws IOException {
        Path file = files.holding(line);
        try (RecordAt at = WarcReading.at(file, line.offset())) {
            return ToldPage.read(at.record().block().readNBytes(LONGEST));
        }
    }
}
