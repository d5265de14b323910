package org.pressmark.search;

import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.pressmark.search.SearchRequest.Facet;

/** Counts hits by the values they have, and sums up sizes. Values are counted by number and named once a segment. */
final class Counting implements Collector {
    private static final int VALUES_SHOWN = 30;
    private static final List<Facet> BY_VALUE = List.of(Facet.YEAR, Facet.SITE, Facet.LANGUAGE);

    private final Map<Facet, Map<String, Long>> counts = new EnumMap<>(Facet.class);
    private final IntFunction<String> collectionOf;
    private long total;
    private long bytes;
    private long lacking;

    /**
     * Begins at nothing.
     *
     * @param collectionOf the name of the collection a segment belongs to, by the number of its first document
     */
    Counting(IntFunction<String> collectionOf) {
        this.collectionOf = collectionOf;
        for (Facet facet : Facet.values()) {
            counts.put(facet, new HashMap<>());
        }
    }

    /** This one collector for the whole search: it is asked by one thread. */
    CollectorManager<Counting, Counting> alone() {
        return new CollectorManager<>() {
            @Override
            public Counting newCollector() {
                return Counting.this;
            }

            @Override
            public Counting reduce(Collection<Counting> same) {
                return Counting.this;
            }
        };
    }

    long total() {
        return total;
    }

    long bytes() {
        return bytes;
    }

    long lacking() {
        return lacking;
    }

    /** The counts, the most frequent value first; years in their order. */
    Map<Facet, List<Found.Count>> counts() {
        Map<Facet, List<Found.Count>> sorted = new EnumMap<>(Facet.class);
        counts.forEach((facet, values) -> {
            Comparator<Found.Count> byName = Comparator.comparing(Found.Count::value);
            Comparator<Found.Count> order = facet == Facet.YEAR
                    ? byName.reversed()
                    : Comparator.comparingLong(Found.Count::count).reversed().thenComparing(byName);
            sorted.put(facet, values.entrySet().stream()
                    .filter(value -> !value.getKey().isEmpty())
                    .map(value -> new Found.Count(value.getKey(), value.getValue()))
                    .sorted(order)
                    .limit(facet == Facet.YEAR ? 200 : VALUES_SHOWN)
                    .toList());
        });
        return sorted;
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext segment) throws IOException {
        return new Segment(segment);
    }

    private final class Segment implements LeafCollector {
        private final SortedDocValues[] values = new SortedDocValues[BY_VALUE.size()];
        private final long[][] seen = new long[BY_VALUE.size()][];
        private final NumericDocValues sizes;
        private final NumericDocValues missing;
        private final String collection;
        private long hits;

        Segment(LeafReaderContext segment) throws IOException {
            for (int i = 0; i < values.length; i++) {
                values[i] = DocValues.getSorted(segment.reader(), BY_VALUE.get(i).field());
                seen[i] = new long[values[i].getValueCount()];
            }
            sizes = DocValues.getNumeric(segment.reader(), Fields.SIZE);
            missing = DocValues.getNumeric(segment.reader(), Fields.MISSING);
            collection = collectionOf.apply(segment.docBase);
        }

        @Override
        public void setScorer(Scorable scorer) {
            // nothing is counted by score
        }

        @Override
        public void collect(int document) throws IOException {
            hits++;
            for (int i = 0; i < values.length; i++) {
                if (values[i].advanceExact(document)) {
                    seen[i][values[i].ordValue()]++;
                }
            }
            bytes += sizes.advanceExact(document) ? Math.max(0, sizes.longValue()) : 0;
            lacking += missing.advanceExact(document) && missing.longValue() > 0 ? 1 : 0;
        }

        @Override
        public void finish() throws IOException {
            total += hits;
            if (hits > 0) {
                counts.get(Facet.COLLECTION).merge(collection, hits, Long::sum);
            }
            for (int i = 0; i < values.length; i++) {
                for (int value = 0; value < seen[i].length; value++) {
                    if (seen[i][value] > 0) {
                        counts.get(BY_VALUE.get(i)).merge(values[i].lookupOrd(value).utf8ToString(),
                                seen[i][value], Long::sum);
                    }
                }
            }
        }
    }
}
