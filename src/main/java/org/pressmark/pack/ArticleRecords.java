package org.pressmark.pack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.pressmark.article.Article;
import org.pressmark.capture.Body;
import org.pressmark.capture.Digest;
import org.pressmark.capture.WebUrl;
import org.pressmark.provenance.AssetAccount;
import org.pressmark.provenance.PageAccount;
import org.pressmark.provenance.PageInfoText;
import org.pressmark.provenance.ProvenanceText;
import org.pressmark.wacz.Page;
import org.pressmark.wacz.PagesWriting;
import org.pressmark.warc.RecordType;
import org.pressmark.warc.WarcFields;

/** Writes the records of one article after the other, in the order of DESIGN section 4. */
final class ArticleRecords {
    private static final int MAX_REFERENCES = 10_000;

    private final RunArchive archive;
    private final AssetRecords assets;
    private final PagesWriting pages;
    private final PackOptions options;
    private final PageAccount.Run run;

    ArticleRecords(
            RunArchive archive,
            AssetRecords assets,
            PagesWriting pages,
            PackOptions options,
            PageAccount.Run run) {
        this.archive = archive;
        this.assets = assets;
        this.pages = pages;
        this.options = options;
        this.run = run;
    }

    /** Writes an article and gives the account of its assets. */
    List<AssetAccount> write(Prepared article, List<Gathered> gathered) throws IOException {
        archive.expect(article.seed().bytes().length() + article.page().length());
        String seedRecord = writeSeed(article);
        String pageRecord = article.isOwnPage() ? seedRecord : writePage(article);
        List<AssetAccount> accounts = new ArrayList<>();
        for (Gathered asset : gathered) {
            accounts.add(assets.write(asset, pageRecord));
        }
        if (article.article().isPresent()) {
            PageAccount account = account(article, seedRecord, pageRecord, accounts);
            writeAccount(account, article.text());
            pages.add(page(article, pageRecord, accounts));
        }
        return accounts;
    }

    private String writeSeed(Prepared article) throws IOException {
        String type = article.isOwnPage() ? article.pageType() : seedType(article);
        Draft draft = Draft.resource(
                archive.date(), article.seedUrl().toString(), type, article.seed().bytes(), article.digest());
        String path = article.seedUrl().toString().substring(article.seedUrl().origin().length());
        return archive.write(options.making().strict() ? draft : draft.with("WARC-Source-URI", relative(path)));
    }

    /** The seed's path without the base: a relative reference. */
    private String relative(String path) {
        String root = options.making().base().map(WebUrl::path).orElse("/");
        return path.startsWith(root) ? path.substring(root.length()) : path;
    }

    private static String seedType(Prepared article) {
        String name = LocalMediaType.byName(article.seed().path());
        String base = name.equals("application/octet-stream") ? "text/plain" : name;
        return article.article()
                .map(read -> base + "; charset=" + read.encoding().charset().toLowerCase(Locale.ROOT))
                .orElse(base);
    }

    private String writePage(Prepared article) throws IOException {
        String url = article.pageUrl().toString();
        if (!options.making().pageAsResponse()) {
            return archive.write(Draft.resource(
                    archive.date(), url, article.pageType(), article.page(), article.pageDigest()));
        }
        byte[] page = article.page().bytes();
        byte[] head = ("HTTP/1.1 200 OK\r\nContent-Type: " + article.pageType() + "\r\nContent-Length: " + page.length
                + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] block = new byte[head.length + page.length];
        System.arraycopy(head, 0, block, 0, head.length);
        System.arraycopy(page, 0, block, head.length, page.length);
        String id = archive.write(new Draft(
                RecordType.RESPONSE, archive.date(), url, "application/http;msgtype=response", Body.of(block),
                options.making().digest().digest(block), Optional.of(article.pageDigest()), List.of(),
                Optional.of(new Draft.Listing("text/html", "200"))));
        Body label = new WarcFields()
                .add("description", "rendition made from a seed; no server sent this answer")
                .body();
        archive.write(Draft.notes(archive.date(), article.pageUrl().toString(), label, archive.digest(label))
                .with("WARC-Refers-To", "<" + id + ">"));
        return id;
    }

    private PageAccount account(
            Prepared article, String seedRecord, String pageRecord, List<AssetAccount> accounts) {
        return new PageAccount(
                new PageAccount.Archived(
                        article.pageUrl().toString(), pageRecord, article.pageDigest().toString(), article.page().length()),
                new PageAccount.Archived(
                        article.seedUrl().toString(), seedRecord, article.digest().toString(),
                        article.seed().bytes().length()),
                article.seed().path(), article.article(), article.findings(),
                article.scan().links().stream().limit(MAX_REFERENCES).map(WebUrl::toString).toList(), accounts, run);
    }

    private void writeAccount(PageAccount account, String text) throws IOException {
        writeText(
                ProvenanceText.address(account.page().url()), ProvenanceText.MEDIA_TYPE, ProvenanceText.of(account));
        writeText("urn:pageinfo:" + account.page().url(), "application/json", PageInfoText.of(account));
        writeText("urn:text:" + account.page().url(), "text/plain; charset=utf-8", text);
    }

    private void writeText(String address, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Digest digest = options.making().digest().digest(bytes);
        archive.write(Draft.resource(archive.date(), address, type, Body.of(bytes), digest));
    }

    private Page page(Prepared article, String pageRecord, List<AssetAccount> accounts) {
        Article read = article.article().orElseThrow();
        return new Page(
                article.pageUrl().toString(), archive.date(), pageRecord.substring("urn:uuid:".length()),
                read.title(), article.text(), article.page().length(), article.seed().path(),
                read.published().orElse(""), read.language(), read.claim().map(Article.Claim::url).orElse(""),
                accounts.size(),
                (int) AssetRecords.missingAmong(accounts));
    }
}
