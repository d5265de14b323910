package org.pressmark.provenance;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an archive's provenance of a page tells, read back: which assets the page needs and what became of each. So a
 * retry needs neither the seeds nor anything but the archive itself.
 */
public final class ToldPage {
    private static final JsonFactory JSON = new JsonFactory();

    private final Map<String, Object> document;
    private final String pageUrl;
    private final List<Map<?, ?>> nodes;
    private final String pageRecord;
    private final String seedPath;

    private ToldPage(Map<String, Object> document, String pageUrl) {
        this.document = document;
        this.pageUrl = pageUrl;
        this.nodes = nodes(document);
        this.pageRecord = pageRecord(nodes, pageUrl);
        this.seedPath = first("premis:originalName").orElse("");
    }

    /**
     * Reads the JSON-LD that {@link ProvenanceText} writes.
     *
     * @param json UTF-8
     * @throws IOException where it is no provenance of a page
     */
    public static ToldPage read(byte[] json) throws IOException {
        try (JsonParser in = JSON.createParser(json)) {
            in.nextToken();
            if (JsonTree.read(in) instanceof Map<?, ?> members && members.get("@graph") instanceof List<?>) {
                Map<String, Object> document = new LinkedHashMap<>();
                members.forEach((name, value) -> document.put(name.toString(), value));
                String prefix = ProvenanceText.address("");
                String id = AssetNodes.text(document, "@id");
                if (id.startsWith(prefix)) {
                    return new ToldPage(document, id.substring(prefix.length()));
                }
            }
        }
        throw new IOException("this is no provenance of a page");
    }

    /** The page's address. */
    public String pageUrl() {
        return pageUrl;
    }

    /** The id of the page's record; empty where it is not told. */
    public String pageRecord() {
        return pageRecord;
    }

    private static String pageRecord(List<Map<?, ?>> nodes, String pageUrl) {
        String own = "";
        for (Map<?, ?> node : nodes) {
            String record = AssetNodes.text(node, "pressmark:record");
            if (!record.isEmpty() && (own.isEmpty() || AssetNodes.text(node, "@id").equals(pageUrl))) {
                own = record;
            }
        }
        return own;
    }

    /** The path of the page's seed; empty where it is not told. */
    public String seedPath() {
        return seedPath;
    }

    /** The date the article gives itself, ISO 8601; empty where it is not told. */
    public Optional<String> published() {
        return first("dcterms:issued");
    }

    private Optional<String> first(String name) {
        return nodes.stream().map(node -> AssetNodes.text(node, name)).filter(text -> !text.isEmpty()).findFirst();
    }

    /** The assets in the order of the document. */
    public List<AssetAccount> assets() {
        return nodes.stream().filter(AssetNodes::isAsset).map(AssetNodes::account).toList();
    }

    private static List<Map<?, ?>> nodes(Map<String, Object> document) {
        List<Map<?, ?>> nodes = new ArrayList<>();
        if (document.get("@graph") instanceof List<?> graph) {
            for (Object each : graph) {
                if (each instanceof Map<?, ?> node) {
                    nodes.add(node);
                }
            }
        }
        return nodes;
    }

    /**
     * The same provenance with the assets as they are now and one event more; what was told before of the page, its
     * seed and the earlier events stays.
     *
     * @param assets all assets of the page
     * @param event what happened since
     */
    public String revised(List<AssetAccount> assets, Event event) throws IOException {
        List<Object> graph = new ArrayList<>();
        boolean told = false;
        for (Map<?, ?> node : nodes) {
            boolean asset = AssetNodes.isAsset(node);
            boolean eventOrAgent = AssetNodes.text(node, "@id").startsWith("#") && !isClaim(node);
            if (!told && (asset || eventOrAgent)) {
                assets.forEach(each -> graph.add(AssetNodes.node(each)));
                told = true;
            }
            if (!asset) {
                graph.add(node);
            }
        }
        graph.add(event.node(pageUrl));
        Map<String, Object> revised = new LinkedHashMap<>(document);
        revised.put("@graph", graph);
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            JsonTree.write(json, revised);
        }
        return text.toString();
    }

    private static boolean isClaim(Map<?, ?> node) {
        return AssetNodes.text(node, "@id").equals("#claimed-source");
    }

    /**
     * A later attempt at what was missing.
     *
     * @param run the number of the run
     * @param date when it was, ISO 8601
     * @param software program and version
     * @param note what it came to
     */
    public record Event(long run, String date, String software, String note) {
        private Map<String, Object> node(String pageUrl) {
            Map<String, Object> node = new LinkedHashMap<>();
            node.put("@id", "#retrying-" + run);
            node.put("@type", List.of("premis:Event", "prov:Activity"));
            node.put("dcterms:type", Map.of("@id", "eventType:cap"));
            node.put("prov:endedAtTime", date);
            node.put("prov:used", Map.of("@id", pageUrl));
            Map<String, Object> agent = new LinkedHashMap<>();
            agent.put("@type", "prov:SoftwareAgent");
            agent.put("schema:name", software);
            node.put("prov:wasAssociatedWith", agent);
            node.put("premis:outcomeNote", note);
            return node;
        }
    }
}
