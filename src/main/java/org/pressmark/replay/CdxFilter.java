package org.pressmark.replay;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.pressmark.index.CdxLine;

/**
 * One {@code filter} of an index query: {@code [!][=|~]field:expression}. In pywb's dialect a bare expression is to be
 * contained, one behind {@code =} to be equal, one behind {@code ~} to match from the start. In the Internet Archive's
 * a bare expression is a regular expression for the whole value.
 */
final class CdxFilter {
    /** How many characters a regular expression may look at for one line: some never come to an end. */
    private static final int PATIENCE = 200_000;

    private enum Kind {
        CONTAINS,
        EQUALS,
        BEGINS_MATCHING,
        MATCHES
    }

    private final CdxField field;
    private final boolean not;
    private final Kind kind;
    private final String expression;
    private final Pattern pattern;

    private CdxFilter(CdxField field, boolean not, Kind kind, String expression, Pattern pattern) {
        this.field = field;
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
        Optional<CdxField> field = colon < 0 ? Optional.empty() : CdxField.named(named.substring(0, colon));
        if (field.isEmpty() || named.length() > 1000) {
            return Optional.empty();
        }
        String expression = named.substring(colon + 1);
        try {
            return Optional.of(new CdxFilter(field.get(), not, kind, expression, Pattern.compile(kind == Kind.CONTAINS || kind == Kind.EQUALS ? "" : expression)));
        } catch (PatternSyntaxException unreadable) {
            return Optional.empty();
        }
    }

    boolean passes(CdxLine line) {
        String value = field.of(line);
        boolean hit = switch (kind) {
            case CONTAINS -> value.contains(expression);
            case EQUALS -> value.equals(expression);
            case BEGINS_MATCHING -> matcher(value).lookingAt();
            case MATCHES -> matcher(value).matches();
        };
        return hit != not;
    }

    private Matcher matcher(String value) {
        return pattern.matcher(new Patient(value, new int[] {PATIENCE}));
    }

    /** Text that ends the search when it has been looked at too often. */
    private record Patient(CharSequence text, int[] left) implements CharSequence {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (left[0]-- <= 0) {
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
