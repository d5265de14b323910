package org.pressmark.warc;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import org.pressmark.capture.Digest;

/**
 * Writes the records of an ARC file as WARC/1.1: HTTP answers as response, all else as resource, each with its own time
 * of capture (IIPC guidelines, recommendation 13: a change of the container keeps it) and a derived id. The version block
 * becomes the warcinfo record and, whole, a metadata record, so nothing is lost.
 */
final class ArcConversion {
    private static final int IN_MEMORY = 4 << 20;

    private final RecordCopying copying;
    private final RecordIds ids;
    private final String file;
    private final String name;
    private final String software;
    private String info = "";

    /**
     * A conversion.
     *
     * @param file the name of the ARC file
     * @param name the name of the WARC file
     */
    ArcConversion(RecordCopying copying, String file, String name, String software) {
        this.copying = copying;
        this.ids = RecordIds.derived("arc:" + file);
        this.file = file;
        this.name = name;
        this.software = software;
    }

    /** Writes the live record of a reader. */
    void convert(WarcReading reading, StoredRecord record) throws IOException {
        byte[] block = record.block().readNBytes((int) Math.min(record.contentLength(), IN_MEMORY));
        boolean whole = block.length == record.contentLength();
        Instant date = date(record);
        if (record.type().equals("warcinfo")) {
            reading.finish();
            description(reading, date, block);
            return;
        }
        boolean message = startsWithHttp(block);
        RecordType type = message ? RecordType.RESPONSE : RecordType.RESOURCE;
        Digest digest = Digest.Algorithm.SHA256.digest(block);
        String target = escaped(record.target().orElse(""));
        StringBuilder head = begin(type, ids.id(type, target, date, digest), date).append("WARC-Target-URI: ")
                .append(target).append("\r\n");
        address(record, head);
        if (!info.isEmpty()) {
            head.append("WARC-Warcinfo-ID: <").append(info).append(">\r\n");
        }
        if (whole) {
            head.append("WARC-Block-Digest: ").append(digest).append("\r\n");
        }
        head.append("Content-Type: ").append(message ? "application/http;msgtype=response" : mediaType(reading))
                .append("\r\n");
        if (whole) {
            reading.finish();
            copying.write(end(head, block.length), block);
        } else {
            InputStream all = new SequenceInputStream(new ByteArrayInputStream(block), record.block());
            copying.stream(reading, end(head, record.contentLength()), all, record.contentLength());
        }
    }

    private void description(WarcReading reading, Instant date, byte[] block) throws IOException {
        byte[] fields = ("software: " + software + "\r\nformat: WARC File Format 1.1\r\ndescription: converted from "
                + file.replaceAll("\\p{Cntrl}", " ") + "\r\n").getBytes(StandardCharsets.UTF_8);
        boolean first = info.isEmpty();
        if (first) {
            info = ids.id(RecordType.WARCINFO, file, date, Digest.Algorithm.SHA256.digest(fields));
            StringBuilder head = begin(RecordType.WARCINFO, info, date)
                    .append("WARC-Filename: ").append(escaped(name)).append("\r\nContent-Type: application/warc-fields\r\n");
            copying.write(end(head, fields.length), fields);
        }
        String target = line(reading).split(" ", 2)[0];
        StringBuilder head = begin(RecordType.METADATA,
                ids.id(RecordType.METADATA, target, date, Digest.Algorithm.SHA256.digest(block)), date)
                .append("WARC-Target-URI: ").append(escaped(target)).append("\r\nWARC-Warcinfo-ID: <").append(info)
                .append(">\r\nContent-Type: text/plain\r\n");
        copying.write(end(head, block.length), block);
    }

    private static StringBuilder begin(RecordType type, String id, Instant date) {
        return new StringBuilder("WARC/1.1\r\nWARC-Type: ").append(type.word()).append("\r\nWARC-Record-ID: <").append(id)
                .append(">\r\nWARC-Date: ").append(date).append("\r\n");
    }

    private static byte[] end(StringBuilder head, long length) {
        return head.append("Content-Length: ").append(length).append("\r\n\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Instant date(StoredRecord record) throws IOException {
        try {
            return Instant.parse(record.first("WARC-Date").orElse(""));
        } catch (DateTimeParseException impossible) {
            throw new IOException("an ARC record has no date: " + record.target().orElse(""), impossible);
        }
    }

    /** Only what is an address; old crawlers wrote 0.0.0.0 or nothing. */
    private static void address(StoredRecord record, StringBuilder head) {
        String address = record.first("WARC-IP-Address").orElse("");
        boolean four = address.matches("(?:[0-9]{1,3}\\.){3}[0-9]{1,3}");
        boolean six = address.indexOf(':') >= 0 && address.matches("[0-9A-Fa-f:.]{2,45}");
        if (four || six) {
            head.append("WARC-IP-Address: ").append(address).append("\r\n");
        }
    }

    private static boolean startsWithHttp(byte[] block) {
        byte[] start = {'H', 'T', 'T', 'P', '/'};
        return block.length > 5 && Arrays.equals(block, 0, 5, start, 0, 5);
    }

    private static String line(WarcReading reading) throws IOException {
        byte[] head = reading.head();
        return HeadParser.text(head, 0, head.length).strip();
    }

    private static String mediaType(WarcReading reading) throws IOException {
        String type = ArcHead.mediaType(line(reading));
        return type.matches("[A-Za-z0-9.+-]+/[A-Za-z0-9.+-]+") ? type : "application/octet-stream";
    }

    /** Blanks and what is not ASCII stood in addresses of ARC files; in WARC they are escaped. */
    private static String escaped(String address) {
        StringBuilder out = new StringBuilder(address.length());
        for (byte b : address.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = b > ' ' && b < 127 && b != '<' && b != '>' && b != '"';
            if (plain) {
                out.append((char) b);
            } else {
                out.append('%').append(Character.toUpperCase(Character.forDigit(b >> 4 & 15, 16)))
                        .append(Character.toUpperCase(Character.forDigit(b & 15, 16)));
            }
        }
        return out.toString();
    }
}
