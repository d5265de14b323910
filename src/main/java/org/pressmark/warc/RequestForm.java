package org.pressmark.warc;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.netpreserve.jwarc.HttpRequest;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.cdx.CdxRequestEncoder;

/**
 * What is put behind an address to find answers to other requests than GET: the method and the body as a query, the
 * form pywb and cdxj-indexer have for it.
 *
 * <pre>
 *   POST /search with the body q=a   is found under   /search?__wb_method=POST&q=a
 * </pre>
 */
public final class RequestForm {
    /** A body longer than this, in bytes, is cut: the form itself is cut far earlier. */
    public static final int LONGEST_BODY = 1 << 20;

    private RequestForm() {}

    /**
     * The query for a request; empty for GET and HEAD, and for what is no request.
     *
     * @param contentType empty where there is none
     */
    public static Optional<String> of(String method, String contentType, byte[] body) throws IOException {
        boolean plain = method.equals("GET") || method.equals("HEAD") || !method.matches("[A-Z]{1,20}");
        if (plain) {
            return Optional.empty();
        }
        HttpRequest.Builder request = new HttpRequest.Builder(method, "/");
        try {
            MediaType type = MediaType.parseLeniently(contentType.isBlank() ? "application/octet-stream" : contentType);
            return Optional.ofNullable(CdxRequestEncoder.encode(request.body(type, body).build()));
        } catch (IllegalArgumentException | UncheckedIOException malformed) {
            return Optional.of("__wb_method=" + method);
        }
    }

    /** The query for a request record's block; cheap for those of GET, which are nearly all. */
    public static Optional<String> of(InputStream block) throws IOException {
        byte[] start = block.readNBytes(5);
        String begin = new String(start, StandardCharsets.ISO_8859_1);
        if (begin.startsWith("GET ") || begin.startsWith("HEAD ")) {
            return Optional.empty();
        }
        HttpBlock http = HttpBlock.read(new SequenceInputStream(new ByteArrayInputStream(start), block));
        byte[] body = http.payload().readNBytes(LONGEST_BODY);
        return of(http.method(), http.first("Content-Type").orElse(""), body);
    }
}
