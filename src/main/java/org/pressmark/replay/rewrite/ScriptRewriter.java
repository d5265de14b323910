package org.pressmark.replay.rewrite;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Changes in scripts what nothing can change later: what they make of {@code location} and {@code top}, what modules import.
 *
 * <p>What a script reads of location is where the replay is, and where it sends its page nothing can point at the archive:
 * both are properties that no other script can change. So .pressmark goes behind the word, by which the guard answers:
 *
 * <pre>
 *     location.pathname                location.pressmark.pathname
 *     window.location.href = to        window.location.pressmark.href = to
 *     window.location = to             window.location.pressmark.href = to
 *     var l = window.location;         var l = window.location?.pressmark;
 *     const {location} = window;       const {location} = window.pressmark.self;
 * </pre>
 *
 * <p>Whatever else goes by that name has a pressmark too, which is itself, so that a script's own objects stay what
 * they are. By the same way a page that asks whether it is in a frame is told of the outermost page of the archive, not
 * of the bar:
 *
 * <pre>
 *     if (top != self)                 if (window.pressmark.top != self)
 *     if (w.top !== w.self)            if (w.pressmark.top !== w.self)
 * </pre>
 */
final class ScriptRewriter {
    private static final String WORD = "location";
    private static final String OWN_WORD = WORD + "(?<![\\w$\"'`-]location)(?<!contentWindow[.]location)";

    private static final Pattern USED = Pattern.compile(
            OWN_WORD + "(?=\\s*[.]\\s*(?:href|protocol|host|hostname|port|pathname|search|origin|assign|replace|toString)\\b)");

    private static final Pattern SET = Pattern.compile(WORD + "(?<=(?<![\\w$.])"
            + "(?:(?:window|self|globalThis)\\s{0,3}[.]\\s{0,3})?(?:window|self|document|globalThis|top)\\s{0,3}[.]\\s{0,3}location)"
            + "(?=\\s*=[^=>])");

    private static final Pattern SET_ALONE = Pattern.compile(OWN_WORD + "(?<![.]location)(?=\\s*=[^=>])");

    /** Not the start of what goes on with it, sets it, or compares it with what is no location of ours. */
    private static final String IS_ALL = "(?=\\s*(?:[;,)}:\\]]|[?](?![.?])|[+](?![+=])|(?:&&|[|][|]|[?][?])(?!=)|$)"
            + "|[ \\t]*\\r?\\n\\s*[\\w$])(?!\\s*in(?:stanceof)?\\b)";

    /** {@code e.location} as a value: of windows above nothing may be read, of what has none nothing is. */
    private static final Pattern KEPT = Pattern.compile(WORD + "(?<=[\\w$)][.]location)" + IS_ALL
            + "(?<!\\b(?:top|parent|opener|source|contentWindow)[.]location)"
            + "(?<![=!<>]=?=\\s{0,3}[\\w$.]{0,60}location)(?<!\\bdelete\\s[\\w$.]{0,60}location)");

    /** The word alone, where it can neither be a parameter nor the name of a property. */
    private static final Pattern KEPT_ALONE = Pattern.compile(WORD + "(?<=[\\s=+{(,]location)" + IS_ALL
            + "(?<=(?:(?<![=!<>])=\\s{0,3}|\\breturn\\s{1,3}"
            + "|[^+][+]\\s{0,3}|[$][{]|\\b(?:URL|String|encodeURIComponent|encodeURI|escape)[(]"
            + "|[}][)]?[(](?:[\\w$.,\\s]{0,80}[,\\s])?)location)");

    private static final String A_WINDOW_TAKEN_APART = "[}]\\s{0,3}=\\s{0,3}(?:window|self|globalThis)(?=\\s*[,;)\\n])";

    private static final Pattern HAS_PARTS = Pattern.compile(A_WINDOW_TAKEN_APART);

    /** {@code {location} = window}. */
    private static final Pattern KEPT_PARTS = Pattern.compile(OWN_WORD + "\\b[^{}=;]{0,200}" + A_WINDOW_TAKEN_APART);

    private static final Pattern A_VARIABLE = Pattern.compile("(?:\\b(?:var|let|const)\\s|[,(])\\s*location\\b");

    private static final int REACH = 80;

    private static final String IS = "\\s*[!=]==?\\s*";

    private static final String A_WINDOW = "(?:window|self|parent|this)(?:\\s*[.]\\s*(?:window|self))?";

    /** {@code top == self}, {@code self == top}, {@code top.location}, {@code top.frames}. */
    private static final Pattern TOP = Pattern.compile("(?<![\\w$.\"'`-])(?=top(?:" + IS + A_WINDOW + "(?!\\s*[\\w$.\\[(])"
            + "|\\s*[.]\\s*(?:location|document|frames|self|window)\\b))"
            + "|(?<![\\w$.])" + A_WINDOW + IS + "(?=top(?!\\s*[\\w$.\\[(:]))");

    /** A script that has a {@code top} of its own means that. */
    private static final Pattern OWN_TOP =
            Pattern.compile("\\b(?:var|let|const|function)\\s+top\\b|[,(]\\s*top\\s*(?:[,)]|=(?!=))");

    /** {@code w.top == w}, {@code w.self != w.top}, {@code w.top.location}, whatever the window is called. */
    private static final Pattern TOP_OF = Pattern.compile(
            "(?<![\\w$.])([\\w$]++)\\s*[.]\\s*(?=top(?:" + IS
                    + "(?:\\1|window|self|this|parent)(?:\\s*[.]\\s*(?:window|self|parent))?(?!\\s*[\\w$.\\[(])"
            + "|\\s*[.]\\s*(?:location|document|frames|length|self|window)\\b))"
            + "|(?<![\\w$.])([\\w$]++)(?:\\s*[.]\\s*(?:window|self|location))?" + IS
            + "(?:\\2|window|self)\\s*[.]\\s*(?=top\\b(?!\\s*[\\w$.\\[(]))");

    /** {@code from "/x.js"}, {@code import "/x.js"}, {@code import("/x.js")}. */
    private static final Pattern IMPORTED = Pattern.compile(
            "(?<![.$\\w])(?:from\\s*[\"']|import\\s*[\"']|import\\s*[(]\\s*[\"'`])(?=(?:https?:/|/)[^\"'`\\\\\\n]*[\"'`$])");

    private final References references;

    ScriptRewriter(References references) {
        this.references = references;
    }

    /** A piece of a module, up to where a statement ends. */
    int module(String script, boolean last, Inserter out) {
        int end = file(script, last, out);
        Matcher found = IMPORTED.matcher(script).region(0, end);
        while (found.find()) {
            int start = found.end();
            int close = script.indexOf(script.charAt(start - 1), start);
            references.point(script.substring(start, close < 0 ? start : close), Modifier.PAGE,
                    (at, text) -> out.insert(start + at, text));
        }
        return end;
    }

    /** A piece of a script in a file. */
    int file(String script, boolean last, Inserter out) {
        int end = last ? script.length() : Math.max(script.lastIndexOf(';'), script.lastIndexOf('\n')) + 1;
        mark(USED, script, end, ".pressmark", out);
        mark(SET, script, end, ".pressmark.href", out);
        mark(KEPT, script, end, "?.pressmark", out);
        mark(KEPT_ALONE, script, end, "?.pressmark", out);
        if (HAS_PARTS.matcher(script).find()) {
            mark(KEPT_PARTS, script, end, ".pressmark.self", out);
        }
        Posted.in(script, end, out);
        boolean ownTop = OWN_TOP.matcher(script).find();
        for (int at = script.indexOf("top"); at >= 0 && at < end; at = script.indexOf("top", at + 1)) {
            if (!ownTop) {
                markTop(TOP, script, at, "window.pressmark.", out);
            }
            markTop(TOP_OF, script, at, "pressmark.", out);
        }
        return end;
    }

    /** A script in a page. */
    void inPage(String script, Inserter out) {
        file(script, true, out);
        if (script.contains(WORD) && !A_VARIABLE.matcher(script).find()) {
            mark(SET_ALONE, script, script.length(), ".pressmark.href", out);
        }
    }

    /** Only what is near the word is looked at: it is rare, and what it may stand behind is everywhere. */
    private static void markTop(Pattern places, String script, int at, String mark, Inserter out) {
        Matcher found = places.matcher(script).region(Math.max(0, at - REACH), at).useTransparentBounds(true);
        while (found.find()) {
            if (found.end() == at) {
                out.insert(at, mark);
            }
        }
    }

    /** Of a pattern that begins with the word: what stands before that would be looked for at every place. */
    private static void mark(Pattern places, String script, int end, String mark, Inserter out) {
        Matcher found = places.matcher(script).useTransparentBounds(true);
        for (int at = script.indexOf(WORD); at >= 0 && at < end; at = script.indexOf(WORD, at + 1)) {
            if (found.region(at, end).lookingAt()) {
                out.insert(found.end(), mark);
            }
        }
    }
}
