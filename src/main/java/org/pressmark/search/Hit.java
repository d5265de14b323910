package org.pressmark.search;

import java.util.List;

/**
 * An article that was found.
 *
 * @param collection its collection's name
 * @param url its address
 * @param timestamp 14 digits of its capture
 * @param published its own date; empty where it gives none
 * @param language a BCP 47 tag, or empty
 * @param site the host it is from
 * @param size its page's length in bytes, or -1
 * @param assets how many assets it needs, or -1
 * @param missing how many of them are missing, or -1
 * @param title its title, marked
 * @param snippet a part of its text, marked
 */
public record Hit(
        String collection,
        String url,
        String timestamp,
        String published,
        String language,
        String site,
        long size,
        long assets,
        long missing,
        Snippet title,
        Snippet snippet) {
    private static final int LONGEST_TITLE = 300;

    /** A page of a collection, what was looked for marked. */
    static Hit of(String collection, PageText page, List<PhraseWords> wanted) {
        return new Hit(
                collection, page.text("url"), page.timestamp(), page.text("published"), page.text("language"),
                page.site(), page.number("size"), page.number("assets"), page.number("missing"),
                Snippet.whole(page.text("title"), LONGEST_TITLE, wanted),
                Snippet.around(page.text("text"), wanted));
    }
}
