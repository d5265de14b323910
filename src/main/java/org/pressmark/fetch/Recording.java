package org.pressmark.fetch;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;

/** The bytes of one exchange in both directions, as the connection's streams pass them on. */
final class Recording {
    private final ByteArrayOutputStream request = new ByteArrayOutputStream(512);
    private final Spill response;

    Recording(Path spool) {
        this.response = new Spill(spool);
    }

    void sent(byte[] bytes, int from, int count) {
        request.write(bytes, from, count);
    }

    void received(byte[] bytes, int from, int count) {
        response.write(bytes, from, count);
    }

    byte[] request() {
        return request.toByteArray();
    }

    Spill response() {
        return response;
    }
}
