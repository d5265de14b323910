package org.pressmark.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.pressmark.markup.CssReference.Form;
import org.pressmark.markup.CssReference.Kind;

/**
 * Walks over the tokens of a stylesheet and keeps the addresses.
 *
 * <p>How it knows what a string is for: a stack of what is open (functions, blocks) kept as one character each, so
 * that a million open parentheses cost a million characters and no recursion; the name before the last colon; and
 * whether an at-rule's prelude is being read, in which nothing is loaded but the first address of an import.
 *
 * <p>Not thread-safe: one reader for one text.
 */
final class CssReader {
    private static final char PLAIN = '(';
    private static final char ADDRESS = 'u';
    private static final char IMAGES = 'i';
    private static final char BLOCK = '{';
    private static final char FONT_BLOCK = 'f';

    private static final Set<String> IMAGE_FUNCTIONS = Set.of("image-set", "-webkit-image-set", "image");
    private static final Set<String> NO_IMAGES = Set.of(
            "filter", "backdrop-filter", "clip-path", "fill", "stroke", "marker", "marker-start", "marker-mid",
            "marker-end", "offset-path", "behavior", "-moz-binding");

    private final CssScanner in;
    private final StringBuilder open = new StringBuilder();
    private final List<CssReference> found = new ArrayList<>();
    private String lastName = "";
    private String property = "";
    private String rule = "";

    CssReader(String css, boolean declarations) {
        this.in = new CssScanner(css);
        if (declarations) {
            open.append(BLOCK);
        }
    }

    List<CssReference> read() {
        while (!in.atEnd()) {
            token();
        }
        return List.copyOf(found);
    }

    private void token() {
        char c = in.peek(0);
        if (c == '"' || c == '\'') {
            string();
        } else if (in.lookingAt("/*")) {
            in.skipComment();
        } else if (in.lookingAt("<!--")) {
            in.skip(4);
        } else if (in.lookingAt("-->")) {
            in.skip(3);
        } else if (c == '#' || CssScanner.isDigit(c)) {
            in.skip(1); // a hash or a number takes the name behind it, so that 2url( is no function
            in.name();
        } else if (in.startsIdent()) {
            ident();
        } else {
            in.skip(1);
            mark(c);
        }
    }

    private void mark(char c) {
        switch (c) {
            case '@' -> atKeyword();
            case ':' -> property = lastName;
            case ';' -> rule = inParentheses() ? rule : "";
            case '(' -> open.append(PLAIN);
            case ')' -> closeParenthesis();
            case '{' -> openBlock();
            case '}' -> closeBlock();
            default -> { }
        }
    }

    private void atKeyword() {
        if (in.startsIdent()) {
            rule = in.name().toLowerCase(Locale.ROOT);
        }
    }

    private boolean inParentheses() {
        char top = top();
        return top == PLAIN || top == ADDRESS || top == IMAGES;
    }

    private char top() {
        return open.length() == 0 ? BLOCK : open.charAt(open.length() - 1);
    }

    private void closeParenthesis() {
        if (inParentheses()) {
            open.setLength(open.length() - 1);
        }
    }

    private void openBlock() {
        open.append(rule.equals("font-face") ? FONT_BLOCK : BLOCK);
        rule = "";
        property = "";
    }

    /** An unclosed parenthesis ends with its block: stricter than the standard, but the addresses behind it count. */
    private void closeBlock() {
        while (inParentheses()) {
            open.setLength(open.length() - 1);
        }
        if (open.length() > 0) {
            open.setLength(open.length() - 1);
        }
        rule = "";
        property = "";
    }

    private void ident() {
        String name = in.name().toLowerCase(Locale.ROOT);
        if (in.peek(0) != '(' || in.atEnd()) {
            lastName = name;
            return;
        }
        in.skip(1);
        if (name.equals("url") && !quoteFollows()) {
            keep(CssValue.bareAddress(in), Form.URL_TOKEN);
        } else if (name.equals("url") || name.equals("src")) {
            open.append(ADDRESS);
        } else {
            open.append(IMAGE_FUNCTIONS.contains(name) ? IMAGES : PLAIN);
        }
    }

    private boolean quoteFollows() {
        int ahead = 0;
        while (CssScanner.isBlank(in.peek(ahead)) && in.position() + ahead < in.length()) {
            ahead++;
        }
        return in.peek(ahead) == '"' || in.peek(ahead) == '\'';
    }

    private void string() {
        CssValue value = CssValue.string(in);
        if (top() == ADDRESS) {
            keep(value, Form.URL_STRING);
        } else if (top() == IMAGES || (rule.equals("import") && !inParentheses())) {
            keep(value, Form.STRING);
        }
    }

    private void keep(CssValue value, Form form) {
        boolean imported = rule.equals("import");
        if (imported) {
            rule = "import behind its address";
        }
        boolean loaded = rule.isEmpty() || imported;
        if (loaded && value.good() && !value.value().isBlank()) {
            found.add(new CssReference(value.start(), value.end(), value.value(), imported ? Kind.IMPORT : kind(), form));
        }
    }

    private Kind kind() {
        boolean font = open.indexOf(String.valueOf(FONT_BLOCK), Math.max(0, open.length() - 4)) >= 0;
        if (font && property.equals("src")) {
            return Kind.FONT;
        }
        return NO_IMAGES.contains(property) || property.startsWith("--") ? Kind.OTHER : Kind.IMAGE;
    }
}
