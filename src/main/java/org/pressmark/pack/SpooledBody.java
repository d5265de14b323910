package org.pressmark.pack;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.pressmark.capture.Body;

/**
 * A body of this machine's disk whose failures are thrown unchecked, so that a disk that cannot be read is never taken
 * for an answer that cannot be decoded.
 *
 * @param body the body
 */
record SpooledBody(Body body) implements Body {
    @Override
    public long length() {
        return body.length();
    }

    @Override
    public InputStream open() {
        return ask(() -> new FilterInputStream(body.open()) {
            @Override
            public int read() {
                return ask(in::read);
            }

            @Override
            public int read(byte[] bytes, int from, int count) {
                return ask(() -> in.read(bytes, from, count));
            }

            @Override
            public long skip(long count) {
                return ask(() -> in.skip(count));
            }
        });
    }

    private interface Question<T> {
        T ask() throws IOException;
    }

    private static <T> T ask(Question<T> question) {
        try {
            return question.ask();
        } catch (IOException disk) {
            throw new UncheckedIOException(disk);
        }
    }
}
