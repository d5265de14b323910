package org.pressmark.replay;

import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.pressmark.capture.BoundedStream;
import org.pressmark.capture.BulkInput;

/** Writes answers to the socket: lengths, ranges, HEAD. The only place that does. */
final class ReplyWriting {
    /**
     * Stands between the parts of an answer with several ranges; a line of this in a payload is no matter, for parts
     * have lengths.
     */
    private static final String BOUNDARY = "pressmark-part-7f3a91c2";

    private ReplyWriting() {}

    static void write(Reply reply, Request request, boolean head, Context context) throws IOException {
        Content content = reply.content();
        boolean sending = false;
        try {
            Optional<Outgoing> body = begin(reply, request, context.res());
            sending = body.isPresent() && !head;
            if (sending) {
                send(context, body.get(), content);
            } else if (!context.res().containsHeader("Content-Length")) {
                context.res().flushBuffer(); // else a length of 0 is added, which a body that is not sent does not have
            }
        } finally {
            if (!sending) {
                content.close();
            }
        }
    }

    private static void send(Context context, Outgoing body, Content content) throws IOException {
        Optional<byte[]> bytes = content.bytes().filter(all -> all.length == body.length());
        if (bytes.isPresent()) {
            Sending.send(context, bytes.get());
        } else {
            Sending.send(context, closing(body.open().stream(), content), body.length());
        }
    }

    /**
     * A body to send.
     *
     * @param open gives it
     * @param length how long it is, or negative if that is not known
     */
    private record Outgoing(Source open, long length) {}

    /** Opens a body. */
    @FunctionalInterface
    private interface Source {
        InputStream stream() throws IOException;
    }

    /** Writes the head; empty where there is no body to follow it. */
    private static Optional<Outgoing> begin(Reply reply, Request request, HttpServletResponse out) {
        Content content = reply.content();
        reply.headers().forEach(out::setHeader);
        if (Conditions.isOutdated(request, reply)) {
            out.setStatus(412);
            out.setContentLengthLong(0);
            return Optional.empty();
        }
        if (Conditions.hasIt(request, reply)) {
            out.setStatus(304);
            return Optional.empty();
        }
        OptionalLong length = content.length();
        if (length.isPresent() && reply.status() == 200) {
            out.setHeader("Accept-Ranges", "bytes");
            Optional<List<ByteRange>> parts =
                    Conditions.range(request, reply).flatMap(header -> ByteRange.parse(header, length.getAsLong()));
            if (parts.isPresent() && (parts.get().size() < 2 || content.isRepeatable())) {
                return parts(content, parts.get(), length.getAsLong(), out);
            }
        }
        out.setStatus(reply.status());
        if (reply.status() == 204 || reply.status() == 304) {
            return Optional.empty();
        }
        length.ifPresent(out::setContentLengthLong);
        return Optional.of(new Outgoing(content::stream, length.orElse(-1)));
    }

    private static Optional<Outgoing> parts(Content content, List<ByteRange> parts, long length, HttpServletResponse out) {
        if (parts.isEmpty()) {
            out.setHeader("Content-Range", "bytes */" + length);
            out.setStatus(416);
            out.setContentLengthLong(0);
            return Optional.empty();
        }
        out.setStatus(206);
        if (parts.size() > 1) {
            return Optional.of(several(content, parts, length, out));
        }
        ByteRange part = parts.get(0);
        out.setHeader("Content-Range", part.contentRange(length));
        out.setContentLengthLong(part.length());
        return Optional.of(
                new Outgoing(() -> new BoundedStream(content.from(part.first()), part.length(), "the capture"),
                        part.length()));
    }

    /** RFC 9110 section 14.6: every part behind a head of its own. */
    private static Outgoing several(Content content, List<ByteRange> parts, long length, HttpServletResponse out) {
        String type = Optional.ofNullable(out.getHeader("Content-Type")).orElse("application/octet-stream");
        List<Source> pieces = new ArrayList<>();
        long whole = 0;
        for (ByteRange part : parts) {
            String head = "\r\n--" + BOUNDARY + "\r\nContent-Type: " + type + "\r\nContent-Range: "
                    + part.contentRange(length) + "\r\n\r\n";
            whole += head.length() + part.length();
            pieces.add(() -> ascii(head));
            pieces.add(() -> new BoundedStream(content.from(part.first()), part.length(), "the capture"));
        }
        String end = "\r\n--" + BOUNDARY + "--\r\n";
        pieces.add(() -> ascii(end));
        out.setHeader("Content-Type", "multipart/byteranges; boundary=" + BOUNDARY);
        out.setContentLengthLong(whole + end.length());
        return new Outgoing(() -> new Pieces(pieces.iterator()), whole + end.length());
    }

    private static InputStream ascii(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Closing the stream closes what it comes from. */
    private static InputStream closing(InputStream in, Content content) {
        return new FilterInputStream(in) {
            @Override
            public int read(byte[] target, int from, int count) throws IOException {
                return in.read(target, from, count);
            }

            @Override
            public void close() throws IOException {
                try (content) {
                    in.close();
                }
            }
        };
    }

    /** One stream after the other, each opened when it is its turn. */
    private static final class Pieces extends BulkInput {
        private final Iterator<Source> sources;
        private InputStream current = InputStream.nullInputStream();

        Pieces(Iterator<Source> sources) {
            this.sources = sources;
        }

        @Override
        public int read(byte[] target, int from, int count) throws IOException {
            int got = current.read(target, from, count);
            while (got < 0 && sources.hasNext()) {
                current.close();
                current = sources.next().stream();
                got = current.read(target, from, count);
            }
            return got;
        }

        @Override
        public void close() throws IOException {
            current.close();
        }
    }
}
