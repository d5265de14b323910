package org.pressmark.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;

/**
 * Threads that check one large file in pieces.
 *
 * @param pool the threads
 * @param threads how many they are
 * @param piece how large a piece is, in bytes
 * @param keptPerRule how many breaches of each rule are listed
 */
record Crew(ExecutorService pool, int threads, long piece, int keptPerRule) {
    /** Small, since what a piece found waits in memory for the pieces before it; opening one costs next to nothing. */
    static final long PIECE = 4L << 20;

    /** Whether a file is large enough. */
    boolean suits(RawFile file) {
        return file.size() >= 2 * piece;
    }

    /** Whether a file is large enough and can be cut. */
    boolean suits(Path path) {
        try (RawFile file = RawFile.open(path)) {
            return suits(file) && Format.of(file, path.getFileName().toString()) == Format.WARC_GZ;
        } catch (IOException unreadable) {
            return false;
        }
    }
}
