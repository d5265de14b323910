package org.pressmark.verify;

/**
 * How to check.
 *
 * @param keptPerRule how many breaches of each rule the report lists; the rest is only counted
 * @param selfContained whether the files given are all there is: a reference that leads nowhere is then a violation
 *     instead of a note
 */
public record VerifyOptions(int keptPerRule, boolean selfContained) {
    public VerifyOptions {
        if (keptPerRule < 0) {
            throw new IllegalArgumentException("keptPerRule must not be negative, was " + keptPerRule);
        }
    }

    /** 100 breaches of each rule; other files may exist. */
    public static VerifyOptions defaults() {
        return new VerifyOptions(100, false);
    }
}
