package org.pressmark.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.pressmark.article.SeedSource;
import org.pressmark.article.SeedSources;
import org.pressmark.capture.Digest;
import org.pressmark.capture.WebUrl;
import org.pressmark.fetch.FetchOptions;
import org.pressmark.fetch.HttpFetcher;
import org.pressmark.pack.CollectionName;
import org.pressmark.pack.DryRun;
import org.pressmark.pack.Making;
import org.pressmark.pack.PackOptions;
import org.pressmark.pack.PackReport;
import org.pressmark.pack.Packer;
import org.pressmark.pack.Scope;
import org.pressmark.replay.ReplayOptions;
import org.pressmark.warc.WarcFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pressmark pack}. */
@Command(
        name = "pack",
        description = {
            "Pack articles and everything they refer to into a collection of WARC files.",
            "",
            "Run again it packs only what is new or changed. Stopped at any moment, the same command goes on."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Software.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done", "1:failed", "2:wrong use of the command", "3:done, but some assets are missing", "130:interrupted"
        })
final class PackCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "SEED", description = "A folder of articles, a zip, JSON lines, one"
            + " file, or - for standard input. Each becomes a collection of its own.")
    private List<Path> seeds;

    @Option(names = {"-o", "--output"}, paramLabel = "FOLDER", defaultValue = "warcs",
            description = "The folder that holds collections (default: ${DEFAULT-VALUE}).")
    private Path output;

    @Option(names = {"-c", "--collection"}, paramLabel = "NAME",
            description = "The collection's name (default: the seed folder's).")
    private String collection;

    @Option(names = "--base", paramLabel = "URL", description = "Where pages live: an address of yours that ends with"
            + " a slash, or 'front-matter' for the address each article gives itself (default: a made-up host that"
            + " can never be somebody's).")
    private String base;

    @Option(names = "--date", paramLabel = "INSTANT", description = "The date of what is made, as 2026-07-01T00:00:00Z"
            + " (default: SOURCE_DATE_EPOCH, else now). True capture times are never altered.")
    private String date;

    @Option(names = "--threads", paramLabel = "N", description = "Threads that make pages and records (default: one a"
            + " core). The result does not depend on it.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--offline", description = "Leave the network alone: remote assets are noted as not attempted.")
    private boolean offline;

    @Option(names = "--include", paramLabel = "PATTERN", description = "Fetch only addresses of this pattern, in which *"
            + " stands for anything: 'https://img.example/*'. May be given more than once. Files beside the articles are"
            + " always taken.")
    private List<String> include = List.of();

    @Option(names = "--exclude", paramLabel = "PATTERN", description = "Take no asset of this pattern: '*.mp4'. May be"
            + " given more than once. What is left out is noted in the archive.")
    private List<String> exclude = List.of();

    @Option(names = "--links", description = "Also capture the pages the articles link to, with their own assets.")
    private boolean links;

    @Option(names = "--with-source", description = "Also capture the source an article claims, with its assets.")
    private boolean withSource;

    @Option(names = {"-n", "--dry-run"}, description = "List articles, addresses, assets and findings; fetch and write"
            + " nothing.")
    private boolean dryRun;

    @Option(names = "--jsonl", description = "With --dry-run: one JSON object an article.")
    private boolean jsonl;

    @Option(names = "--serve", description = "Then serve the collections and print the address.")
    private boolean serve;

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "8080",
            description = "With --serve: the port (default: ${DEFAULT-VALUE}; the next free one if it is taken).")
    private int port;

    @Option(names = "--json", description = "Print the report as one JSON object on standard output.")
    private boolean json;

    @Option(names = {"-q", "--quiet"}, description = "Say nothing but errors.")
    private boolean quiet;

    @Option(names = "--operator", paramLabel = "TEXT", defaultValue = "",
            description = "Who answers for the archive, for warcinfo: a name and a contact.")
    private String operator;

    @Option(names = "--description", paramLabel = "TEXT", defaultValue = "", description = "What the collection is.")
    private String description;

    @Option(names = "--warc-version", paramLabel = "VERSION", defaultValue = "1.1",
            description = "1.1, or 1.0 for older validators (default: ${DEFAULT-VALUE}).")
    private String warcVersion;

    @Option(names = "--digest", paramLabel = "ALGORITHM", defaultValue = "sha256",
            description = "sha256 or sha1 (default: ${DEFAULT-VALUE}).")
    private String digest;

    @Option(names = "--no-gzip", description = "Write plain .warc files.")
    private boolean plain;

    @Option(names = "--page-record", paramLabel = "TYPE", defaultValue = "resource",
            description = "resource, or response for tools that ignore resources (default: ${DEFAULT-VALUE}).")
    private String pageRecord;

    @Option(names = "--strict", description = "Write no field that is not in the standard.")
    private boolean strict;

    @Option(names = "--max-file-bytes", paramLabel = "BYTES", defaultValue = "1000000000",
            description = "When to begin a new WARC file, in record bytes before compression (default:"
                    + " ${DEFAULT-VALUE}).")
    private long fileBytes;

    @Option(names = "--max-seed-bytes", paramLabel = "BYTES", defaultValue = "33554432",
            description = "Larger seeds are archived as they are, without a page (default: ${DEFAULT-VALUE}).")
    private long seedBytes;

    @Mixin
    private FetchFlags fetching;

    @Override
    public Integer call() throws IOException {
        if (seeds.size() > 1 && collection != null) {
            throw new ParameterException(spec.commandLine(), "-c NAME goes with one SEED: each becomes a collection of"
                    + " its own. Put them into one folder, or leave -c out");
        }
        refuseTwins();
        int checkedPort = Serving.port(spec, port);
        PackOptions options = Usage.of(spec, this::options);
        Packer.Means means = Usage.of(spec, this::means);
        if (dryRun) {
            for (Path seed : seeds) {
                dryRun(seed, options);
            }
            return ExitCode.DONE;
        }
        int code = ExitCode.DONE;
        for (Path seed : seeds) {
            long begun = System.nanoTime();
            PackReport report = pack(seed, options, means);
            double seconds = (System.nanoTime() - begun) / 1e9;
            tell(new PackReportText(report, seconds));
            if (!serve && report.articles() > 0) { // a server does it while it is read
                searchable(report.collection(), seconds);
            }
            code = Math.max(code, codeOf(report));
        }
        if (serve) {
            Serving.run(new ReplayOptions("127.0.0.1", checkedPort, List.of(output), true, Serving.cache(),
                    List.of()), err());
        }
        return code;
    }

    /** Two folders of one name would be taken for one that changes with every run. */
    private void refuseTwins() throws IOException {
        if (seeds.size() == 1) {
            return;
        }
        Map<String, Path> named = new HashMap<>();
        for (Path seed : seeds) {
            String name = isStandardInput(seed) ? "stdin" : nameOf(seed);
            Path twin = named.put(name, seed);
            if (twin != null) {
                throw new ParameterException(spec.commandLine(), twin + " and " + seed + " would both become the collection "
                        + name + ". Pack one after the other, with -c NAME");
            }
        }
    }

    private String nameOf(Path seed) throws IOException {
        try (SeedSource source = open(seed)) {
            return nameOf(source).text();
        }
    }

    private void tell(PackReportText report) throws IOException {
        if (json) {
            spec.commandLine().getOut().println(report.json());
        }
        if (!quiet) {
            report.print(err());
        }
    }

    private void searchable(Path packed, double seconds) {
        String state = new SearchOfPacked(packed).build(seconds);
        if (!quiet) {
            err().println("Search:     " + Printable.of(state));
        }
    }

    private static int codeOf(PackReport report) {
        if (!report.unreadable().isEmpty()) {
            return ExitCode.ASSETS_MISSING;
        }
        return report.missing().isEmpty() ? ExitCode.DONE : ExitCode.ASSETS_MISSING;
    }

    private void dryRun(Path seed, PackOptions options) throws IOException {
        try (SeedSource source = open(seed)) {
            PrintWriter out = spec.commandLine().getOut();
            new DryRun(source, nameOf(source), options, Software.name()).run(new DryRunText(out, jsonl)::print);
            out.flush();
        }
    }

    private static SeedSource open(Path seed) throws IOException {
        return isStandardInput(seed) ? SeedSources.standardInput(System.in) : SeedSources.open(seed);
    }

    private static boolean isStandardInput(Path seed) {
        return seed.toString().equals("-");
    }

    private CollectionName nameOf(SeedSource source) {
        return Usage.of(spec, () -> new CollectionName(collection == null ? source.name() : collection));
    }

    private PackReport pack(Path seed, PackOptions options, Packer.Means means) throws IOException {
        try (SeedSource source = open(seed)) {
            CollectionName name = nameOf(source);
            Path root = output.resolve(name.text());
            PrintWriter err = err();
            source.findings().forEach(finding -> err.println("pressmark: " + Printable.of(finding.message())));
            if (source.paths().isEmpty()) {
                err.println("pressmark: " + Printable.of(seed.toString()) + " holds no articles: nothing with .md,"
                        + " .markdown, .txt, .html or .htm was found in it");
            }
            ProgressBar progress = new ProgressBar(err, !quiet && Terminal.isWatchingErrors(), quiet);
            Stopping stopping = new Stopping(err, "the same command");
            try {
                return new Packer(source, root, name, options, means, progress).pack();
            } finally {
                stopping.over();
                progress.end();
            }
        }
    }

    private Packer.Means means() {
        Optional<Instant> fixed = FixedDate.of(date, spec.commandLine());
        Clock clock = Clock.systemUTC();
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        FetchOptions checked = fetching.options(output, operator).withDigest(Digest.Algorithm.named(digest));
        return new Packer.Means(
                Software.name(), fixed.orElse(now), fixed.isPresent(),
                folder -> new HttpFetcher(checked.withSpool(folder), clock));
    }

    private PackOptions options() {
        Usage.atLeast(spec, "--threads", 1, threads);
        Usage.atLeast(spec, "--max-file-bytes", 1, fileBytes);
        Usage.atLeast(spec, "--max-seed-bytes", 1, seedBytes);
        boolean frontMatter = "front-matter".equals(base);
        Optional<WebUrl> root = base == null || frontMatter ? Optional.empty() : Optional.of(baseUrl());
        Making making = new Making(
                root, frontMatter, format(), Digest.Algorithm.named(digest),
                choice("--page-record", pageRecord, "resource", "response").equals("response"), strict, fileBytes,
                seedBytes);
        return new PackOptions(
                making, fetching.manners(offline, operator), new Scope(include, exclude, links, withSource),
                fetching.outside(), operator, description, threads);
    }

    private WebUrl baseUrl() {
        WebUrl url = WebUrl.parse(base).filter(WebUrl::isHttp).orElseThrow(() -> new ParameterException(
                spec.commandLine(), "--base is no http or https address: " + base));
        if (!url.path().endsWith("/") || url.query().isPresent()) {
            throw new ParameterException(spec.commandLine(), "--base must end with a slash, was " + base);
        }
        return url;
    }

    private WarcFormat format() {
        String version = choice("--warc-version", warcVersion, "1.1", "1.0");
        return new WarcFormat(version.equals("1.0") ? WarcFormat.Version.V1_0 : WarcFormat.Version.V1_1, !plain);
    }

    private String choice(String option, String value, String... allowed) {
        if (List.of(allowed).contains(value)) {
            return value;
        }
        throw new ParameterException(
                spec.commandLine(), option + " is " + String.join(" or ", allowed) + ", was " + value);
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
