package org.pressmark.search;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/** Makes pages.jsonl of a collection and asks its index. */
final class Pages {
    private final Path folder;
    private int count;

    Pages(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder.resolve("pages"));
        write("{\"format\": \"json-pages-1.0\", \"id\": \"pages\"}\n");
    }

    Path folder() {
        return folder;
    }

    Path file() {
        return folder.resolve("pages").resolve("pages.jsonl");
    }

    Pages add(String title, String text) throws IOException {
        return add(title, text, "2022-03-15", "zh", "a.example");
    }

    Pages add(String title, String text, String published, String language, String host) throws IOException {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField("url", "https://" + host + "/" + count++ + ".html");
            json.writeStringField("ts", "2024-05-01T12:00:00Z");
            json.writeStringField("title", title);
            json.writeNumberField("size", 1000);
            json.writeStringField("published", published);
            json.writeStringField("language", language);
            json.writeNumberField("assets", 3);
            json.writeNumberField("missing", count % 2);
            json.writeStringField("text", text);
            json.writeEndObject();
        }
        return write(line + "\n");
    }

    Pages write(String text) throws IOException {
        Files.write(file(), text.getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return this;
    }

    /** The titles of what is found, best first. */
    List<String> titles(String words) throws IOException {
        return find(SearchRequest.of(words, 100)).hits().stream().map(hit -> hit.title().text()).toList();
    }

    Found find(SearchRequest request) throws IOException {
        try (SearchIndex index = SearchIndex.open(folder)) {
            index.update(() -> false);
            return new Search(Map.of("c", index)).find(request);
        }
    }
}
