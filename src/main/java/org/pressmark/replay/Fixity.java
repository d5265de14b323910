package org.pressmark.replay;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.pressmark.capture.Digest;
import org.pressmark.capture.WebUrl;
import org.pressmark.warc.DamagedRecordException;

/** Whether what is held still is what it was. */
final class Fixity {
    private Fixity() {}

    /** Computes the digest of what is held anew: valid, invalid, or unknown where that cannot be told. */
    static String check(OpenCollection collection, String url, Instant at, String stated) throws IOException {
        Optional<WebUrl> address = WebUrl.parse(url);
        Optional<Choice> choice = address.isEmpty() ? Optional.empty() : collection.choose(address.get(), at);
        int colon = stated.indexOf(':');
        if (choice.isEmpty() || colon < 0 || !List.of("sha1", "sha256").contains(stated.substring(0, colon))) {
            return "unknown";
        }
        Digest.Algorithm algorithm = Digest.Algorithm.named(stated.substring(0, colon));
        MessageDigest computation = algorithm.start();
        try (Archived held = collection.open(choice.get().line());
                InputStream in = held.body().coded()) {
            byte[] buffer = new byte[1 << 16];
            for (int got = in.read(buffer); got > 0; got = in.read(buffer)) {
                computation.update(buffer, 0, got);
            }
        } catch (DamagedRecordException | UnreadableCaptureException damaged) {
            return "invalid";
        }
        return algorithm.finish(computation).toString().equals(stated) ? "valid" : "invalid";
    }
}
