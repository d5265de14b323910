package org.pressmark.pack;

import java.util.Optional;
import org.pressmark.capture.CaptureTime;
import org.pressmark.capture.WebUrl;
import org.pressmark.index.CdxLine;
import org.pressmark.index.PayloadDigest;
import org.pressmark.pack.Elsewhere.Twin;

/** What a line of somebody's index says, made fit for the header of a revisit record. */
final class TwinText {
    private TwinText() {}

    /** Empty where the line names no address or no time. */
    static Optional<Twin> of(CdxLine line, PayloadDigest digest) {
        String digits = line.timestamp().substring(0, Math.min(14, line.timestamp().length()));
        return CaptureTime.parse(digits).flatMap(date -> of(line.url(), date.toString(), "", digest));
    }

    /** Empty where the address is none. */
    static Optional<Twin> of(String url, String date, String recordId, PayloadDigest digest) {
        return WebUrl.parse(url).map(legal -> new Twin(legal.toString(), date, recordId, digest.digest().toString()));
    }
}
