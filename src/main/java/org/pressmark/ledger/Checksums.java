package org.pressmark.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import org.pressmark.capture.Body;
import org.pressmark.capture.Exchange;
import org.pressmark.capture.FileSlice;

/**
 * The CRC-32C of both parts of an exchange, 8 hex digits each.
 *
 * @param request of the request's bytes
 * @param response of the response's bytes
 */
record Checksums(String request, String response) {
    /** Reads both parts. What lies in a file of its own is on the disk when this returns. */
    static Checksums of(Exchange exchange) throws IOException {
        if (exchange.response() instanceof FileSlice slice) {
            try (FileChannel channel = FileChannel.open(slice.file(), StandardOpenOption.WRITE)) {
                channel.force(true);
            }
        }
        return new Checksums(of(exchange.request()), of(exchange.response()));
    }

    static String of(Body body) throws IOException {
        CRC32C crc = new CRC32C();
        byte[] bytes = new byte[(int) Math.min(1 << 16, body.length() + 1)];
        try (InputStream in = body.open()) {
            for (int got = in.read(bytes); got > 0; got = in.read(bytes)) {
                crc.update(bytes, 0, got);
            }
        }
        return HexFormat.of().toHexDigits(crc.getValue(), 8);
    }
}
