package org.pressmark.replay.rewrite;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.pressmark.encoding.DocumentEncoding;
import org.pressmark.encoding.EncodingLabel;

/**
 * A document's bytes as text, such that the same text gives the same bytes.
 *
 * <p>The encoding is chosen as a browser does: byte order mark, then the Content-Type, then what the document says of
 * itself, then UTF-8 if the bytes are valid UTF-8. Where reading by that encoding loses something, the text is a view
 * of the bytes as ISO-8859-1: markup is ASCII in every encoding in use but UTF-16 and ISO-2022, and only ASCII is ever
 * inserted.
 *
 * @param text what follows the byte order mark
 * @param marked whether a byte order mark stands in front
 * @param view how text and bytes turn into each other
 * @param charset the encoding of the document
 * @param known whether something says it is that encoding; if not, it was assumed
 */
public record DocumentText(String text, boolean marked, Charset view, Charset charset, boolean known) {
    public DocumentText {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(view, "view");
        Objects.requireNonNull(charset, "charset");
    }

    /**
     * Reads a document.
     *
     * @param label the charset parameter of the Content-Type
     * @return empty where the bytes cannot be shown as text and turned back: broken UTF-16
     */
    public static Optional<DocumentText> of(byte[] bytes, Optional<String> label) {
        DocumentEncoding encoding = DocumentEncoding.of(bytes, label.flatMap(EncodingLabel::find));
        Charset charset = encoding.charset();
        int mark = encoding.mark();
        byte[] body = mark == 0 ? bytes : Arrays.copyOfRange(bytes, mark, bytes.length);
        String text = new String(body, charset);
        boolean exact = Arrays.equals(text.getBytes(charset), body);
        if (exact) {
            return Optional.of(new DocumentText(text, mark > 0, charset, charset, true));
        }
        if (charset.name().startsWith("UTF-16") || charset.name().startsWith("ISO-2022")) {
            return Optional.empty();
        }
        String view = new String(body, StandardCharsets.ISO_8859_1);
        return Optional.of(new DocumentText(
                view, mark > 0, StandardCharsets.ISO_8859_1, charset, encoding.known()));
    }

    /** A script's bytes: what their encoding is, the page says that has the script. */
    public static DocumentText ofScript(byte[] bytes) {
        Charset view = StandardCharsets.ISO_8859_1;
        return new DocumentText(new String(bytes, view), false, view, view, false);
    }

    /** Reads a document that {@link #of} cannot: what is no character becomes U+FFFD, as it does in a browser. */
    public static DocumentText asShown(byte[] bytes, Optional<String> label) {
        DocumentEncoding found = DocumentEncoding.of(bytes, label.flatMap(EncodingLabel::find));
        String text = new String(bytes, found.mark(), bytes.length - found.mark(), found.charset());
        return new DocumentText(text, found.mark() > 0, found.charset(), found.charset(), true);
    }

    /**
     * How a document that is not held whole is read.
     *
     * @param view turns its bytes into text and back without loss
     * @param charset its encoding
     * @param known whether something says it is that encoding
     */
    public record Encoding(Charset view, Charset charset, boolean known) {
        /** How a script is read, as {@link #ofScript} does. */
        public static final Encoding OF_SCRIPTS =
                new Encoding(StandardCharsets.ISO_8859_1, StandardCharsets.ISO_8859_1, false);
    }

    /**
     * Chooses the encoding of a long document by its first bytes. The view is ISO-8859-1 but for encodings in which
     * markup is not ASCII.
     *
     * @param start as many bytes as there are, up to some hundred thousand
     * @param label the charset parameter of the Content-Type
     */
    public static Encoding encoding(byte[] start, Optional<String> label) {
        DocumentEncoding found = DocumentEncoding.of(start, label.flatMap(EncodingLabel::find));
        Charset charset = found.charset();
        boolean wide = charset.name().startsWith("UTF-16") || charset.name().startsWith("ISO-2022");
        return new Encoding(wide ? charset : StandardCharsets.ISO_8859_1, charset, found.known());
    }

    /** The bytes of a text made from this one, with the byte order mark. */
    public byte[] encode(String rewritten) {
        byte[] body = rewritten.getBytes(view);
        if (!marked) {
            return body;
        }
        byte[] mark = "\uFEFF".getBytes(charset);
        byte[] all = Arrays.copyOf(mark, mark.length + body.length);
        System.arraycopy(body, 0, all, mark.length, body.length);
        return all;
    }
}
