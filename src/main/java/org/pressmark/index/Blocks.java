package org.pressmark.index;

import java.io.Closeable;
import java.io.IOException;

/**
 * Sorted lines in blocks, each block at a place: a number that grows in the order of the lines. Between two places
 * others may lie that hold nothing.
 */
interface Blocks extends Closeable {
    /** There is no such place. */
    long NONE = -1;

    /** The place of the last block that begins below a text, or of the first block; {@link #NONE} where there is none. */
    long holding(byte[] wanted) throws IOException;

    /** The place of the last block, or {@link #NONE}. */
    long last() throws IOException;

    /** The next place or {@link #NONE}. */
    long after(long place) throws IOException;

    /** The place before or {@link #NONE}. */
    long before(long place) throws IOException;

    /** The lines at a place. */
    Block at(long place) throws IOException;

    /** How many lines count as lying in a place; in the last one there may be fewer. */
    int linesAPlace() throws IOException;

    /** How many places lie before this one. */
    long placesBefore(long place) throws IOException;

    /** The place before which so many lie; {@link #NONE} where there are not. */
    long placeAfter(long places) throws IOException;
}
