package org.pressmark.encoding;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.util.List;

/**
 * How well bytes read in one encoding: the mean weight of their characters, a character counting as often as it has
 * bytes, so that encodings of one, two and four bytes a character can be compared.
 *
 * @param charset the encoding tried
 * @param value about 0.7 for running text in the right encoding, about 0 or below for a wrong one
 * @param characters how many characters beyond ASCII were judged
 */
record EncodingScore(Charset charset, double value, int characters) {
    private static final int MAX_BROKEN = 200;
    /** What more characters than these would say has been said. */
    private static final int ENOUGH = 4000;

    /** Judges the beginning of some bytes; the best of the writings the encoding is used for counts. */
    static EncodingScore of(byte[] bytes, int length, Charset charset, List<? extends Writing> writings) {
        Sample sample = decode(bytes, length, charset);
        if (sample.broken() > MAX_BROKEN) {
            return new EncodingScore(charset, -1, 0);
        }
        double best = -1;
        int judged = 0;
        for (Writing writing : writings) {
            Tally tally = new Tally(writing, charset.name().startsWith("UTF-16"));
            tally.add(sample.text());
            double value = tally.mean(sample.broken());
            judged = tally.characters;
            best = Math.max(best, value);
        }
        return new EncodingScore(charset, best, judged);
    }

    private record Sample(CharBuffer text, int broken) {}

    /** Decodes and counts what cannot be decoded; a character cut off at the end is no error. */
    private static Sample decode(byte[] bytes, int length, Charset charset) {
        CharsetDecoder decoder = charset.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes, 0, length);
        CharBuffer out = CharBuffer.allocate(length + 16);
        int broken = 0;
        while (true) {
            CoderResult result = decoder.decode(in, out, false);
            if (!result.isError() || ++broken > MAX_BROKEN) {
                break;
            }
            in.position(in.position() + Math.min(result.length(), in.remaining()));
        }
        return new Sample(out.flip(), broken);
    }

    private static final class Tally {
        private final Writing writing;
        private final boolean wide;
        private final boolean singleByte;
        private double sum;
        private double bytes;
        private int characters;

        Tally(Writing writing, boolean wide) {
            this.writing = writing;
            this.wide = wide;
            this.singleByte = writing.isOfOneByte();
        }

        void add(CharBuffer text) {
            char before = ' ';
            int count = text.length();
            for (int i = 0; i < count && characters < ENOUGH; i++) {
                char c = text.charAt(i);
                if (c < 128) {
                    ascii(c);
                } else {
                    int width = width(c);
                    sum += writing.weight(c, before) * width;
                    bytes += width;
                    characters++;
                }
                before = c;
            }
        }

        /** How many bytes the character had: half-width kana have one in Shift_JIS. */
        private int width(char c) {
            boolean one = (singleByte && !wide) || (c >= 0xFF61 && c <= 0xFF9F);
            return one ? 1 : 2;
        }

        private void ascii(char c) {
            boolean control = c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f';
            if (control) {
                sum -= 2;
                bytes += 2;
            } else if (wide) {
                sum += 1.2;
                bytes += 2;
            }
        }

        double mean(int broken) {
            double all = bytes + 2.0 * broken;
            return all == 0 ? 0 : (sum - 4.0 * broken) / all;
        }
    }
}
