package org.pressmark.replay;

import java.io.IOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.pressmark.index.CaptureIndex;
import org.pressmark.index.CdxLine;

/**
 * An index as it is read for one request: a filter that hits nothing among millions of lines is not looked for to the
 * end when nobody waits for it any more. Not closed: the index belongs to the shelf.
 */
final class AwaitedIndex implements CaptureIndex {
    /** To ask the socket costs as much as to read a line or two. */
    private static final int LINES = 1 << 14;

    private final CaptureIndex index;
    private final BooleanSupplier gone;

    AwaitedIndex(CaptureIndex index, BooleanSupplier gone) {
        this.index = index;
        this.gone = gone;
    }

    @Override
    public Stream<CdxLine> range(String from, String to) throws IOException {
        return awaited(index.range(from, to));
    }

    @Override
    public Stream<CdxLine> backwards(String from, String to) throws IOException {
        return awaited(index.backwards(from, to));
    }

    private Stream<CdxLine> awaited(Stream<CdxLine> lines) {
        int[] read = {0};
        return lines.peek(line -> {
            read[0] = (read[0] + 1) % LINES;
            if (read[0] == 0 && gone.getAsBoolean()) {
                throw new CallerGoneException();
            }
        });
    }

    @Override
    public long below(String text) throws IOException {
        return index.below(text);
    }

    @Override
    public Optional<String> at(long lines) throws IOException {
        return index.at(lines);
    }

    @Override
    public void close() {}
}
