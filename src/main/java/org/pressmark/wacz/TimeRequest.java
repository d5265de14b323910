package org.pressmark.wacz;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import org.pressmark.capture.Digest;

/** What is sent to a time-stamping authority: RFC 3161 section 2.4.1, SHA-256, its certificate asked for, no nonce. */
final class TimeRequest {
    private static final byte[] BEFORE = HexFormat.of().parseHex("30390201013031300d060960864801650304020105000420");
    private static final byte[] BEHIND = {1, 1, (byte) 0xff};

    private TimeRequest() {}

    static byte[] of(byte[] stamped) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(BEFORE);
        out.writeBytes(HexFormat.of().parseHex(Digest.Algorithm.SHA256.digest(stamped).value()));
        out.writeBytes(BEHIND);
        return out.toByteArray();
    }
}
