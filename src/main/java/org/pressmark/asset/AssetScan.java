package org.pressmark.asset;

import java.util.List;
import java.util.Objects;
import org.pressmark.capture.WebUrl;

/**
 * What a document refers to.
 *
 * @param base the address its references were resolved against: its own, or its base element's
 * @param assets what a browser would load to show it, in document order, each address and kind once
 * @param links where its links lead, in document order, each address once: http and https only
 */
public record AssetScan(WebUrl base, List<AssetRef> assets, List<WebUrl> links) {
    public AssetScan {
        Objects.requireNonNull(base, "base");
        assets = List.copyOf(assets);
        links = List.copyOf(links);
    }
}
