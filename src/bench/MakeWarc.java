import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Random;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

/**
 * Makes a correct WARC to measure checking and packaging by: a warcinfo record, then for each page of Chinese text (20 to
 * 40 KB, words by Zipf's law) two pictures (20 to 200 KB of noise), as responses with block and payload digests, each its
 * own gzip member at level 6.
 *
 * <pre>
 *   java src/bench/MakeWarc.java FILE MEGABYTES
 * </pre>
 */
public final class MakeWarc {
    private static final Random RANDOM = new Random(11);
    private static final String[] WORDS = words();

    private MakeWarc() {}

    public static void main(String[] args) throws Exception {
        long bytes = Long.parseLong(args[1]) << 20;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(Path.of(args[0])), 1 << 20)) {
            byte[] info = "software: MakeWarc\r\nformat: WARC File Format 1.1\r\n".getBytes(StandardCharsets.UTF_8);
            String head = "WARC/1.1\r\nWARC-Type: warcinfo\r\nWARC-Record-ID: <urn:uuid:" + new UUID(1, 1) + ">\r\n"
                    + "WARC-Date: 2024-01-01T00:00:00Z\r\nWARC-Filename: made.warc.gz\r\nContent-Type: application/warc-fields\r\n";
            long written = member(out, head, info);
            for (int i = 0; written < bytes; i++) {
                boolean text = i % 3 == 0;
                written += text ? response(out, i, "text/html; charset=utf-8", page(i)) : response(out, i, "image/jpeg", noise());
            }
        }
    }

    private static String[] words() {
        Random random = new Random(5);
        String[] all = new String[6000];
        for (int i = 0; i < all.length; i++) {
            StringBuilder word = new StringBuilder();
            for (int c = 0; c < 1 + random.nextInt(3); c++) {
                word.append((char) (0x4e00 + (int) (Math.pow(random.nextDouble(), 3) * 6000)));
            }
            all[i] = word.toString();
        }
        return all;
    }

    private static byte[] page(int number) {
        StringBuilder html = new StringBuilder("<!DOCTYPE html><html lang=zh><head><meta charset=utf-8><title>文章 " + number
                + "</title></head><body>\n");
        int length = 7000 + RANDOM.nextInt(6000);
        while (html.length() < length) {
            html.append("<p>");
            for (int w = 0; w < 60; w++) {
                html.append(WORDS[(int) (Math.pow(RANDOM.nextDouble(), 4) * WORDS.length)]).append(w % 9 == 8 ? "，" : "");
            }
            html.append("。</p>\n");
        }
        return html.append("</body></html>").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] noise() {
        byte[] bytes = new byte[20_000 + RANDOM.nextInt(180_000)];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static long response(OutputStream out, int number, String type, byte[] body) throws Exception {
        byte[] http = ("HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length
                + "\r\nDate: Mon, 01 Jan 2024 00:00:00 GMT\r\n\r\n").getBytes(StandardCharsets.UTF_8);
        byte[] block = new byte[http.length + body.length];
        System.arraycopy(http, 0, block, 0, http.length);
        System.arraycopy(body, 0, block, http.length, body.length);
        String head = "WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:" + new UUID(2, number)
                + ">\r\nWARC-Warcinfo-ID: <urn:uuid:" + new UUID(1, 1) + ">\r\nWARC-Date: 2024-01-01T00:00:00Z\r\n"
                + "WARC-Target-URI: https://h" + number % 100 + ".example/" + number + "\r\nWARC-Block-Digest: " + sha1(block)
                + "\r\nWARC-Payload-Digest: " + sha1(body) + "\r\nContent-Type: application/http;msgtype=response\r\n";
        return member(out, head, block);
    }

    private static String sha1(byte[] bytes) throws Exception {
        BigInteger number = new BigInteger(1, MessageDigest.getInstance("SHA-1").digest(bytes));
        StringBuilder out = new StringBuilder("sha1:");
        for (int i = 31; i >= 0; i--) {
            out.append("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".charAt(number.shiftRight(5 * i).intValue() & 31));
        }
        return out.toString();
    }

    private static long member(OutputStream out, String head, byte[] block) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(block.length + 1000);
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write((head + "Content-Length: " + block.length + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            gzip.write(block);
            gzip.write("\r\n\r\n".getBytes(StandardCharsets.UTF_8));
        }
        packed.writeTo(out);
        return packed.size();
    }
}
