package org.pressmark.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A list of pages: a header line, then a JSON object with url and ts for each page (WACZ 1.1.1 section 5.4). */
final class PageLines {
    private PageLines() {}

    static void check(InputStream text, Desk desk) throws IOException {
        Lines lines = new Lines(text);
        boolean begun = false;
        for (long number = 1; lines.next(); number++) {
            if (new String(lines.bytes(), 0, lines.length(), StandardCharsets.UTF_8).isBlank()) {
                continue;
            }
            try {
                String wrong = lines.wasCut() ? "" : page(Json.object(lines.bytes(), 0, lines.length()), !begun);
                if (!wrong.isEmpty()) {
                    desk.breach(Rule.WACZ_PAGES, "line " + number + ": " + wrong);
                }
            } catch (IOException broken) {
                desk.breach(Rule.WACZ_PAGES, "line " + number + " is not a JSON object");
            }
            begun = true;
        }
        if (!begun) {
            desk.breach(Rule.WACZ_PAGES, "there is no header line");
        }
    }

    private static String page(Map<String, Object> json, boolean header) {
        if (header) {
            return Json.text(json, "format").startsWith("json-pages-") ? "" : "the header line names no format";
        }
        if (Uris.schemeEnd(Json.text(json, "url")) < 1) {
            return "url is \"" + Json.text(json, "url") + "\"";
        }
        return Dates.isRfc3339(Json.text(json, "ts")) ? "" : "ts is \"" + Json.text(json, "ts") + "\"";
    }
}
