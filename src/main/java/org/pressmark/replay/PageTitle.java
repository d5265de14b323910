package org.pressmark.replay;

import java.util.Locale;
import org.jsoup.parser.Parser;
import org.pressmark.replay.rewrite.DocumentText;

/** The title of an archived page, found near its beginning. */
final class PageTitle {
    private PageTitle() {}

    /** The title with its blanks drawn together; empty where there is none. */
    static String in(byte[] start, MediaType type) {
        String text = DocumentText.of(start, type.charset()).map(DocumentText::text).orElse("");
        String lower = text.toLowerCase(Locale.ROOT);
        int tag = lower.indexOf("<title");
        int from = tag < 0 ? -1 : lower.indexOf('>', tag);
        int to = from < 0 ? -1 : lower.indexOf("</title", from);
        return to < 0 || lower.length() != text.length()
                ? ""
                : Parser.unescapeEntities(text.substring(from + 1, to), false).replaceAll("\\s+", " ").strip();
    }
}
