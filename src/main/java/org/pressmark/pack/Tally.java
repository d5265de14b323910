package org.pressmark.pack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.pressmark.capture.Cause;
import org.pressmark.disk.OpenFile;
import org.pressmark.provenance.AssetAccount;
import org.pressmark.provenance.ToldPage;

/** Counts what a run does, and writes its log and its list of missing assets as it goes. */
final class Tally {
    private final RunLists lists;
    private long articles;
    private long unchanged;
    private long captured;
    private long duplicates;
    private long local;
    private long unmodified;
    private long recovered;
    private long findings;
    private final Map<Cause, Long> missing = new EnumMap<>(Cause.class);
    private final List<String> unreadable = new ArrayList<>();

    Tally(RunLists lists) {
        this.lists = lists;
    }

    void article(Prepared article, List<AssetAccount> assets) throws IOException {
        articles++;
        findings += article.findings().size();
        lists.article(article, assets);
        count(assets);
    }

    /** A page some of whose assets were gathered again. */
    void again(ToldPage page, List<AssetAccount> assets) throws IOException {
        articles++;
        lists.again(page, assets);
        count(assets);
    }

    private void count(List<AssetAccount> assets) {
        for (AssetAccount asset : assets) {
            switch (asset.outcome()) {
                case "captured" -> captured++;
                case "duplicate" -> duplicates++;
                case "unmodified" -> unmodified++;
                case "recovered" -> recovered++;
                case "local" -> local++;
                default -> missing.merge(Cause.of(asset.cause()), 1L, Long::sum);
            }
        }
    }

    void unchanged() {
        unchanged++;
    }

    void unreadable(String path, String reason) throws IOException {
        unreadable.add(path + ": " + reason);
        lists.unreadable(path, reason);
    }

    long done() {
        return articles + unchanged + unreadable.size();
    }

    long missing() {
        return missing.values().stream().mapToLong(Long::longValue).sum();
    }

    PackReport report(Path collection, List<OpenFile.Finished> files) {
        return new PackReport(
                collection, articles, unchanged, unreadable, captured, duplicates, local, missing,
                files.stream().map(OpenFile.Finished::path).toList(),
                files.stream().mapToLong(OpenFile.Finished::bytes).sum(), findings, recovered, unmodified);
    }
}
