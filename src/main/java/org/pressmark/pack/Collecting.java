package org.pressmark.pack;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import org.pressmark.article.Seed;
import org.pressmark.capture.Digest;
import org.pressmark.capture.FileSlice;
import org.pressmark.capture.WebUrl;
import org.pressmark.disk.Folders;
import org.pressmark.disk.OpenFile;
import org.pressmark.index.CaptureIndex;
import org.pressmark.index.CdxLine;
import org.pressmark.index.IndexWriting;
import org.pressmark.index.Indexer;
import org.pressmark.index.ZipNumIndex;
import org.pressmark.ledger.Ledger;
import org.pressmark.ledger.Run;
import org.pressmark.provenance.PageAccount;
import org.pressmark.provenance.ToldPage;
import org.pressmark.wacz.Datapackage;
import org.pressmark.wacz.Datapackage.Resource;
import org.pressmark.wacz.PagesRevision;
import org.pressmark.wacz.PagesWriting;

/**
 * One run's part of a collection: its WARC files, and after them index, pages and data package, renewed whole.
 *
 * <p>Nothing is begun before the first article comes: a run in which nothing changed leaves no trace.
 */
final class Collecting implements Closeable {
    /** Noted for the length of pages.jsonl by a run that adds no pages but tells those that are there anew. */
    private static final long RETELLING = -1;

    private final CollectionFiles files;
    private final CollectionName name;
    private final PackOptions options;
    private final Packer.Means means;
    private final Ledger ledger;
    private final Run run;
    private final WebUrl base;
    private final IndexWriting index;
    private final RunLists lists;
    private final Tally tally;
    private final RunArchive archive;
    private AssetRecords assets;
    private Optional<Recovered> recovered = Optional.empty();
    private Optional<PagesWriting> pages = Optional.empty();
    private Optional<ArticleRecords> articles = Optional.empty();
    private Optional<Retelling> retelling = Optional.empty();
    private String firstPage = "";

    Collecting(
            CollectionFiles files,
            CollectionName name,
            PackOptions options,
            Packer.Means means,
            Ledger ledger,
            ExecutorService pool)
            throws IOException {
        this.files = files;
        this.name = name;
        this.options = options;
        this.means = means;
        this.ledger = ledger;
        this.base = options.making().base().orElseGet(() -> WebUrl.of("https://" + name.label() + ".seeds.invalid/"));
        this.run = run();
        restoreIndex();
        this.index = new IndexWriting(files.temporary(), IndexWriting.DEFAULT_MEMORY);
        this.lists = new RunLists(files.temporary());
        this.tally = new Tally(lists);
        this.archive = new RunArchive(
                files, name, run, options, new WarcinfoText(means.software(), options), index, pool);
    }

    /** A new run, or the one that a crash cut short, on the same footing as before. */
    private Run run() throws IOException {
        Run last = lastRun();
        if (last != null && !last.finished() && isPublished(last)) {
            ledger.settle(last.number());
            last = lastRun();
        }
        long pagesNow = Files.exists(files.pages()) ? Files.size(files.pages()) : 0;
        if (last != null && !last.finished()) {
            Instant date = means.fixed() ? means.date() : last.date();
            long pagesBefore = last.pagesBefore() == RETELLING ? pagesNow : last.pagesBefore();
            return new Run(last.number(), date, settings(), last.firstSerial(), pagesBefore, false);
        }
        long serial = 0;
        for (Path warc : files.warcs()) {
            serial = Math.max(serial, CollectionFiles.serial(warc));
        }
        // A ledger may be cut or lost; what the archive tells of runs is not told twice under one number.
        long known = Math.max(last == null ? 0 : last.number(), RunSettings.lastRun(files).orElse(serial));
        return new Run(known + 1, means.date(), settings(), serial + 1, pagesNow, false);
    }

    private Run lastRun() {
        List<Run> runs = ledger.runs();
        return runs.isEmpty() ? null : runs.get(runs.size() - 1);
    }

    /**
     * Whether the data package, which is written last, lists a file of this run: then the run is whole and only the
     * note of its end is lost. Its files must not be taken for the leftovers of a crash, for seeds may have changed.
     */
    private boolean isPublished(Run unfinished) throws IOException {
        return Datapackage.read(files.root()).resources().keySet().stream()
                .anyMatch(path -> CollectionFiles.serial(Path.of(path)) >= unfinished.firstSerial());
    }

    private String settings() {
        byte[] shape = options.shape(base).getBytes(StandardCharsets.UTF_8);
        return Digest.Algorithm.SHA256.digest(shape).toString();
    }

    WebUrl base() {
        return base;
    }

    Instant date() {
        return run.date();
    }

    Tally tally() {
        return tally;
    }

    /** Whether the archive holds this seed with these bytes, made with the same settings. */
    boolean has(Seed seed, Digest digest) {
        return ledger.noted(seedKey(seed)).filter(noted -> noted.equals(seedValue(digest))).isPresent();
    }

    private static String seedKey(Seed seed) {
        return "seed " + seed.path();
    }

    private String seedValue(Digest digest) {
        return digest + " " + run.settings();
    }

    /** Writes an article. */
    void write(SeedFate.Ready ready) throws IOException {
        if (articles.isEmpty()) {
            begin(run);
            pages = Optional.of(new PagesWriting(files.pages(), run.pagesBefore()));
            articles = Optional.of(new ArticleRecords(
                    archive, assets, pages.get(), options,
                    new PageAccount.Run(run.date(), means.software(), options.operator(), run.settings(), name.text())));
        }
        Prepared article = ready.article();
        tally.article(article, articles.get().write(article, ready.assets()));
        ledger.note(run.number(), seedKey(article.seed()), seedValue(article.digest()));
        if (firstPage.isEmpty() && article.article().isPresent()) {
            firstPage = article.pageUrl().toString();
        }
    }

    /** Writes what was gathered again of a page of an earlier run. */
    void write(ToldPage page, List<Gathered> gathered) throws IOException {
        if (retelling.isEmpty()) {
            begin(new Run(run.number(), run.date(), run.settings(), run.firstSerial(), RETELLING, false));
            retelling = Optional.of(new Retelling(archive, assets, run.number(), means.software()));
        }
        tally.again(page, retelling.get().write(page, gathered));
    }

    private void begin(Run noted) throws IOException {
        ledger.begin(noted);
        archive.sweep();
        recovered = Optional.of(new Recovered(files));
        ExchangeRecords exchanges = new ExchangeRecords(archive, ledger, run.number(), options.making().strict());
        assets = new AssetRecords(archive, ledger, run.number(), exchanges, new RecoveredRecords(
                archive, ledger, run.number(), options.making().strict(), recovered.get()));
    }

    /** The serial of the first file this run writes: files from there on are no part of the archive yet. */
    long firstSerial() {
        return run.firstSerial();
    }

    /** Ends the run: everything is in its place, and noted, when this returns. */
    PackReport finish() throws IOException {
        if (articles.isEmpty() && retelling.isEmpty()) {
            return tally.report(files.root(), List.of());
        }
        RunEnd end = new RunEnd(archive, options, "urn:pressmark:run:" + name.label() + ":" + run.number());
        end.write(lists, base.toString());
        List<OpenFile.Finished> warcs = archive.finish();
        writeIndex();
        OpenFile.Finished pagesFile = pages.isPresent()
                ? pages.get().finish()
                : new PagesRevision(files.pages(), run.pagesBefore()).write(retelling.orElseThrow().counts());
        ledger.force(); // what the package publishes must be known of, whatever becomes of the note of the run's end
        writeDatapackage(warcs, pagesFile);
        ledger.finish(run.number());
        ledger.compact();
        return tally.report(files.root(), warcs);
    }

    private void writeIndex() throws IOException {
        Path folder = files.indexes();
        if (!files.hasIndex()) {
            index.write(folder);
            return;
        }
        try (CaptureIndex earlier = ZipNumIndex.open(folder)) {
            index.addSorted(earlier.range("", "")
                    .filter(line -> CollectionFiles.serial(line.plainFilename()) < run.firstSerial()));
            index.write(folder);
        }
    }

    /**
     * Makes the index of earlier runs anew where it is lost, as between the renames of its two files; the archive has
     * all that was in it. Before anything is gathered: stylesheets of earlier runs are found by it.
     */
    private void restoreIndex() throws IOException {
        List<Path> earlier = files.warcs().stream()
                .filter(warc -> CollectionFiles.serial(warc) < run.firstSerial())
                .toList();
        if (files.hasIndex() || earlier.isEmpty()) {
            return;
        }
        try (IndexWriting restored = new IndexWriting(files.temporary(), IndexWriting.DEFAULT_MEMORY)) {
            for (Path warc : earlier) {
                new Indexer(line -> add(restored, line), finding -> {}).index(warc, warc.getFileName().toString());
            }
            restored.write(files.indexes());
        }
    }

    private static void add(IndexWriting index, CdxLine line) {
        try {
            index.add(line);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void writeDatapackage(List<OpenFile.Finished> warcs, OpenFile.Finished pagesFile) throws IOException {
        Datapackage.Earlier earlier = Datapackage.read(files.root());
        SortedMap<String, Resource> resources = new TreeMap<>();
        for (OpenFile.Finished warc : warcs) {
            resources.put("archive/" + warc.path().getFileName(), new Resource(warc.sha256(), warc.bytes()));
        }
        for (Path warc : files.warcs()) {
            String path = "archive/" + warc.getFileName();
            if (!resources.containsKey(path)) {
                Resource known = earlier.resources().get(path);
                resources.put(path, known == null ? hashed(warc) : known);
            }
        }
        for (Path part : Folders.files(files.indexes(), "index.*")) {
            resources.put("indexes/" + part.getFileName(), hashed(part));
        }
        resources.put("pages/pages.jsonl", new Resource(pagesFile.sha256(), pagesFile.bytes()));
        String date = run.date().toString();
        boolean first = run.number() == 1;
        new Datapackage(
                        name.text(), options.description(), first ? date : or(earlier.text("created"), date), date,
                        means.software(), first ? firstPage : or(earlier.text("mainPageUrl"), firstPage),
                        first ? date : or(earlier.text("mainPageDate"), date), resources)
                .write(files.root());
    }

    private static String or(String text, String fallback) {
        return text.isEmpty() ? fallback : text;
    }

    private static Resource hashed(Path file) throws IOException {
        long bytes = Files.size(file);
        return new Resource(Digest.Algorithm.SHA256.digest(new FileSlice(file, 0, bytes)).value(), bytes);
    }

    /** Whatever fails to close on a full disk, no half-written file is left behind. */
    @Override
    public void close() throws IOException {
        Closeable unfinished = pages.isPresent() ? pages.get() : () -> {};
        Closeable readBack = recovered.isPresent() ? recovered.get() : () -> {};
        try (lists; index; archive; readBack) {
            unfinished.close();
        } finally {
            Folders.remove(files.temporary());
        }
    }
}
