package org.pressmark.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Several indexes read as one, their lines in one order. */
public final class MergedIndex implements CaptureIndex {
    private final List<CaptureIndex> parts;

    /** An index of all these; closing it closes them. */
    public MergedIndex(List<? extends CaptureIndex> parts) {
        this.parts = List.copyOf(parts);
    }

    @Override
    public Stream<CdxLine> range(String from, String to) throws IOException {
        List<Stream<CdxLine>> streams = new ArrayList<>();
        for (CaptureIndex part : parts) {
            streams.add(part.range(from, to));
        }
        return MergedStreams.merge(streams, ORDER);
    }

    @Override
    public Stream<CdxLine> backwards(String from, String to) throws IOException {
        List<Stream<CdxLine>> streams = new ArrayList<>();
        for (CaptureIndex part : parts) {
            streams.add(part.backwards(from, to));
        }
        return MergedStreams.merge(streams, ORDER.reversed());
    }

    @Override
    public long below(String text) throws IOException {
        return Arrays.stream(belowInEach(text)).sum();
    }

    private long[] belowInEach(String text) throws IOException {
        long[] below = new long[parts.size()];
        for (int i = 0; i < below.length; i++) {
            below[i] = parts.get(i).below(text);
        }
        return below;
    }

    /** Halves the part in which most lines may still be the one, and learns by that where it may be in the others. */
    @Override
    public Optional<String> at(long lines) throws IOException {
        if (parts.size() == 1) {
            return parts.get(0).at(lines);
        }
        long[] low = new long[parts.size()];
        long[] high = belowInEach("");
        Optional<String> least = Optional.empty();
        for (int widest = widest(low, high); widest >= 0; widest = widest(low, high)) {
            long middle = (low[widest] + high[widest]) >>> 1;
            Optional<String> line = parts.get(widest).at(middle);
            long[] below = line.isPresent() ? belowInEach(line.get()) : high;
            if (line.isPresent() && Arrays.stream(below).sum() < lines) {
                Arrays.setAll(low, i -> Math.max(low[i], below[i]));
                low[widest] = middle + 1;
            } else {
                Arrays.setAll(high, i -> Math.min(high[i], below[i]));
                high[widest] = middle;
                least = line.isPresent() ? line : least;
            }
        }
        return least;
    }

    /** The part with the most lines between two marks; -1 where none has any. */
    private static int widest(long[] low, long[] high) {
        int widest = -1;
        long most = 0;
        for (int i = 0; i < low.length; i++) {
            if (high[i] - low[i] > most) {
                most = high[i] - low[i];
                widest = i;
            }
        }
        return widest;
    }

    /** The order of the index: key and time as bytes, then the rest of the line. */
    static final Comparator<CdxLine> ORDER =
            Comparator.comparing(line -> LineStreams.utf8(line.toCdxj()), Arrays::compareUnsigned);

    @Override
    public void close() throws IOException {
        IOException failure = null;
        for (CaptureIndex part : parts) {
            try {
                part.close();
            } catch (IOException failed) {
                failure = failed;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
