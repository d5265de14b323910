package org.pressmark.pack;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.pressmark.capture.Body;
import org.pressmark.capture.Exchange;
import org.pressmark.capture.FileSlice;
import org.pressmark.warc.HttpBlock;

/** The bytes of a memento as the lost asset had them: without transfer coding and content coding. */
final class Recovered implements Closeable {
    private static final int IN_MEMORY = 1 << 20;

    private final Path folder;
    private final ArchivedAnswers archived;

    /** What is too long for memory is put into a folder, where it must stay until it is written. */
    Recovered(CollectionFiles files) throws IOException {
        this.folder = files.temporary();
        this.archived = ArchivedAnswers.of(files);
    }

    /** The bytes, out of the spool or the archive; empty where neither has them. */
    Optional<Body> payload(Exchange memento) throws IOException {
        boolean spooled = !(memento.response() instanceof FileSlice slice) || Files.exists(slice.file());
        if (!spooled) {
            return archived.read(memento, this::kept);
        }
        try (HttpBlock block = HttpBlock.read(memento.response())) {
            return Optional.of(kept(block));
        }
    }

    private Body kept(HttpBlock block) throws IOException {
        try (InputStream in = block.decoded()) {
            byte[] start = in.readNBytes(IN_MEMORY);
            if (start.length < IN_MEMORY) {
                return Body.of(start);
            }
            Path file = Files.createTempFile(folder, "memento-", ".body");
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
                out.write(start);
                in.transferTo(out);
            }
            return new FileSlice(file, 0, Files.size(file));
        }
    }

    @Override
    public void close() throws IOException {
        archived.close();
    }
}
