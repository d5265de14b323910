package org.pressmark.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pressmark.disk.TestDisk;

/**
 * Short writes, full disks and calls that fail: hardening promises R4 and R5. Whatever fails, it is said, nothing
 * half-written has a final name, and the next run comes to the same bytes. {@code -Dpressmark.disk=full} tries 200
 * sizes of disk and every single call, the normal build a part of them.
 */
final class DiskFaultTest {
    private static final boolean FULL = System.getProperty("pressmark.disk", "").equals("full");

    @TempDir
    Path folder;

    private Path seeds;
    private Path later;
    private SortedMap<String, String> first;
    private SortedMap<String, String> both;

    @BeforeEach
    void packUnbroken() throws IOException {
        seeds = PlannedWeb.articles(3).with("p.md", "![](p.png)").with("p.png", SeedFolder.noise(9, 5_000))
                .in(folder.resolve("seeds"));
        later = PlannedWeb.articles(4)
                .with("page.html", "<link rel=stylesheet href=http://a.example/s/main.css><p>changed</p>")
                .in(folder.resolve("later"));
        Path unbroken = folder.resolve("unbroken");
        pack(seeds, unbroken);
        first = Packing.sums(unbroken);
        packLater(later, unbroken);
        both = Packing.sums(unbroken);
    }

    private static void pack(Path seeds, Path collection) throws IOException {
        Packing.with(PlannedWeb::in).fileBytes(400_000).threads(1).pack(seeds, collection);
    }

    private static void packLater(Path seeds, Path collection) throws IOException {
        Packing.with(PlannedWeb::in).fileBytes(400_000).threads(1).at("2026-02-01T00:00:00Z").pack(seeds, collection);
    }

    /** A disk of a certain size: a write that does not fit is short first and fails then. */
    private static final class Size implements TestDisk.Hazard {
        private final long size;
        private final Map<Path, Long> lengths = new HashMap<>();
        private long used;
        private long most;

        Size(long size) {
            this.size = size;
        }

        private void length(Path file, long length) {
            used += length - lengths.getOrDefault(file, 0L);
            lengths.put(file, length);
            most = Math.max(most, used);
        }

        @Override
        public int room(Path file, long offset, int bytes) throws IOException {
            long now = lengths.getOrDefault(file, 0L);
            long more = Math.max(0, offset + bytes - now);
            long free = size - used;
            if (more > free && bytes - (more - free) <= 0) {
                throw new IOException("No space left on device");
            }
            return (int) Math.min(bytes, bytes - Math.max(0, more - free));
        }

        @Override
        public void wrote(Path file, long offset, byte[] bytes) {
            length(file, Math.max(lengths.getOrDefault(file, 0L), offset + bytes.length));
        }

        @Override
        public void cut(Path file, long length) {
            length(file, Math.min(length, lengths.getOrDefault(file, 0L)));
        }

        @Override
        public void moved(Path from, Path to) {
            long length = lengths.getOrDefault(from, 0L);
            removed(to);
            removed(from);
            length(to, length);
        }

        @Override
        public void removed(Path file) {
            used -= lengths.getOrDefault(file, 0L);
            lengths.remove(file);
        }
    }

    @Test
    void aDiskOfAnySizeThatRunsFullIsSaidAndLeavesNothingHalf() throws IOException {
        Size large = new Size(Long.MAX_VALUE);
        pack(seeds, TestDisk.over(Files.createDirectories(folder.resolve("large")).resolve("c"), large));
        int sizes = FULL ? 200 : 10;
        int failed = 0;
        for (int i = 0; i < sizes; i++) {
            Path real = Files.createDirectories(folder.resolve("size" + i)).resolve("c");
            Path collection = TestDisk.over(real, new Size(large.most * i / sizes));
            Optional<Exception> failure = failure(() -> pack(seeds, collection));
            failure.ifPresent(said -> assertThat(said).isInstanceOf(IOException.class).hasMessageContaining("No space left"));
            failed += failure.isPresent() ? 1 : 0;
            assertNothingHalf(real, List.of(first));
            pack(seeds, quiet(real));
            assertThat(Packing.sums(real)).as("after a disk of %s bytes", large.most * i / sizes).isEqualTo(first);
        }
        assertThat(failed).as("what is smaller than the whole does not fit").isEqualTo(sizes);
    }

    @Test
    void writesThatAreAlwaysShortMakeTheSameBytes() throws IOException {
        Path real = Files.createDirectories(folder.resolve("short")).resolve("c");
        pack(seeds, TestDisk.over(real, new TestDisk.Hazard() {
            private int count;

            @Override
            public int room(Path file, long offset, int bytes) {
                count++;
                return Math.min(bytes, 1 + count % 997);
            }
        }));
        assertThat(Packing.sums(real)).isEqualTo(first);
    }

    /** Fails one call of many. */
    private static final class Nth implements TestDisk.Hazard {
        private final long which;
        private long calls;
        private String failed = "";

        Nth(long which) {
            this.which = which;
        }

        @Override
        public void call(String what, Path real) throws IOException {
            calls++;
            if (calls == which) {
                failed = what + " " + real.getFileName();
                throw new IOException("Input/output error: " + failed);
            }
        }
    }

    @Test
    void aCallThatFailsAnywhereInAFirstRunIsSaidAndTheNextRunComesToTheSameBytes() throws IOException {
        Path counted = Files.createDirectories(folder.resolve("counted")).resolve("c");
        Nth none = new Nth(0);
        pack(seeds, TestDisk.over(counted, none));
        for (long k = 1; k <= none.calls; k += FULL ? 1 : 1 + none.calls / 12) {
            Path real = Files.createDirectories(folder.resolve("call" + k)).resolve("c");
            failsAt(k, real, () -> {}, disk -> pack(seeds, disk), Map.of(), first);
        }
    }

    @Test
    void aCallThatFailsAnywhereInALaterRunLosesNothingOfTheEarlierOne() throws IOException {
        Path counted = Files.createDirectories(folder.resolve("counted")).resolve("c");
        pack(seeds, quiet(counted));
        Nth none = new Nth(0);
        packLater(later, TestDisk.over(counted, none));
        for (long k = 1; k <= none.calls; k += FULL ? 1 : 1 + none.calls / 12) {
            Path real = Files.createDirectories(folder.resolve("call" + k)).resolve("c");
            failsAt(k, real, () -> pack(seeds, quiet(real)), disk -> packLater(later, disk), first, both);
        }
    }

    private interface Action {
        void run() throws IOException;
    }

    private interface Run {
        void on(Path disk) throws IOException;
    }

    private static void failsAt(
            long k, Path real, Action before, Run run, Map<String, String> earlier, SortedMap<String, String> whole)
            throws IOException {
        before.run();
        Nth nth = new Nth(k);
        Optional<Exception> failure = failure(() -> run.on(TestDisk.over(real, nth)));
        String what = "call " + k + ": " + nth.failed;
        failure.ifPresent(said -> assertThat(said).as(what).isInstanceOf(IOException.class)
                .hasStackTraceContaining("Input/output error"));
        if (failure.isEmpty()) {
            assertThat(Packing.sums(real)).as("%s went unnoticed", what).isEqualTo(whole);
        }
        assertNothingHalf(real, List.of(earlier, whole));
        run.on(quiet(real));
        assertThat(Packing.sums(real)).as(what).isEqualTo(whole);
    }

    private static Path quiet(Path real) {
        return TestDisk.over(real, new TestDisk.Hazard() {});
    }

    private static Optional<Exception> failure(Action action) {
        try {
            action.run();
            return Optional.empty();
        } catch (IOException | RuntimeException failed) {
            return Optional.of(failed);
        }
    }

    /** Whatever has a final name has the bytes of one of these states. */
    private static void assertNothingHalf(Path collection, List<Map<String, String>> states) throws IOException {
        if (!Files.exists(collection)) {
            return;
        }
        try (Stream<Path> all = Files.walk(collection)) {
            assertThat(all.filter(path -> path.toString().endsWith(".open"))).isEmpty();
        }
        Packing.sums(collection).forEach((path, sum) -> assertThat(states)
                .as("%s is whole", path)
                .anySatisfy(state -> assertThat(state).containsEntry(path, sum)));
    }
}
