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

    /** The bytes, out of the spool or the archive; empty where neither has them, or they cannot be decoded in bounds. */
    Optional<Body> payload(Exchange memento) throws IOException {
        boolean spooled = !(memento.response() instanceof FileSlice slice) || Files.exists(slice.file());
        if (!spooled) {
            return archived.read(memento, this::kept).flatMap(found -> found);
        }
        try (HttpBlock block = HttpBlock.read(new SpooledBody(memento.response()))) {
            return kept(block);
        }
    }

    private Optional<Body> kept(HttpBlock block) throws IOException {
        try (InputStream in = block.decoded()) {
            Optional<byte[]> start = read(in, IN_MEMORY);
            if (start.isEmpty() || start.get().length < IN_MEMORY) {
                return start.filter(bytes -> bytes.length > 0).map(Body::of);
            }
            Path file = Files.createTempFile(folder, "memento-", ".body");
            boolean whole;
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
                out.write(start.get());
                whole = copy(in, out);
            }
            return whole ? Optional.of(new FileSlice(file, 0, Files.size(file))) : Optional.empty();
        }
    }

    private static boolean copy(InputStream in, OutputStream out) throws IOException {
        Optional<byte[]> part = read(in, 1 << 16);
        while (part.isPresent() && part.get().length > 0) {
            out.write(part.get());
            part = read(in, 1 << 16);
        }
        return part.isPresent();
    }

    /** Empty where what a server sent cannot be read: unlike a disk that fails, that is no reason to stop. */
    private static Optional<byte[]> read(InputStream in, int most) {
        try {
            return Optional.of(in.readNBytes(most));
        } catch (IOException undecodable) {
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        archived.close();
    }
}
