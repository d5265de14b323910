package org.pressmark.verify;

import java.nio.file.Path;
import java.util.Objects;

/**
 * One place where a file does not do what a rule asks.
 *
 * @param rule what is asked
 * @param severity how much it weighs here: the rule's own weight, or more where the caller asked for it
 * @param file the file
 * @param member the file inside a WACZ, empty elsewhere
 * @param offset where the record or member starts in the file, in bytes; for a member of a WACZ, in that member
 * @param recordId the record's id without brackets, empty where there is none
 * @param found what stands there, control characters escaped, shortened
 * @param remedy what to do about it
 */
public record Breach(
        Rule rule,
        Severity severity,
        Path file,
        String member,
        long offset,
        String recordId,
        String found,
        String remedy) {
    public Breach {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(member, "member");
        Objects.requireNonNull(recordId, "recordId");
        Objects.requireNonNull(found, "found");
        Objects.requireNonNull(remedy, "remedy");
    }
}
