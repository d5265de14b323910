package org.pressmark.warc;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.pressmark.capture.Body;
import org.pressmark.warc.StoredRecord.Field;

/**
 * An HTTP message as a response, request or revisit record holds it, RFC 9112 read the way browsers read it.
 *
 * <p>LF alone, a missing reason, lines that are no fields, a head without its empty line and interim 1xx answers in
 * front of the real one are all read. A block that is no HTTP at all, or whose head has no end within
 * {@link #HEAD_LIMIT}, has status 0, no headers, and is its own body.
 * Nothing is held whole; bodies are streams that can be read once, and only one of them.
 */
public final class HttpBlock implements Closeable {
    /** The longest head that is read, in bytes; interim answers count in. */
    public static final int HEAD_LIMIT = 1 << 20;

    private final String startLine;
    private final List<Field> headers;
    private final HeadAndRest body;

    private HttpBlock(String startLine, List<Field> headers, HeadAndRest body) {
        this.startLine = startLine;
        this.headers = headers;
        this.body = body;
    }

    /**
     * Reads the head and leaves the body to be read.
     *
     * @param block the whole block from its first byte
     * @throws IOException where reading fails
     */
    public static HttpBlock read(InputStream block) throws IOException {
        HeadAndRest in = new HeadAndRest(block, HEAD_LIMIT);
        while (true) {
            if (!in.startsLikeHttp()) {
                return new HttpBlock("", List.of(), in);
            }
            int length = in.takeHead();
            if (length == HeadAndRest.NO_HEAD) {
                return new HttpBlock("", List.of(), in);
            }
            byte[] head = in.head();
            int lineEnd = HeadParser.lineEnd(head, 0, length);
            String line = HeadParser.text(head, 0, lineEnd);
            int status = statusIn(line);
            if (status < 100 || status > 199 || status == 101) {
                List<Field> fields = HeadParser.fields(head, Math.min(lineEnd + 1, length), length);
                return new HttpBlock(line, fields.stream().filter(f -> !f.name().isEmpty()).toList(), in);
            }
        }
    }

    /** Reads a block from its beginning; the caller closes what it gets. */
    public static HttpBlock read(Body block) throws IOException {
        InputStream in = block.open();
        try {
            return read(in);
        } catch (IOException | RuntimeException failed) {
            in.close();
            throw failed;
        }
    }

    /** How many bytes of the block the head takes, interim answers and the empty line included. */
    public int headLength() {
        return body.taken();
    }

    /** The status of a response; 0 for a request and for what is no HTTP. */
    public int status() {
        return statusIn(startLine);
    }

    /** The reason behind the status, often empty. */
    public String reason() {
        String[] words = startLine.split("\\s+", 3);
        return status() > 0 && words.length == 3 ? words[2] : "";
    }

    /** The request's method; empty for responses. */
    public String method() {
        return isResponse(startLine) ? "" : startLine.split("\\s+", 2)[0];
    }

    /** The first line as it stands, without its end. */
    public String startLine() {
        return startLine;
    }

    /** Every header in order, repeated ones repeatedly. */
    public List<Field> headers() {
        return headers;
    }

    /** The first header of that name, in any case. */
    public Optional<String> first(String name) {
        return headers.stream().filter(f -> f.name().equalsIgnoreCase(name)).map(Field::value).findFirst();
    }

    /** Every header of that name, in any case and in order. */
    public List<String> all(String name) {
        return headers.stream().filter(f -> f.name().equalsIgnoreCase(name)).map(Field::value).toList();
    }

    /** The media type of Content-Type in lower case and without parameters; empty where there is none. */
    public String mediaType() {
        return MediaTypes.base(first("Content-Type").orElse(""));
    }

    /**
     * The payload: the body with its transfer coding taken off, its content coding kept. What is called chunked and is
     * not, is given as it is; chunks that break off end the payload.
     */
    public InputStream payload() throws IOException {
        InputStream payload = body;
        List<String> codings = codings("Transfer-Encoding");
        for (int i = codings.size() - 1; i >= 0; i--) {
            payload = codings.get(i).equals("chunked")
                    ? ChunkedInput.orAsItIs(payload)
                    : ContentDecoding.remove(codings.get(i), payload);
        }
        return payload;
    }

    /** The payload with its content codings taken off, within {@link DecodingLimit#DEFAULT}. */
    public InputStream decoded() throws IOException {
        return decoded(DecodingLimit.DEFAULT);
    }

    /**
     * The payload with its content codings taken off: gzip, deflate with and without its zlib frame, br, zstd, several
     * in a row. What is called compressed and is not, is given as it is; data that breaks off ends the stream.
     *
     * @param limit where to stop, with an {@link IOException}
     */
    public InputStream decoded(DecodingLimit limit) throws IOException {
        List<String> codings = codings("Content-Encoding");
        InputStream payload = payload();
        if (codings.isEmpty()) {
            return payload;
        }
        CountedInput counted = new CountedInput(payload);
        InputStream decoded = counted;
        for (int i = codings.size() - 1; i >= 0; i--) {
            decoded = ContentDecoding.remove(codings.get(i), decoded);
        }
        return new LimitedInput(decoded, counted, limit);
    }

    private List<String> codings(String header) {
        List<String> codings = new ArrayList<>();
        for (String value : all(header)) {
            Arrays.stream(value.split(",", -1))
                    .map(coding -> coding.strip().toLowerCase(Locale.ROOT))
                    .filter(coding -> !coding.isEmpty())
                    .limit(ContentDecoding.MOST_LAYERS)
                    .forEach(codings::add);
        }
        return codings.subList(0, Math.min(codings.size(), ContentDecoding.MOST_LAYERS));
    }

    @Override
    public void close() throws IOException {
        body.close();
    }

    private static boolean isResponse(String line) {
        return line.isEmpty() || line.regionMatches(true, 0, "HTTP", 0, 4) || line.startsWith("ICY ")
                || line.startsWith("h2 ") || line.startsWith("h3 ");
    }

    private static int statusIn(String line) {
        int at = line.indexOf(' ');
        if (at < 0 || !isResponse(line)) {
            return 0;
        }
        while (at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
        int status = 0;
        for (int digits = 0; digits < 3 && at < line.length(); digits++, at++) {
            char c = line.charAt(at);
            if (c < '0' || c > '9') {
                break;
            }
            status = status * 10 + c - '0';
        }
        return status;
    }
}
