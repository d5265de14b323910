package org.pressmark.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pressmark.index.CdxLine;

/**
 * What an archive tells of where a page comes from: the nodes of its JSON-LD, in their order.
 *
 * @param nodes the nodes, flat
 */
record ProvenanceGraph(List<Node> nodes) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int LONGEST = 16 << 20;
    private static final int NODES_READ = 2000;

    ProvenanceGraph {
        nodes = List.copyOf(nodes);
    }

    /**
     * A node.
     *
     * @param members values by the name of their member, whatever they are wrapped in; a digest with its algorithm is
     *     {@code digest}
     */
    record Node(Map<String, String> members) {
        /** The member, or empty. */
        String text(String name) {
            return members.getOrDefault(name, "");
        }

        /** What the node is about; of a reference that is no address, the reference as it is written. */
        String id() {
            return members.getOrDefault("@id", text("prov:value"));
        }

        boolean isEvent() {
            return text("@type").equals("premis:Event");
        }

        boolean isAsset() {
            return members.containsKey("pressmark:via") && members.containsKey("premis:outcome");
        }

        /** Whether it only says by what program and settings events came about. */
        boolean isMeans() {
            return id().equals("#software") || id().equals("#settings");
        }
    }

    /**
     * Something that was done.
     *
     * @param time when, ISO 8601; empty where that is not told
     * @param what {@code packing}, {@code rendering}, {@code digesting}, {@code capturing}, {@code retrying}, or what
     *     became of an asset: {@code captured}, {@code duplicate}, {@code unmodified}, {@code local}, {@code recovered},
     *     {@code missing}
     * @param agent who did it; of what was recovered, the archive it is from
     * @param object the address of what it was done to
     * @param note what is told of how it came out
     */
    record Event(String time, String what, String agent, String object, String note) {
        private Instant instant() {
            try {
                return Instant.parse(time);
            } catch (DateTimeParseException unknown) {
                return Instant.MAX;
            }
        }
    }

    /** What is told of a capture; nothing where there is no such record or it cannot be read. */
    static ProvenanceGraph of(OpenCollection collection, Choice page) throws IOException {
        Optional<CdxLine> record = collection.told("urn:pressmark:provenance:", page);
        if (record.isEmpty()) {
            return new ProvenanceGraph(List.of());
        }
        try (Archived held = collection.open(record.get());
                InputStream in = held.body().decoded();
                JsonParser json = JSON.createParser(in.readNBytes(LONGEST))) {
            return new ProvenanceGraph(graph(json));
        } catch (JsonProcessingException damaged) {
            return new ProvenanceGraph(List.of()); // the page's own digest can still be checked
        }
    }

    /** What the article says it comes from; empty where it says nothing. */
    String claimedSource() {
        return nodes.stream().map(node -> node.text("dcterms:source")).filter(source -> !source.isEmpty())
                .findFirst().orElse("");
    }

    /** Seeds, pages, claims, assets and who answers for them: what events are about. */
    List<Node> entities() {
        return nodes.stream().filter(node -> !node.isEvent() && !node.isMeans()).toList();
    }

    /** What was done, the earliest first. */
    List<Event> events() {
        List<Event> events = new ArrayList<>();
        nodes.stream().filter(Node::isEvent).forEach(node -> events.add(new Event(
                node.text("prov:endedAtTime"), node.id().replaceFirst("^#", "").replaceFirst("-[0-9]+$", ""), agent(node),
                node.text("prov:used"), node.text("premis:outcomeNote"))));
        nodes.stream().filter(Node::isAsset).forEach(node -> events.add(new Event(
                node.text("prov:atTime"), node.text("premis:outcome"), node.text("pressmark:archive"), node.id(),
                node.text("pressmark:cause"))));
        events.sort(Comparator.comparing(Event::instant));
        return events;
    }

    /** The name of an agent, which stands in the event or in a node of its own. */
    private String agent(Node event) {
        String reference = event.text("prov:wasAssociatedWith");
        return nodes.stream().filter(node -> reference.startsWith("#") && node.id().equals(reference)).findFirst()
                .orElse(event).text("schema:name");
    }

    private static List<Node> graph(JsonParser json) throws IOException {
        List<Node> graph = new ArrayList<>();
        json.nextToken();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            boolean wanted = json.currentName().equals("@graph");
            if (json.nextToken() != JsonToken.START_ARRAY || !wanted) {
                json.skipChildren();
                continue;
            }
            while (json.nextToken() == JsonToken.START_OBJECT) {
                Map<String, String> members = new LinkedHashMap<>();
                flat(json, members);
                if (graph.size() < NODES_READ) {
                    graph.add(new Node(members));
                }
            }
        }
        return graph;
    }

    /** Reads an object; the two halves of a digest are put together. */
    private static void flat(JsonParser json, Map<String, String> members) throws IOException {
        int depth = 1;
        String name = "";
        String inner = "";
        while (depth > 0) {
            JsonToken token = json.nextToken();
            if (token == null) {
                return;
            }
            if (token.isStructStart()) {
                depth++;
            } else if (token.isStructEnd()) {
                depth--;
            } else if (token == JsonToken.FIELD_NAME) {
                name = depth == 1 ? json.currentName() : name;
                inner = json.currentName();
            } else if (depth > 1 && name.equals("premis:fixity")) {
                members.merge("digest", json.getText(), (type, value) -> type + ":" + value);
            } else {
                members.putIfAbsent(depth > 1 && !inner.startsWith("@") && !inner.equals(name) ? inner : name,
                        json.getText());
            }
        }
    }
}
