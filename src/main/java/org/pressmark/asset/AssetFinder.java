package org.pressmark.asset;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.pressmark.capture.WebUrl;
import org.pressmark.markup.CssReferences;

/** Finds what a document refers to. Thread-safe; a pure function of its arguments. */
public final class AssetFinder {

    /**
     * The assets and links of an HTML page.
     *
     * @param html the page
     * @param url its address
     * @param encoding its encoding, in which a browser writes the queries of its links
     */
    public AssetScan inHtml(String html, WebUrl url, Charset encoding) {
        return inHtml(Jsoup.parse(html), url, encoding);
    }

    /** The same for a page that is parsed already. */
    public AssetScan inHtml(Document page, WebUrl url, Charset encoding) {
        Findings found = new Findings(baseOf(page, url), encoding);
        new PageWalk(found).through(page);
        return found.scan();
    }

    /**
     * The assets and links of a page in UTF-8 whose maker knows them: the same as a search of its HTML finds.
     *
     * @param images the sources of its images as written, in page order
     * @param links the targets of its links as written, in page order
     * @param url the page's address
     */
    public AssetScan ofKnown(List<String> images, List<String> links, WebUrl url) {
        Findings found = new Findings(url, StandardCharsets.UTF_8);
        images.forEach(image -> found.add(image, AssetRef.Kind.IMAGE));
        links.forEach(found::addLink);
        return found.scan();
    }

    /** The imports, fonts and images of a stylesheet. */
    public AssetScan inCss(String css, WebUrl url, Charset encoding) {
        Findings found = new Findings(url, encoding);
        found.addAll(CssReferences.find(css));
        return found.scan();
    }

    /** The images, fonts and uses of an SVG document. */
    public AssetScan inSvg(String svg, WebUrl url) {
        Findings found = new Findings(url, StandardCharsets.UTF_8);
        new PageWalk(found).through(Jsoup.parse(svg, Parser.xmlParser()));
        return found.scan();
    }

    /** HTML Standard, 4.2.3: the first base element with an href counts; one that is no address does not. */
    private static WebUrl baseOf(Document page, WebUrl url) {
        return page.select("base[href]").stream()
                .findFirst()
                .flatMap(base -> url.resolve(base.attr("href")))
                .filter(base -> !base.scheme().equals("data") && !base.scheme().equals("javascript"))
                .orElse(url);
    }
}
