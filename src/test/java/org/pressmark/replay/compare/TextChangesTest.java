package org.pressmark.replay.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pressmark.replay.compare.TextChanges.Kind;
import org.pressmark.replay.compare.TextChanges.Part;

class TextChangesTest {
    /** Marked as an editor would: what went in brackets, what came in braces. */
    private static String marked(TextChanges changes) {
        return changes.blocks().stream().flatMap(block -> block.parts().stream())
                .map(part -> part.kind() == Kind.SAME ? part.text()
                        : part.kind() == Kind.REMOVED ? "[" + part.text() + "]" : "{" + part.text() + "}")
                .collect(Collectors.joining());
    }

    private static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("/", -1));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", value = {
        "the old house => the new house => the [old]{new} house",
        "北约三月发表声明 => 北约四月发表声明 => 北约[三]{四}月发表声明",
        "他说：好。 => 他说：很好。 => 他说：{很}好。",
        "same => same => same",
        "one/two/three => one/three => one[two]three",
        "one/three => one/two/three => one{two}three",
        "the café => the cafe => the [café]{cafe}",
        "写Java程序 => 写Kotlin程序 => 写[Java]{Kotlin}程序",
        "a 1 => a 12 => a [1]{12}",
        "甲乙丙丁戊己 => 子丑丙寅卯辰 => [甲乙丙丁戊己]{子丑丙寅卯辰}",
    })
    void marksTheWordsThatChanged(String earlier, String later, String expected) {
        assertThat(marked(TextChanges.between(lines(earlier), lines(later)))).isEqualTo(expected);
    }

    @Test
    void tellsOfTextsThatAreNotThere() {
        assertThat(marked(TextChanges.between(List.of(), List.of("new")))).isEqualTo("{new}");
        assertThat(marked(TextChanges.between(List.of("old"), List.of()))).isEqualTo("[old]");
        assertThat(TextChanges.between(List.of(), List.of()).blocks()).isEmpty();
    }

    @Test
    void givesBothTextsBackFromAnyChanges() {
        Random random = new Random(5);
        for (int i = 0; i < 300; i++) {
            List<String> earlier = made(random);
            List<String> later = i % 3 == 0 ? made(random) : changed(earlier, random);

            TextChanges changes = TextChanges.between(earlier, later);

            assertThat(side(changes, Kind.REMOVED)).isEqualTo(String.join("", earlier));
            assertThat(side(changes, Kind.ADDED)).isEqualTo(String.join("", later));
        }
    }

    private static String side(TextChanges changes, Kind own) {
        return changes.blocks().stream().flatMap(block -> block.parts().stream())
                .filter(part -> part.kind() == Kind.SAME || part.kind() == own)
                .map(Part::text).collect(Collectors.joining()).replace("\n", "");
    }

    private static List<String> made(Random random) {
        List<String> lines = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            lines.add(random.ints(random.nextInt(12), 0, 6)
                    .mapToObj(c -> "天地a 。人".substring(c, c + 1))
                    .collect(Collectors.joining()));
        }
        return lines;
    }

    private static List<String> changed(List<String> lines, Random random) {
        List<String> changed = new ArrayList<>(lines);
        for (int i = random.nextInt(3); i >= 0 && !changed.isEmpty(); i--) {
            int at = random.nextInt(changed.size());
            changed.set(at, changed.get(at).replace("天", "b").replace("人", ""));
        }
        return changed;
    }

    @Test
    void findsTheFewestChanges() {
        Random random = new Random(9);
        for (int i = 0; i < 500; i++) {
            int[] a = random.ints(random.nextInt(14), 0, 4).toArray();
            int[] b = random.ints(random.nextInt(14), 0, 4).toArray();

            EditScript script = EditScript.between(a, b);

            long changes = 0;
            for (int x = 0; x < a.length; x++) {
                changes += script.removed(x) ? 1 : 0;
            }
            for (int y = 0; y < b.length; y++) {
                changes += script.added(y) ? 1 : 0;
            }
            assertThat(changes).isEqualTo(a.length + b.length - 2L * common(a, b));
        }
    }

    /** The length of the longest common subsequence, by the table of the textbook. */
    private static int common(int[] a, int[] b) {
        int[][] best = new int[a.length + 1][b.length + 1];
        for (int i = 1; i <= a.length; i++) {
            for (int j = 1; j <= b.length; j++) {
                best[i][j] = a[i - 1] == b[j - 1] ? best[i - 1][j - 1] + 1 : Math.max(best[i - 1][j], best[i][j - 1]);
            }
        }
        return best[a.length][b.length];
    }

    @Test
    void comparesLongTextsThatHaveNothingInCommon() {
        String one = "天地玄黄".repeat(100_000);
        String other = "宇宙洪荒a ".repeat(60_000);

        TextChanges changes = TextChanges.between(List.of(one), List.of(other));

        assertThat(changes.count(Kind.REMOVED)).isEqualTo(400_000);
        assertThat(changes.count(Kind.ADDED)).isEqualTo(360_000);
    }

    @Test
    void saysWhenOnlyTheBeginningWasCompared() {
        assertThat(TextChanges.between(List.of("a".repeat(3_000_000)), List.of("b")).isWhole()).isFalse();
        assertThat(TextChanges.between(List.of("a"), List.of("b")).isWhole()).isTrue();
    }
}
