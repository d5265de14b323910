package org.pressmark.article;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.pressmark.capture.Finding;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/** Front matter in YAML: by the grammar where it holds, else line by line. Every scalar stays the text it is. */
final class YamlFrontMatter {
    private static final int MAX_LENGTH = 200_000;
    private static final int MAX_DEPTH = 40;
    private static final int MAX_ALIASES = 20;

    private YamlFrontMatter() {}

    /**
     * Reads it.
     *
     * @param line the seed's line the text begins in
     * @param findings where to say what was wrong
     */
    static Map<String, Object> read(String text, int line, List<Finding> findings) {
        if (text.length() > MAX_LENGTH || depth(text) > MAX_DEPTH) {
            findings.add(new Finding("front-matter-too-large",
                    "The front matter is larger or deeper than any; only its plain lines were read", line));
            return LenientLines.read(bounded(text)).values();
        }
        try {
            Object loaded = new Load(settings()).loadFromString(text);
            if (loaded instanceof Map<?, ?> map) {
                return lowerCase(map);
            }
            return Map.of();
        } catch (YamlEngineException broken) {
            return leniently(text, line, broken, findings);
        }
    }

    /** The last finding says which way the grammar was broken: a key twice is worth its own name. */
    private static Map<String, Object> leniently(
            String text, int line, YamlEngineException broken, List<Finding> findings) {
        LenientLines lines = LenientLines.read(text);
        if (!lines.repeated().isEmpty()) {
            findings.add(new Finding("front-matter-duplicate-key", "The front matter has more than once: "
                    + String.join(", ", lines.repeated()) + "; the first value was taken", line));
        } else {
            String what = String.valueOf(broken.getMessage());
            findings.add(new Finding("front-matter-broken", "The front matter is not valid YAML ("
                    + InlineText.blanks(what.substring(0, Math.min(120, what.length())))
                    + "); it was read line by line", line));
        }
        return lines.values();
    }

    private static LoadSettings settings() {
        return LoadSettings.builder()
                .setSchema(new FailsafeSchema())
                .setAllowDuplicateKeys(false)
                .setAllowRecursiveKeys(false)
                .setAllowNonScalarKeys(false)
                .setMaxAliasesForCollections(MAX_ALIASES)
                .setCodePointLimit(MAX_LENGTH)
                .build();
    }

    private static Map<String, Object> lowerCase(Map<?, ?> map) {
        Map<String, Object> values = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            if (key != null && value != null) {
                values.putIfAbsent(key.toString().strip().toLowerCase(Locale.ROOT), value);
            }
        });
        return values;
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

    private static String bounded(String text) {
        return text.substring(0, Math.min(text.length(), MAX_LENGTH));
    }
}
