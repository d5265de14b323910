package org.pressmark.wacz;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.pressmark.capture.Body;
import org.pressmark.disk.OpenFile;

/**
 * Writes a ZIP file whose entries are stored, in the order given, with sizes and checksums in front of the contents.
 *
 * <p>Contents are streamed; memory grows with the number of entries only.
 */
final class ZipWriting implements Closeable {
    private final OpenFile file;
    private final List<ZipEntryFacts> entries = new ArrayList<>();
    private final byte[] buffer = new byte[1 << 18];

    ZipWriting(Path place) throws IOException {
        file = OpenFile.createWithoutDigest(place);
    }

    /** Adds a small entry. */
    void add(String name, byte[] content) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(content);
        add(name, Body.of(content), crc.getValue());
    }

    /**
     * Adds an entry whose checksum is known.
     *
     * @throws IOException where the content has changed since its checksum was computed, among others
     */
    void add(String name, Body content, long crc) throws IOException {
        copy(new ZipEntryFacts(name, ZipEntryFacts.STORED, crc, content.length(), content.length(), 0), content);
    }

    /**
     * Adds an entry of another file as it lies there.
     *
     * @param packed its content as stored or deflated there
     */
    void copy(ZipEntryFacts from, Body packed) throws IOException {
        ZipEntryFacts entry = new ZipEntryFacts(
                from.name(), from.method(), from.crc(), packed.length(), from.size(), file.position());
        entries.add(entry);
        file.write(ZipHeaders.local(entry));
        CRC32 crc = new CRC32();
        long left = packed.length();
        try (InputStream in = packed.open()) {
            while (left > 0) {
                int got = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (got < 0) {
                    throw new EOFException(entry.name() + " ended " + left + " bytes early: it changed while it was read");
                }
                crc.update(buffer, 0, got);
                file.write(buffer, 0, got);
                left -= got;
            }
        }
        if (entry.method() == ZipEntryFacts.STORED && crc.getValue() != entry.crc()) {
            throw new IOException(entry.name() + " is not what its checksum says: it is damaged, or changed meanwhile");
        }
    }

    /** Writes the directory and puts the file into its place. */
    OpenFile.Finished finish() throws IOException {
        long directory = file.position();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (ZipEntryFacts entry : entries) {
            bytes.writeBytes(ZipHeaders.central(entry));
        }
        file.write(bytes.toByteArray());
        file.write(ZipHeaders.end(entries, directory, bytes.size()));
        return file.finish();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
