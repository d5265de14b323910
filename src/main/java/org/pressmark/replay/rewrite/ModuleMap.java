package org.pressmark.replay.rewrite;

import java.util.regex.Pattern;

/**
 * An import map that leads modules into the archive which scripts import by a full address or by one from the root, also
 * where the script puts the address together. What leads into the archive already is led nowhere else, for the longest
 * key counts. A page that has a map of its own gets the entries into that, for older browsers take only one.
 *
 * @see <a href="https://html.spec.whatwg.org/#resolve-a-module-specifier">HTML: resolve a module specifier</a>
 */
final class ModuleMap {
    private static final Pattern MAP =
            Pattern.compile("<script[^<>]*\\stype\\s*=\\s*[\"']?importmap[\"'\\s>]", Pattern.CASE_INSENSITIVE);

    private ModuleMap() {}

    /** Whether a page brings a map of its own. */
    static boolean isIn(String html) {
        return MAP.matcher(html).find();
    }

    /** The map as markup. */
    static String markup(RewriteScope scope) {
        return "<script type=importmap>{\"imports\":{" + entries(scope) + "}}</script>";
    }

    /** Its entries as JSON. */
    static String entries(RewriteScope scope) {
        String archive = scope.prefix(Modifier.PAGE);
        String root = scope.document().isHttp()
                ? "," + entry("/", archive + References.written(scope.document().origin()) + "/")
                : "";
        return entry(scope.collectionPath(), scope.collectionPath()) + "," + entry("http://", archive + "http://") + ","
                + entry("https://", archive + "https://") + root;
    }

    private static String entry(String from, String to) {
        return "\"" + from + "\":\"" + to + "\"";
    }
}
