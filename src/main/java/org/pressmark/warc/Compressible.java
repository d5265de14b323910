package org.pressmark.warc;

import java.io.IOException;
import java.io.InputStream;
import org.pressmark.capture.Body;

/**
 * Whether deflating a block is worth its time. Pictures, sound and zipped text do not shrink, yet deflating them costs
 * as much as text; a stored member is an ordinary gzip member to every reader and costs next to nothing.
 *
 * <p>What counts is what the bytes are, not what a server or a file's name says of them: the entropy of a few samples.
 * Four thousand random bytes show about 7.95 bits a byte, JPEG data more than 7.7, text in any language less than 7.
 */
final class Compressible {
    private static final int SAMPLE = 1024;
    private static final int SAMPLES = 4;
    private static final double BITS = 7.5;

    private Compressible() {}

    static boolean isWorthIt(Body block) throws IOException {
        if (block.length() < SAMPLES * SAMPLE) {
            return true;
        }
        int[] counts = new int[256];
        int total = 0;
        byte[] sample = new byte[SAMPLE];
        long stride = (Math.min(block.length(), 1L << 20) - SAMPLE) / SAMPLES;
        try (InputStream in = block.open()) {
            for (int i = 0; i < SAMPLES; i++) {
                in.skipNBytes(stride - (i == 0 ? 0 : SAMPLE)); // the samples lie behind the head, at even distances
                int got = in.readNBytes(sample, 0, SAMPLE);
                total += got;
                for (int k = 0; k < got; k++) {
                    counts[sample[k] & 255]++;
                }
            }
        }
        return entropy(counts, total) < BITS;
    }

    private static double entropy(int[] counts, int total) {
        double bits = 0;
        for (int count : counts) {
            if (count > 0) {
                double share = (double) count / total;
                bits -= share * Math.log(share);
            }
        }
        return bits / Math.log(2);
    }
}
