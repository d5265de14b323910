package org.pressmark.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.pressmark.capture.Finding;
import org.pressmark.capture.WebUrl;
import org.pressmark.index.CdxLine;
import org.pressmark.index.Indexer;
import org.pressmark.index.RecordOfLine;
import org.pressmark.warc.HttpBlock;
import org.pressmark.warc.RecordAt;

/** What is exported: for each address its latest whole capture, and where redirects lead. */
final class Holdings {
    private static final int MOST_HOPS = 8;

    private final Map<String, Held> captures = new LinkedHashMap<>();
    private final Map<String, String> redirects = new HashMap<>();

    /**
     * One capture.
     *
     * @param line what the index says of it
     * @param warc the file it lies in
     * @param name the file it becomes, below the folder
     */
    record Held(CdxLine line, Path warc, String name) {
        boolean isHtml() {
            return line.mime().equalsIgnoreCase("text/html") || line.mime().equalsIgnoreCase("application/xhtml+xml");
        }

        boolean isCss() {
            return line.mime().equalsIgnoreCase("text/css");
        }
    }

    /** Reads a file's captures, and tells of damage. */
    void add(Path warc, Consumer<Finding> damage) throws IOException {
        Map<String, CdxLine> moved = new LinkedHashMap<>();
        new Indexer(line -> take(line, warc, moved), damage).index(warc, warc.getFileName().toString());
        for (CdxLine line : moved.values()) {
            try (RecordAt at = RecordOfLine.open(warc, line);
                    HttpBlock http = HttpBlock.read(at.record().block())) {
                http.first("Location")
                        .flatMap(to -> WebUrl.parse(line.url()).flatMap(base -> base.resolve(to)))
                        .ifPresent(to -> redirects.put(written(line.url()), to.toString()));
            }
        }
    }

    private void take(CdxLine line, Path warc, Map<String, CdxLine> moved) {
        boolean web = WebUrl.parse(line.url()).filter(WebUrl::isHttp).isPresent();
        boolean whole = line.status().equals("200") || line.status().isEmpty();
        if (web && line.status().startsWith("3") && !line.status().equals("304")) {
            moved.put(line.url(), line);
        }
        if (!web || !whole || line.mime().equals("warc/revisit")) {
            return;
        }
        Held before = captures.get(written(line.url()));
        if (before == null || before.line().timestamp().compareTo(line.timestamp()) <= 0) {
            captures.put(written(line.url()), new Held(line, warc, FileNames.of(line.url(), line.mime())));
        }
    }

    private static String written(String url) {
        return WebUrl.parse(url).map(WebUrl::toString).orElse(url);
    }

    /** Every capture in the order of the archive. */
    Iterable<Held> all() {
        return captures.values();
    }

    /** The capture of an address, over redirects. */
    Optional<Held> find(WebUrl url) {
        String at = url.toString();
        for (int hop = 0; hop < MOST_HOPS; hop++) {
            Held held = captures.get(at);
            if (held != null) {
                return Optional.of(held);
            }
            if (!redirects.containsKey(at)) {
                return Optional.empty();
            }
            at = redirects.get(at);
        }
        return Optional.empty();
    }
}
