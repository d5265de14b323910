package org.pressmark.article;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Paths inside a source: relative, with {@code /}, never leading out. */
final class RelativePath {
    private RelativePath() {}

    /** The path with its {@code .} and {@code ..} steps gone; empty where it leads out, is absolute or is nothing. */
    static Optional<String> inside(String path) {
        if (path.isEmpty() || path.startsWith("/") || path.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        Deque<String> steps = new ArrayDeque<>();
        int from = 0;
        while (from <= path.length()) {
            int slash = path.indexOf('/', from);
            int to = slash < 0 ? path.length() : slash;
            String step = path.substring(from, to);
            if (step.equals("..")) {
                if (steps.pollLast() == null) {
                    return Optional.empty();
                }
            } else if (!step.isEmpty() && !step.equals(".")) {
                steps.addLast(step);
            }
            from = to + 1;
        }
        return steps.isEmpty() ? Optional.empty() : Optional.of(String.join("/", steps));
    }
}
