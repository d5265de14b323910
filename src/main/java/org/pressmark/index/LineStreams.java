package org.pressmark.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Turns lines that are read one by one into a lazy stream of captures. */
final class LineStreams {
    private LineStreams() {}

    /** The captures of all lines; those that hold none are left out. Closing the stream closes the lines. */
    static Stream<CdxLine> of(LineInput lines) {
        return StreamSupport.stream(new Captures(lines), false).onClose(() -> close(lines));
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void close(LineInput lines) {
        try {
            lines.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static final class Captures extends Spliterators.AbstractSpliterator<CdxLine> {
        private final LineInput lines;

        Captures(LineInput lines) {
            super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
            this.lines = lines;
        }

        @Override
        public boolean tryAdvance(Consumer<? super CdxLine> action) {
            try {
                while (lines.next()) {
                    Optional<CdxLine> line = CdxLine.parse(lines.text());
                    if (line.isPresent()) {
                        action.accept(line.get());
                        return true;
                    }
                }
                return false;
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
