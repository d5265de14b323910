package org.pressmark.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the index finds in made-up news is what reading all of it finds. {@code -Dpressmark.search.articles=5000} for more. */
class SubstringsTest {
    private static final int ARTICLES = Integer.getInteger("pressmark.search.articles", 40);
    private static final int PARTS = 200;
    private static final int BYTES = 6000;

    @TempDir
    Path folder;

    @Test
    void findsTheArticlesThatHoldAPartInEitherScriptAndNoOthers() throws IOException {
        Pages pages = new Pages(folder);
        Corpus corpus = new Corpus(7);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < ARTICLES; i++) {
            String text = corpus.next(BYTES).text();
            pages.add("#" + i, text);
            texts.add(text);
        }
        List<String> read = texts.stream().map(SubstringsTest::folded).toList();
        Random random = new Random(11);
        try (SearchIndex index = SearchIndex.open(pages.folder())) {
            index.update(() -> false);
            Search search = new Search(Map.of("c", index));
            for (int i = 0; i < PARTS; i++) {
                String part = part(texts.get(random.nextInt(texts.size())), random);
                assertThat(read).anyMatch(text -> text.contains(folded(part)));
                for (String words : List.of(part, Corpus.inTraditional(part), shuffled(part, random))) {
                    long holding = read.stream().filter(text -> text.contains(folded(words))).count();
                    assertThat(search.find(SearchRequest.of(words, 0)).total()).as(words).isEqualTo(holding);
                }
            }
        }
    }

    /** Single characters next to each other as a search sees them; a word of letters stands between them. */
    private static String folded(String text) {
        return TextPieces.of(text, Integer.MAX_VALUE).stream()
                .map(piece -> piece.single() ? piece.folded() : "\n")
                .collect(Collectors.joining());
    }

    private static String part(String text, Random random) {
        while (true) {
            int length = 2 + random.nextInt(7);
            int from = random.nextInt(text.length() - length);
            String part = text.substring(from, from + length);
            if (part.codePoints().allMatch(Character::isIdeographic)) {
                return part;
            }
        }
    }

    private static String shuffled(String part, Random random) {
        List<Integer> characters = new ArrayList<>(part.codePoints().boxed().toList());
        Collections.shuffle(characters, random);
        StringBuilder shuffled = new StringBuilder();
        characters.forEach(shuffled::appendCodePoint);
        return shuffled.toString();
    }
}
