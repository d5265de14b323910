package org.pressmark.replay;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.pressmark.capture.Digest;
import org.pressmark.index.CdxLine;

/** Conditional requests, RFC 9110 section 13: what tells one answer from another, and what a client may keep. */
final class Conditions {
    /** Part of every tag: another one where the same capture comes out of this program otherwise. */
    private static final String FORM = "pressmark-2 ";

    private Conditions() {}

    /**
     * The validators of a capture: it never changes, so the instant of capture is when it last did.
     *
     * @param form how it is shown
     */
    static Map<String, String> validators(OpenCollection collection, CdxLine line, String form) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ETag",
                tag(collection.path() + form + " " + line.filename() + " " + line.offset() + " " + line.toCdxj()));
        headers.put("Last-Modified", HttpDate.of(Choice.time(line)));
        return headers;
    }

    /** A strong tag for what depends on this text. */
    static String tag(String dependsOn) {
        byte[] text = (FORM + dependsOn).getBytes(StandardCharsets.UTF_8);
        return "\"" + Digest.Algorithm.SHA256.digest(text).value().substring(0, 32) + "\"";
    }

    /** Whether the client has just this answer: If-None-Match, or else If-Modified-Since. */
    static boolean hasIt(Request request, Reply reply) {
        if (reply.status() != 200) {
            return false;
        }
        Optional<String> tags = request.header("If-None-Match");
        if (tags.isPresent()) {
            String own = reply.headers().getOrDefault("ETag", "none");
            return tags.get().strip().equals("*") || tags.get().contains(own);
        }
        Optional<Instant> since = request.header("If-Modified-Since").flatMap(HttpDate::parse);
        Optional<Instant> changed = Optional.ofNullable(reply.headers().get("Last-Modified")).flatMap(HttpDate::parse);
        return since.isPresent() && changed.isPresent() && !changed.get().isAfter(since.get());
    }

    /** Whether the client wants another answer than this or none: If-Match, or else If-Unmodified-Since. */
    static boolean isOutdated(Request request, Reply reply) {
        String own = reply.headers().get("ETag");
        if (reply.status() != 200 || own == null) {
            return false;
        }
        Optional<String> tags = request.header("If-Match").map(String::strip);
        if (tags.isPresent()) {
            return !tags.get().equals("*") && Stream.of(tags.get().split(",", -1)).noneMatch(tag -> tag.strip().equals(own));
        }
        Optional<Instant> since = request.header("If-Unmodified-Since").flatMap(HttpDate::parse);
        Optional<Instant> changed = Optional.ofNullable(reply.headers().get("Last-Modified")).flatMap(HttpDate::parse);
        return since.isPresent() && changed.isPresent() && changed.get().isAfter(since.get());
    }

    /** The ranges asked for, unless If-Range says that they are parts of another answer. */
    static Optional<String> range(Request request, Reply reply) {
        Optional<String> condition = request.header("If-Range").map(String::strip);
        boolean same = condition.isEmpty()
                || condition.get().equals(reply.headers().get("ETag"))
                || condition.get().equals(reply.headers().get("Last-Modified"));
        return same ? request.header("Range") : Optional.empty();
    }
}
