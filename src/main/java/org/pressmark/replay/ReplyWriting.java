package org.pressmark.replay;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.OptionalLong;

/** Writes answers to the socket: lengths, ranges, HEAD. The only place that does. */
final class ReplyWriting {
    private ReplyWriting() {}

    static void write(Reply reply, Optional<String> range, boolean head, HttpServletResponse out) throws IOException {
        try (Content content = reply.content()) {
            reply.headers().forEach(out::setHeader);
            OptionalLong length = content.length();
            Optional<ByteRange> part = length.isPresent() && reply.status() == 200
                    ? range.flatMap(header -> ByteRange.parse(header, length.getAsLong()))
                    : Optional.empty();
            if (length.isPresent() && reply.status() == 200) {
                out.setHeader("Accept-Ranges", "bytes");
            }
            if (part.isPresent()) {
                part(content, part.get(), length.getAsLong(), head, out);
                return;
            }
            out.setStatus(reply.status());
            boolean bodiless = reply.status() == 204 || reply.status() == 304;
            if (length.isPresent() && !bodiless) {
                out.setContentLengthLong(length.getAsLong());
            }
            if (!head && !bodiless) {
                content.stream().transferTo(out.getOutputStream());
            }
        }
    }

    private static void part(Content content, ByteRange part, long length, boolean head, HttpServletResponse out)
            throws IOException {
        out.setHeader("Content-Range", part.contentRange(length));
        if (!part.isSatisfiable()) {
            out.setStatus(416);
            out.setContentLengthLong(0);
            return;
        }
        out.setStatus(206);
        out.setContentLengthLong(part.length());
        if (!head) {
            InputStream in = content.stream();
            in.skipNBytes(part.first());
            copy(in, part.length(), out.getOutputStream());
        }
    }

    private static void copy(InputStream in, long length, OutputStream out) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long left = length;
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
