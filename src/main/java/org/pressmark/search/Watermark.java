package org.pressmark.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.pressmark.capture.Digest;
import org.pressmark.capture.FileSlice;

/** Tells whether a file that grows at its end still is the one it was. */
final class Watermark {
    private static final int BEFORE = 4096;

    private Watermark() {}

    /** A digest of the last bytes before a place. */
    static String of(Path file, long place) throws IOException {
        if (place == 0) {
            return "";
        }
        int length = (int) Math.min(BEFORE, place);
        return Digest.Algorithm.SHA256.digest(new FileSlice(file, place - length, length).bytes()).toString();
    }

    /** Where the last finished line of a file ends, in bytes. */
    static long finishedLines(Path file) throws IOException {
        long end = Files.size(file);
        while (end > 0) {
            int length = (int) Math.min(1 << 16, end);
            byte[] tail = new FileSlice(file, end - length, length).bytes();
            for (int i = length - 1; i >= 0; i--) {
                if (tail[i] == '\n') {
                    return end - length + i + 1;
                }
            }
            end -= length;
        }
        return 0;
    }
}
