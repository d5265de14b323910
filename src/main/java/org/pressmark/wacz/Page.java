package org.pressmark.wacz;

import java.time.Instant;
import java.util.Objects;

/**
 * A line of pages.jsonl: WACZ 1.1.1 section 5.3. What that section does not name are our own members, which other
 * readers pass over.
 *
 * @param url the page's address
 * @param ts when its record was made
 * @param id a name unique in the file
 * @param title its title
 * @param text its words
 * @param size its length in bytes
 * @param seed the seed's path (own member)
 * @param published the article's date, empty where it gives none (own member)
 * @param language a BCP 47 tag (own member)
 * @param source the address the article names as its source, empty where it names none (own member)
 * @param assets how many assets it needs (own member)
 * @param missing how many of them are missing (own member)
 */
public record Page(
        String url,
        Instant ts,
        String id,
        String title,
        String text,
        long size,
        String seed,
        String published,
        String language,
        String source,
        int assets,
        int missing) {
    public Page {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(ts, "ts");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(text, "text");
    }

    /** A page of an archive that others made: nothing is known of it beyond what it shows. */
    static Page foreign(String url, Instant ts, String id, PageText text) {
        return new Page(url, ts, id, text.title(), text.text(), text.size(), "", "", "", "", -1, -1);
    }

    boolean isForeign() {
        return assets < 0;
    }
}
