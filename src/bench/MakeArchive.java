import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.pressmark.index.CdxLine;
import org.pressmark.index.IndexWriting;
import org.pressmark.index.Surt;

/**
 * Makes archives to measure replay by.
 *
 * <pre>
 *   java -cp JAR src/bench/MakeArchive.java collection FOLDER CAPTURES   a picture, pages, an index of so many captures
 *   java -cp JAR src/bench/MakeArchive.java warc FILE MEGABYTES          one .warc.gz: a third text, the rest pictures
 *   java -cp JAR src/bench/MakeArchive.java huge FOLDER GIGABYTES        a plain WARC with one record of that size
 * </pre>
 */
public final class MakeArchive {
    private static final Random RANDOM = new Random(11);

    private MakeArchive() {}

    public static void main(String[] args) throws IOException {
        switch (args[0]) {
            case "collection" -> collection(Path.of(args[1]), Integer.parseInt(args[2]));
            case "warc" -> warc(Path.of(args[1]), Long.parseLong(args[2]) << 20);
            case "huge" -> huge(Path.of(args[1]), Long.parseLong(args[2]) << 30);
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    static byte[] page(int length) {
        StringBuilder html = new StringBuilder("<!DOCTYPE html><html><head><meta charset=utf-8><title>page</title>"
                + "<link rel=stylesheet href=\"/style.css\"><style>body{background:url(/bg.png)}</style></head><body>\n");
        for (int i = 0; html.length() < length; i++) {
            html.append("<p class=\"text\">").append("some words of the page that are no markup at all, ".repeat(4));
            html.append("<a href=\"https://h.example/a/").append(i).append(".html?x=1&amp;y=2\">link</a> <img src=\"/img/").append(i);
            html.append(".png\" alt=\"\" width=10> <a href=\"relative/").append(i).append("\">other</a></p>\n");
        }
        return html.append("</body></html>").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static byte[] record(String url, String type, byte[] body) throws IOException {
        String http = "HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length + "\r\nDate: Mon, 01 Jan 2024 00:00:00 GMT\r\n\r\n";
        String head = "WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:" + new UUID(RANDOM.nextLong(), 1) + ">\r\n"
                + "WARC-Date: 2024-01-01T00:00:00Z\r\nWARC-Target-URI: " + url + "\r\nWARC-Payload-Digest: sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\r\n"
                + "Content-Type: application/http; msgtype=response\r\nContent-Length: " + (http.length() + body.length) + "\r\n\r\n";
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.length + 1000);
        try (OutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(head.getBytes(StandardCharsets.UTF_8));
            gzip.write(http.getBytes(StandardCharsets.UTF_8));
            gzip.write(body);
            gzip.write("\r\n\r\n".getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    private static void collection(Path folder, int captures) throws IOException {
        Path indexes = Files.createDirectories(folder.resolve("indexes"));
        Path warc = Files.createDirectories(folder.resolve("archive")).resolve("a.warc.gz");
        byte[] picture = noise(100_000);
        Files.write(folder.resolveSibling("picture.jpg"), picture);
        long offset = 0;
        try (OutputStream out = Files.newOutputStream(warc);
                IndexWriting index = new IndexWriting(folder, IndexWriting.DEFAULT_MEMORY)) {
            String[][] made = {{"https://h.example/picture.jpg", "image/jpeg"}, {"https://h.example/page.html", "text/html"}, {"https://h.example/long.html", "text/html"}};
            byte[][] bodies = {picture, page(50_000), page(50 << 20)};
            for (int i = 0; i < made.length; i++) {
                byte[] record = record(made[i][0], made[i][1], bodies[i]);
                out.write(record);
                index.add(new CdxLine(Surt.key(made[i][0]), "20240101000000", made[i][0], made[i][1], "200", "", record.length, offset, "a.warc.gz"));
                offset += record.length;
            }
            for (int i = 0; i < captures; i++) {
                String url = "https://site" + i % 1000 + ".example/path/to/article-" + i + ".html";
                String time = "20" + (10 + i % 14) + "0" + (1 + i % 9) + "15" + String.format("%06d", i % 235959);
                index.add(new CdxLine(Surt.key(url), time, url, "text/html", "200", "sha1:" + "ABCDEFGH".repeat(4), 5000 + i % 999, 1000L * i, "a.warc.gz"));
            }
            index.write(indexes);
        }
        Files.createDirectories(folder.resolve("pages"));
        Files.writeString(folder.resolve("pages").resolve("pages.jsonl"), "{\"format\": \"json-pages-1.0\", \"id\": \"pages\"}\n"
                + "{\"url\": \"https://h.example/page.html\", \"ts\": \"2024-01-01T00:00:00Z\", \"title\": \"page\"}\n");
    }

    private static void warc(Path file, long bytes) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            long written = 0;
            for (int i = 0; written < bytes; i++) {
                boolean text = i % 2 == 0;
                byte[] record = record("https://h" + i % 100 + ".example/" + i, text ? "text/html" : "image/jpeg",
                        text ? page(10_000 + RANDOM.nextInt(60_000)) : noise(20_000 + RANDOM.nextInt(180_000)));
                out.write(record);
                written += record.length;
            }
        }
    }

    private static void huge(Path folder, long bytes) throws IOException {
        Path file = Files.createDirectories(folder).resolve("huge.warc");
        String http = "HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\n\r\n";
        String head = "WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:" + new UUID(1, 1) + ">\r\nWARC-Date: 2024-01-01T00:00:00Z\r\n"
                + "WARC-Target-URI: https://h.example/huge.mp4\r\nWARC-Payload-Digest: sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\r\n"
                + "Content-Type: application/http; msgtype=response\r\nContent-Length: " + (http.length() + bytes) + "\r\n\r\n";
        try (java.io.RandomAccessFile out = new java.io.RandomAccessFile(file.toFile(), "rw")) {
            out.write(head.getBytes(StandardCharsets.UTF_8));
            out.write(http.getBytes(StandardCharsets.UTF_8));
            out.seek(out.getFilePointer() + bytes - 3); // a hole: the file system stores none of it
            out.write("end\r\n\r\n".getBytes(StandardCharsets.UTF_8));
        }
    }
}
