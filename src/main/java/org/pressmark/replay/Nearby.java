package org.pressmark.replay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.pressmark.capture.WebUrl;
import org.pressmark.index.CaptureIndex;
import org.pressmark.index.CdxLine;
import org.pressmark.index.Surt;

/** What is there instead of an address that is not: what stands beside it in the index, and who claims to come from it. */
final class Nearby {
    private static final int SHOWN = 6;
    private static final int LOOKED_AT = 400;

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

    /** One capture of each address around a key on its host, the nearest first. */
    private static List<CdxLine> beside(CaptureIndex index, String key) throws IOException {
        String host = key.substring(0, key.indexOf(')') + 1);
        List<CdxLine> found = new ArrayList<>();
        if (host.isEmpty()) {
            return found;
        }
        String end = host.substring(0, host.length() - 1) + "*";
        try (Stream<CdxLine> after = index.range(key, end);
                Stream<CdxLine> before = index.backwards(host, key)) {
            Iterator<CdxLine> forward = after.limit(LOOKED_AT).iterator();
            Iterator<CdxLine> back = before.limit(LOOKED_AT).iterator();
            String last = "";
            String first = "";
            while ((forward.hasNext() || back.hasNext()) && found.size() < 6 * SHOWN) {
                last = forward.hasNext() ? next(forward, last, found) : last;
                first = back.hasNext() ? next(back, first, found) : first;
            }
        }
        return found;
    }

    private static String next(Iterator<CdxLine> lines, String seen, List<CdxLine> found) {
        CdxLine line = lines.next();
        if (!line.key().equals(seen)) {
            found.add(line);
        }
        return line.key();
    }
}
