package org.pressmark.search;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Made-up news in Chinese, the same for the same seed: words by Zipf's law with a subject to each article, people's
 * names, some Latin, and sentences whose characters follow each other as in Lu Xun's. Every third article is written in
 * traditional characters.
 */
public final class Corpus {
    private static final char[] TRADITIONAL = traditional();

    private final SplittableRandom random;
    private final List<String> words;
    private final List<String> links;
    private final List<String> latin;
    private final String surnames;
    private final String given;
    private final String sentences;
    private final Map<String, StringBuilder> following = new HashMap<>();

    /**
     * An article.
     *
     * @param title its title
     * @param text its text
     * @param traditional whether it is written in traditional characters
     */
    public record Article(String title, String text, boolean traditional) {}

    /** Begins anew. */
    public Corpus(long seed) throws IOException {
        random = new SplittableRandom(seed);
        List<String> lines;
        try (InputStream in = Corpus.class.getResourceAsStream("corpus.txt")) {
            lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
        words = List.of(lines.get(lines.indexOf("words") + 1).split(" ", -1));
        links = List.of(lines.get(lines.indexOf("links") + 1).split(" ", -1));
        surnames = lines.get(lines.indexOf("names") + 1);
        given = lines.get(lines.indexOf("names") + 2);
        latin = List.of(lines.get(lines.indexOf("latin") + 1).split(" ", -1));
        sentences = lines.get(lines.indexOf("sentences") + 1);
        for (int i = 2; i < sentences.length(); i++) {
            following.computeIfAbsent(sentences.substring(i - 1, i), pair -> new StringBuilder()).append(sentences.charAt(i));
        }
    }

    /** The next article; its text takes about so many bytes in UTF-8. */
    public Article next(int bytes) {
        boolean traditional = random.nextInt(3) == 0;
        List<String> subject = subject();
        String title = clause(subject, 4);
        StringBuilder text = new StringBuilder();
        int length = (int) (bytes / 3.0 * (0.5 + random.nextDouble()));
        while (text.length() < length) {
            text.append(random.nextInt(4) == 0 ? remembered() : sentence(subject));
            if (random.nextInt(6) == 0) {
                text.append("\n\n");
            }
        }
        return traditional
                ? new Article(inTraditional(title), inTraditional(text.toString()), true)
                : new Article(title, text.toString(), false);
    }

    private List<String> subject() {
        List<String> subject = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            subject.add(words.get(random.nextInt(words.size())));
        }
        for (int i = 0; i < 4; i++) {
            StringBuilder name = new StringBuilder().append(surnames.charAt(random.nextInt(surnames.length())));
            for (int c = 0; c <= random.nextInt(2); c++) {
                name.append(given.charAt(random.nextInt(given.length())));
            }
            subject.add(name.toString());
        }
        return subject;
    }

    private String sentence(List<String> subject) {
        StringBuilder sentence = new StringBuilder(clause(subject, 3 + random.nextInt(5)));
        for (int i = random.nextInt(3); i > 0; i--) {
            sentence.append('，').append(clause(subject, 3 + random.nextInt(5)));
        }
        return sentence.append('。').toString();
    }

    private String clause(List<String> subject, int count) {
        StringBuilder clause = new StringBuilder();
        for (int i = 0; i < count; i++) {
            int kind = random.nextInt(20);
            clause.append(kind < 8 ? zipf(words) : kind < 13 ? zipf(links) : kind < 19 ? zipf(subject) : zipf(latin));
        }
        return clause.toString();
    }

    private String zipf(List<String> from) {
        int place = (int) (Math.pow(from.size() + 1.0, random.nextDouble()) - 1);
        return from.get(Math.min(from.size() - 1, place));
    }

    private String remembered() {
        int at = random.nextInt(sentences.length() - 1);
        StringBuilder sentence = new StringBuilder();
        char c = sentences.charAt(at);
        while (sentence.length() < 60 && c != '。') {
            sentence.append(c);
            StringBuilder next = following.get(String.valueOf(c));
            c = next == null ? '。' : next.charAt(random.nextInt(next.length()));
        }
        return sentence.append('。').toString();
    }

    /** The same in traditional characters; where several share a simplified one, the first. */
    public static String inTraditional(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.chars().forEach(c -> out.append(TRADITIONAL[c] == 0 ? (char) c : TRADITIONAL[c]));
        return out.toString();
    }

    private static char[] traditional() {
        char[] to = new char[0x10000];
        try (InputStream in = CharacterFolding.class.getResourceAsStream("simplified.txt")) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
                if (!line.startsWith("#")) {
                    for (String group : line.trim().split("\\s+", -1)) {
                        to[group.charAt(0)] = group.charAt(1);
                    }
                }
            }
        } catch (IOException noTable) {
            throw new java.io.UncheckedIOException(noTable);
        }
        return to;
    }
}
