package org.pressmark.pack;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pressmark.article.SeedSource;
import org.pressmark.capture.Body;
import org.pressmark.capture.Cause;
import org.pressmark.capture.Digest;
import org.pressmark.capture.WebUrl;

/** Assets that lie beside the articles. Thread-safe. */
final class LocalFiles {
    private static final int REMEMBERED = 4096;
    private static final long IN_MEMORY = 1 << 20;

    private final SeedSource source;
    private final PageAddresses addresses;
    private final Digest.Algorithm algorithm;
    private final Map<String, Fate> recent = new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Fate> eldest) {
            return size() > REMEMBERED;
        }
    };

    LocalFiles(SeedSource source, PageAddresses addresses, Digest.Algorithm algorithm) {
        this.source = source;
        this.addresses = addresses;
        this.algorithm = algorithm;
    }

    /**
     * What the source has at an address, or at one of the places site generators would publish there.
     *
     * @param via the page or document that refers to it
     * @param written the reference as it stands there
     * @return empty when the web may have it: the address lies elsewhere, or the base is a real host and there is no
     *     such file here
     */
    Optional<Fate> find(WebUrl url, WebUrl via, String written) {
        Optional<String> path = addresses.localPath(url);
        if (path.isEmpty()) {
            return addresses.isInvented() && url.origin().equals(addresses.origin())
                    ? Optional.of(noSuchFile(url.path()))
                    : Optional.empty();
        }
        if (addresses.isSeed(path.get())) {
            return Optional.of(new Fate.OwnPage(path.get()));
        }
        Fate fate = remembered(path.get());
        if (isAbsent(fate)) {
            fate = elsewhere(path.get(), addresses.localPath(via).orElse(""), written).orElse(fate);
        }
        return isAbsent(fate) && !addresses.isInvented() ? Optional.empty() : Optional.of(fate);
    }

    private Optional<Fate> elsewhere(String path, String page, String written) {
        List<String> candidates = new ArrayList<>(SitePlaces.of(path, page, written));
        String folder = page.substring(0, page.lastIndexOf('/') + 1);
        source.attachment(page, path.startsWith(folder) ? path.substring(folder.length()) : path).ifPresent(candidates::add);
        for (String candidate : candidates) {
            Fate fate = remembered(candidate);
            if (!isAbsent(fate)) {
                return Optional.of(fate);
            }
        }
        return Optional.empty();
    }

    private static boolean isAbsent(Fate fate) {
        return fate instanceof Fate.Nowhere nowhere && nowhere.cause() == Cause.NO_SUCH_FILE;
    }

    /** A picture that a thousand articles share is read once. */
    private Fate remembered(String path) {
        synchronized (recent) {
            Fate known = recent.get(path);
            if (known != null) {
                return known;
            }
        }
        Fate fate = read(path);
        synchronized (recent) {
            recent.put(path, fate);
        }
        return fate;
    }

    private Fate read(String path) {
        try {
            Optional<Body> file = source.file(path);
            if (file.isEmpty()) {
                return noSuchFile(path);
            }
            Body bytes = file.get();
            Body once = bytes.length() <= IN_MEMORY ? Body.of(bytes.bytes()) : bytes;
            Digest digest = algorithm.digest(once);
            return new Fate.FromFile(new UnchangedBody(bytes, digest, path), digest, LocalMediaType.of(path, once));
        } catch (IOException unreadable) {
            return new Fate.Nowhere(Cause.UNREADABLE_FILE, path + ": " + unreadable.getClass().getSimpleName());
        }
    }

    private static Fate noSuchFile(String path) {
        return new Fate.Nowhere(Cause.NO_SUCH_FILE, path);
    }
}
