package org.pressmark.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pressmark.article.Article;
import org.pressmark.asset.AssetRef;
import org.pressmark.asset.AssetScan;
import org.pressmark.capture.WebUrl;

/**
 * What is gathered beyond what pages need to be seen, and what is left out.
 *
 * <p>A pattern is a whole address in which {@code *} stands for any characters: {@code *.mp4}, {@code
 * https://ads.example/*}.
 *
 * @param include where there are any, only addresses of these patterns are fetched from the web
 * @param exclude addresses of these patterns are taken from nowhere
 * @param links whether pages the articles link to are gathered with their own assets
 * @param source whether the source an article claims is gathered with its own assets
 */
public record Scope(List<String> include, List<String> exclude, boolean links, boolean source) {
    /** The assets of the pages and nothing else. */
    public static final Scope ASSETS = new Scope(List.of(), List.of(), false, false);

    public Scope {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
    }

    /** The rule that forbids an address altogether, in words. */
    Optional<String> excluded(WebUrl url) {
        return exclude.stream()
                .filter(pattern -> matches(pattern, url.toString()))
                .findFirst()
                .map(pattern -> "--exclude " + pattern);
    }

    /** The rule that keeps an address from being fetched from the web, in words. */
    Optional<String> notIncluded(WebUrl url) {
        boolean wanted = include.isEmpty() || include.stream().anyMatch(pattern -> matches(pattern, url.toString()));
        return wanted ? Optional.empty() : Optional.of("no --include pattern matches");
    }

    /** A page's assets, and behind them the pages it leads to that are to be gathered too. */
    AssetScan widened(AssetScan scan, Article article, String ownOrigin) {
        List<AssetRef> refs = new ArrayList<>(scan.assets());
        if (source) {
            article.claim().flatMap(claim -> WebUrl.parse(claim.url())).ifPresent(url -> add(refs, url, ownOrigin));
        }
        if (links) {
            scan.links().forEach(url -> add(refs, url, ownOrigin));
        }
        return refs.size() == scan.assets().size() ? scan : new AssetScan(scan.base(), refs, scan.links());
    }

    private static void add(List<AssetRef> refs, WebUrl url, String ownOrigin) {
        if (url.isHttp() && !url.origin().equals(ownOrigin)) {
            refs.add(new AssetRef(Optional.of(url), url.withFragment(), AssetRef.Kind.PAGE));
        }
    }

    String shape() {
        return String.join(",", include) + "|" + String.join(",", exclude) + "|" + links + "|" + source;
    }

    /** Whether an address is of a pattern, in time linear in the address for each star. */
    static boolean matches(String pattern, String address) {
        String[] parts = pattern.split("\\*", -1);
        if (parts.length == 1) {
            return pattern.equals(address);
        }
        String last = parts[parts.length - 1];
        if (!address.startsWith(parts[0]) || !address.endsWith(last)) {
            return false;
        }
        int at = parts[0].length();
        for (int i = 1; i < parts.length - 1; i++) {
            int found = address.indexOf(parts[i], at);
            if (found < 0) {
                return false;
            }
            at = found + parts[i].length();
        }
        return at <= address.length() - last.length();
    }
}
