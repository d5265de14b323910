package org.pressmark.index;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Merges sorted streams lazily into one. */
final class MergedStreams {
    private MergedStreams() {}

    /** The head of one stream and what follows it. */
    private record Source<T>(T head, Iterator<T> rest) {}

    static <T> Stream<T> merge(List<Stream<T>> streams, Comparator<T> order) {
        if (streams.size() == 1) {
            return streams.get(0);
        }
        Spliterator<T> merged = Spliterators.spliteratorUnknownSize(new Merging<>(streams, order), Spliterator.ORDERED);
        return StreamSupport.stream(merged, false).onClose(() -> streams.forEach(Stream::close));
    }

    private static final class Merging<T> implements Iterator<T> {
        private final PriorityQueue<Source<T>> sources;

        Merging(List<Stream<T>> streams, Comparator<T> order) {
            sources = new PriorityQueue<>(Comparator.comparing(Source::head, order));
            streams.forEach(stream -> add(stream.iterator()));
        }

        private void add(Iterator<T> rest) {
            if (rest.hasNext()) {
                sources.add(new Source<>(rest.next(), rest));
            }
        }

        @Override
        public boolean hasNext() {
            return !sources.isEmpty();
        }

        @Override
        public T next() {
            Source<T> least = sources.remove();
            add(least.rest());
            return least.head();
        }
    }
}
