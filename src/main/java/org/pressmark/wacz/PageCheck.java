package org.pressmark.wacz;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.pressmark.capture.WebUrl;
import org.pressmark.index.CdxLine;
import org.pressmark.index.IndexText;

/** Whether every page that is listed can be shown: whether the index has a capture of its address. */
public final class PageCheck {
    private static final JsonFactory JSON = new JsonFactory();

    private PageCheck() {}

    /**
     * The addresses of listed pages that no index line has, in the order of the lists. Holds the addresses of all pages
     * in memory, but no index.
     *
     * @throws IOException where a list or an index cannot be read
     */
    public static List<String> withoutCapture(WaczFile wacz) throws IOException {
        Map<String, String> pages = new LinkedHashMap<>();
        for (String name : wacz.names()) {
            if (name.startsWith("pages/") && name.endsWith(".jsonl")) {
                addPages(wacz, name, pages);
            }
        }
        eachLine(wacz, line -> pages.remove(line.url()));
        if (!pages.isEmpty()) {
            eachLine(wacz, line -> pages.remove(written(line.url()))); // slow, so only where it may matter
        }
        return List.copyOf(pages.values());
    }

    private static String written(String url) {
        return WebUrl.parse(url).map(WebUrl::toString).orElse(url);
    }

    private static void eachLine(WaczFile wacz, Consumer<CdxLine> action) throws IOException {
        for (String name : wacz.names()) {
            boolean packed = name.endsWith(".cdx.gz") || name.endsWith(".cdxj.gz");
            boolean index = packed || name.endsWith(".cdx") || name.endsWith(".cdxj");
            if (name.startsWith("indexes/") && index) {
                try (InputStream raw = new BufferedInputStream(wacz.content(name));
                        InputStream in = packed && !isEmpty(raw) ? new GZIPInputStream(raw, 1 << 16) : raw;
                        Stream<CdxLine> lines = IndexText.lines(in)) {
                    lines.forEach(action);
                } catch (UncheckedIOException unreadable) {
                    throw unreadable.getCause();
                }
            }
        }
    }

    /** A gzip file of no members is an index of no lines. */
    private static boolean isEmpty(InputStream in) throws IOException {
        in.mark(1);
        boolean empty = in.read() < 0;
        in.reset();
        return empty;
    }

    private static void addPages(WaczFile wacz, String name, Map<String, String> pages) throws IOException {
        try (InputStream in = wacz.content(name);
                JsonParser json = JSON.createParser(in)) {
            while (json.nextToken() == JsonToken.START_OBJECT) {
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    boolean url = json.currentName().equals("url");
                    if (json.nextToken() == JsonToken.VALUE_STRING && url) {
                        pages.put(written(json.getText()), json.getText());
                    } else {
                        json.skipChildren();
                    }
                }
            }
        }
    }
}
