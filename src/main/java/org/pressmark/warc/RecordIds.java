package org.pressmark.warc;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.pressmark.capture.Digest;

/** Gives records their ids. */
@FunctionalInterface
public interface RecordIds {
    /**
     * The id of a record, without angle brackets.
     *
     * @param target WARC-Target-URI, or a name for a record that has none
     */
    String id(RecordType type, String target, Instant date, Digest block);

    /**
     * Ids derived from what the record is (UUID version 5, RFC 9562 section 5.5), so that the same run gives the same
     * ids. Two records that are alike in everything get different ids by their count; call it from one thread.
     */
    static RecordIds derived(String namespace) {
        UUID space = version5(new UUID(0x6ba7b8119dad11d1L, 0x80b400c04fd430c8L), "urn:pressmark:" + namespace);
        return new RecordIds() {
            private long count;

            @Override
            public String id(RecordType type, String target, Instant date, Digest block) {
                count++;
                String name = type.word() + "\n" + target + "\n" + date + "\n" + block + "\n" + count;
                return "urn:uuid:" + version5(space, name);
            }
        };
    }

    private static UUID version5(UUID namespace, String name) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(ByteBuffer.allocate(16)
                    .putLong(namespace.getMostSignificantBits())
                    .putLong(namespace.getLeastSignificantBits())
                    .flip());
            byte[] hash = Arrays.copyOf(sha1.digest(name.getBytes(StandardCharsets.UTF_8)), 16);
            hash[6] = (byte) ((hash[6] & 0x0f) | 0x50);
            hash[8] = (byte) ((hash[8] & 0x3f) | 0x80);
            ByteBuffer bits = ByteBuffer.wrap(hash);
            return new UUID(bits.getLong(), bits.getLong());
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-1", missing);
        }
    }
}
