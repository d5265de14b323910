package org.pressmark.verify;

import java.util.Locale;

/** How much a rule weighs. */
public enum Severity {
    /** The standard says "shall": the file is not valid. */
    VIOLATION,
    /** The standard or its guidelines say "should": the file is valid, some tools will stumble. */
    RECOMMENDATION,
    /** Legal, but unusual, or something that cannot be decided from the files at hand. */
    NOTE;

    /** The word in reports, lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
