package org.pressmark.replay.holding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;

class ExpandingTest {
    /** More bytes than anybody wants. */
    private static final class Endless extends InputStream {
        @Override
        public int read() {
            return 7;
        }

        @Override
        public int read(byte[] target, int from, int count) {
            return count;
        }

        @Override
        public long skip(long count) {
            return count;
        }
    }

    @Test
    void whatIsSkippedCountsAsWhatIsRead() {
        assertThatThrownBy(() -> new Expanding(new Endless(), 1000, "index.cdx.gz").skipNBytes(100 << 20))
                .isInstanceOf(ZipException.class)
                .hasMessageContaining("index.cdx.gz");
    }

    @Test
    void whatARealIndexUnpacksToIsRead() throws IOException {
        InputStream in = new Expanding(new Endless(), 1 << 20, "index.cdx.gz");
        in.skipNBytes(200 << 20);
        assertThat(in.read()).isNotNegative();
    }
}
