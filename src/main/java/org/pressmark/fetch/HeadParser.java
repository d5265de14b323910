package org.pressmark.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpVersion;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.io.HttpMessageParser;
import org.apache.hc.core5.http.io.SessionInputBuffer;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.apache.hc.core5.util.CharArrayBuffer;

/**
 * Reads answer heads (RFC 9112 sections 2 to 5) and takes what browsers take: lines that end in LF alone, no reason
 * phrase, folded values, lines without a colon (which say nothing), names with blanks behind them.
 *
 * <p>The connection's input buffer reads ahead; {@link #unread} tells how far, which is how the end of a message is
 * found in the recorded bytes. Belongs to one connection; not thread-safe.
 */
final class HeadParser implements HttpMessageParser<ClassicHttpResponse> {
    private final int maxBytes;
    private SessionInputBuffer input;
    private Recording recording;
    private int left;
    private long start;
    private boolean interim; // an interim answer was read: empty lines behind it stand inside the answer

    HeadParser(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** A new exchange begins; nothing of it was received yet. */
    void begin(Recording exchange) {
        recording = exchange;
        left = maxBytes;
        start = 0;
        interim = false;
    }

    /** How many bytes were received that no message has taken yet. */
    int unread() {
        return input == null ? 0 : input.length();
    }

    /** Where in the recording the first status line begins: behind empty lines, which are remains of another answer. */
    long start() {
        return start;
    }

    /** How much of the recording was taken by the answer so far. */
    long position() {
        return recording.response().length() - unread();
    }

    @Override
    public ClassicHttpResponse parse(SessionInputBuffer buffer, InputStream in) throws IOException, ParseException {
        input = buffer;
        CharArrayBuffer line = new CharArrayBuffer(128);
        String first = firstLine(line, in);
        interim = true;
        ClassicHttpResponse response = statusLine(first);
        StringBuilder field = new StringBuilder();
        while (true) {
            readLine(line, in);
            boolean folded = !line.isEmpty() && (line.charAt(0) == ' ' || line.charAt(0) == '\t');
            if (folded) {
                field.append(' ').append(line.toString().strip());
                continue;
            }
            addField(response, field.toString());
            field.setLength(0);
            if (line.isEmpty()) {
                return response;
            }
            field.append(line);
        }
    }

    /** An empty line here is what some servers send behind a body without counting it. */
    private String firstLine(CharArrayBuffer line, InputStream in) throws IOException, ParseException {
        readLine(line, in);
        while (line.isEmpty()) {
            start = interim ? start : position();
            readLine(line, in);
        }
        return line.toString();
    }

    private void readLine(CharArrayBuffer line, InputStream in) throws IOException, ParseException {
        line.clear();
        int got;
        try {
            got = input.readLine(line, in);
        } catch (MessageConstraintException tooLong) {
            throw tooLarge();
        }
        if (got < 0) {
            throw recording.response().length() == 0
                    ? new NoHttpResponseException("the server closed the connection without an answer")
                    : new ConnectionClosedException("the connection ended inside the answer's head");
        }
        left -= line.length() + 2; // the line end counts, so that empty lines are bounded too
        if (left < 0) {
            throw tooLarge();
        }
    }

    private HeadTooLargeException tooLarge() {
        return new HeadTooLargeException("the answer's head is longer than " + maxBytes + " bytes");
    }

    private static ClassicHttpResponse statusLine(String line) throws ParseException {
        int at = line.indexOf(' ');
        boolean http = line.regionMatches(true, 0, "HTTP/", 0, 5) && at > 5;
        while (http && at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
        int status = http ? status(line, at) : -1;
        if (status < 0) {
            throw new ParseException("no HTTP status line: " + shown(line));
        }
        String reason = line.substring(at + 3).strip();
        ClassicHttpResponse response = new BasicClassicHttpResponse(status, reason);
        response.setVersion(line.startsWith("1.0", 5) ? HttpVersion.HTTP_1_0 : HttpVersion.HTTP_1_1);
        return response;
    }

    private static int status(String line, int at) {
        int status = 0;
        for (int i = at; i < at + 3; i++) {
            char c = i < line.length() ? line.charAt(i) : ' ';
            if (c < '0' || c > '9') {
                return -1;
            }
            status = status * 10 + c - '0';
        }
        return status >= 100 ? status : -1;
    }

    /** The start of what came instead, safe to print. */
    private static String shown(String line) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < Math.min(line.length(), 40); i++) {
            char c = line.charAt(i);
            out.append(c < ' ' || c > '~' ? '?' : c);
        }
        return out.toString();
    }

    private static void addField(ClassicHttpResponse response, String line) {
        int colon = line.indexOf(':');
        String name = colon < 0 ? "" : line.substring(0, colon).strip();
        if (!name.isEmpty()) {
            String latin = line.substring(colon + 1).strip();
            response.addHeader(name,
                    utf8(latin).orElseGet(() -> name.equalsIgnoreCase("Location") ? escaped(latin) : latin));
        }
    }

    /** The library hands bytes over as Latin-1; what is UTF-8 throughout was meant as UTF-8. */
    private static Optional<String> utf8(String latin) {
        if (latin.chars().allMatch(c -> c < 0x80)) {
            return Optional.of(latin);
        }
        try {
            byte[] bytes = latin.getBytes(StandardCharsets.ISO_8859_1);
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }

    /** An address in another encoding, GBK say: the server knows it by its bytes, and browsers ask for those. */
    private static String escaped(String latin) {
        StringBuilder out = new StringBuilder(latin.length() + 16);
        latin.chars().forEach(c -> out.append(c < 0x80 ? Character.toString(c) : String.format("%%%02X", c)));
        return out.toString();
    }
}
