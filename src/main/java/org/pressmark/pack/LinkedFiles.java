package org.pressmark.pack;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.pressmark.article.SeedSource;
import org.pressmark.asset.AssetRef;
import org.pressmark.asset.AssetScan;
import org.pressmark.capture.WebUrl;

/**
 * The files beside the articles that a page links to: a paper, a sound, the large form of a picture. They are taken as
 * its assets are, for no other place has them; a link to what is not there is a link and nothing missing. Thread-safe.
 */
final class LinkedFiles {
    private final SeedSource source;
    private final PageAddresses addresses;

    LinkedFiles(SeedSource source, PageAddresses addresses) {
        this.source = source;
        this.addresses = addresses;
    }

    /** What a page refers to, and behind it the files it links to. */
    AssetScan addedTo(AssetScan scan) {
        List<AssetRef> refs = new ArrayList<>(scan.assets());
        Set<Optional<WebUrl>> shown = scan.assets().stream().map(AssetRef::url).collect(Collectors.toSet());
        for (WebUrl url : scan.links()) {
            boolean here = url.origin().equals(addresses.origin());
            if (here && !shown.contains(Optional.of(url)) && addresses.localPath(url).filter(this::isFile).isPresent()) {
                refs.add(new AssetRef(Optional.of(url), url.withFragment(), AssetRef.Kind.PAGE));
            }
        }
        return refs.size() == scan.assets().size() ? scan : new AssetScan(scan.base(), refs, scan.links());
    }

    /** Articles have their own records, and a name without an ending is mostly a folder of the site. */
    private boolean isFile(String path) {
        boolean named = path.indexOf('.', path.lastIndexOf('/') + 1) > 0;
        try {
            return named && !addresses.isSeed(path) && !addresses.isPage(path) && source.file(path).isPresent();
        } catch (IOException unreadable) {
            return true; // told as an asset that cannot be read
        }
    }
}
