package org.pressmark.search;

import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiDocValues;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.InPlaceMergeSorter;

/**
 * Every article of an index once, by its latest capture. An index that does not change is sorted once for each order,
 * four bytes an article, so that a page far behind costs no more than the first.
 */
final class Listing {
    private final IndexReader reader;
    private final Map<ListOrder, int[]> orders = new EnumMap<>(ListOrder.class);
    private final long bytes;
    private final long lacking;

    /** Works it out; whoever asks for an order must hold the reader. */
    Listing(IndexReader reader) throws IOException {
        this.reader = reader;
        int[] all = IntStream.range(0, reader.maxDoc()).toArray();
        long[] places = numbers(Fields.OFFSET);
        sort(all, document -> places[document]);
        int[] latest = latest(all, numbers(Fields.URL));
        long[] sizes = numbers(Fields.SIZE);
        long[] missing = numbers(Fields.MISSING);
        this.bytes = Arrays.stream(latest).mapToLong(document -> Math.max(0, sizes[document])).sum();
        this.lacking = Arrays.stream(latest).filter(document -> missing[document] > 0).count();
        orders.put(ListOrder.COLLECTION, latest);
    }

    boolean isOf(IndexReader other) {
        return reader.equals(other);
    }

    /** The documents in an order. */
    synchronized int[] in(ListOrder order) throws IOException {
        int[] known = orders.get(order);
        if (known != null) {
            return known;
        }
        int[] sorted = in(order == ListOrder.SITE ? ListOrder.NEWEST : ListOrder.COLLECTION).clone();
        long[] keys = order == ListOrder.SITE ? sites() : numbers(Fields.DAY);
        sort(sorted, order == ListOrder.NEWEST ? document -> -keys[document] : document -> keys[document]);
        orders.put(order, sorted);
        return sorted;
    }

    /** The lengths of all pages together; unknown ones count nothing. */
    long bytes() {
        return bytes;
    }

    /** How many articles miss something. */
    long lacking() {
        return lacking;
    }

    /** Of documents that are captures of one address the last. */
    private static int[] latest(int[] all, long[] addresses) {
        long[] known = Arrays.stream(addresses).sorted().distinct().toArray();
        int[] last = new int[known.length];
        for (int i = 0; i < all.length; i++) {
            last[Arrays.binarySearch(known, addresses[all[i]])] = i;
        }
        return Arrays.stream(last).sorted().map(place -> all[place]).toArray();
    }

    private long[] numbers(String field) throws IOException {
        long[] numbers = new long[reader.maxDoc()];
        for (LeafReaderContext leaf : reader.leaves()) {
            NumericDocValues values = DocValues.getNumeric(leaf.reader(), field);
            for (int at = values.nextDoc(); at != DocIdSetIterator.NO_MORE_DOCS; at = values.nextDoc()) {
                numbers[leaf.docBase + at] = values.longValue();
            }
        }
        return numbers;
    }

    /** The place of each document's host among all hosts. */
    private long[] sites() throws IOException {
        long[] places = new long[reader.maxDoc()];
        SortedDocValues sites = MultiDocValues.getSortedValues(reader, Fields.SITE);
        for (int at = next(sites); at != DocIdSetIterator.NO_MORE_DOCS; at = next(sites)) {
            places[at] = sites.ordValue();
        }
        return places;
    }

    private static int next(SortedDocValues values) throws IOException {
        return values == null ? DocIdSetIterator.NO_MORE_DOCS : values.nextDoc();
    }

    /** Sorts documents by a number; those with the same one stay as they stand. */
    private static void sort(int[] documents, IntToLongFunction key) {
        new InPlaceMergeSorter() {
            @Override
            protected int compare(int i, int j) {
                return Long.compare(key.applyAsLong(documents[i]), key.applyAsLong(documents[j]));
            }

            @Override
            protected void swap(int i, int j) {
                int kept = documents[i];
                documents[i] = documents[j];
                documents[j] = kept;
            }
        }.sort(0, documents.length);
    }
}
