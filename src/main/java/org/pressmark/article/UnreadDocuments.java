package org.pressmark.article;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.pressmark.capture.Finding;

/** Documents beside the articles whose kind is not read: told, so that nobody takes them for packed. */
final class UnreadDocuments {
    private static final Set<String> ENDINGS = Set.of(
            "mht", "mhtml", "webarchive", "maff", "xhtml", "doc", "docx", "rtf", "odt", "wps", "pages", "pdf", "epub",
            "mobi", "azw3", "chm", "ppt", "pptx", "xls", "xlsx", "csv", "json", "enex", "jex", "lake", "canvas",
            "opml", "rst", "adoc",
            "asciidoc", "org", "textile", "tex", "mdx", "qmd", "rmd", "ipynb", "mkd", "mdown", "mediawiki");

    private record Kind(String first, int count) {}

    private final Map<String, Kind> kinds = new TreeMap<>();

    /** Takes note of a file that is no seed. */
    void add(String path) {
        String ending = SeedEndings.ending(path);
        if (ENDINGS.contains(ending)) {
            kinds.merge(ending, new Kind(path, 1), (a, b) ->
                    new Kind(PathOrder.UTF_8.compare(a.first(), b.first()) <= 0 ? a.first() : b.first(), a.count() + 1));
        }
    }

    /** One finding a kind of file. */
    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        kinds.forEach((ending, kind) -> findings.add(new Finding("not-read", kind.first()
                + (kind.count() == 1 ? ": is" : ": and " + (kind.count() - 1) + " more ." + ending + " are")
                + " of a kind that is not read; taken only where a page shows it. Save it as HTML, Markdown or text", 0)));
        return findings;
    }
}
