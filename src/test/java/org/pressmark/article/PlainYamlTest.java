package org.pressmark.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** What is read without the grammar is what the grammar reads. */
class PlainYamlTest {
    private static final List<String> PIECES = List.of(
            "title", "date", ": ", ":", "\n", "\nkey: ", "\ntags: ", "\nlist:\n", "\n- ", "\n  - ", "\nflow: [", ", ",
            "]\n", "\n", "words", "文字", "2020-01-02", "12:30", " ", "  ", "\"", "'",
            "#", " #", "-", "- ", "?", "[", "]", "{", "}", ",", "&a", "*a", "!", "|", ">", "%", "@", "`", "~", "=", "<<", "null",
            "true", "\t", "\\n", "\\", "---", "...", ".", "é", "\u3000", "\u00A0", "http://a.example/b", "a_b", "x-y");

    @Test
    void itReadsWhatTheGrammarReads() {
        SplittableRandom random = new SplittableRandom(11);
        int plain = 0;
        for (int i = 0; i < 60_000; i++) {
            StringBuilder text = new StringBuilder("title: ");
            for (int n = random.nextInt(8); n >= 0; n--) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            Optional<Map<String, Object>> read = PlainYaml.read(text.toString());
            plain += read.isPresent() ? 1 : 0;
            read.ifPresent(values -> assertThat(new TreeMap<>(values)).as("%s", text).isEqualTo(byGrammar(text.toString())));
        }
        assertThat(plain).isGreaterThan(1000);
    }

    private static Map<String, Object> byGrammar(String text) {
        Optional<Node> root = new Compose(LoadSettings.builder().build()).composeString(text);
        Map<String, Object> values = new TreeMap<>();
        ((MappingNode) root.orElseThrow()).getValue().forEach(tuple -> values.put(
                ((ScalarNode) tuple.getKeyNode()).getValue(), plain(tuple.getValueNode())));
        return values;
    }

    private static Object plain(Node node) {
        return node instanceof SequenceNode list
                ? list.getValue().stream().map(PlainYamlTest::plain).toList()
                : ((ScalarNode) node).getValue();
    }
}
