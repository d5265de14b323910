package org.pressmark.verify;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Archives built byte by byte, right or wrong as the test asks. It shares nothing with the code under test. */
final class Warc {
    static final String INFO_ID = "<urn:uuid:00000000-0000-4000-8000-000000000001>";
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final String version;
    private final List<String> lines = new ArrayList<>();
    private byte[] block = new byte[0];
    private String lineEnd = "\r\n";
    private String trailer = "\r\n\r\n";
    private String length;

    private Warc(String version) {
        this.version = version;
    }

    static Warc record(String version, String type, int number) {
        return new Warc(version)
                .with("WARC-Type", type)
                .with("WARC-Record-ID", id(number))
                .with("WARC-Date", "2024-05-01T12:00:00Z");
    }

    static Warc info() {
        return record("1.1", "warcinfo", 1)
                .with("WARC-Filename", "a.warc")
                .with("Content-Type", "application/warc-fields")
                .block("software: pressmark-test/1\r\nformat: WARC File Format 1.1\r\n");
    }

    static Warc response() {
        return record("1.1", "response", 2)
                .with("WARC-Target-URI", "http://example.org/a")
                .with("WARC-Warcinfo-ID", INFO_ID)
                .with("Content-Type", "application/http;msgtype=response")
                .block("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nhello");
    }

    static Warc resource() {
        return record("1.1", "resource", 3)
                .with("WARC-Target-URI", "http://example.org/b")
                .with("Content-Type", "text/plain")
                .block("hello");
    }

    static Warc revisit() {
        return record("1.1", "revisit", 4)
                .with("WARC-Target-URI", "http://example.org/a")
                .with("WARC-Profile", "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest")
                .with("WARC-Refers-To", id(2))
                .with("WARC-Refers-To-Target-URI", "http://example.org/a")
                .with("WARC-Refers-To-Date", "2024-05-01T12:00:00Z")
                .with("WARC-Payload-Digest", sha1(bytes("hello")));
    }

    static Warc continuation(int number) {
        return record("1.1", "continuation", 10 + number)
                .with("WARC-Target-URI", "http://example.org/b")
                .with("WARC-Segment-Origin-ID", id(3))
                .with("WARC-Segment-Number", "" + number)
                .block("hello");
    }

    static String id(int number) {
        return "<urn:uuid:00000000-0000-4000-8000-0000000000" + (number < 10 ? "0" : "") + number + ">";
    }

    Warc with(String name, String value) {
        return line(name + ": " + value);
    }

    Warc line(String line) {
        lines.add(line);
        return this;
    }

    Warc without(String name) {
        lines.removeIf(line -> line.startsWith(name + ":"));
        return this;
    }

    Warc but(String name, String value) {
        return without(name).with(name, value);
    }

    Warc block(String text) {
        return block(bytes(text));
    }

    Warc block(byte[] bytes) {
        block = bytes;
        return this;
    }

    Warc length(String stated) {
        length = stated;
        return this;
    }

    Warc trailer(String text) {
        trailer = text;
        return this;
    }

    Warc lineEnd(String text) {
        lineEnd = text;
        return this;
    }

    byte[] bytes() {
        StringBuilder head = new StringBuilder(version.startsWith("WARC") ? version : "WARC/" + version).append(lineEnd);
        lines.forEach(line -> head.append(line).append(lineEnd));
        if (!"".equals(length)) {
            head.append("Content-Length: ").append(length == null ? "" + block.length : length).append(lineEnd);
        }
        head.append(lineEnd);
        return join(bytes(head.toString()), block, bytes(trailer));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    static byte[] file(Warc... records) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Warc record : records) {
            out.writeBytes(record.bytes());
        }
        return out.toByteArray();
    }

    static byte[] gzipped(Warc... records) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Warc record : records) {
            out.writeBytes(gzip(record.bytes()));
        }
        return out.toByteArray();
    }

    static byte[] gzip(byte[] content) {
        return member(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 255}, content);
    }

    /** A gzip member with the header given. */
    static byte[] member(byte[] header, byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        return join(header, deflate(content), little((int) crc.getValue()), little(content.length));
    }

    static byte[] deflate(byte[] content) {
        Deflater deflater = new Deflater(6, true);
        deflater.setInput(content);
        deflater.finish();
        byte[] out = new byte[content.length + content.length / 100 + 100];
        int n = deflater.deflate(out);
        deflater.end();
        return Arrays.copyOf(out, n);
    }

    static byte[] little(int value) {
        return new byte[] {(byte) value, (byte) (value >> 8), (byte) (value >> 16), (byte) (value >> 24)};
    }

    static byte[] digest(String algorithm, byte[] content) {
        try {
            return MessageDigest.getInstance(algorithm).digest(content);
        } catch (NoSuchAlgorithmException missing) {
            throw new AssertionError(missing);
        }
    }

    static String hex(byte[] raw) {
        return HexFormat.of().formatHex(raw);
    }

    static String base64(byte[] raw) {
        return Base64.getEncoder().encodeToString(raw);
    }

    static String sha1(byte[] content) {
        return "sha1:" + base32(digest("SHA-1", content));
    }

    static String sha256(byte[] content) {
        return "sha256:" + hex(digest("SHA-256", content));
    }

    static String base32(byte[] raw) {
        BigInteger number = new BigInteger(1, raw);
        int bits = raw.length * 8;
        int pad = (5 - bits % 5) % 5;
        number = number.shiftLeft(pad);
        StringBuilder out = new StringBuilder();
        for (int i = (bits + pad) / 5 - 1; i >= 0; i--) {
            out.append(BASE32.charAt(number.shiftRight(5 * i).intValue() & 31));
        }
        return out.toString();
    }
}
