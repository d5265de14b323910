package org.pressmark.replay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.pressmark.capture.WebUrl;
import org.pressmark.index.CaptureIndex;
import org.pressmark.index.CdxLine;
import org.pressmark.index.Surt;

/** What is there instead of an address that is not: what stands beside it in the index, and who claims to come from it. */
final class Nearby {
    private static final int SHOWN = 6;

    /**
     * What is offered, each list under a heading of its own; none of it is a capture of the address.
     *
     * @param otherQueries captures of the same path with another query
     * @param sameFolder captures beside it
     * @param sameSite other captures of the host
     * @param elsewhere captures of this very address in other collections
     * @param claiming pages whose article names the address as its source
     */
    record Offer(
            List<CdxLine> otherQueries,
            List<CdxLine> sameFolder,
            List<CdxLine> sameSite,
            Map<OpenCollection, CdxLine> elsewhere,
            List<CdxLine> claiming) {}

    private Nearby() {}

    static Offer of(OpenCollection collection, WebUrl url, List<OpenCollection> others) throws IOException {
        String key = Surt.key(url.toString());
        String path = key.indexOf('?') < 0 ? key : key.substring(0, key.indexOf('?'));
        String folder = path.substring(0, path.lastIndexOf('/') + 1);
        List<CdxLine> queries = new ArrayList<>();
        List<CdxLine> folders = new ArrayList<>();
        List<CdxLine> site = new ArrayList<>();
        for (CdxLine line : url.isHttp() ? beside(collection.index(), key) : List.<CdxLine>of()) {
            boolean samePath = line.key().equals(path) || line.key().startsWith(path + "?");
            List<CdxLine> list = samePath ? queries : !folder.isEmpty() && line.key().startsWith(folder) ? folders : site;
            if (list.size() < SHOWN) {
                list.add(line);
            }
        }
        Map<OpenCollection, CdxLine> elsewhere = new LinkedHashMap<>();
        for (OpenCollection other : others) {
            if (!other.name().equals(collection.name()) && elsewhere.size() < SHOWN) {
                other.choose(url, Replay.LATEST).ifPresent(choice -> elsewhere.put(other, choice.line()));
            }
        }
        return new Offer(queries, folders, site, elsewhere, collection.holding().claims().of(url, SHOWN));
    }

    /**
     * One capture of each address around a key on its host, the nearest first; how many there are of each does not
     * matter.
     */
    private static List<CdxLine> beside(CaptureIndex index, String key) throws IOException {
        String host = key.substring(0, key.indexOf(')') + 1);
        List<CdxLine> found = new ArrayList<>();
        if (host.isEmpty()) {
            return found;
        }
        String end = host.substring(0, host.length() - 1) + "*";
        Optional<CdxLine> next = first(index.range(key, end));
        Optional<CdxLine> before = first(index.backwards(host, key));
        while ((next.isPresent() || before.isPresent()) && found.size() < 6 * SHOWN) {
            next.ifPresent(found::add);
            before.ifPresent(found::add);
            next = next.isPresent() ? first(index.range(next.get().key() + "!", end)) : next;
            before = before.isPresent() ? first(index.backwards(host, before.get().key() + " ")) : before;
        }
        return found;
    }

    private static Optional<CdxLine> first(Stream<CdxLine> lines) {
        try (lines) {
            return lines.findFirst();
        }
    }
}
