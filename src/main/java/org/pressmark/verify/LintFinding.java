package org.pressmark.verify;

import java.nio.file.Path;
import java.util.Objects;

/**
 * A record or file that a tool will not show as it is meant.
 *
 * @param rule what the tool does, and why
 * @param tool the tool
 * @param file the file
 * @param member the file inside a WACZ, empty elsewhere
 * @param offset where the record starts, in bytes; 0 for a file as a whole
 * @param found the record, in words
 */
public record LintFinding(LintRule rule, LintTool tool, Path file, String member, long offset, String found) {
    public LintFinding {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(tool, "tool");
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(member, "member");
        Objects.requireNonNull(found, "found");
    }
}
