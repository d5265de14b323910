package org.pressmark.wacz;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.pressmark.capture.BulkInput;
import org.pressmark.capture.FileSlice;
import org.pressmark.disk.Folders;

/**
 * A collection as the WACZ file it would be, which is nowhere written: a collection is an unzipped WACZ, so that only
 * the heads of entries and the directory have to be made. Any run of its bytes can be had by itself.
 */
public final class FolderZip {
    /** Gives the CRC-32 of a file, which the ZIP needs and for which the file must be read once. */
    @FunctionalInterface
    public interface Checksums {
        long crc(Path file) throws IOException;
    }

    /** A run of bytes. */
    private interface Part {
        long length();

        InputStream open(long from) throws IOException;
    }

    /** Bytes made here: heads of entries, the directory. */
    private static final class Made implements Part {
        private final byte[] bytes;

        Made(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public InputStream open(long from) {
            return new ByteArrayInputStream(bytes, (int) from, bytes.length - (int) from);
        }
    }

    /** The bytes of a file of the collection. */
    private record Lying(Path file, long length) implements Part {
        @Override
        public InputStream open(long from) throws IOException {
            return new FileSlice(file, from, length - from).open();
        }
    }

    private final List<Part> parts = new ArrayList<>();
    private final List<ZipEntryFacts> entries = new ArrayList<>();
    private long length;

    private FolderZip() {}

    /**
     * Lays a collection out.
     *
     * @param root its folder, with {@code archive}, {@code indexes}, {@code pages} and {@code datapackage.json}
     */
    public static FolderZip of(Path root, Checksums checksums) throws IOException {
        FolderZip zip = new FolderZip();
        for (String folder : List.of("archive", "indexes", "pages")) {
            if (Files.isDirectory(root.resolve(folder))) {
                for (Path file : Folders.files(root.resolve(folder), "*.{gz,warc,zst,idx,cdx,cdxj,jsonl}")) {
                    zip.add(folder + "/" + file.getFileName(), file, checksums);
                }
            }
        }
        for (String name : List.of(Datapackage.FILE, Datapackage.DIGEST_FILE)) {
            if (Files.isRegularFile(root.resolve(name))) {
                zip.add(name, root.resolve(name), checksums);
            }
        }
        zip.end();
        return zip;
    }

    private void add(String name, Path file, Checksums checksums) throws IOException {
        long size = Files.size(file);
        ZipEntryFacts entry = new ZipEntryFacts(name, ZipEntryFacts.STORED, checksums.crc(file), size, size, length);
        entries.add(entry);
        add(new Made(ZipHeaders.local(entry)));
        add(new Lying(file, size));
    }

    private void end() {
        long directory = length;
        ByteArrayOutputStream central = new ByteArrayOutputStream();
        entries.forEach(entry -> central.writeBytes(ZipHeaders.central(entry)));
        add(new Made(central.toByteArray()));
        add(new Made(ZipHeaders.end(entries, directory, central.size())));
    }

    private void add(Part part) {
        parts.add(part);
        length += part.length();
    }

    /** How many bytes the file would have. */
    public long length() {
        return length;
    }

    /** Its bytes from an offset on. */
    public InputStream open(long from) throws IOException {
        List<InputStream> streams = new ArrayList<>();
        long start = 0;
        for (Part part : parts) {
            long skip = Math.max(0, from - start);
            if (skip < part.length()) {
                streams.add(new Lazy(part, skip));
            }
            start += part.length();
        }
        return new SequenceInputStream(Collections.enumeration(streams));
    }

    /** Opened when it is its turn, so that a package of many files does not hold them all open. */
    private static final class Lazy extends BulkInput {
        private final Part part;
        private final long skip;
        private InputStream in;

        Lazy(Part part, long skip) {
            this.part = part;
            this.skip = skip;
        }

        private InputStream in() throws IOException {
            if (in == null) {
                in = part.open(skip);
            }
            return in;
        }

        @Override
        public int read(byte[] target, int from, int count) throws IOException {
            return in().read(target, from, count);
        }

        @Override
        public void close() throws IOException {
            if (in != null) {
                in.close();
            }
        }
    }
}
