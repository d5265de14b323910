package org.pressmark.pack;

import java.util.List;
import java.util.Optional;
import org.pressmark.article.Article;
import org.pressmark.article.Seed;
import org.pressmark.asset.AssetScan;
import org.pressmark.capture.Body;
import org.pressmark.capture.Digest;
import org.pressmark.capture.Finding;
import org.pressmark.capture.WebUrl;

/**
 * A seed made ready: read, rendered, searched. A pure function of the seed and the settings.
 *
 * @param seed the seed
 * @param seedUrl where its bytes live
 * @param pageUrl where its page lives; the same for an HTML seed
 * @param digest the digest of the seed's bytes
 * @param article what was read; empty for a seed too large to be read
 * @param page the page's bytes: the rendition, or the HTML seed itself
 * @param pageDigest their digest
 * @param pageType the page's Content-Type
 * @param text the article's words
 * @param scan what the page refers to
 * @param findings what was odd
 */
record Prepared(
        Seed seed,
        WebUrl seedUrl,
        WebUrl pageUrl,
        Digest digest,
        Optional<Article> article,
        Body page,
        Digest pageDigest,
        String pageType,
        String text,
        AssetScan scan,
        List<Finding> findings) {

    boolean isOwnPage() {
        return seedUrl.equals(pageUrl);
    }

    String title() {
        return article.map(Article::title).orElse(seed.path());
    }
}
