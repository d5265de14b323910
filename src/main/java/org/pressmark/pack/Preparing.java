package org.pressmark.pack;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.pressmark.article.Article;
import org.pressmark.article.Seed;
import org.pressmark.article.SeedReader;
import org.pressmark.asset.AssetFinder;
import org.pressmark.asset.AssetScan;
import org.pressmark.capture.Body;
import org.pressmark.capture.Digest;
import org.pressmark.capture.Finding;
import org.pressmark.capture.WebUrl;
import org.pressmark.render.ArticleRenderer;
import org.pressmark.render.Rendition;

/** Reads, renders and searches seeds. Thread-safe. */
final class Preparing {
    private final PackOptions options;
    private final PageAddresses addresses;
    private final LinkedFiles linked;
    private final SeedReader reader = new SeedReader();
    private final ArticleRenderer renderer;
    private final AssetFinder finder = new AssetFinder();

    Preparing(PackOptions options, PageAddresses addresses, LinkedFiles linked, String software) {
        this.options = options;
        this.linked = linked;
        this.addresses = addresses;
        this.renderer = new ArticleRenderer(software);
    }

    /** The digest of a seed's bytes, by which a later run knows whether it changed. */
    Digest digest(Body bytes) throws IOException {
        return options.making().digest().digest(bytes);
    }

    /**
     * Makes a seed ready.
     *
     * @throws IOException when the seed cannot be read
     */
    Prepared prepare(Seed seed) throws IOException {
        long length = seed.bytes().length();
        if (length > options.making().seedBytes()) {
            return withoutPage(seed, "seed-too-large",
                    "the seed has " + length + " bytes, more than --max-seed-bytes " + options.making().seedBytes());
        }
        byte[] bytes = seed.bytes().bytes();
        try {
            Article article = reader.read(seed.path(), bytes);
            return PageAddresses.isHtml(seed.path()) ? ownPage(seed, bytes, article) : rendered(seed, bytes, article);
        } catch (RuntimeException | StackOverflowError fault) { // ours, and no reason to lose a thousand other seeds
            return withoutPage(seed, "seed-fault", "a fault of this program, please report it (" + fault + ")");
        }
    }

    private Prepared ownPage(Seed seed, byte[] bytes, Article article) {
        Charset charset = Charset.forName(article.encoding().charset());
        WebUrl url = addresses.seed(seed.path());
        Document page = Jsoup.parse(article.body());
        AssetScan scan = finder.inHtml(page, url, charset);
        Digest digest = options.making().digest().digest(bytes);
        String type = "text/html; charset=" + article.encoding().charset().toLowerCase(Locale.ROOT);
        Body body = Body.of(bytes);
        return new Prepared(
                new Seed(seed.path(), body), url, url, digest, Optional.of(article), body, digest, type,
                renderer.textOf(page), options.scope().widened(linked.addedTo(scan), article, addresses.origin()),
                article.findings());
    }

    private Prepared rendered(Seed seed, byte[] bytes, Article article) {
        Rendition rendition = renderer.render(article, seed.path(), addresses);
        WebUrl url = pageUrl(seed, article);
        byte[] page = rendition.html().getBytes(StandardCharsets.UTF_8);
        AssetScan scan = rendition.references()
                .map(known -> finder.ofKnown(known.images(), known.links(), url))
                .orElseGet(() -> finder.inHtml(rendition.html(), url, StandardCharsets.UTF_8));
        List<Finding> findings = new ArrayList<>(article.findings());
        findings.addAll(rendition.findings());
        return new Prepared(
                new Seed(seed.path(), Body.of(bytes)), addresses.seed(seed.path()), url,
                options.making().digest().digest(bytes), Optional.of(article), Body.of(page),
                options.making().digest().digest(page),
                "text/html; charset=utf-8", rendition.text(),
                options.scope().widened(linked.addedTo(scan), article, addresses.origin()), findings);
    }

    private WebUrl pageUrl(Seed seed, Article article) {
        WebUrl own = addresses.pageOf(seed.path());
        return options.making().frontMatterBase()
                ? article.canonical().flatMap(own::resolve).filter(WebUrl::isHttp).orElse(own)
                : own;
    }

    /** Nothing of it is lost: its bytes are archived as they are. */
    private Prepared withoutPage(Seed seed, String code, String why) throws IOException {
        WebUrl url = addresses.seed(seed.path());
        Digest digest = digest(seed.bytes());
        Finding finding = new Finding(code, why + ": its bytes are archived, no page was made", 0);
        return new Prepared(
                seed, url, url, digest, Optional.empty(), seed.bytes(), digest, LocalMediaType.byName(seed.path()), "",
                new AssetScan(url, List.of(), List.of()), List.of(finding));
    }
}
