package org.pressmark.pack;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.pressmark.capture.Body;
import org.pressmark.capture.FileSlice;
import org.pressmark.capture.Finding;
import org.pressmark.provenance.AssetAccount;
import org.pressmark.provenance.MissingLine;
import org.pressmark.provenance.ToldPage;

/**
 * The run's log and the list of what is missing, which go into the archive at the run's end (IIPC guideline 8). They
 * hold what was done and nothing of how long it took, so that the same run gives the same lines.
 */
final class RunLists implements Closeable {
    private final Path logFile;
    private final Path missingFile;
    private final BufferedWriter log;
    private final BufferedWriter missing;

    RunLists(Path folder) throws IOException {
        logFile = folder.resolve("run.log");
        missingFile = folder.resolve("missing.jsonl");
        log = Files.newBufferedWriter(logFile, StandardCharsets.UTF_8);
        missing = Files.newBufferedWriter(missingFile, StandardCharsets.UTF_8);
    }

    void article(Prepared article, List<AssetAccount> assets) throws IOException {
        line("article", article.seed().path(), article.pageUrl().toString(), assets.size() + " assets");
        for (Finding finding : article.findings()) {
            line("finding", finding.in(article.seed().path()), finding.code(), finding.message());
        }
        for (AssetAccount asset : assets) {
            line(asset.outcome(), asset.url(), asset.cause(), asset.detail());
            if (asset.isMissing()) {
                missing(article.pageUrl().toString(), article.seed().path(), asset);
            }
        }
    }

    /** A page some of whose assets were gathered again. */
    void again(ToldPage page, List<AssetAccount> assets) throws IOException {
        line("retried", page.seedPath(), page.pageUrl(), assets.size() + " assets");
        for (AssetAccount asset : assets) {
            line(asset.outcome(), asset.url(), asset.cause(), asset.detail());
            if (asset.isMissing()) {
                missing(page.pageUrl(), page.seedPath(), asset);
            }
        }
    }

    void unreadable(String path, String reason) throws IOException {
        line("unreadable", path, reason);
    }

    private void line(String... parts) throws IOException {
        StringBuilder line = new StringBuilder();
        for (String part : parts) {
            line.append(line.length() == 0 ? "" : "\t");
            part.codePoints().forEach(c -> line.appendCodePoint(Character.isISOControl(c) ? ' ' : c));
        }
        log.write(line.append('\n').toString());
    }

    private void missing(String page, String seed, AssetAccount asset) throws IOException {
        missing.write(MissingLine.of(asset, page, Optional.of(seed)) + '\n');
    }

    /** The log so far. */
    Body log() throws IOException {
        log.flush();
        return new FileSlice(logFile, 0, Files.size(logFile));
    }

    /** The list so far. */
    Body missing() throws IOException {
        missing.flush();
        return new FileSlice(missingFile, 0, Files.size(missingFile));
    }

    @Override
    public void close() throws IOException {
        try (missing) {
            log.close();
        }
    }
}
