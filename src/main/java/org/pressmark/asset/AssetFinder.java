package org.pressmark.asset;

import java.nio.charset.Charset;
import java.util.List;
import org.pressmark.capture.WebUrl;

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
        return new AssetScan(url, List.of(), List.of());
    }

    /** The imports, fonts and images of a stylesheet. */
    public AssetScan inCss(String css, WebUrl url, Charset encoding) {
        return new AssetScan(url, List.of(), List.of());
    }

    /** The images, fonts and uses of an SVG document. */
    public AssetScan inSvg(String svg, WebUrl url) {
        return new AssetScan(url, List.of(), List.of());
    }
}
