package org.pressmark.provenance;

import java.util.Objects;

/**
 * What is told of one asset.
 *
 * @param url its address; empty where what is written is none
 * @param asWritten the reference as it stands in the document
 * @param via the document it stands in
 * @param kind what the document wants it for
 * @param outcome {@code captured}, {@code duplicate}, {@code local} or {@code missing}
 * @param cause the cause's code; empty unless missing
 * @param detail the particulars of what went wrong
 * @param at when it was got or last tried, ISO 8601
 * @param status the HTTP status; 0 where there was no HTTP
 * @param mediaType its media type; empty where unknown
 * @param digest its payload's digest; empty where there is none
 * @param bytes its payload's length
 */
public record AssetAccount(
        String url,
        String asWritten,
        String via,
        String kind,
        String outcome,
        String cause,
        String detail,
        String at,
        int status,
        String mediaType,
        String digest,
        long bytes) {
    public AssetAccount {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(outcome, "outcome");
    }

    /** Whether the asset is not there to be seen. */
    public boolean isMissing() {
        return outcome.equals("missing");
    }
}
