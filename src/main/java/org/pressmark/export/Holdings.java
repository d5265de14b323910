package org.pressmark.export;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.pressmark.capture.FileSlice;
import org.pressmark.capture.Finding;
import org.pressmark.capture.WebUrl;
import org.pressmark.index.CdxLine;
import org.pressmark.index.Indexer;
import org.pressmark.index.RecordOfLine;
import org.pressmark.index.Surt;
import org.pressmark.warc.HttpBlock;
import org.pressmark.warc.RecordAt;
import org.pressmark.warc.WarcReading;

/** What is exported: for each address its latest whole capture, and where redirects lead. */
final class Holdings {
    private static final int MOST_HOPS = 8;

    private final Map<String, Held> captures = new LinkedHashMap<>();
    private final Map<String, Held> byDigest = new HashMap<>();
    private final Map<String, CdxLine> revisits = new LinkedHashMap<>();
    private final Map<String, Held> byKey = new HashMap<>();
    private final Map<String, String> redirects = new HashMap<>();

    /**
     * One capture.
     *
     * @param url its address
     * @param line what the index says of the record that holds its payload
     * @param warc the file that record lies in
     * @param name the file it becomes, below the folder
     */
    record Held(String url, CdxLine line, FileSlice warc, String name) {
        boolean isHtml() {
            return name.endsWith(".html");
        }

        boolean isCss() {
            return name.endsWith(".css");
        }

        boolean isSvg() {
            return name.endsWith(".svg");
        }
    }

    /** Reads a file's captures, and tells of damage. */
    void add(FileSlice warc, Consumer<Finding> damage) throws IOException {
        Map<String, CdxLine> moved = new LinkedHashMap<>();
        try (WarcReading reading = WarcReading.open(warc)) {
            new Indexer(line -> take(line, warc, moved), damage).index(reading, "");
        }
        for (CdxLine line : moved.values()) {
            try (RecordAt at = RecordOfLine.open(warc, line);
                    HttpBlock http = HttpBlock.read(at.record().block())) {
                http.first("Location")
                        .flatMap(to -> WebUrl.parse(line.url()).flatMap(base -> base.resolve(to)))
                        .ifPresent(to -> redirects.put(written(line.url()), to.toString()));
            }
        }
    }

    /** Puts together what the files say of each other, once all are read. */
    void complete() {
        revisits.forEach(this::revisit);
        captures.values().forEach(held -> byKey.putIfAbsent(Surt.key(held.url()), held));
    }

    private void take(CdxLine line, FileSlice warc, Map<String, CdxLine> moved) {
        if (WebUrl.parse(line.url()).filter(WebUrl::isHttp).isEmpty()) {
            return;
        }
        String url = written(line.url());
        boolean revisit = line.mime().equals("warc/revisit");
        if (line.status().startsWith("3") && !line.status().equals("304")) {
            moved.put(line.url(), line);
        } else if (revisit && !line.digest().isEmpty()) {
            revisits.merge(url, line, (before, now) -> isLater(now, before) ? now : before);
        } else if (!revisit && (line.status().equals("200") || line.status().isEmpty())) {
            Held held = new Held(line.url(), line, warc, FileNames.of(line.url(), line.mime()));
            captures.merge(url, held, (before, now) -> isLater(now.line(), before.line()) ? now : before);
            byDigest.putIfAbsent(digest(line), held);
        }
    }

    private static boolean isLater(CdxLine now, CdxLine before) {
        return now.timestamp().compareTo(before.timestamp()) >= 0;
    }

    /** A page or picture that was held already when it was met again, mostly at another address. */
    private void revisit(String url, CdxLine line) {
        Held before = captures.get(url);
        Held original = byDigest.get(digest(line));
        boolean newer = before == null || isLater(line, before.line());
        if (original != null && newer && (before == null || !digest(before.line()).equals(digest(line)))) {
            captures.put(url,
                    new Held(line.url(), original.line(), original.warc(),
                            FileNames.of(line.url(), original.line().mime())));
        }
    }

    private static String digest(CdxLine line) {
        return line.digest().toLowerCase(Locale.ROOT);
    }

    private static String written(String url) {
        return WebUrl.parse(url).map(WebUrl::toString).orElse(url);
    }

    /** Every capture in the order of the archive. */
    Iterable<Held> all() {
        return captures.values();
    }

    /** The capture of an address, over redirects; else one whose address differs as addresses of one page do. */
    Optional<Held> find(WebUrl url) {
        String at = url.toString();
        for (int hop = 0; hop < MOST_HOPS; hop++) {
            Held held = captures.get(at);
            if (held != null) {
                return Optional.of(held);
            }
            if (!redirects.containsKey(at)) {
                return Optional.ofNullable(byKey.get(Surt.key(at)));
            }
            at = redirects.get(at);
        }
        return Optional.empty();
    }
}
