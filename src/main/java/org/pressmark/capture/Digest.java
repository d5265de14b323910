package org.pressmark.capture;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;

/**
 * A digest as WARC headers and CDXJ lines write it: {@code sha256:<lower-case hex>}, {@code sha1:<upper-case Base32>}.
 *
 * @param algorithm the algorithm, which also fixes the text form
 * @param value the text behind the colon
 */
public record Digest(Algorithm algorithm, String value) {

    /** The algorithms Pressmark writes. */
    public enum Algorithm {
        SHA1("sha1", "SHA-1"),
        SHA256("sha256", "SHA-256");

        private final String label;
        private final String jcaName;

        Algorithm(String label, String jcaName) {
            this.label = label;
            this.jcaName = jcaName;
        }

        /** The label in front of the colon. */
        public String label() {
            return label;
        }

        /** A new, empty computation. */
        public MessageDigest start() {
            try {
                return MessageDigest.getInstance(jcaName);
            } catch (NoSuchAlgorithmException missing) {
                throw new IllegalStateException("every Java platform has " + jcaName, missing);
            }
        }

        /** The finished computation in this algorithm's text form. */
        public Digest finish(MessageDigest computation) {
            return of(computation.digest());
        }

        /** Raw digest bytes in this algorithm's text form. */
        public Digest of(byte[] raw) {
            return new Digest(this, this == SHA1 ? base32(raw) : HexFormat.of().formatHex(raw));
        }

        /** The digest of bytes in memory. */
        public Digest digest(byte[] bytes) {
            return of(start().digest(bytes));
        }

        /** The digest of a body, streamed. */
        public Digest digest(Body body) throws IOException {
            MessageDigest computation = start();
            byte[] buffer = new byte[1 << 16];
            try (InputStream in = body.open()) {
                for (int got = in.read(buffer); got > 0; got = in.read(buffer)) {
                    computation.update(buffer, 0, got);
                }
            }
            return finish(computation);
        }

        /** Reads the label, {@code sha1} or {@code sha256}, in any case. */
        public static Algorithm named(String label) {
            for (Algorithm algorithm : values()) {
                if (algorithm.label.equals(label.toLowerCase(Locale.ROOT))) {
                    return algorithm;
                }
            }
            throw new IllegalArgumentException("digest algorithm must be sha1 or sha256, was " + label);
        }
    }

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public Digest {
        Objects.requireNonNull(algorithm, "algorithm");
        Objects.requireNonNull(value, "value");
    }

    /** Reads what {@link #toString()} writes. */
    public static Digest parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("a digest reads algorithm:value, was " + text);
        }
        return new Digest(Algorithm.named(text.substring(0, colon)), text.substring(colon + 1));
    }

    /** RFC 4648 Base32; five bytes make eight characters, so a SHA-1 needs no padding. */
    private static String base32(byte[] raw) {
        StringBuilder out = new StringBuilder((raw.length * 8 + 4) / 5);
        int buffer = 0;
        int bits = 0;
        for (byte b : raw) {
            buffer = (buffer << 8) | (b & 255);
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                out.append(BASE32.charAt((buffer >> bits) & 31));
            }
        }
        return out.toString();
    }

    @Override
    public String toString() {
        return algorithm.label() + ":" + value;
    }
}
