package org.pressmark.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Finds lines in blocks by halving, and reads on from there block by block. */
final class BlockIndex implements CaptureIndex {
    private final Blocks blocks;

    BlockIndex(Blocks blocks) {
        this.blocks = blocks;
    }

    @Override
    public Stream<CdxLine> range(String from, String to) throws IOException {
        byte[] wanted = LineStreams.utf8(from);
        long place = blocks.holding(wanted);
        Walk walk = new Walk(place, place == Blocks.NONE ? 0 : blocks.at(place).firstNotBelow(wanted), 1,
                LineStreams.utf8(to));
        walk.settle();
        return StreamSupport.stream(walk, false);
    }

    @Override
    public Stream<CdxLine> backwards(String from, String to) throws IOException {
        byte[] end = LineStreams.utf8(to);
        long place = end.length == 0 ? blocks.last() : blocks.holding(end);
        int line = place == Blocks.NONE
                ? 0
                : end.length == 0 ? blocks.at(place).count() : blocks.at(place).firstNotBelow(end);
        Walk walk = new Walk(place, line - 1, -1, LineStreams.utf8(from));
        walk.settle();
        return StreamSupport.stream(walk, false);
    }

    @Override
    public long below(String text) throws IOException {
        byte[] wanted = LineStreams.utf8(text);
        long place = text.isEmpty() ? blocks.last() : blocks.holding(wanted);
        if (place == Blocks.NONE) {
            return 0;
        }
        int lines = text.isEmpty() ? blocks.at(place).count() : blocks.at(place).firstNotBelow(wanted);
        int whole = blocks.linesAPlace();
        return blocks.placesBefore(place) * whole + Math.min(lines, whole);
    }

    @Override
    public Optional<String> at(long lines) throws IOException {
        int whole = blocks.linesAPlace();
        long place = blocks.placeAfter(lines / whole);
        int line = (int) (lines % whole);
        while (place != Blocks.NONE && line >= blocks.at(place).count()) {
            place = blocks.after(place);
            line = 0;
        }
        return place == Blocks.NONE ? Optional.empty() : Optional.of(blocks.at(place).text(line));
    }

    @Override
    public void close() throws IOException {
        blocks.close();
    }

    private final class Walk extends Spliterators.AbstractSpliterator<CdxLine> {
        private final int step;
        private final byte[] bound;
        private long place;
        private int line;

        Walk(long place, int line, int step, byte[] bound) {
            super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
            this.place = place;
            this.line = line;
            this.step = step;
            this.bound = bound;
        }

        @Override
        public boolean tryAdvance(Consumer<? super CdxLine> action) {
            try {
                Optional<CdxLine> next = next();
                next.ifPresent(action);
                return next.isPresent();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        private Optional<CdxLine> next() throws IOException {
            for (Block block = settle(); place != Blocks.NONE; block = settle()) {
                if (step > 0 ? bound.length > 0 && block.compare(line, bound) >= 0 : block.compare(line, bound) < 0) {
                    place = Blocks.NONE;
                    return Optional.empty();
                }
                Optional<CdxLine> found = CdxLine.parse(block.text(line));
                line += step;
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        }

        /** Goes on to a block in which the line is; what cannot be read shows here, before anything is given. */
        private Block settle() throws IOException {
            while (place != Blocks.NONE) {
                Block block = blocks.at(place);
                if (line >= 0 && line < block.count()) {
                    return block;
                }
                place = step > 0 ? blocks.after(place) : blocks.before(place);
                line = step > 0 || place == Blocks.NONE ? 0 : blocks.at(place).count() - 1;
            }
            return Block.EMPTY;
        }
    }
}
