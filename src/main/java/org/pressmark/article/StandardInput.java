package org.pressmark.article;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.pressmark.capture.Body;
import org.pressmark.capture.Finding;

/** Standard input: one article, or JSON lines. It is held in memory, to a limit. */
final class StandardInput implements SeedSource {
    private static final String NAME = "stdin";
    private static final int MAX = 512 << 20;

    private final String path;
    private final byte[] bytes;

    private StandardInput(String path, byte[] bytes) {
        this.path = path;
        this.bytes = bytes;
    }

    static SeedSource read(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MAX + 1);
        if (bytes.length > MAX) {
            throw new IOException("standard input is longer than " + MAX + " bytes. Write it to a file and give its path");
        }
        String start = new String(bytes, 0, Math.min(bytes.length, 2000), StandardCharsets.UTF_8).stripLeading();
        if (start.startsWith("PK\u0003\u0004")) {
            throw new IOException("standard input is a zip. Write it to a file and give its path");
        }
        if (start.startsWith("{") && isJsonLine(bytes)) {
            return JsonLinesSource.open(NAME, inMemory(bytes));
        }
        String lower = start.toLowerCase(Locale.ROOT);
        boolean html = lower.startsWith("<!doctype html") || lower.startsWith("<html");
        return new StandardInput(NAME + (html ? ".html" : ".md"), bytes);
    }

    /** Whether the first line is a whole JSON object that holds an article; JSON front matter is none. */
    private static boolean isJsonLine(byte[] bytes) {
        BufferedReader text = new BufferedReader(
                new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8));
        String first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        return JsonObjects.first(first).filter(parsed -> first.substring(parsed.end()).isBlank()
                && !JsonBody.of(parsed.values(), "").text().isEmpty()).isPresent();
    }

    private static JsonLinesSource.Lines inMemory(byte[] bytes) {
        return new JsonLinesSource.Lines() {
            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }

            @Override
            public Body slice(long offset, int length) {
                return Body.of(Arrays.copyOfRange(bytes, (int) offset, (int) offset + length));
            }
        };
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> paths() {
        return List.of(path);
    }

    @Override
    public Seed seed(String wanted) {
        if (!wanted.equals(path)) {
            throw new IllegalArgumentException("no seed of this source: " + wanted);
        }
        return new Seed(path, Body.of(bytes));
    }

    @Override
    public Optional<Body> file(String wanted) {
        return Optional.empty();
    }

    @Override
    public List<Finding> findings() {
        return List.of();
    }

    @Override
    public void close() {
        // Nothing is open: the input was read to its end.
    }
}
