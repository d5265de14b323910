package org.pressmark.verify;

import java.util.Set;

/**
 * How to check.
 *
 * @param keptPerRule how many breaches of each rule the report lists; the rest is only counted
 * @param selfContained whether the files given are all there is: a reference that leads nowhere is then a violation
 *     instead of a note
 * @param lint the tools of which to say what they will not show
 * @param threads how many files, or pieces of a large one, are checked at a time; the report does not depend on it
 */
public record VerifyOptions(int keptPerRule, boolean selfContained, Set<LintTool> lint, int threads) {
    public VerifyOptions {
        if (keptPerRule < 0) {
            throw new IllegalArgumentException("keptPerRule must not be negative, was " + keptPerRule);
        }
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, was " + threads);
        }
        lint = Set.copyOf(lint);
    }

    /** Checks against the standards, one file after the other, and says nothing of tools. */
    public VerifyOptions(int keptPerRule, boolean selfContained) {
        this(keptPerRule, selfContained, Set.of(), 1);
    }

    /** 100 breaches of each rule; other files may exist. */
    public static VerifyOptions defaults() {
        return new VerifyOptions(100, false, Set.of(), 1);
    }
}
