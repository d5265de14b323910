package org.pressmark.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.pressmark.index.CaptureIndex;
import org.pressmark.index.CdxLine;

/** Where the payloads of revisits are: what shares their key is read once, not for each of them. */
final class CdxOriginals {
    private static final String REVISIT = "warc/revisit";

    private final CaptureIndex index;
    private final Map<String, CdxLine> byDigest = new HashMap<>();
    private String key = "";

    CdxOriginals(CaptureIndex index) {
        this.index = index;
    }

    /** Length, offset and file, a dash where it is the line's own. */
    void tell(CdxLine line, Map<String, String> row) {
        Optional<CdxLine> held = line.mime().equals(REVISIT) ? original(line) : Optional.empty();
        row.put("orig.length", held.map(CdxField.LENGTH::of).orElse("-"));
        row.put("orig.offset", held.map(CdxField.OFFSET::of).orElse("-"));
        row.put("orig.filename", held.map(CdxField.FILENAME::of).orElse("-"));
    }

    private Optional<CdxLine> original(CdxLine line) {
        if (!line.key().equals(key)) {
            key = line.key();
            byDigest.clear();
            try (Stream<CdxLine> lines = index.captures(key)) {
                lines.filter(each -> !each.mime().equals(REVISIT))
                        .limit(CdxQuery.MOST)
                        .forEach(each -> byDigest.putIfAbsent(each.digest(), each));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
        return Optional.ofNullable(byDigest.get(line.digest()));
    }
}
