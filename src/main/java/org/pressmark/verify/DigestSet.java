package org.pressmark.verify;

import java.security.MessageDigest;
import java.util.EnumMap;
import java.util.Map;

/** Digests of the same bytes by the algorithms asked for, each computed once. */
final class DigestSet {
    private final Map<Algorithm, MessageDigest> running = new EnumMap<>(Algorithm.class);
    private final Map<Algorithm, byte[]> finished = new EnumMap<>(Algorithm.class);

    void want(Algorithm algorithm) {
        running.computeIfAbsent(algorithm, Algorithm::start);
    }

    void update(byte[] bytes, int from, int length) {
        for (MessageDigest digest : running.values()) {
            digest.update(bytes, from, length);
        }
    }

    /** Whether a stated digest is that of the bytes seen; no bytes may come after the first call. */
    boolean agrees(DigestText stated) {
        return stated.agrees(finished.computeIfAbsent(stated.algorithm(), a -> running.get(a).digest()));
    }
}
