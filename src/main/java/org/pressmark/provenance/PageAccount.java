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
 * @param pageUrl the page's address
 * @param pageRecord the id of its record
 * @param pageDigest its digest
 * @param pageBytes its length
 * @param seedUrl the seed's address
 * @param seedRecord the id of the seed's record
 * @param seedDigest the seed's digest
 * @param seedBytes the seed's length
 * @param seedPath the seed's path as given
 * @param article what was read; empty for a seed that was archived unread
 * @param findings what was odd
 * @param references where its links lead
 * @param assets every asset with its fate
 * @param date when the page was made
 * @param software program and version
 * @param operator who answers for the run; empty for nobody named
 * @param settings a digest of the run's settings
 * @param collection the collection's name
 */
public record PageAccount(
        String pageUrl,
        String pageRecord,
        String pageDigest,
        long pageBytes,
        String seedUrl,
        String seedRecord,
        String seedDigest,
        long seedBytes,
        String seedPath,
        Optional<Article> article,
        List<Finding> findings,
        List<String> references,
        List<AssetAccount> assets,
        Instant date,
        String software,
        String operator,
        String settings,
        String collection) {
    public PageAccount {
        Objects.requireNonNull(pageUrl, "pageUrl");
        findings = List.copyOf(findings);
        references = List.copyOf(references);
        assets = List.copyOf(assets);
    }

    /** Whether the page is the seed itself, and nothing was made. */
    public boolean isOwnPage() {
        return pageUrl.equals(seedUrl);
    }
}
