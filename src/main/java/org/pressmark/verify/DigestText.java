package org.pressmark.verify;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** A digest as a header writes it: the algorithm and the bytes, whatever base they are written in. */
final class DigestText {
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final Algorithm algorithm;
    private final byte[] bytes;
    private final String written;

    private DigestText(Algorithm algorithm, byte[] bytes, String written) {
        this.algorithm = algorithm;
        this.bytes = bytes;
        this.written = written;
    }

    Algorithm algorithm() {
        return algorithm;
    }

    String written() {
        return written;
    }

    /** Reads a digest; where it cannot, a breach says why, unless the algorithm is merely unknown. */
    static Optional<DigestText> read(String text, Desk desk, String field) {
        int colon = text.indexOf(':');
        String value = colon < 0 ? "" : text.substring(colon + 1);
        if (colon < 1 || !Texts.isToken(text.substring(0, colon)) || !isValue(value)) {
            desk.breach(Rule.DIGEST_SYNTAX, field + ": " + text);
            return Optional.empty();
        }
        Optional<Algorithm> algorithm = Algorithm.of(text.substring(0, colon));
        if (algorithm.isEmpty()) {
            desk.breach(Rule.DIGEST_ALGORITHM, field + ": " + text);
            return Optional.empty();
        }
        Optional<byte[]> bytes = decode(value, algorithm.get().bytes());
        if (bytes.isEmpty()) {
            desk.breach(Rule.DIGEST_VALUE, field + ": " + text + " does not hold " + algorithm.get().bytes() + " bytes");
        }
        return bytes.map(b -> new DigestText(algorithm.get(), b, text));
    }

    /** Algorithm and bytes in one spelling, so that two digests can be compared; as written where it is unknown. */
    static String plain(String text) {
        int colon = text.indexOf(':');
        Optional<Algorithm> algorithm = colon < 1 ? Optional.empty() : Algorithm.of(text.substring(0, colon));
        return algorithm.flatMap(a -> decode(text.substring(colon + 1), a.bytes()))
                .map(b -> algorithm.get().name() + ":" + HexFormat.of().formatHex(b))
                .orElse(text);
    }

    /** A token; the equals sign and slash of padded Base32 and Base64 are borne, as all readers do. */
    private static boolean isValue(String value) {
        return Texts.isToken(value.replace("=", "").replace("/", ""));
    }

    boolean agrees(byte[] computed) {
        return Arrays.equals(bytes, computed);
    }

    /** A remark where this is the digest of no bytes at all, as tools write that have dropped a body. */
    String hintOfNothing() {
        return agrees(algorithm.start().digest()) ? ": it is the digest of no bytes at all" : "";
    }

    private static Optional<byte[]> decode(String value, int length) {
        int end = value.length();
        while (end > 0 && value.charAt(end - 1) == '=') {
            end--;
        }
        String bare = value.substring(0, end);
        if (bare.length() == 2 * length) {
            return hex(bare);
        }
        if (bare.length() == (8 * length + 4) / 5) {
            return base32(bare, length);
        }
        return bare.length() == (8 * length + 5) / 6 ? base64(bare) : Optional.empty();
    }

    private static Optional<byte[]> hex(String text) {
        return text.chars().allMatch(c -> c < 128 && Character.digit(c, 16) >= 0)
                ? Optional.of(HexFormat.of().parseHex(text))
                : Optional.empty();
    }

    private static Optional<byte[]> base64(String text) {
        try {
            return Optional.of(Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/')));
        } catch (IllegalArgumentException otherAlphabet) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> base32(String text, int length) {
        byte[] out = new byte[length];
        int buffer = 0;
        int bits = 0;
        int n = 0;
        String upper = text.toUpperCase(Locale.ROOT);
        for (int i = 0; i < upper.length(); i++) {
            int digit = BASE32.indexOf(upper.charAt(i));
            if (digit < 0) {
                return Optional.empty();
            }
            buffer = buffer << 5 | digit;
            bits += 5;
            if (bits >= 8 && n < length) {
                bits -= 8;
                out[n++] = (byte) (buffer >> bits);
            }
        }
        return Optional.of(out);
    }
}
