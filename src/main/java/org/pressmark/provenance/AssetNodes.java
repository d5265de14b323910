package org.pressmark.provenance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The account of an asset as a node of the provenance graph, and back. */
final class AssetNodes {
    private AssetNodes() {}

    static Map<String, Object> node(AssetAccount asset) {
        Map<String, Object> node = new LinkedHashMap<>();
        if (!asset.url().isEmpty()) {
            node.put("@id", asset.url());
        }
        node.put("@type", List.of("prov:Entity"));
        node.put("prov:value", asset.asWritten());
        node.put("pressmark:via", Map.of("@id", asset.via()));
        node.put("pressmark:kind", asset.kind());
        node.put("premis:outcome", asset.outcome());
        if (!asset.cause().isEmpty()) {
            node.put("pressmark:cause", asset.cause());
            node.put("premis:outcomeNote", asset.detail());
        }
        asset.source().ifPresent(source -> {
            node.put("prov:wasDerivedFrom", Map.of("@id", source.memento()));
            node.put("pressmark:archive", source.archive());
            node.put("pressmark:mementoDatetime", source.datetime());
        });
        node.put("prov:atTime", asset.at());
        if (asset.status() > 0) {
            node.put("pressmark:httpStatus", (long) asset.status());
        }
        if (!asset.mediaType().isEmpty()) {
            node.put("dcterms:format", asset.mediaType());
        }
        if (!asset.digest().isEmpty()) {
            node.put("premis:fixity", fixity(asset.digest()));
            node.put("premis:size", asset.bytes());
        }
        return node;
    }

    private static Map<String, Object> fixity(String digest) {
        int colon = digest.indexOf(':');
        Map<String, Object> fixity = new LinkedHashMap<>();
        fixity.put("dcterms:type", digest.substring(0, colon));
        fixity.put("prov:value", digest.substring(colon + 1));
        return fixity;
    }

    /** Whether a node is an asset's. */
    static boolean isAsset(Map<?, ?> node) {
        return node.containsKey("pressmark:via") && node.containsKey("premis:outcome");
    }

    static AssetAccount account(Map<?, ?> node) {
        String digest = node.get("premis:fixity") instanceof Map<?, ?> fixity
                ? text(fixity, "dcterms:type") + ":" + text(fixity, "prov:value")
                : "";
        String via = node.get("pressmark:via") instanceof Map<?, ?> reference ? text(reference, "@id") : "";
        return new AssetAccount(
                text(node, "@id"), text(node, "prov:value"), via, text(node, "pressmark:kind"),
                text(node, "premis:outcome"), text(node, "pressmark:cause"), text(node, "premis:outcomeNote"),
                text(node, "prov:atTime"), (int) number(node, "pressmark:httpStatus"), text(node, "dcterms:format"),
                digest, number(node, "premis:size"), source(node));
    }

    private static Optional<AssetAccount.Source> source(Map<?, ?> node) {
        return node.get("prov:wasDerivedFrom") instanceof Map<?, ?> memento
                ? Optional.of(new AssetAccount.Source(
                        text(node, "pressmark:archive"), text(memento, "@id"), text(node, "pressmark:mementoDatetime")))
                : Optional.empty();
    }

    static String text(Map<?, ?> node, String name) {
        return node.get(name) instanceof String text ? text : "";
    }

    private static long number(Map<?, ?> node, String name) {
        return node.get(name) instanceof Long number ? number : 0;
    }
}
