package org.pressmark.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pressmark.article.Seed;
import org.pressmark.article.SeedSource;
import org.pressmark.capture.Body;
import org.pressmark.capture.Finding;

/** A seed at which the program itself fails. */
final class SeedFaultTest {
    @TempDir
    Path folder;

    /** The second of three seeds gives null for its bytes, which nothing is prepared for. */
    private static final class Stumbling implements SeedSource {
        @Override
        public String name() {
            return "things";
        }

        @Override
        public List<String> paths() {
            return List.of("a.md", "b.md", "c.md");
        }

        @Override
        public Seed seed(String path) {
            byte[] bytes = ("# " + path).getBytes(StandardCharsets.UTF_8);
            return new Seed(path, path.equals("b.md") ? new NoArray(bytes) : Body.of(bytes));
        }

        @Override
        public Optional<Body> file(String path) {
            return Optional.empty();
        }

        @Override
        public List<Finding> findings() {
            return List.of();
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    /** Where it is read for the first time there is no array to read. */
    private static final class NoArray implements Body {
        private final byte[] content;
        private final AtomicBoolean read = new AtomicBoolean();

        NoArray(byte[] content) {
            this.content = content;
        }

        @Override
        public long length() {
            return content.length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(content);
        }

        @Override
        public byte[] bytes() {
            return read.getAndSet(true) ? content : null;
        }
    }

    @Test
    void isArchivedAsItIsAndTheOthersGoOn() throws IOException {
        List<String> notes = new ArrayList<>();
        Progress telling = new Progress() {
            @Override
            public void article(long done, long total, long missing) {
                // only notes count here
            }

            @Override
            public void note(String message) {
                notes.add(message);
            }
        };
        Path collection = folder.resolve("things");

        PackReport report = Packing.offline().telling(telling).pack(new Stumbling(), collection);

        assertThat(report.articles()).isEqualTo(3);
        assertThat(Packing.records(collection, "resource", "https://things.seeds.invalid/b.md")).singleElement()
                .satisfies(found -> assertThat(new String(found.block(), StandardCharsets.UTF_8)).isEqualTo("# b.md"));
        assertThat(Packing.records(collection, "resource", "https://things.seeds.invalid/c.html")).hasSize(1);
        assertThat(notes).singleElement().asString().contains("b.md").contains("a fault of this program")
                .contains("no page was made");
    }
}
