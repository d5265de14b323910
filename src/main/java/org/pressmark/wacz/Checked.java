package org.pressmark.wacz;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.zip.CRC32;
import org.pressmark.capture.Digest;
import org.pressmark.capture.FileSlice;

/**
 * A file that goes into a WACZ, read through once for what stands in front of it there.
 *
 * @param file where it lies
 * @param resource its length and SHA-256
 * @param crc its CRC-32
 */
record Checked(Path file, Datapackage.Resource resource, long crc) {

    static Checked of(Path file) throws IOException {
        MessageDigest sha256 = Digest.Algorithm.SHA256.start();
        CRC32 crc = new CRC32();
        byte[] buffer = new byte[1 << 18];
        long bytes = Files.size(file);
        try (InputStream in = new FileSlice(file, 0, bytes).open()) {
            for (int got = in.read(buffer); got > 0; got = in.read(buffer)) {
                sha256.update(buffer, 0, got);
                crc.update(buffer, 0, got);
            }
        }
        String hex = Digest.Algorithm.SHA256.finish(sha256).value();
        return new Checked(file, new Datapackage.Resource(hex, bytes), crc.getValue());
    }

    FileSlice content() {
        return new FileSlice(file, 0, resource.bytes());
    }
}
