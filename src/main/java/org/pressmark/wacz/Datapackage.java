package org.pressmark.wacz;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pressmark.capture.Digest;
import org.pressmark.disk.OpenFile;

/**
 * The file datapackage.json and the digest file beside it: WACZ 1.1.1 sections 5.1 and 5.2.
 *
 * @param title the collection's name
 * @param description what it is; empty for none
 * @param created when its first run began, RFC 3339
 * @param modified when its latest run began, RFC 3339
 * @param software program and version
 * @param mainPageUrl the page to open first; empty for none
 * @param mainPageDate that page's date, RFC 3339
 * @param resources every file of the collection by its path, sorted
 */
public record Datapackage(
        String title,
        String description,
        String created,
        String modified,
        String software,
        String mainPageUrl,
        String mainPageDate,
        SortedMap<String, Resource> resources) {
    static final String FILE = "datapackage.json";
    static final String DIGEST_FILE = "datapackage-digest.json";
    private static final JsonFactory JSON = new JsonFactory();

    /**
     * One file.
     *
     * @param sha256 lower-case hex
     * @param bytes its length
     */
    public record Resource(String sha256, long bytes) {}

    public Datapackage {
        Objects.requireNonNull(title, "title");
        resources = new TreeMap<>(resources);
    }

    /**
     * Writes both files into the collection's folder. The package itself comes last: what it lists is published once it
     * has its name, and a run that is broken off before is done again, this file's digest with it.
     */
    public void write(Path root) throws IOException {
        byte[] json = json();
        try (OpenFile digest = OpenFile.create(root.resolve(DIGEST_FILE));
                OpenFile file = OpenFile.create(root.resolve(FILE))) {
            file.write(json);
            digest.write(digestOf(json));
            digest.finish();
            file.finish();
        }
    }

    /** The digest file of a package nobody has signed. */
    static byte[] digestOf(byte[] json) {
        String hash = Digest.Algorithm.SHA256.digest(json).toString();
        String digest = "{\n  \"path\" : \"" + FILE + "\",\n  \"hash\" : \"" + hash + "\"\n}\n";
        return digest.getBytes(StandardCharsets.UTF_8);
    }

    /** The file's bytes. */
    byte[] json() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("profile", "data-package");
            json.writeStringField("wacz_version", "1.1.1");
            json.writeStringField("title", title);
            optional(json, "description", description);
            json.writeStringField("software", software);
            json.writeStringField("created", created);
            json.writeStringField("modified", modified);
            optional(json, "mainPageUrl", mainPageUrl);
            optional(json, "mainPageDate", mainPageDate);
            json.writeArrayFieldStart("resources");
            for (Map.Entry<String, Resource> resource : resources.entrySet()) {
                json.writeStartObject();
                String path = resource.getKey();
                json.writeStringField("name", path.substring(path.lastIndexOf('/') + 1));
                json.writeStringField("path", path);
                json.writeStringField("hash", "sha256:" + resource.getValue().sha256());
                json.writeNumberField("bytes", resource.getValue().bytes());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        bytes.write('\n');
        return bytes.toByteArray();
    }

    private static void optional(JsonGenerator json, String name, String value) throws IOException {
        if (!value.isEmpty()) {
            json.writeStringField(name, value);
        }
    }

    /**
     * What an earlier run noted, as far as a later one needs it: the members that are text, and the resources.
     *
     * @param members the top level's text members by name
     */
    public record Earlier(Map<String, String> members, SortedMap<String, Resource> resources) {
        /** A text member, or empty text. */
        public String text(String name) {
            return members.getOrDefault(name, "");
        }

        /** Whether this program made the package, and so the keys in its index. */
        public boolean isOurs() {
            return text("software").startsWith("Pressmark ");
        }
    }

    /** Reads the collection's file; nothing where there is none. */
    public static Earlier read(Path root) throws IOException {
        Path file = root.resolve(FILE);
        if (!Files.exists(file)) {
            return new Earlier(Map.of(), new TreeMap<>());
        }
        try (InputStream in = Files.newInputStream(file)) {
            return read(in);
        } catch (JsonProcessingException damaged) {
            throw new IOException(file + " is no JSON (" + damaged.getOriginalMessage()
                    + "). Put it back from a copy, or delete it: it is made anew", damaged);
        }
    }

    /** The same of a package's description wherever it lies. */
    public static Earlier read(InputStream in) throws IOException {
        SortedMap<String, Resource> resources = new TreeMap<>();
        Map<String, String> members = new TreeMap<>();
        try (JsonParser json = JSON.createParser(in)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                if (name.equals("resources") && value == JsonToken.START_ARRAY) {
                    readResources(json, resources);
                } else if (value == JsonToken.VALUE_STRING) {
                    members.put(name, json.getText());
                } else {
                    json.skipChildren();
                }
            }
        }
        return new Earlier(members, resources);
    }

    private static void readResources(JsonParser json, SortedMap<String, Resource> into) throws IOException {
        while (json.nextToken() == JsonToken.START_OBJECT) {
            String path = "";
            String hash = "";
            long bytes = 0;
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                switch (name) {
                    case "path" -> path = json.getValueAsString("");
                    case "hash" -> hash = json.getValueAsString("");
                    case "bytes" -> bytes = json.getValueAsLong(0);
                    default -> { }
                }
                if (value.isStructStart()) {
                    json.skipChildren();
                }
            }
            into.put(path, new Resource(hash.substring(hash.indexOf(':') + 1), bytes));
        }
    }
}
