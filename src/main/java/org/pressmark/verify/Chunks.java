package org.pressmark.verify;

/**
 * Takes the chunked coding off a body, RFC 9112 section 7.1, and says whether it was well formed.
 *
 * <pre>
 *   size[;extension] CRLF  data CRLF  ...  0 CRLF  [trailer fields] CRLF
 * </pre>
 */
final class Chunks {
    private enum State {
        SIZE,
        PADDING,
        EXTENSION,
        SIZE_CR,
        DATA,
        AFTER_DATA,
        DATA_CR,
        TRAILER,
        END,
        BROKEN
    }

    private static final long LARGEST = 1L << 56;

    private final DigestSet entity;
    private State state = State.SIZE;
    private long left;
    private boolean digits;

    /** Whether the chunk's first line ended with LF alone; then the chunk may too. */
    private boolean bare;

    private byte last;
    private boolean trailerLine;
    private boolean extension;

    Chunks(DigestSet entity) {
        this.entity = entity;
    }

    void take(byte[] bytes, int from, int length) {
        int i = from;
        int to = from + length;
        while (i < to) {
            if (state == State.DATA) {
                int n = (int) Math.min(left, to - i);
                entity.update(bytes, i, n);
                left -= n;
                i += n;
                state = left == 0 ? State.AFTER_DATA : State.DATA;
            } else if (state == State.BROKEN) {
                return;
            } else {
                step(bytes[i++]);
            }
        }
    }

    private void step(byte b) {
        switch (state) {
            case SIZE -> size(b);
            case PADDING -> afterSize(b);
            case EXTENSION -> {
                bare = last != '\r';
                last = b;
                if (b == '\n') {
                    startChunk();
                }
            }
            case SIZE_CR -> {
                bare = false;
                if (b == '\n') {
                    startChunk();
                } else {
                    state = State.BROKEN;
                }
            }
            case AFTER_DATA -> {
                boolean end = bare && b == '\n';
                state = end ? State.SIZE : b == '\r' ? State.DATA_CR : State.BROKEN;
            }
            case DATA_CR -> state = b == '\n' ? State.SIZE : State.BROKEN;
            case TRAILER -> trailer(b);
            default -> state = State.BROKEN;
        }
    }

    private void size(byte b) {
        int digit = Character.digit(b, 16);
        if (digit >= 0 && left < LARGEST) {
            left = left * 16 + digit;
            digits = true;
        } else if (digits) {
            afterSize(b);
        } else {
            state = State.BROKEN;
        }
    }

    /** Behind the size comes its line's end or an extension, blanks before either. */
    private void afterSize(byte b) {
        extension |= b == ';' || b == ' ' || b == '\t';
        switch (b) {
            case '\n' -> {
                bare = true;
                startChunk();
            }
            case '\r' -> state = State.SIZE_CR;
            case ' ', '\t' -> state = State.PADDING;
            case ';' -> state = State.EXTENSION;
            default -> state = State.BROKEN;
        }
    }

    private void startChunk() {
        state = left == 0 ? State.TRAILER : State.DATA;
        digits = false;
    }

    private void trailer(byte b) {
        if (b == '\n') {
            state = trailerLine ? State.TRAILER : State.END;
            trailerLine = false;
        } else if (b != '\r') {
            trailerLine = true;
        }
    }

    /** Whether something stood behind a chunk's size. */
    boolean hasExtension() {
        return extension;
    }

    boolean whole() {
        return state == State.END;
    }

    boolean broken() {
        return state == State.BROKEN;
    }
}
