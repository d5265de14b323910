package org.pressmark.warc;

/**
 * How much may come out of a compressed body: a bomb of a few kilobytes must not fill the memory or the disk.
 *
 * @param maxBytes the most bytes that may come out
 * @param maxRatio how many bytes may come out for each byte that went in; does not count below {@code freeBytes}
 * @param freeBytes how many bytes may come out whatever the ratio
 */
public record DecodingLimit(long maxBytes, long maxRatio, long freeBytes) {
    /** 4 GiB; 300 to 1, which only artificial data reaches, from 64 MiB on. */
    public static final DecodingLimit DEFAULT = new DecodingLimit(4L << 30, 300, 64L << 20);

    public DecodingLimit {
        if (maxBytes <= 0 || maxRatio <= 0 || freeBytes < 0) {
            throw new IllegalArgumentException("limits must be above zero: " + maxBytes + ", " + maxRatio);
        }
    }

    /** Whether so much out of so much is too much. */
    boolean exceeded(long in, long out) {
        return out > maxBytes || (out > freeBytes && out / maxRatio > in);
    }
}
