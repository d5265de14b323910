package org.pressmark.replay.rewrite;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Selectors of a style sheet that ask how an address is written, {@code a[href^="http"]}. What was put in front of the
 * address is asked for too ({@link Spelling}), as another way to match, so that the selector counts as much as before:
 *
 * <pre>
 *     a[href^="http"]      a:is([href*="_/http"],[href^="http"])
 *     a[href="/x"]         a:is([href$="/./x"],[href="/x"])
 *     a[href^="/"]         a[href^="/"]:where([href*="_/./"])
 *     a[href*="://"]       a[href*="://"]:where(:not([href*="_/./"]))
 * </pre>
 */
final class SelectorRewriter {
    private static final Pattern ASKED = Pattern.compile(
            "\\[\\s*(href|src|action|poster|data|background)\\s*([*^]?)=\\s*(?:\"([^\"\\\\\\n]*)\"|'([^'\\\\\\n]*)'|([\\w-]+))"
            + "\\s*(?:[isIS]\\s*)?\\]", Pattern.CASE_INSENSITIVE);

    /** What any address in full has, and so has what was put in front of one that is not. */
    private static final Pattern OF_ANY = Pattern.compile("h?t?t?p?s?:?//?|https?:?|:");

    /** What stands in front of an address that was not written in full. */
    private static final String NOT_IN_FULL = "_/" + Spelling.NO_HOST.mark();

    private SelectorRewriter() {}

    static void rewrite(String css, Inserter out) {
        Matcher asked = ASKED.matcher(css);
        for (int at = css.indexOf('['); at >= 0; at = css.indexOf('[', at + 1)) {
            if (asked.region(at, css.length()).lookingAt() && !css.startsWith("[", at - 1)) {
                one(asked, out);
            }
        }
    }

    private static void one(Matcher asked, Inserter out) {
        boolean single = asked.group(4) != null;
        String value = asked.group(3) != null ? asked.group(3) : single ? asked.group(4) : asked.group(5);
        Asking asking = new Asking(asked.group(1), single ? '\'' : '"');
        boolean begins = asked.group(2).equals("^");
        if (asked.group(2).equals("*")) {
            if (OF_ANY.matcher(value).matches()) {
                out.insert(asked.end(), ":where(:not(" + asking.with("*", NOT_IN_FULL) + "))");
            }
        } else if (begins && value.equals("/")) {
            out.insert(asked.end(), ":where(" + asking.with("*", NOT_IN_FULL) + ")");
        } else {
            String also = asking.also(begins ? "*" : "$", value);
            if (!also.isEmpty() && out.insert(asked.start(), ":is(" + also)) {
                out.need(asked.end(), ")");
            }
        }
    }

    /** An attribute that is asked for, and the quotes of what it is asked for. */
    private record Asking(String name, char quote) {
        String with(String how, String value) {
            return "[" + name + how + "=" + quote + value + quote + "]";
        }

        /** The same question of what is in front in the archive; nothing where that would be nothing. */
        String also(String how, String value) {
            if (value.startsWith("//")) {
                String front = "_/" + Spelling.NO_SCHEME.mark();
                return with(how, front + "http:" + value) + "," + with(how, front + "https:" + value) + ",";
            }
            if (value.startsWith("/")) {
                return with(how, Spelling.BEFORE_PATH + value) + ",";
            }
            return value.regionMatches(true, 0, "http", 0, 4) ? with(how, "_/" + value) + "," : "";
        }
    }
}
