package org.pressmark.index;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.pressmark.capture.Digest;

/**
 * A payload's digest as indexes write it, in the one form of {@link Digest}: with or without its algorithm in front,
 * hexadecimal or Base32, padded or not, in either case.
 *
 * @param algorithm the algorithm
 * @param digest the digest
 */
public record PayloadDigest(Digest.Algorithm algorithm, Digest digest) {
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /** Reads one; empty for other algorithms and for what is no digest. */
    public static Optional<PayloadDigest> read(String text) {
        int colon = text.indexOf(':');
        String label = text.substring(0, Math.max(0, colon)).toLowerCase(Locale.ROOT).replace("-", "");
        String value = text.substring(colon + 1).strip().replace("=", "");
        for (Digest.Algorithm algorithm : Digest.Algorithm.values()) {
            int bytes = algorithm == Digest.Algorithm.SHA1 ? 20 : 32;
            boolean named = label.isEmpty() || label.equals(algorithm.label());
            Optional<byte[]> raw = named ? raw(value, bytes) : Optional.empty();
            if (raw.isPresent()) {
                return raw.map(known -> new PayloadDigest(algorithm, algorithm.of(known)));
            }
        }
        return Optional.empty();
    }

    private static Optional<byte[]> raw(String value, int bytes) {
        if (value.length() == bytes * 2) {
            boolean hex = value.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128);
            return hex ? Optional.of(HexFormat.of().parseHex(value)) : Optional.empty();
        }
        return value.length() == (bytes * 8 + 4) / 5 ? base32(value, bytes) : Optional.empty();
    }

    private static Optional<byte[]> base32(String value, int bytes) {
        byte[] raw = new byte[bytes];
        int buffer = 0;
        int bits = 0;
        int at = 0;
        for (int i = 0; i < value.length(); i++) {
            int digit = BASE32.indexOf(Character.toUpperCase(value.charAt(i)));
            if (digit < 0) {
                return Optional.empty();
            }
            buffer = ((buffer << 5) | digit) & 0xffff;
            bits += 5;
            if (bits >= 8 && at < bytes) {
                bits -= 8;
                raw[at++] = (byte) (buffer >> bits);
            }
        }
        return Optional.of(raw);
    }
}
