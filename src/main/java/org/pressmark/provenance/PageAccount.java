package org.pressmark.provenance;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.pressmark.article.Article;
import org.pressmark.capture.Finding;

/**
 * What is told of one page.
 *
 * @param page the page
 * @param seed the seed it was made from; the page itself where nothing had to be made
 * @param seedPath the seed's path as given
 * @param article what was read; empty for a seed that was archived unread
 * @param findings what was odd
 * @param references where its links lead
 * @param assets every asset with its fate
 * @param run the run it was made in
 */
public record PageAccount(
        Archived page,
        Archived seed,
        String seedPath,
        Optional<Article> article,
        List<Finding> findings,
        List<String> references,
        List<AssetAccount> assets,
        Run run) {
    /**
     * Bytes that have a record.
     *
     * @param url their address
     * @param record the id of the record
     * @param digest their digest, the algorithm in front
     * @param bytes how many they are
     */
    public record Archived(String url, String record, String digest, long bytes) {
        public Archived {
            Objects.requireNonNull(url, "url");
        }
    }

    /**
     * What all accounts of a run repeat.
     *
     * @param date the date of what it makes
     * @param software program and version
     * @param operator who answers for it; empty for nobody named
     * @param settings a digest of its settings
     * @param collection the collection's name
     */
    public record Run(Instant date, String software, String operator, String settings, String collection) {}

    public PageAccount {
        Objects.requireNonNull(page, "page");
        Objects.requireNonNull(seed, "seed");
        findings = List.copyOf(findings);
        references = List.copyOf(references);
        assets = List.copyOf(assets);
    }

    /** Whether the page is the seed itself, and nothing was made. */
    public boolean isOwnPage() {
        return page.url().equals(seed.url());
    }
}
