package org.pressmark.verify;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A WACZ built by hand: members in order, a package description that fits unless the test breaks it. */
final class Zip {
    private final Map<String, byte[]> members = new LinkedHashMap<>();
    private boolean deflated;

    static Zip wacz() {
        byte[] warc = Warc.gzipped(Warc.info(), Warc.response(), Warc.resource());
        int info = Warc.gzip(Warc.info().bytes()).length;
        int first = Warc.gzip(Warc.response().bytes()).length;
        String line = IndexFilesTest.line("org,example)/a", "http://example.org/a", info, first);
        return new Zip()
                .with("archive/a.warc.gz", warc)
                .with("indexes/index.cdx.gz", Warc.gzip(Warc.bytes(line + "\n")))
                .with("pages/pages.jsonl", """
                        {"format":"json-pages-1.0","id":"pages","title":"All"}
                        {"url":"http://example.org/a","ts":"2024-05-01T12:00:00Z","title":"标题"}
                        """)
                .described();
    }

    Zip with(String name, byte[] content) {
        members.put(name, content);
        return this;
    }

    Zip with(String name, String content) {
        return with(name, Warc.bytes(content));
    }

    Zip without(String name) {
        members.remove(name);
        return this;
    }

    String text(String name) {
        return new String(members.get(name), StandardCharsets.UTF_8);
    }

    Zip replaced(String name, String from, String to) {
        return with(name, text(name).replace(from, to));
    }

    /** Writes the description of all other members, and its digest. */
    Zip described() {
        members.remove("datapackage.json");
        members.remove("datapackage-digest.json");
        StringBuilder json = new StringBuilder("{\"profile\":\"data-package\",\"wacz_version\":\"1.1.1\",\"resources\":[");
        members.forEach((name, content) -> json.append(json.toString().endsWith("[") ? "" : ",").append("{\"name\":\"")
                .append(name.substring(name.lastIndexOf('/') + 1)).append("\",\"path\":\"").append(name)
                .append("\",\"hash\":\"").append(Warc.sha256(content)).append("\",\"bytes\":").append(content.length)
                .append('}'));
        with("datapackage.json", json.append("]}").toString());
        return signedOff();
    }

    Zip signedOff() {
        return with("datapackage-digest.json", "{\"path\":\"datapackage.json\",\"hash\":\""
                + Warc.sha256(members.get("datapackage.json")) + "\"}");
    }

    Zip deflated() {
        deflated = true;
        return this;
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            writeTo(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    /** Closes the stream; a package of long members needs no memory of its own. */
    void writeTo(OutputStream out) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> member : members.entrySet()) {
                ZipEntry entry = new ZipEntry(member.getKey());
                boolean packed = deflated || member.getKey().endsWith(".json");
                if (!packed) {
                    CRC32 crc = new CRC32();
                    crc.update(member.getValue());
                    entry.setMethod(ZipEntry.STORED);
                    entry.setSize(member.getValue().length);
                    entry.setCrc(crc.getValue());
                }
                zip.putNextEntry(entry);
                zip.write(member.getValue());
                zip.closeEntry();
            }
        }
    }
}
