import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.pressmark.article.Article;
import org.pressmark.article.SeedReader;
import org.pressmark.article.SeedSource;
import org.pressmark.article.SeedSources;
import org.pressmark.asset.AssetFinder;
import org.pressmark.capture.WebUrl;
import org.pressmark.render.ArticleRenderer;
import org.pressmark.render.Rendition;
import org.pressmark.render.SeedLinks;

/**
 * How fast articles are read, rendered and searched for assets, beside commonmark-java's own parse and render of the
 * same texts, in megabytes of seed bytes for each second of one core's time (CPU time, so a busy machine matters little).
 *
 * <pre>java -cp target/pressmark-all.jar src/bench/ArticleSpeed.java FOLDER [ROUNDS]</pre>
 *
 * <p>The steps take turns, round by round; the median of the later half of the rounds counts.
 */
public final class ArticleSpeed {
    private static final SeedLinks NO_LINKS = new SeedLinks() {
        @Override
        public Optional<String> page(String path) {
            return Optional.empty();
        }

        @Override
        public Optional<String> pageNamed(String name) {
            return Optional.empty();
        }
    };
    private static final WebUrl PAGE = WebUrl.of("https://bench.seeds.invalid/a/b.html");
    private static final List<Extension> EXTENSIONS = List.of(
            TablesExtension.create(), StrikethroughExtension.create(), AutolinkExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder().extensions(EXTENSIONS).build();

    private static long kept;

    private record Text(String path, byte[] bytes) {}

    private ArticleSpeed() {}

    public static void main(String[] args) throws IOException {
        List<Text> seeds = new ArrayList<>();
        long bytes = 0;
        try (SeedSource source = SeedSources.open(Path.of(args[0]))) {
            for (String path : source.paths()) {
                byte[] seed = source.seed(path).bytes().bytes();
                seeds.add(new Text(path, seed));
                bytes += seed.length;
            }
        }
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 10;
        String[] names = {"commonmark alone", "reading", "rendering", "finding assets"};
        List<List<Double>> times = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            times.add(new ArrayList<>());
        }
        for (int round = 0; round < rounds; round++) {
            double[] spent = round(seeds);
            for (int i = 0; i < spent.length && round >= rounds / 2; i++) {
                times.get(i).add(spent[i]);
            }
        }
        double whole = 0;
        double alone = 0;
        for (int i = 0; i < names.length; i++) {
            List<Double> sorted = times.get(i).stream().sorted().toList();
            double median = sorted.get(sorted.size() / 2);
            alone = i == 0 ? median : alone;
            whole += i == 0 ? 0 : median;
            System.out.printf(Locale.ROOT, "%-18s %8.1f MB/s%n", names[i], bytes / median / 1e6);
        }
        System.out.printf(Locale.ROOT, "%-18s %8.1f MB/s, %.2f of commonmark's speed; %d seeds, %d bytes (%d)%n",
                "all three", bytes / whole / 1e6, alone / whole, seeds.size(), bytes, kept);
    }

    /** CPU seconds of each step over all seeds. */
    private static double[] round(List<Text> seeds) {
        SeedReader reader = new SeedReader();
        ArticleRenderer renderer = new ArticleRenderer("bench");
        AssetFinder finder = new AssetFinder();
        List<Article> articles = new ArrayList<>();
        List<Rendition> pages = new ArrayList<>();
        double begun = now();
        for (Text seed : seeds) {
            kept += RENDERER.render(PARSER.parse(new String(seed.bytes(), StandardCharsets.UTF_8))).length();
        }
        double parsed = now();
        seeds.forEach(seed -> articles.add(reader.read(seed.path(), seed.bytes())));
        double read = now();
        for (int i = 0; i < articles.size(); i++) {
            pages.add(renderer.render(articles.get(i), seeds.get(i).path(), NO_LINKS));
        }
        double rendered = now();
        for (Rendition page : pages) {
            kept += page.references()
                    .map(known -> finder.ofKnown(known.images(), known.links(), PAGE))
                    .orElseGet(() -> finder.inHtml(page.html(), PAGE, StandardCharsets.UTF_8)).assets().size();
        }
        return new double[] {parsed - begun, read - parsed, rendered - read, now() - rendered};
    }

    private static double now() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
    }
}
