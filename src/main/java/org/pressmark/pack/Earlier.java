package org.pressmark.pack;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.pressmark.capture.Digest;
import org.pressmark.capture.WebUrl;
import org.pressmark.warc.HttpBlock;

/**
 * A capture of which its server can be asked whether it still holds.
 *
 * @param target the address it is of
 * @param conditions the request headers that ask so; none where the server gave nothing to ask by
 * @param mediaType its Content-Type as sent
 * @param payload the digest of its payload
 * @param length the payload's length in bytes
 * @param elsewhere how another archive names it; empty where it is in this one
 */
record Earlier(
        WebUrl target, Map<String, String> conditions, String mediaType, Digest payload, long length,
        Optional<Elsewhere.Twin> elsewhere) {
    private static final int LONGEST = 1000;

    Earlier {
        Objects.requireNonNull(target, "target");
        conditions = Map.copyOf(conditions);
        Objects.requireNonNull(mediaType, "mediaType");
        Objects.requireNonNull(payload, "payload");
        Objects.requireNonNull(elsewhere, "elsewhere");
    }

    /**
     * What an answer can be asked by again: what a server once sent is sent back to it as it was, if it may stand in a
     * request at all.
     */
    static Map<String, String> conditions(HttpBlock answer) {
        Map<String, String> headers = new LinkedHashMap<>();
        add(headers, "If-None-Match", answer, "ETag");
        add(headers, "If-Modified-Since", answer, "Last-Modified");
        return headers;
    }

    private static void add(Map<String, String> headers, String name, HttpBlock answer, String source) {
        answer.first(source)
                .map(String::strip)
                .filter(value -> !value.isEmpty() && value.length() <= LONGEST)
                .filter(value -> value.chars().allMatch(c -> c >= ' ' && c < 0x7f))
                .ifPresent(value -> headers.put(name, value));
    }
}
