package org.pressmark.warc;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** Archive bytes built by hand, so that they can be wrong on purpose. */
public final class Records {
    private Records() {}

    /** A WARC/1.1 record with its four mandatory fields, a target and a block. */
    public static byte[] record(String type, String target, String contentType, byte[] block) {
        return join(
                utf8("WARC/1.1\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: " + target
                        + "\r\nWARC-Date: 2024-05-01T12:00:00Z\r\nWARC-Record-ID: <urn:uuid:" + type + ">\r\nContent-Type: "
                        + contentType + "\r\nContent-Length: " + block.length + "\r\n\r\n"),
                block,
                utf8("\r\n\r\n"));
    }

    /** A response with a text body. */
    public static byte[] response(String target, String body) {
        return record("response", target, "application/http; msgtype=response", http("text/html; charset=utf-8", body));
    }

    /** An HTTP answer with status 200. */
    public static byte[] http(String type, String body) {
        return utf8("HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nContent-Length: "
                + utf8(body).length + "\r\n\r\n" + body);
    }

    /** One gzip member. */
    public static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    /** All parts in a row. */
    public static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    /** The bytes of a text. */
    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
