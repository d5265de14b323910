package org.pressmark.pack;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import org.pressmark.capture.Digest;

/**
 * A collection's name: a folder's name, and as a label part of addresses and file names.
 *
 * @param text the name as the user knows it
 */
public record CollectionName(String text) {
    private static final int MAX_LABEL = 50;

    public CollectionName {
        Objects.requireNonNull(text, "text");
        boolean control = text.chars().anyMatch(Character::isISOControl);
        if (text.isBlank() || text.startsWith(".") || text.contains("/") || text.contains("\\") || control) {
            throw new IllegalArgumentException("a collection's name is a plain folder name that does not begin with a"
                    + " dot, was \"" + text.codePoints().filter(c -> !Character.isISOControl(c))
                            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    + "\". Choose one with -c NAME");
        }
    }

    /** The name nearest to a text that others wrote: what no name may hold becomes a hyphen. */
    static CollectionName near(String text) {
        StringBuilder name = new StringBuilder();
        text.strip().codePoints().forEach(c -> {
            boolean dot = c == '.' && name.isEmpty();
            name.appendCodePoint(dot || c == '/' || c == '\\' || Character.isISOControl(c) ? '-' : c);
        });
        return new CollectionName(name.isEmpty() ? "collection" : name.toString());
    }

    /**
     * The name as a host label of letters, digits and hyphens. Where writing it so loses something, a short hash of
     * the name keeps two names apart.
     */
    public String label() {
        String ascii = ascii(text);
        StringBuilder label = new StringBuilder();
        for (char c : ascii.toLowerCase(Locale.ROOT).toCharArray()) {
            boolean kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            boolean inner = label.length() > 0 && label.charAt(label.length() - 1) != '-';
            if (kept || (c == '-' && (inner || ascii.startsWith("xn--")))) {
                label.append(c);
            } else if (inner) {
                label.append('-');
            }
        }
        String plain = label.toString();
        boolean whole = plain.equals(ascii) && plain.length() <= MAX_LABEL && !plain.endsWith("-") && !plain.isEmpty();
        return whole ? plain : shortened(plain);
    }

    private String shortened(String plain) {
        String hash = Digest.Algorithm.SHA256.digest(text.getBytes(StandardCharsets.UTF_8)).value().substring(0, 8);
        String start = plain.startsWith("xn--") ? "" : plain.substring(0, Math.min(plain.length(), 40));
        String stripped = start.endsWith("-") ? start.substring(0, start.length() - 1) : start;
        return stripped.isEmpty() ? "c-" + hash : stripped + "-" + hash;
    }

    private static String ascii(String name) {
        if (name.chars().allMatch(c -> c < 0x80)) {
            return name;
        }
        try {
            return IDN.toASCII(name, IDN.ALLOW_UNASSIGNED | IDN.USE_STD3_ASCII_RULES);
        } catch (IllegalArgumentException notALabel) {
            return "";
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
