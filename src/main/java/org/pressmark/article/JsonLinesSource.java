package org.pressmark.article;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pressmark.capture.Body;
import org.pressmark.capture.Finding;

/**
 * A JSON-lines file as a folder: one article a line, named by its id or slug, else by the line's number. A seed's
 * bytes are the line's, without its end.
 */
final class JsonLinesSource implements SeedSource {
    private static final int MAX_LINE = 256 << 20;
    private static final int MAX_FINDINGS = 1000;

    private final String name;
    private final Lines lines;
    private final Map<String, Place> places = new HashMap<>();
    private final List<String> paths = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    private record Place(long offset, int length) {}

    /** Where the bytes of lines come from. */
    interface Lines {
        /** All bytes, from the first. */
        InputStream open() throws IOException;

        /** Some of them. */
        Body slice(long offset, int length);
    }

    private JsonLinesSource(String name, Lines lines) {
        this.name = name;
        this.lines = lines;
    }

    /** Reads the file once, line by line, to learn where each article lies and what it is called. */
    static JsonLinesSource open(String name, Lines lines) throws IOException {
        JsonLinesSource source = new JsonLinesSource(name, lines);
        try (InputStream in = new BufferedInputStream(lines.open(), 1 << 16)) {
            source.index(in);
        }
        source.paths.sort(PathOrder.UTF_8);
        return source;
    }

    private void index(InputStream in) throws IOException {
        GrowingLine line = new GrowingLine(MAX_LINE);
        long offset = 0;
        int number = 0;
        while (line.read(in)) {
            number++;
            if (line.isTooLong()) {
                report(new Finding("json-line-too-long", "This line is longer than " + MAX_LINE
                        + " bytes; it was left out", number));
            } else if (!line.isBlank()) {
                int skip = number == 1 ? line.markLength() : 0;
                add(pathOf(line, skip, number), new Place(offset + skip, line.length() - skip), number);
            }
            offset += line.consumed();
        }
    }

    private void add(String wished, Place place, int number) {
        String path = wished + ".json";
        if (places.containsKey(path)) {
            path = wished + "-" + number + ".json";
            report(new Finding("json-name-twice", wished + " names more than one article; this one is " + path, number));
        }
        if (places.putIfAbsent(path, place) == null) {
            paths.add(path);
        }
    }

    private void report(Finding finding) {
        if (findings.size() < MAX_FINDINGS) {
            findings.add(finding);
        }
    }

    private static String pathOf(GrowingLine line, int skip, int number) {
        return JsonObjects.firstText(line.bytes(), skip, line.length() - skip, List.of("slug", "id", "_id", "guid"))
                .map(JsonLinesSource::sanitized)
                .filter(safe -> !safe.isEmpty())
                .orElse(Integer.toString(number));
    }

    /** Letters, digits, dots, hyphens and underscores of an id; anything else parts like a hyphen. */
    static String sanitized(String id) {
        String safe = id.replaceAll("[^\\p{L}\\p{N}._-]+", "-").replaceAll("^[.-]+|(?<![.-])[.-]++$", "");
        return safe.length() <= 100 ? safe : safe.substring(0, safe.offsetByCodePoints(0, 60));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> paths() {
        return List.copyOf(paths);
    }

    @Override
    public Seed seed(String path) {
        Place place = places.get(path);
        if (place == null) {
            throw new IllegalArgumentException("no seed of this source: " + path);
        }
        return new Seed(path, lines.slice(place.offset(), place.length()));
    }

    /** There is nothing beside the articles. */
    @Override
    public Optional<Body> file(String path) {
        return Optional.empty();
    }

    @Override
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    @Override
    public void close() {
        // Nothing is held open: each body opens its file when it is read.
    }
}
