package org.pressmark.pack;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import org.pressmark.capture.Digest;
import org.pressmark.capture.Exchange;
import org.pressmark.warc.HttpBlock;

/** Digests of payloads by the algorithm another archive uses. */
final class Payloads {
    private Payloads() {}

    /** The digest of an exchange's entity body, transfer coding removed, read from the spool if need be. */
    static Digest digest(Exchange exchange, Digest.Algorithm algorithm) throws IOException {
        if (exchange.payload().algorithm() == algorithm) {
            return exchange.payload();
        }
        try (HttpBlock block = HttpBlock.read(new SpooledBody(exchange.response()))) {
            return measure(block, algorithm).digest();
        }
    }

    /**
     * What a payload is.
     *
     * @param length in bytes
     */
    record Measured(Digest digest, long length) {}

    /** Reads the payload of an answer to its end. */
    static Measured measure(HttpBlock answer, Digest.Algorithm algorithm) throws IOException {
        MessageDigest computation = algorithm.start();
        byte[] buffer = new byte[1 << 16];
        long length = 0;
        try (InputStream in = answer.payload()) {
            for (int got = in.read(buffer); got > 0; got = in.read(buffer)) {
                computation.update(buffer, 0, got);
                length += got;
            }
        }
        return new Measured(algorithm.finish(computation), length);
    }
}
