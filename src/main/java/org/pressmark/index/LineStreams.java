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

/** Turns lines that are read one by one into a lazy stream of captures between two bounds. */
final class LineStreams {
    private LineStreams() {}

    /** Lines from one that is not above {@code from} on; those outside the bounds are left out. */
    static Stream<CdxLine> between(LineInput lines, String from, String to) {
        Range range = new Range(lines, utf8(from), utf8(to));
        return StreamSupport.stream(range, false).onClose(() -> close(lines));
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

    private static final class Range extends Spliterators.AbstractSpliterator<CdxLine> {
        private final LineInput lines;
        private final byte[] from;
        private final byte[] to;
        private boolean begun;

        Range(LineInput lines, byte[] from, byte[] to) {
            super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
            this.lines = lines;
            this.from = from;
            this.to = to;
        }

        @Override
        public boolean tryAdvance(Consumer<? super CdxLine> action) {
            try {
                while (lines.next()) {
                    begun = begun || lines.compareTo(from) >= 0;
                    if (to.length > 0 && lines.compareTo(to) >= 0) {
                        return false;
                    }
                    Optional<CdxLine> line = begun ? CdxLine.parse(lines.text()) : Optional.empty();
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
