package org.pressmark.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pressmark.disk.Folders;
import org.pressmark.disk.PowerLoss;
import org.pressmark.disk.TestDisk;
import org.pressmark.fetch.Fetcher;
import org.pressmark.ledger.LedgerLine;

/**
 * The power goes at any moment of two runs: hardening promise R3. What was committed is there, whatever has a final
 * name is whole, and the next run comes to the same bytes. {@code -Dpressmark.powercuts=1000} runs the full number.
 */
final class PowerLossTest {
    private static final int CUTS = Integer.getInteger("pressmark.powercuts", 30);

    @TempDir
    Path folder;

    private final Set<String> asked = ConcurrentHashMap.newKeySet();

    private Fetcher web(Path spool) {
        return PlannedWeb.telling(spool, target -> asked.add(target.toString()));
    }

    private void pack(Path seeds, Path collection, String date) throws IOException {
        Packing.with(this::web).fileBytes(400_000).threads(1).at(date).pack(seeds, collection);
    }

    @Test
    void nothingThatWasCommittedIsLostAndNothingHalfHasAFinalName() throws IOException {
        Path first = PlannedWeb.articles(3).in(folder.resolve("first"));
        Path both = PlannedWeb.articles(4)
                .with("page.html", "<link rel=stylesheet href=http://a.example/s/main.css><p>changed</p>")
                .in(folder.resolve("both"));
        Path real = Files.createDirectories(folder.resolve("real"));
        PowerLoss power = new PowerLoss(real);
        Path disk = TestDisk.over(real, power).resolve("c");
        pack(first, disk, "2026-01-01T12:00:00Z");
        int firstEnd = power.now();
        SortedMap<String, String> earlier = Packing.sums(real.resolve("c"));
        pack(both, disk, "2026-02-01T00:00:00Z");
        SortedMap<String, String> whole = Packing.sums(real.resolve("c"));

        Random random = new Random(2026);
        for (int cut = 0; cut < CUTS; cut++) {
            int moment = cut == 0 ? power.now() : cut == 1 ? firstEnd : random.nextInt(power.now() + 1);
            Path left = folder.resolve("left" + cut);
            power.leave(moment, cut, left);
            String when = "cut " + cut + " at " + moment + " of " + power.now();
            boolean later = moment >= firstEnd;
            assertNothingLost(left.resolve("c"), later ? earlier : new TreeMap<>(), List.of(earlier, whole), when);
            assertThat(moment != power.now() || sums(left.resolve("c")).equals(whole)).as(when).isTrue();
            asked.clear();
            Path back = TestDisk.over(left, new TestDisk.Hazard() {}).resolve("c");
            pack(later ? both : first, back, later ? "2026-02-01T00:00:00Z" : "2026-01-01T12:00:00Z");

            assertThat(Packing.sums(left.resolve("c"))).as(when).isEqualTo(later ? whole : earlier);
            Set<String> again = committed(power, moment);
            again.retainAll(asked);
            assertThat(again).as("asked for though it was committed: %s", when).isEmpty();
            Folders.remove(left);
        }
    }

    private static SortedMap<String, String> sums(Path collection) throws IOException {
        return Files.exists(collection) ? Packing.sums(collection) : new TreeMap<>();
    }

    private static void assertNothingLost(
            Path collection, Map<String, String> sure, List<SortedMap<String, String>> states, String when)
            throws IOException {
        SortedMap<String, String> found = sums(collection);
        found.forEach((path, sum) -> assertThat(path.endsWith(".open")
                        || states.stream().anyMatch(state -> sum.equals(state.get(path))))
                .as("%s is whole: %s", path, when)
                .isTrue());
        sure.forEach((path, sum) -> {
            if (path.startsWith("archive/")) {
                assertThat(found).as(when).containsEntry(path, sum);
            } else if (!path.endsWith("index.idx")) {
                assertThat(found).as(when).containsKey(path);
            }
        });
        if (found.containsKey("indexes/index.idx")) {
            assertThat(states).as("both files of the index are of one state: %s", when)
                    .anyMatch(state -> List.of("indexes/index.idx", "indexes/index.cdx.gz").stream()
                            .allMatch(path -> state.get(path).equals(found.get(path))));
        }
    }

    /** The addresses whose outcomes the ledger had brought to the disk. */
    private Set<String> committed(PowerLoss power, int moment) throws IOException {
        Path then = Files.createDirectories(folder.resolve("then"));
        Files.write(then.resolve("ledger.jsonl"), power.forced("ledger.jsonl", moment));
        Set<String> committed = new HashSet<>();
        LedgerLine.read(then, line -> committed.add(line.target()));
        assertThat(new String(power.forced("ledger.jsonl", moment), StandardCharsets.UTF_8)).matches("(?s)|.*\n");
        return committed;
    }
}
