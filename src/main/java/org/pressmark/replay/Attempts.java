package org.pressmark.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What archived pages tried to reach outside the archive, as browsers report it (CSP 3, section 5.3). Counted in memory
 * for the pages seen last; nothing is kept when the server stops. Thread-safe.
 */
final class Attempts {
    /** A report longer than this, in bytes, is counted and not read. */
    static final int LONGEST = 32 << 10;

    private static final int PAGES = 200;
    private static final int SHOWN = 200;
    private static final int LONGEST_ADDRESS = 300;
    private static final JsonFactory JSON = new JsonFactory();

    private final Map<String, Tally> pages = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tally> eldest) {
            return size() > PAGES;
        }
    };

    private static final class Tally {
        private long count;
        private final TreeSet<String> addresses = new TreeSet<>();
    }

    /**
     * What is known of a page.
     *
     * @param count how often it tried
     * @param addresses where to, as far as browsers say; not more than are worth showing
     */
    record Seen(long count, List<String> addresses) {}

    /** Counts one report for a page, named by its collection, time and address. */
    synchronized void note(String page, byte[] report) {
        Tally tally = pages.computeIfAbsent(page, p -> new Tally());
        tally.count++;
        String address = blocked(report);
        if (!address.isEmpty() && tally.addresses.size() < SHOWN) {
            tally.addresses.add(address);
        }
    }

    synchronized Seen of(String page) {
        Tally tally = pages.get(page);
        return tally == null ? new Seen(0, List.of()) : new Seen(tally.count, List.copyOf(tally.addresses));
    }

    /** The blocked address in a report of either form; a browser tells no more than the origin of some. */
    private static String blocked(byte[] report) {
        if (report.length > LONGEST) {
            return "";
        }
        try (JsonParser json = JSON.createParser(report)) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                boolean names = token == JsonToken.FIELD_NAME
                        && (json.currentName().equals("blocked-uri") || json.currentName().equals("blockedURL"));
                if (names && json.nextToken() == JsonToken.VALUE_STRING) {
                    return Titles.cut(json.getText(), LONGEST_ADDRESS);
                }
            }
        } catch (JsonProcessingException noReport) {
            return "";
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return "";
    }
}
