package org.pressmark.pack;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import org.pressmark.capture.Body;
import org.pressmark.capture.BulkInput;
import org.pressmark.capture.Digest;

/**
 * A file of the user's, which he may write to at any moment: it is read only as what its digest says, for a record of
 * other bytes than those it was made for is worse than a run that ends.
 *
 * @param body the file
 * @param digest of its bytes when it was first read
 * @param path how the user knows it
 */
record UnchangedBody(Body body, Digest digest, String path) implements Body {
    @Override
    public long length() {
        return body.length();
    }

    @Override
    public byte[] bytes() throws IOException {
        byte[] bytes = body.bytes();
        check(digest.algorithm().digest(bytes));
        return bytes;
    }

    @Override
    public InputStream open() throws IOException {
        return new Checked(body.open());
    }

    private final class Checked extends BulkInput {
        private final InputStream in;
        private final MessageDigest sum = digest.algorithm().start();
        private boolean ended;

        Checked(InputStream in) {
            this.in = in;
        }

        @Override
        public int read(byte[] bytes, int from, int count) throws IOException {
            int got = in.read(bytes, from, count);
            if (got > 0) {
                sum.update(bytes, from, got);
            } else if (got < 0 && !ended) {
                ended = true;
                check(digest.algorithm().finish(sum));
            }
            return got;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    private void check(Digest now) throws IOException {
        if (!now.equals(digest)) {
            throw new IOException(path + " was changed while it was packed. Run the same command again");
        }
    }
}
