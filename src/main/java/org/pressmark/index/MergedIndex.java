package org.pressmark.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
    public long estimate(String from, String to) throws IOException {
        long lines = 0;
        for (CaptureIndex part : parts) {
            lines += part.estimate(from, to);
        }
        return lines;
    }

    /** The order of the index: key and time as bytes, then the rest of the line. */
    static final Comparator<CdxLine> ORDER =
            Comparator.comparing(line -> LineStreams.utf8(line.toCdxj()), java.util.Arrays::compareUnsigned);

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
