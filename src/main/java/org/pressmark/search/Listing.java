package org.pressmark.search;

import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiDocValues;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.DocIdSetIterator;

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
        int[] latest = latest(asInTheFile(), numbers(Fields.URL));
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
        int[] base = in(order == ListOrder.SITE ? ListOrder.NEWEST : ListOrder.COLLECTION);
        long[] keys = order == ListOrder.SITE ? sites() : numbers(Fields.DAY);
        boolean backwards = order == ListOrder.NEWEST;
        int[] sorted = sorted(base, document -> (int) (backwards ? Integer.MAX_VALUE - keys[document] : keys[document]));
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

    /** All documents in the order of their lines; the index may have put them together in another one. */
    private int[] asInTheFile() throws IOException {
        long[] places = numbers(Fields.OFFSET);
        long[] ordered = Arrays.stream(places).sorted().toArray();
        int[] documents = new int[places.length];
        for (int document = 0; document < places.length; document++) {
            documents[Arrays.binarySearch(ordered, places[document])] = document;
        }
        return documents;
    }

    /** Of documents that are captures of one address the last, in the place of the first. */
    private static int[] latest(int[] all, long[] addresses) {
        long[] known = Arrays.stream(addresses).sorted().distinct().toArray();
        int[] places = new int[known.length];
        Arrays.fill(places, -1);
        int[] latest = new int[known.length];
        int count = 0;
        for (int document : all) {
            int address = Arrays.binarySearch(known, addresses[document]);
            places[address] = places[address] < 0 ? count++ : places[address];
            latest[places[address]] = document;
        }
        return latest;
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

    /** Documents sorted by a number that is not negative; those with the same one stay as they stand. */
    private static int[] sorted(int[] documents, IntUnaryOperator key) {
        long[] keyed = new long[documents.length];
        for (int i = 0; i < keyed.length; i++) {
            keyed[i] = (long) key.applyAsInt(documents[i]) << 32 | i;
        }
        Arrays.sort(keyed);
        return Arrays.stream(keyed).mapToInt(each -> documents[(int) each]).toArray();
    }
}
