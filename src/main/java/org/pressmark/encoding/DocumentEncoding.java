package org.pressmark.encoding;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The encoding of a document, chosen as a browser chooses: byte order mark, what the server said, what the document says
 * of itself, UTF-8 where the bytes are valid UTF-8, a guess from the text.
 *
 * @param charset the encoding
 * @param mark how many bytes of byte order mark stand in front
 * @param known whether something says it is that encoding; if not, UTF-8 was assumed
 */
public record DocumentEncoding(Charset charset, int mark, boolean known) {
    /** A guess that is less sure than this is none. */
    private static final double LIKELY = 0.3;

    /**
     * Chooses by the beginning of a document.
     *
     * @param start as many bytes as there are, up to some hundred thousand
     * @param said the encoding the server named
     */
    public static DocumentEncoding of(byte[] start, Optional<Charset> said) {
        int mark = mark(start);
        if (mark > 0) {
            return new DocumentEncoding(marked(start), mark, true);
        }
        Optional<Charset> named = said.isPresent() ? said : DeclaredEncoding.in(start);
        if (named.isPresent()) {
            return new DocumentEncoding(named.get(), 0, true);
        }
        if (isUtf8(start)) {
            return new DocumentEncoding(StandardCharsets.UTF_8, 0, true);
        }
        EncodingGuess guess = EncodingGuess.of(start);
        boolean likely = guess.confidence() >= LIKELY;
        return new DocumentEncoding(likely ? guess.charset() : StandardCharsets.UTF_8, 0, likely);
    }

    /** A whole document as text, without its byte order mark; what is no character becomes U+FFFD. */
    public static String text(byte[] bytes, Optional<Charset> said) {
        DocumentEncoding encoding = of(bytes, said);
        return new String(bytes, encoding.mark, bytes.length - encoding.mark, encoding.charset);
    }

    /** How many bytes of byte order mark stand in front. */
    private static int mark(byte[] bytes) {
        if (bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF) {
            return 3;
        }
        int first = bytes.length < 2 ? 0 : (bytes[0] & 255) << 8 | (bytes[1] & 255);
        return first == 0xFEFF || first == 0xFFFE ? 2 : 0;
    }

    private static Charset marked(byte[] bytes) {
        return bytes[0] == (byte) 0xEF
                ? StandardCharsets.UTF_8
                : bytes[0] == (byte) 0xFE ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
    }

    /** Whether bytes are UTF-8; a character cut off at the end is no error where it is not the only one of its kind. */
    private static boolean isUtf8(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(1 << 13);
        CoderResult result = CoderResult.OVERFLOW;
        long characters = 0;
        while (result.isOverflow()) {
            out.clear();
            result = decoder.decode(in, out, false);
            characters += out.position();
        }
        return result.isUnderflow() && (!in.hasRemaining() || characters < in.position());
    }
}
