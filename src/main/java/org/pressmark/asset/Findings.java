package org.pressmark.asset;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.pressmark.asset.AssetRef.Kind;
import org.pressmark.capture.WebUrl;
import org.pressmark.markup.CssReference;
import org.pressmark.markup.SrcSet;

/** What one document refers to, gathered in its order, each thing once. Not thread-safe. */
final class Findings {
    /** Schemes behind which there is nothing to get: the document holds the thing itself, or there is none. */
    private static final Set<String> WITHIN = Set.of("data", "blob", "about", "javascript");

    /** No server takes a longer address; what is one by its form is a picture's data with a slip in front, or worse. */
    private static final int LONGEST = 1 << 16;

    private final WebUrl base;
    private final Charset encoding;
    private final List<AssetRef> assets = new ArrayList<>();
    private final List<WebUrl> links = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    Findings(WebUrl base, Charset encoding) {
        this.base = base;
        this.encoding = encoding;
    }

    AssetScan scan() {
        return new AssetScan(base, assets, links);
    }

    /** An asset as written; nothing where it names a part of the document itself. */
    void add(String written, Kind kind) {
        String reference = written.strip();
        if (reference.isEmpty() || reference.charAt(0) == '#' || WITHIN.contains(schemeOf(reference))) {
            return;
        }
        Optional<WebUrl> url = resolve(reference);
        if (seen.add(kind + " " + url.map(WebUrl::toString).orElse(reference))) {
            assets.add(new AssetRef(url, written, kind));
        }
    }

    void addSet(String srcset, Kind kind) {
        for (SrcSet.Candidate candidate : SrcSet.candidates(srcset)) {
            add(candidate.url(), kind);
        }
    }

    void addAll(List<CssReference> references) {
        for (CssReference reference : references) {
            add(reference.value(), switch (reference.kind()) {
                case IMPORT -> Kind.STYLESHEET;
                case FONT -> Kind.FONT;
                case IMAGE -> Kind.IMAGE;
                case OTHER -> Kind.OTHER;
            });
        }
    }

    void addLink(String written) {
        String reference = written.strip();
        if (reference.isEmpty() || reference.charAt(0) == '#') {
            return;
        }
        resolve(reference)
                .filter(WebUrl::isHttp)
                .filter(url -> seen.add("link " + url))
                .ifPresent(links::add);
    }

    private Optional<WebUrl> resolve(String reference) {
        return base.resolve(reference, encoding).filter(url -> url.toString().length() <= LONGEST);
    }

    /** The scheme in lower case, tabs and line ends inside it ignored as a browser does; empty where there is none. */
    private static String schemeOf(String reference) {
        StringBuilder scheme = new StringBuilder();
        for (int i = 0; i < reference.length() && scheme.length() < 12; i++) {
            char c = reference.charAt(i);
            if (c == ':') {
                return scheme.toString().toLowerCase(Locale.ROOT);
            }
            if (c != '\t' && c != '\n' && c != '\r') {
                scheme.append(c);
            }
        }
        return "";
    }
}
