package org.pressmark.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * What somebody typed. All of it must be met:
 *
 * <pre>
 *   words                     in title or text, each of them
 *   "two words"               next to each other; “ ” and 「 」 too
 *   -word                     not this
 *   title:word                in the title
 *   site:example.org          from this host or one below it
 *   lang:zh                   in this language
 *   date:2022-03..2022-05     of these days; either end may be left out
 * </pre>
 *
 * <p>What is not understood is looked for as words; there is no wrong query.
 */
final class SearchQuery {
    private static final int MOST_PARTS = 32;
    private static final String QUOTES = "\"“”「」『』";

    private final BooleanQuery.Builder all = new BooleanQuery.Builder();
    private final List<PhraseWords> marked = new ArrayList<>();
    private boolean wants;
    private boolean excludes;
    private boolean empty = true;

    private SearchQuery() {}

    static SearchQuery parse(String typed) {
        SearchQuery query = new SearchQuery();
        List<String> parts = parts(typed.length() > SearchRequest.LONGEST_WORDS
                ? typed.substring(0, SearchRequest.LONGEST_WORDS)
                : typed);
        parts.stream().limit(MOST_PARTS).forEach(query::part);
        return query;
    }

    /** What is to be marked in titles and snippets. */
    List<PhraseWords> marked() {
        return marked;
    }

    /** Whether nothing is asked for: then everything is met. */
    boolean isEmpty() {
        return empty;
    }

    Query query() {
        if (!wants) {
            all.add(empty || excludes ? new MatchAllDocsQuery() : new MatchNoDocsQuery(), Occur.MUST);
        }
        return all.build();
    }

    /** Cuts at blanks outside quotation marks. */
    private static List<String> parts(String typed) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < typed.length(); i++) {
            char c = typed.charAt(i);
            if (QUOTES.indexOf(c) >= 0) {
                quoted = !quoted;
            } else if (!quoted && (Character.isWhitespace(c) || c == '\u3000')) {
                parts.add(part.toString());
                part.setLength(0);
                continue;
            }
            part.append(c);
        }
        parts.add(part.toString());
        return parts.stream().filter(p -> !p.isBlank()).toList();
    }

    private void part(String part) {
        boolean not = part.length() > 1 && (part.charAt(0) == '-' || part.charAt(0) == '－');
        String what = not ? part.substring(1) : part;
        Optional<Query> query = field(what).or(() -> words(what, not));
        if (query.isPresent()) {
            empty = false;
            wants |= !not;
            excludes |= not;
            all.add(query.get(), not ? Occur.MUST_NOT : Occur.MUST);
        } else {
            empty &= what.isBlank();
        }
    }

    private Optional<Query> words(String what, boolean not) {
        PhraseWords words = PhraseWords.of(what);
        if (words.isEmpty()) {
            return Optional.empty();
        }
        if (!not) {
            marked.add(words);
        }
        return Optional.of(words.anywhere());
    }

    private Optional<Query> field(String part) {
        int colon = Math.max(part.indexOf(':'), part.indexOf('：'));
        if (colon <= 0 || colon == part.length() - 1) {
            return Optional.empty();
        }
        String value = bare(part.substring(colon + 1)).toLowerCase(Locale.ROOT);
        return switch (part.substring(0, colon).toLowerCase(Locale.ROOT)) {
            case "title" -> title(value);
            case "site" -> Optional.of(new TermQuery(new Term(Fields.SITE, value)));
            case "lang" -> Optional.of(new TermQuery(new Term(Fields.LANGUAGE, value)));
            case "date" -> DayRange.parse(value).map(days -> IntPoint.newRangeQuery(Fields.DAY, days.first(), days.last()));
            default -> Optional.empty();
        };
    }

    private Optional<Query> title(String value) {
        PhraseWords words = PhraseWords.of(value);
        if (words.isEmpty()) {
            return Optional.empty();
        }
        marked.add(words);
        return Optional.of(words.in(Fields.TITLE));
    }

    private static String bare(String value) {
        StringBuilder bare = new StringBuilder(value);
        for (int i = bare.length() - 1; i >= 0; i--) {
            if (QUOTES.indexOf(bare.charAt(i)) >= 0) {
                bare.deleteCharAt(i);
            }
        }
        return bare.toString();
    }
}
