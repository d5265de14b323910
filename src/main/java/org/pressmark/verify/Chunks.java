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
        EXTENSION,
        DATA,
        AFTER_DATA,
        TRAILER,
        END,
        BROKEN
    }

    private final DigestSet entity;
    private State state = State.SIZE;
    private long left;
    private int digits;
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
            case EXTENSION -> {
                if (b == '\n') {
                    startChunk();
                }
            }
            case AFTER_DATA -> {
                if (b == '\n') {
                    state = State.SIZE;
                } else if (b != '\r') {
                    state = State.BROKEN;
                }
            }
            case TRAILER -> trailer(b);
            default -> state = State.BROKEN;
        }
    }

    private void size(byte b) {
        int digit = Character.digit(b, 16);
        if (digit >= 0 && digits < 15) {
            left = left * 16 + digit;
            digits++;
        } else if (digits > 0 && b == '\n') {
            startChunk();
        } else if (digits > 0 && (b == ';' || b == '\r' || b == ' ' || b == '\t')) {
            extension |= b != '\r';
            state = State.EXTENSION;
        } else {
            state = State.BROKEN;
        }
    }

    private void startChunk() {
        state = left == 0 ? State.TRAILER : State.DATA;
        digits = 0;
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
