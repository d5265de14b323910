package org.pressmark.replay;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.pressmark.index.CdxLine;

/**
 * One {@code filter} of an index query: {@code [!][=|~]field:expression}. In pywb's dialect a bare expression is to be
 * contained, one behind {@code =} to be equal, one behind {@code ~} to match from the start. In the Internet Archive's
 * a bare expression is a regular expression for the whole value, and a field may be called by its number. Without a
 * field the expression is for the whole line, of CDXJ in the one, of columns between blanks in the other.
 */
final class CdxFilter {
    /** How many characters a regular expression may look at for one line: some never come to an end. */
    private static final long PATIENCE = 200_000;

    /** How often it may look at each on the average: a line that takes long is borne, a million of them are not. */
    private static final long LOOKS = 50;

    private enum Kind {
        CONTAINS,
        EQUALS,
        BEGINS_MATCHING,
        MATCHES
    }

    private final Function<CdxLine, String> value;
    private final boolean not;
    private final Kind kind;
    private final String expression;
    private final Pattern pattern;
    private final AtomicLong left = new AtomicLong(PATIENCE);

    private CdxFilter(Function<CdxLine, String> value, boolean not, Kind kind, String expression, Pattern pattern) {
        this.value = value;
        this.not = not;
        this.kind = kind;
        this.expression = expression;
        this.pattern = pattern;
    }

    /** Reads a filter; empty where the field is none or the expression cannot be read. */
    static Optional<CdxFilter> parse(String text, boolean internetArchive) {
        boolean not = text.startsWith("!");
        String rest = not ? text.substring(1) : text;
        Kind kind = rest.startsWith("=") ? Kind.EQUALS
                : rest.startsWith("~") ? Kind.BEGINS_MATCHING : internetArchive ? Kind.MATCHES : Kind.CONTAINS;
        String named = rest.startsWith("=") || rest.startsWith("~") ? rest.substring(1) : rest;
        int colon = named.indexOf(':');
        Optional<Function<CdxLine, String>> value = value(named.substring(0, Math.max(0, colon)), internetArchive);
        if (value.isEmpty() || named.length() > 1000) {
            return Optional.empty();
        }
        String expression = named.substring(colon + 1);
        try {
            return Optional.of(
                    new CdxFilter(value.get(), not, kind, expression,
                            Pattern.compile(kind == Kind.CONTAINS || kind == Kind.EQUALS ? "" : expression)));
        } catch (PatternSyntaxException unreadable) {
            return Optional.empty();
        }
    }

    /** What the expression is for. */
    private static Optional<Function<CdxLine, String>> value(String name, boolean internetArchive) {
        List<CdxField> columns = CdxField.INTERNET_ARCHIVE;
        if (internetArchive && name.isEmpty()) {
            return Optional.of(line -> columns.stream()
                    .map(column -> CdxText.column(column.of(line)))
                    .collect(Collectors.joining(" ")));
        }
        if (!internetArchive && name.isEmpty()) {
            return Optional.of(CdxLine::toCdxj);
        }
        if (internetArchive && name.matches("[0-6]")) {
            return Optional.of(columns.get(Integer.parseInt(name))::of);
        }
        return CdxField.named(name).map(field -> field::of);
    }

    boolean passes(CdxLine line) {
        try {
            return hits(this.value.apply(line)) != not;
        } catch (StackOverflowError tooDeep) {
            throw new BadQueryException("the regular expression goes too deep");
        }
    }

    private boolean hits(String value) {
        return switch (kind) {
            case CONTAINS -> value.contains(expression);
            case EQUALS -> value.equals(expression);
            case BEGINS_MATCHING -> matcher(value).lookingAt();
            case MATCHES -> matcher(value).matches();
        };
    }

    private Matcher matcher(String value) {
        left.updateAndGet(before -> Math.min(PATIENCE, before + LOOKS * value.length()));
        return pattern.matcher(new Patient(value, left));
    }

    /** Text that ends the search when it has been looked at too often. */
    private record Patient(CharSequence text, AtomicLong left) implements CharSequence {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (left.decrementAndGet() < 0) {
                throw new BadQueryException("the regular expression takes too long");
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Patient(text.subSequence(start, end), left);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
