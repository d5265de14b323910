package org.pressmark.capture;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * The percent-encode sets of the WHATWG URL Standard, section 1.3, each widened by what RFC 3986 forbids in that part
 * of a URI, so that what is written is a legal URI for strict readers too.
 */
enum PercentEncoding {
    PATH("\"<>`{}^|[]\\"),
    QUERY("\"<>`{}^|[]\\'"),
    FRAGMENT("\"<>`{}^|[]\\#"),
    USER_INFO("\"<>`{}^|[]\\/;=@"),
    OPAQUE("\"<>`{}^|[]\\");

    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    /** A bit for each refused character from 0 to 63, and from 64 to 127. */
    private final long low;

    private final long high;

    PercentEncoding(String refused) {
        this.low = bits(refused, 0);
        this.high = bits(refused, 64);
    }

    private static long bits(String refused, int from) {
        long bits = 0;
        for (int i = 0; i < refused.length(); i++) {
            int place = refused.charAt(i) - from;
            bits |= place >= 0 && place < 64 ? 1L << place : 0;
        }
        return bits;
    }

    private boolean isRefused(int ascii) {
        return ((ascii < 64 ? low >> ascii : high >> (ascii - 64)) & 1) != 0;
    }

    String encode(String text) {
        return encode(text, StandardCharsets.UTF_8);
    }

    /** Encodes what is not ASCII in the given encoding; what that cannot write becomes a character reference. */
    String encode(String text, Charset charset) {
        int plain = plainLength(text);
        if (plain == text.length()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 16).append(text, 0, plain);
        CharsetEncoder encoder = null;
        for (int i = plain; i < text.length(); ) {
            int point = text.codePointAt(i);
            if (point >= 0x80) {
                encoder = encoder == null ? encoderFor(charset) : encoder;
                appendEncoded(out, point, encoder);
            } else if (point <= 0x20 || point == 0x7f || isRefused(point)) {
                appendByte(out, point);
            } else if (point == '%' && !isEscape(text, i)) {
                out.append("%25");
            } else {
                out.append((char) point);
            }
            i += Character.charCount(point);
        }
        return out.toString();
    }

    /** How many characters from the start need no encoding. */
    private int plainLength(String text) {
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c <= 0x20 || c >= 0x7f || isRefused(c) || (c == '%' && !isEscape(text, i))) {
                return i;
            }
            i++;
        }
        return i;
    }

    private static boolean isEscape(String text, int at) {
        return at + 2 < text.length()
                && Character.digit(text.charAt(at + 1), 16) >= 0
                && Character.digit(text.charAt(at + 2), 16) >= 0
                && text.charAt(at + 1) < 0x80
                && text.charAt(at + 2) < 0x80;
    }

    private static CharsetEncoder encoderFor(Charset charset) {
        return encodingFor(charset).newEncoder()
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .onMalformedInput(CodingErrorAction.REPORT);
    }

    private void appendEncoded(StringBuilder out, int point, CharsetEncoder encoder) {
        int known = Character.getType(point) == Character.SURROGATE ? 0xFFFD : point;
        try {
            ByteBuffer bytes = encoder.encode(CharBuffer.wrap(Character.toChars(known)));
            while (bytes.hasRemaining()) {
                int b = bytes.get() & 0xff;
                if (b > 0x20 && b < 0x7f && b != '%' && !isRefused(b)) {
                    out.append((char) b); // a trail byte of GBK or Shift_JIS may be a plain letter or sign
                } else {
                    appendByte(out, b);
                }
            }
        } catch (CharacterCodingException notInThisEncoding) {
            out.append("%26%23").append(point).append("%3B");
        }
    }

    /** URL Standard section 4.4, query state: UTF-16 documents write their queries in UTF-8. */
    private static Charset encodingFor(Charset charset) {
        return charset.name().startsWith("UTF-16") || !charset.canEncode() ? StandardCharsets.UTF_8 : charset;
    }

    private static void appendByte(StringBuilder out, int b) {
        out.append('%').append(HEX[(b >> 4) & 15]).append(HEX[b & 15]);
    }

    /** Turns every escape into its byte and reads the bytes as UTF-8. */
    static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        ByteBuffer out = ByteBuffer.allocate(text.length() * 4);
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            if (point == '%' && isEscape(text, i)) {
                out.put((byte) Integer.parseInt(text, i + 1, i + 3, 16));
                i += 3;
            } else {
                out.put(Character.toString(point).getBytes(StandardCharsets.UTF_8));
                i += Character.charCount(point);
            }
        }
        return new String(out.array(), 0, out.position(), StandardCharsets.UTF_8);
    }
}
