package org.pressmark.pack;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.pressmark.capture.Cause;

/**
 * What a retry came to. Addresses are counted once, however many pages need them.
 *
 * @param run what was written; its articles are the pages concerned
 * @param asked how many addresses were asked for again
 * @param recovered how many of them are captured now
 * @param missing how many of them are still missing, by cause; only causes that occurred
 * @param arrived the addresses that are captured now, in ASCII order
 * @param found how many further addresses came up in documents that were recovered
 */
public record RetryReport(PackReport run, long asked, long recovered, Map<Cause, Long> missing, List<String> arrived,
        long found) {
    public RetryReport {
        Objects.requireNonNull(run, "run");
        arrived = List.copyOf(arrived);
        missing = Collections.unmodifiableMap(new TreeMap<>(missing));
    }
}
