package org.pressmark.capture;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Bytes of a known number that can be read as often as wanted, wherever they lie. */
public interface Body {
    /** How many bytes there are. */
    long length();

    /** A new stream from the first byte; the caller closes it. It ends after exactly {@link #length()} bytes. */
    InputStream open() throws IOException;

    /** All bytes at once: only for bodies known to be small. */
    default byte[] bytes() throws IOException {
        try (InputStream in = open()) {
            return in.readAllBytes();
        }
    }

    /** Bytes in memory; the array must not change afterwards. */
    static Body of(byte[] bytes) {
        return new Body() {
            @Override
            public long length() {
                return bytes.length;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }

            @Override
            public byte[] bytes() {
                return bytes;
            }
        };
    }

    /** Text in UTF-8. */
    static Body of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }
}
