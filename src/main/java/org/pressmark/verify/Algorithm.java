package org.pressmark.verify;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** Digest algorithms that can be checked. */
enum Algorithm {
    MD5("MD5", 16),
    SHA1("SHA-1", 20),
    SHA256("SHA-256", 32),
    SHA384("SHA-384", 48),
    SHA512("SHA-512", 64);

    private final String jcaName;
    private final int bytes;

    Algorithm(String jcaName, int bytes) {
        this.jcaName = jcaName;
        this.bytes = bytes;
    }

    /** Reads {@code sha1}, {@code SHA-1}, {@code sha_1} and the like. */
    static Optional<Algorithm> of(String label) {
        String plain = label.toUpperCase(Locale.ROOT).replace("-", "").replace("_", "");
        for (Algorithm algorithm : values()) {
            if (algorithm.name().equals(plain)) {
                return Optional.of(algorithm);
            }
        }
        return Optional.empty();
    }

    /** The digest of all that a stream still gives, as hexadecimal digits. */
    String hexOf(InputStream in) throws IOException {
        MessageDigest digest = start();
        byte[] buffer = new byte[1 << 16];
        for (int n = in.read(buffer, 0, buffer.length); n > 0; n = in.read(buffer, 0, buffer.length)) {
            digest.update(buffer, 0, n);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    int bytes() {
        return bytes;
    }

    MessageDigest start() {
        try {
            return MessageDigest.getInstance(jcaName);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has " + jcaName, missing);
        }
    }
}
