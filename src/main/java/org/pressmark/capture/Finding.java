package org.pressmark.capture;

import java.util.Objects;

/**
 * Something worth telling a person about an input, found while the work went on.
 *
 * @param code a short fixed name in kebab-case that other programs can test for: {@code front-matter-unclosed}
 * @param message one sentence for people: what was found and what was done about it
 * @param line the line of the input, counted from 1; 0 where no single line is meant
 */
public record Finding(String code, String message, int line) {
    public Finding {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(message, "message");
        if (line < 0) {
            throw new IllegalArgumentException("lines count from 1, was " + line);
        }
    }

    /** Where it is, as compilers write it: the input's path, a colon and the line where one is meant. */
    public String in(String path) {
        return line == 0 ? path : path + ":" + line;
    }
}
