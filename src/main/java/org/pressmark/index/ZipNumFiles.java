package org.pressmark.index;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.pressmark.capture.Digest;
import org.pressmark.disk.Folders;
import org.pressmark.disk.OpenFile;

/** Sorted lines into the two files of a ZipNum index. */
final class ZipNumFiles {
    static final String LINES = "index.cdx.gz";
    static final String BLOCKS = "index.idx";

    /** As cdxj-indexer does. Fewer make a lookup unpack less, more make the small file smaller. */
    static final int LINES_PER_BLOCK = 300;

    private static final String HEADER = "!meta 0 {\"format\": \"cdxj-gzip-1.0\", \"filename\": \"" + LINES + "\"}\n";

    private final Path folder;
    private long offset;
    private long count;

    ZipNumFiles(Path folder) {
        this.folder = folder;
    }

    long write(LineMerge lines) throws IOException {
        Path blocks = folder.resolve(BLOCKS);
        try (OpenFile openLines = OpenFile.createWithoutDigest(folder.resolve(LINES));
                OpenFile openBlocks = OpenFile.createWithoutDigest(blocks)) {
            OutputStream cdx = new BufferedOutputStream(openLines.stream(), 1 << 16);
            OutputStream idx = new BufferedOutputStream(openBlocks.stream(), 1 << 16);
            idx.write(HEADER.getBytes(StandardCharsets.UTF_8));
            Optional<byte[]> line = lines.next();
            while (line.isPresent()) {
                line = writeBlock(line.get(), lines, cdx, idx);
            }
            cdx.flush();
            idx.flush();
            // Between the two renames the pair would not fit; without the small file it is plainly incomplete instead.
            Files.deleteIfExists(blocks);
            Folders.force(folder);
            openLines.finish();
            openBlocks.finish();
        }
        return count;
    }

    private Optional<byte[]> writeBlock(byte[] first, LineMerge lines, OutputStream cdx, OutputStream idx)
            throws IOException {
        ByteArrayOutputStream block = new ByteArrayOutputStream(1 << 18);
        Optional<byte[]> line = Optional.of(first);
        for (int i = 0; i < LINES_PER_BLOCK && line.isPresent(); i++) {
            block.writeBytes(line.get());
            block.write('\n');
            count++;
            line = lines.next();
        }
        byte[] member = GzipMember.of(block.toByteArray());
        cdx.write(member);
        String entry = String.format(
                Locale.ROOT,
                "%s {\"offset\": %d, \"length\": %d, \"digest\": \"%s\"}\n",
                sortText(first),
                offset,
                member.length,
                Digest.Algorithm.SHA256.digest(member));
        idx.write(entry.getBytes(StandardCharsets.UTF_8));
        offset += member.length;
        return line;
    }

    /** Key and time, which stand in front of the second blank. */
    private static String sortText(byte[] line) {
        String text = new String(line, StandardCharsets.UTF_8);
        return text.substring(0, text.indexOf(' ', text.indexOf(' ') + 1));
    }
}
