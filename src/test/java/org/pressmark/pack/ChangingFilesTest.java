package org.pressmark.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pressmark.article.Seed;
import org.pressmark.article.SeedSource;
import org.pressmark.article.SeedSources;
import org.pressmark.capture.Body;
import org.pressmark.capture.Digest;
import org.pressmark.capture.Finding;

/** A picture that its owner saves anew, as long as before, between the moment it is found and the moment it is written. */
final class ChangingFilesTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1000, 5 << 20})
    void neverGoIntoTheArchiveUnderAnotherDigest(int length) throws Exception {
        Path seeds = new SeedFolder().with("a.md", "![](p.png)").with("p.png", "1".repeat(length)).in(folder.resolve("seeds"));
        Path collection = folder.resolve("things");

        assertThatThrownBy(() -> {
                    try (SeedSource source = new Saving(SeedSources.open(seeds), seeds.resolve("p.png"), "2".repeat(length))) {
                        Packing.offline().pack(source, collection);
                    }
                })
                .isInstanceOf(IOException.class)
                .hasMessageContaining("p.png was changed while it was packed");
        Packing.offline().pack(seeds, collection);

        byte[] now = Files.readAllBytes(seeds.resolve("p.png"));
        assertThat(Packing.records(collection, "resource", "https://things.seeds.invalid/p.png")).singleElement()
                .satisfies(found -> assertThat(found.block()).isEqualTo(now))
                .satisfies(found -> assertThat(found.field("WARC-Block-Digest"))
                        .isEqualTo(Digest.Algorithm.SHA256.digest(now).toString()));
    }

    @Test
    void areToldFromThoseThatAreReadInPieces() throws Exception {
        Body file = Body.of("0123456789");
        Body same = new UnchangedBody(file, Digest.Algorithm.SHA1.digest(file.bytes()), "p.png");

        try (var in = same.open()) {
            in.skipNBytes(3);
            assertThat(in.read()).isEqualTo('3');
            assertThat(in.readAllBytes()).hasSize(6);
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    /** The file is saved once it has been looked at. */
    private record Saving(SeedSource source, Path file, String anew) implements SeedSource {
        @Override
        public String name() {
            return source.name();
        }

        @Override
        public List<String> paths() {
            return source.paths();
        }

        @Override
        public Seed seed(String path) {
            return source.seed(path);
        }

        @Override
        public Optional<Body> file(String path) throws IOException {
            return source.file(path).map(SavedOnceRead::new);
        }

        private final class SavedOnceRead implements Body {
            private final Body body;
            private boolean saved;

            SavedOnceRead(Body body) {
                this.body = body;
            }

            @Override
            public long length() {
                return body.length();
            }

            @Override
            public java.io.InputStream open() throws IOException {
                java.io.InputStream in = body.open();
                return new java.io.FilterInputStream(in) {
                    @Override
                    public void close() throws IOException {
                        super.close();
                        save();
                    }
                };
            }

            private synchronized void save() throws IOException {
                if (!saved) {
                    saved = true;
                    Files.writeString(file, anew);
                }
            }
        }

        @Override
        public List<Finding> findings() {
            return source.findings();
        }

        @Override
        public void close() throws IOException {
            source.close();
        }
    }
}
