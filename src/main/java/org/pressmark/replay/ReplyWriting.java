package org.pressmark.replay;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Writes answers to the socket: lengths, ranges, HEAD. The only place that does. */
final class ReplyWriting {
    /** Stands between the parts of an answer with several ranges; a line of this in a payload is no matter, for parts have lengths. */
    private static final String BOUNDARY = "pressmark-part-7f3a91c2";

    private ReplyWriting() {}

    static void write(Reply reply, Request request, boolean head, HttpServletResponse out) throws IOException {
        try (Content content = reply.content()) {
            reply.headers().forEach(out::setHeader);
            if (Conditions.hasIt(request, reply)) {
                out.setStatus(304);
                return;
            }
            Optional<String> range = Conditions.range(request, reply);
            OptionalLong length = content.length();
            boolean ranged = length.isPresent() && reply.status() == 200;
            if (ranged) {
                out.setHeader("Accept-Ranges", "bytes");
                Optional<List<ByteRange>> parts = range.flatMap(header -> ByteRange.parse(header, length.getAsLong()));
                if (parts.isPresent() && (parts.get().size() < 2 || content.isRepeatable())) {
                    parts(content, parts.get(), length.getAsLong(), head, out);
                    return;
                }
            }
            out.setStatus(reply.status());
            boolean bodiless = reply.status() == 204 || reply.status() == 304;
            if (length.isPresent() && !bodiless) {
                out.setContentLengthLong(length.getAsLong());
            }
            if (!head && !bodiless) {
                whole(content, out.getOutputStream());
            }
        }
    }

    private static void whole(Content content, OutputStream out) throws IOException {
        try (InputStream in = content.stream()) {
            if (in instanceof ByteArrayInputStream) {
                in.transferTo(out); // in one piece
                return;
            }
            byte[] buffer = new byte[1 << 16];
            for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
                out.write(buffer, 0, got);
            }
        }
    }

    private static void parts(Content content, List<ByteRange> parts, long length, boolean head, HttpServletResponse out)
            throws IOException {
        if (parts.isEmpty()) {
            out.setHeader("Content-Range", "bytes */" + length);
            out.setStatus(416);
            out.setContentLengthLong(0);
            return;
        }
        out.setStatus(206);
        if (parts.size() > 1) {
            several(content, parts, length, head, out);
            return;
        }
        ByteRange part = parts.get(0);
        out.setHeader("Content-Range", part.contentRange(length));
        out.setContentLengthLong(part.length());
        if (!head) {
            copy(content, part, out.getOutputStream());
        }
    }

    /** RFC 9110 section 14.6: every part behind a head of its own. */
    private static void several(Content content, List<ByteRange> parts, long length, boolean head, HttpServletResponse out)
            throws IOException {
        String type = Optional.ofNullable(out.getHeader("Content-Type")).orElse("application/octet-stream");
        List<byte[]> heads = new ArrayList<>();
        byte[] end = ("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.ISO_8859_1);
        long whole = end.length;
        for (ByteRange part : parts) {
            String text = "\r\n--" + BOUNDARY + "\r\nContent-Type: " + type + "\r\nContent-Range: " + part.contentRange(length) + "\r\n\r\n";
            heads.add(text.getBytes(StandardCharsets.ISO_8859_1));
            whole += text.length() + part.length();
        }
        out.setHeader("Content-Type", "multipart/byteranges; boundary=" + BOUNDARY);
        out.setContentLengthLong(whole);
        if (head) {
            return;
        }
        for (int i = 0; i < parts.size(); i++) {
            out.getOutputStream().write(heads.get(i));
            copy(content, parts.get(i), out.getOutputStream());
        }
        out.getOutputStream().write(end);
    }

    private static void copy(Content content, ByteRange part, OutputStream out) throws IOException {
        try (InputStream in = content.from(part.first())) {
            byte[] buffer = new byte[1 << 16];
            long left = part.length();
            while (left > 0) {
                int got = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (got < 0) {
                    throw new IOException("the capture ended " + left + " bytes early");
                }
                out.write(buffer, 0, got);
                left -= got;
            }
        }
    }
}
