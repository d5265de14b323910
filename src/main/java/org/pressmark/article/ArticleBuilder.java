package org.pressmark.article;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pressmark.capture.Finding;

/** Weighs what front matter, body and path say of an article: given before read, read before guessed. */
final class ArticleBuilder {
    private final String path;
    private final DecodedText decoded;
    private final List<Finding> findings = new ArrayList<>();
    private Article.Format format = Article.Format.MARKDOWN;
    private String body = "";
    private int bodyLine = 1;
    private BodyFacts read = new BodyFacts();
    private String detected = "und";
    private GivenFacts given = new GivenFacts(Map.of());
    private GivenFacts head = new GivenFacts(Map.of());
    private Optional<Article.Claim> claim = Optional.empty();
    private FrontMatter front = FrontMatter.NONE;

    ArticleBuilder(String path, DecodedText decoded, List<Finding> findings) {
        this.path = path;
        this.decoded = decoded;
        this.findings.addAll(decoded.findings());
        this.findings.addAll(findings);
    }

    /** The body: a text from an index on, which is a line of the seed; what was given in front spares some search. */
    ArticleBuilder body(Article.Format bodyFormat, String text, int from, int line, Map<String, Object> values) {
        format = bodyFormat;
        body = text.substring(from);
        bodyLine = line;
        if (format == Article.Format.HTML) {
            HtmlFacts html = new HtmlFacts(body);
            html.crowded().ifPresent(at -> this.findings.add(new Finding("too-many-attributes",
                    "a tag has more attributes than are read; an address in the rest of them is not found", line + at - 1)));
            head = new GivenFacts(html.given());
            read = html.body();
            detected = LanguageGuess.of(html.words(), 0);
            claim = head.claim().map(c -> new Article.Claim(c.getValue(), c.getKey() + ": " + c.getValue(), line));
        } else {
            boolean plain = format == Article.Format.TEXT;
            read = BodyFacts.of(body, 0, line, plain, new GivenFacts(values).title().isPresent());
            detected = LanguageGuess.of(body, 0);
        }
        return this;
    }

    /** What was given in front of the body. */
    ArticleBuilder given(Map<String, Object> values, FrontMatter frontMatter) {
        given = new GivenFacts(values);
        front = frontMatter;
        given.claim().ifPresent(c -> claim = Optional.of(claimIn(c.getKey(), c.getValue())));
        if (claim.isEmpty()) {
            given.description().flatMap(ArticleBuilder::claimed)
                    .ifPresent(c -> claim = Optional.of(claimIn("description", c)));
        }
        return this;
    }

    /** Some describe an article by where it stood before. */
    private static Optional<String> claimed(String description) {
        Provenance provenance = new Provenance();
        provenance.line(TextLine.first(description));
        return provenance.claim().map(Article.Claim::url).filter(url -> LinkTarget.isWeb(url, 0));
    }

    /** In a line of JSON the address says where the article comes from. */
    ArticleBuilder claimFromAddress(Map<String, Object> values) {
        if (claim.filter(c -> !c.url().isEmpty()).isEmpty()) {
            given.canonical().filter(url -> LinkTarget.isWeb(url, 0))
                    .ifPresent(url -> claim = Optional.of(new Article.Claim(url, "url: " + url, 1)));
        }
        return this;
    }

    private Article.Claim claimIn(String key, String value) {
        String url = LinkTarget.first(value, 0, value.length()).orElse("");
        TextLine line = TextLine.at(front.text(), 0, front.firstLine());
        while (!line.isLast() && !startsWithKey(line.stripped(), key)) {
            line = line.next();
        }
        boolean found = startsWithKey(line.stripped(), key);
        return new Article.Claim(url, found ? line.stripped() : key + ": " + value,
                found ? line.number() : front.firstLine());
    }

    private static boolean startsWithKey(String line, String key) {
        int at = line.startsWith("\"") || line.startsWith("'") ? 1 : 0;
        return line.regionMatches(true, at, key, 0, key.length());
    }

    Article build() {
        return new Article(
                title(), authors(), published(), language(), tags(),
                given.description().or(head::description).orElse(""),
                format, decoded.encoding(), body, bodyLine, given.pictures(),
                given.canonical().or(head::canonical),
                bestClaim(), read.rights(), findings);
    }

    private String title() {
        return given.title()
                .or(head::title)
                .or(read::title)
                .orElseGet(() -> new PathFacts(path).title());
    }

    private List<String> authors() {
        if (!given.authors().isEmpty()) {
            return given.authors();
        }
        return head.authors().isEmpty() ? read.authors() : head.authors();
    }

    private List<String> tags() {
        return given.tags().isEmpty() ? head.tags() : given.tags();
    }

    private Optional<String> published() {
        boolean clipping = given.isClipping() && read.published().isPresent();
        Optional<String> asGiven = given.date().or(() -> clipping ? Optional.empty() : given.fileDate()).or(head::date)
                .or(head::fileDate);
        Optional<String> understood = asGiven.flatMap(Dates::value);
        if (asGiven.isPresent() && understood.isEmpty()) {
            findings.add(new Finding("date-unreadable",
                    "The date given is no date that can be told for sure: " + InlineText.blanks(asGiven.get()),
                    front.lineOf(asGiven.get())));
        }
        return understood.or(read::published).or(new PathFacts(path)::date).or(read::updated);
    }

    private String language() {
        String guessed = detected.equals("und") || detected.equals("zh") ? byTitle() : detected;
        return given.language().or(head::language)
                .flatMap(tag -> LanguageGuess.declared(tag, guessed))
                .orElse(guessed);
    }

    /**
     * The title where the body tells too little. Chinese in which no character tells the writings apart is taken for
     * simplified, unless its bytes were in Big5.
     */
    private String byTitle() {
        String title = LanguageGuess.of(title(), 0);
        String better = title.equals("und") ? detected : title;
        boolean big5 = decoded.encoding().charset().startsWith("Big5");
        return better.equals("zh") ? (big5 ? "zh-Hant" : "zh-Hans") : better;
    }

    /** An address beats a bare name; of two addresses the given one is taken. */
    private Optional<Article.Claim> bestClaim() {
        Optional<Article.Claim> inText = read.claim();
        boolean givenIsBare = claim.filter(c -> c.url().isEmpty()).isPresent();
        return givenIsBare && inText.filter(c -> !c.url().isEmpty()).isPresent() ? inText : claim.or(() -> inText);
    }
}
