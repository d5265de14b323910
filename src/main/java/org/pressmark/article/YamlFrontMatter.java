package org.pressmark.article;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.pressmark.capture.Finding;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Front matter in YAML: by the grammar where it holds, else line by line. Only the tree of nodes is made, no objects:
 * every scalar stays the text it is and tags mean nothing.
 */
final class YamlFrontMatter {
    private static final int MAX_LENGTH = 200_000;
    private static final int MAX_DEPTH = 40;
    private static final int MAX_ALIASES = 20;
    /** Deeper and longer values than these mean nothing to us; aliases of aliases end here. */
    private static final int MAX_TREE = 4;
    private static final int MAX_ITEMS = 200;
    private static final int MAX_FINDINGS = 100;

    private final int line;
    private final List<Finding> findings;

    private YamlFrontMatter(int line, List<Finding> findings) {
        this.line = line;
        this.findings = findings;
    }

    /**
     * Reads it.
     *
     * @param line the seed's line the text begins in
     * @param findings where to say what was wrong
     */
    static Map<String, Object> read(String text, int line, List<Finding> findings) {
        return PlainYaml.read(text).orElseGet(() -> new YamlFrontMatter(line, findings).read(text));
    }

    private Map<String, Object> read(String text) {
        if (text.length() > MAX_LENGTH || depth(text) > MAX_DEPTH) {
            findings.add(new Finding("front-matter-too-large",
                    "The front matter is larger or deeper than any; only its plain lines were read", line));
            return LenientLines.read(text.substring(0, Math.min(text.length(), MAX_LENGTH))).values();
        }
        try {
            Optional<Node> root = new Compose(settings()).composeString(text);
            if (root.isPresent() && !(root.get() instanceof MappingNode)) {
                return line(text, "it holds no keys");
            }
            return root.map(node -> top((MappingNode) node)).orElse(Map.of());
        } catch (YamlEngineException broken) {
            return leniently(text, broken);
        }
    }

    private Map<String, Object> top(MappingNode mapping) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode key) {
                String name = key.getValue().strip();
                if (values.putIfAbsent(name.toLowerCase(Locale.ROOT), value(tuple.getValueNode(), 0)) != null) {
                    duplicate(name);
                }
            }
        }
        return values;
    }

    private void duplicate(String name) {
        if (findings.size() > MAX_FINDINGS) {
            return;
        }
        findings.add(new Finding("front-matter-duplicate-key",
                "The front matter has more than once: " + name + "; the first value was taken", line));
    }

    private static Object value(Node node, int depth) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        if (depth < MAX_TREE && node instanceof SequenceNode sequence) {
            List<Object> items = new ArrayList<>();
            for (Node item : sequence.getValue().subList(0, Math.min(MAX_ITEMS, sequence.getValue().size()))) {
                items.add(value(item, depth + 1));
            }
            return items;
        }
        Map<String, Object> members = new LinkedHashMap<>();
        if (depth < MAX_TREE && node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue().subList(0, Math.min(MAX_ITEMS, mapping.getValue().size()))) {
                if (tuple.getKeyNode() instanceof ScalarNode key) {
                    members.putIfAbsent(key.getValue(), value(tuple.getValueNode(), depth + 1));
                }
            }
        }
        return members;
    }

    private Map<String, Object> leniently(String text, YamlEngineException broken) {
        return line(text, String.valueOf(broken.getMessage()));
    }

    private Map<String, Object> line(String text, String what) {
        findings.add(new Finding("front-matter-broken", "The front matter is not valid YAML ("
                + InlineText.blanks(what.substring(0, Math.min(120, what.length()))) + "); it was read line by line", line));
        LenientLines lines = LenientLines.read(text);
        lines.repeated().forEach(this::duplicate);
        return lines.values();
    }

    private static LoadSettings settings() {
        return LoadSettings.builder()
                .setMaxAliasesForCollections(MAX_ALIASES)
                .setCodePointLimit(MAX_LENGTH)
                .build();
    }

    /** How deep brackets or indentation could nest: an upper bound, taken before the parser recurses. */
    private static int depth(String text) {
        int depth = 0;
        int deepest = 0;
        int indent = 0;
        boolean atStart = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                atStart = true;
                indent = 0;
            } else if (atStart && (c == ' ' || c == '-' || c == '?')) {
                deepest = Math.max(deepest, ++indent / 4);
            } else {
                atStart = false;
                depth += c == '[' || c == '{' ? 1 : (c == ']' || c == '}') && depth > 0 ? -1 : 0;
                deepest = Math.max(deepest, depth);
            }
        }
        return deepest;
    }
}
