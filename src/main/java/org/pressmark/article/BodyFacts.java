package org.pressmark.article;

import java.util.List;
import java.util.Optional;

/** One pass over a body of Markdown or text: title, by-lines, claims, rights. Fenced code is passed over. */
final class BodyFacts {
    private final TitleSearch title = new TitleSearch();
    private final ByLines byLines = new ByLines();
    private final Provenance provenance = new Provenance();
    private final LeadLine lead = new LeadLine();
    private final boolean titleKnown;
    private final boolean plain;
    private String fence = "";

    /** Facts of a body whose lines come one by one. */
    BodyFacts() {
        this(false, false);
    }

    private BodyFacts(boolean titleKnown, boolean plain) {
        this.titleKnown = titleKnown;
        this.plain = plain;
    }

    /**
     * Reads a body that begins at an index of a text, in a line of the seed.
     *
     * @param plain whether it is plain text, whose first line may be the title
     * @param titleKnown whether front matter gives the title, so that none is looked for
     */
    static BodyFacts of(String text, int from, int line, boolean plain, boolean titleKnown) {
        BodyFacts facts = new BodyFacts(titleKnown, plain);
        TextLine next = TextLine.at(text, from, line);
        facts.line(next);
        while (!next.isLast()) {
            next = next.next();
            facts.line(next);
        }
        return facts;
    }

    /** Takes a line. */
    void line(TextLine line) {
        boolean blank = line.isBlank();
        boolean words = !blank && !isCode(line);
        if (!titleKnown && (blank || words)) {
            title.line(line);
            if (plain) {
                lead.line(line);
            }
        }
        if (words) {
            if (byLines.wantsMore()) {
                byLines.line(line);
            }
            provenance.line(line);
        }
    }

    private boolean isCode(TextLine line) {
        String text = line.whole();
        int at = line.from();
        while (at < line.to() && text.charAt(at) == ' ') {
            at++;
        }
        boolean mark = text.startsWith("```", at) || text.startsWith("~~~", at);
        if (!mark) {
            return !fence.isEmpty();
        }
        int end = at;
        while (end < line.to() && text.charAt(end) == text.charAt(at)) {
            end++;
        }
        String marks = text.substring(at, Math.min(end, at + 100));
        if (fence.isEmpty()) {
            boolean inline = marks.charAt(0) == '`'
                    && text.substring(end, Math.min(line.to(), end + 1000)).indexOf('`') >= 0;
            fence = inline ? "" : marks;
            return !inline;
        }
        boolean closes = marks.startsWith(fence) && text.substring(end, Math.min(line.to(), end + 1000)).isBlank();
        fence = closes ? "" : fence;
        return true;
    }

    Optional<String> title() {
        return title.title().or(lead::title);
    }

    List<String> authors() {
        return byLines.authors();
    }

    Optional<String> published() {
        return byLines.published();
    }

    Optional<String> updated() {
        return byLines.updated();
    }

    Optional<Article.Claim> claim() {
        return provenance.claim();
    }

    List<Article.Quote> rights() {
        return provenance.rights();
    }
}
