package org.pressmark.replay;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * An answer before it is written to a socket.
 *
 * @param status the HTTP status
 * @param headers header by header, in the order they are sent
 * @param content the body; closed after sending, whatever happens
 */
record Reply(int status, Map<String, String> headers, Content content) {
    Reply {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        Objects.requireNonNull(content, "content");
    }

    static Reply of(int status, String type, String text) {
        return new Reply(status, Map.of("Content-Type", type), Content.of(text));
    }

    /** An error for programs. */
    static Reply problem(int status, String message) {
        String quoted = message.replace("\\", "\\\\").replace("\"", "\\\"");
        return of(status, "application/json", "{\"message\": \"" + quoted + "\"}\n");
    }

    static Reply redirect(int status, String location) {
        return new Reply(status, Map.of("Location", location), Content.of(""));
    }

    Reply with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Reply(status, more, content);
    }

    Reply with(Map<String, String> added) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.putAll(added);
        return new Reply(status, more, content);
    }
}
