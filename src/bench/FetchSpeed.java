import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.pressmark.article.SeedSource;
import org.pressmark.article.SeedSources;
import org.pressmark.fetch.FetchOptions;
import org.pressmark.fetch.HttpFetcher;
import org.pressmark.pack.CollectionName;
import org.pressmark.pack.Making;
import org.pressmark.pack.Manners;
import org.pressmark.pack.Outside;
import org.pressmark.pack.PackOptions;
import org.pressmark.pack.PackReport;
import org.pressmark.pack.Packer;
import org.pressmark.pack.Progress;
import org.pressmark.pack.Scope;

/**
 * Packs the same articles from a {@link FetchServer} several times in one process, each time into a new collection, and
 * compares the time with what latency alone allows: the first round shows a cold machine, the last what fetching costs.
 *
 * <p>{@code java -cp target/pressmark-all.jar src/bench/FetchSpeed.java SEEDS OUT ASSETS DELAY_MS ROUNDS}
 */
final class FetchSpeed {
    private FetchSpeed() {}

    public static void main(String[] args) throws IOException {
        double ideal = Integer.parseInt(args[2]) * Integer.parseInt(args[3]) / 1000.0 / 32;
        for (int round = 1; round <= Integer.parseInt(args[4]); round++) {
            long begun = System.nanoTime();
            PackReport report = pack(Path.of(args[0]), Path.of(args[1]).resolve("round" + round));
            double seconds = (System.nanoTime() - begun) / 1e9;
            System.out.printf(
                    "round %d: %d captured in %.2f s, %.0f%% of the ideal %.2f s%n",
                    round, report.captured(), seconds, 100 * ideal / seconds, ideal);
        }
    }

    private static PackReport pack(Path seeds, Path root) throws IOException {
        PackOptions options = new PackOptions(
                Making.DEFAULT, new Manners(false, "bench/0", "ignore", true, false), Scope.ASSETS, Outside.NOTHING,
                "", "", Runtime.getRuntime().availableProcessors());
        try (SeedSource source = SeedSources.open(seeds)) {
            Packer.Means means = new Packer.Means("bench", Instant.EPOCH, true, folder -> new HttpFetcher(
                    FetchOptions.of("bench/0", folder).withAllowPrivate(true), Clock.systemUTC()));
            return new Packer(source, root, new CollectionName("bench"), options, means, Progress.SILENT).pack();
        }
    }
}
