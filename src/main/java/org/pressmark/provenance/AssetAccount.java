package org.pressmark.provenance;

import java.util.Objects;
import java.util.Optional;

/**
 * What is told of one asset.
 *
 * @param url its address; empty where what is written is none
 * @param asWritten the reference as it stands in the document
 * @param via the document it stands in
 * @param kind what the document wants it for
 * @param outcome {@code captured}; {@code duplicate} where the archive names another record of the same payload;
 *     {@code unmodified} where the server said that nothing changed since an earlier capture; {@code local};
 *     {@code recovered} from another archive; {@code missing}
 * @param cause the code of why it is missing on the live web; empty where it is not
 * @param detail the particulars of what went wrong
 * @param at when it was got or last tried, ISO 8601
 * @param status the HTTP status; 0 where there was no HTTP
 * @param mediaType its media type; empty where unknown
 * @param digest its payload's digest; empty where there is none
 * @param bytes its payload's length
 * @param source where it was recovered from; empty unless it was
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
        long bytes,
        Optional<Source> source) {
    /**
     * The archive that had what the live web lost.
     *
     * @param archive the archive that was asked, as the user gave it
     * @param memento the memento's address
     * @param datetime its Memento-Datetime, ISO 8601
     */
    public record Source(String archive, String memento, String datetime) {
        public Source {
            Objects.requireNonNull(archive, "archive");
            Objects.requireNonNull(memento, "memento");
            Objects.requireNonNull(datetime, "datetime");
        }
    }

    public AssetAccount {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(source, "source");
    }

    /** The account of an asset that is missing on the live web, once another archive had it. */
    public AssetAccount recovered(Source from, String type, String digestOfIt, long length) {
        return new AssetAccount(
                url, asWritten, via, kind, "recovered", cause, detail, at, 200, type, digestOfIt, length,
                Optional.of(from));
    }

    /** Whether the asset is not there to be seen. */
    public boolean isMissing() {
        return outcome.equals("missing");
    }
}
