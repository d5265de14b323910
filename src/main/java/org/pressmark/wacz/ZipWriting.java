package org.pressmark.wacz;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.pressmark.capture.Body;
import org.pressmark.capture.Digest;
import org.pressmark.capture.FileSlice;
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
        copy(new ZipEntryFacts(name, ZipEntryFacts.STORED, crc.getValue(), content.length, content.length, 0),
                Body.of(content));
    }

    /**
     * Adds a file, which is read once: what stands in front of it is completed when it has been copied.
     *
     * @return its length and SHA-256
     */
    Datapackage.Resource add(String name, Path content) throws IOException {
        long length = Files.size(content);
        ZipEntryFacts entry = new ZipEntryFacts(name, ZipEntryFacts.STORED, 0, length, length, file.position());
        file.write(ZipHeaders.local(entry));
        MessageDigest sha256 = Digest.Algorithm.SHA256.start();
        ZipEntryFacts summed = entry.withCrc(copy(name, new FileSlice(content, 0, length), sha256::update));
        file.overwrite(entry.header(), ZipHeaders.local(summed));
        entries.add(summed);
        return new Datapackage.Resource(Digest.Algorithm.SHA256.finish(sha256).value(), length);
    }

    /**
     * Adds an entry of another file as it lies there.
     *
     * @param packed its content as stored or deflated there
     * @throws IOException where the content is not what its checksum says, among others
     */
    void copy(ZipEntryFacts from, Body packed) throws IOException {
        ZipEntryFacts entry = new ZipEntryFacts(
                from.name(), from.method(), from.crc(), packed.length(), from.size(), file.position());
        entries.add(entry);
        file.write(ZipHeaders.local(entry));
        long crc = copy(entry.name(), packed, (bytes, at, count) -> { });
        if (entry.method() == ZipEntryFacts.STORED && crc != entry.crc()) {
            throw new IOException(entry.name() + " is not what its checksum says: it is damaged, or changed meanwhile");
        }
    }

    /** Sees what is copied. */
    private interface Witness {
        void update(byte[] bytes, int from, int count);
    }

    /** Gives the CRC-32 of what was copied. */
    private long copy(String name, Body packed, Witness witness) throws IOException {
        CRC32 crc = new CRC32();
        long left = packed.length();
        try (InputStream in = packed.open()) {
            while (left > 0) {
                int got = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (got < 0) {
                    throw new EOFException(name + " ended " + left + " bytes early: it changed while it was read");
                }
                crc.update(buffer, 0, got);
                witness.update(buffer, 0, got);
                file.write(buffer, 0, got);
                left -= got;
            }
        }
        return crc.getValue();
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
