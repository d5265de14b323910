package org.pressmark.replay;

import java.util.Map;
import org.pressmark.index.CdxLine;

/**
 * A line of an answer about the index.
 *
 * @param line the capture
 * @param counts what was counted along, by the names of the Internet Archive's columns, in their order
 */
record CdxRow(CdxLine line, Map<String, String> counts) {
    static CdxRow of(CdxLine line) {
        return new CdxRow(line, Map.of());
    }
}
