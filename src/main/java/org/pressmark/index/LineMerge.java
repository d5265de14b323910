package org.pressmark.index;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.Stream;

/** Sorted lines from many places as one sequence without repetitions. */
final class LineMerge implements Closeable {
    /** One sorted sequence of lines. */
    interface Source extends Closeable {
        /** The next line, empty at the end. */
        Optional<byte[]> next() throws IOException;

        @Override
        default void close() throws IOException {}

        static Source of(Iterator<byte[]> lines) {
            return () -> lines.hasNext() ? Optional.of(lines.next()) : Optional.empty();
        }

        static Source of(Stream<CdxLine> index) {
            Iterator<CdxLine> lines = index.iterator();
            return new Source() {
                @Override
                public Optional<byte[]> next() {
                    return lines.hasNext() ? Optional.of(LineStreams.utf8(lines.next().toCdxj())) : Optional.empty();
                }

                @Override
                public void close() {
                    index.close();
                }
            };
        }

        static Source of(LineInput lines) {
            return new Source() {
                @Override
                public Optional<byte[]> next() throws IOException {
                    return lines.next() ? Optional.of(lines.bytes()) : Optional.empty();
                }

                @Override
                public void close() throws IOException {
                    lines.close();
                }
            };
        }
    }

    /** The first line left of a source. */
    private static final class Head {
        private final byte[] line;
        private final Source rest;

        Head(byte[] line, Source rest) {
            this.line = line;
            this.rest = rest;
        }
    }

    private final List<Source> sources = new ArrayList<>();
    private final PriorityQueue<Head> heads =
            new PriorityQueue<>(Comparator.comparing(head -> head.line, Arrays::compareUnsigned));
    private byte[] last = new byte[0];

    /** Takes one more sequence, which is closed with the others, even where its first line cannot be read. */
    void add(Source source) throws IOException {
        sources.add(source);
        advance(source);
    }

    private void advance(Source source) throws IOException {
        Optional<byte[]> line = source.next();
        line.ifPresent(bytes -> heads.add(new Head(bytes, source)));
    }

    /** The next line that is not the last one again; empty at the end. */
    Optional<byte[]> next() throws IOException {
        while (!heads.isEmpty()) {
            Head least = heads.remove();
            advance(least.rest);
            int order = Arrays.compareUnsigned(least.line, last);
            if (order < 0) {
                throw new IOException("an index that should be sorted is not: build it anew");
            }
            if (order > 0) {
                last = least.line;
                return Optional.of(last);
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        for (Source source : sources) {
            source.close();
        }
    }
}
