package org.pressmark.encoding;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Chooses an encoding for bytes that name none and are not UTF-8: each candidate is tried, and the one whose text
 * looks most like somebody's writing wins.
 *
 * @param charset the winner
 * @param confidence 0 to 0.99, from the lead over the runner-up and the length of the text
 */
public record EncodingGuess(Charset charset, double confidence) {
    private static final int SAMPLE = 1 << 16;
    private static final double NOTHING_FITS = -0.25;
    private static final double CLEARLY_WIDE = 0.3;

    private record Candidate(Charset charset, List<? extends Writing> writings) {}

    /** In order of frequency: of two that read alike the first is taken. */
    private static final List<Candidate> CANDIDATES = List.of(
            candidate("GB18030", List.of(EastAsianWriting.CHINESE_SIMPLIFIED, EastAsianWriting.CHINESE_TRADITIONAL)),
            candidate("Big5", List.of(EastAsianWriting.CHINESE_TRADITIONAL)),
            candidate("Big5-HKSCS", List.of(EastAsianWriting.CHINESE_TRADITIONAL)),
            candidate("Shift_JIS", List.of(EastAsianWriting.JAPANESE)),
            candidate("windows-31j", List.of(EastAsianWriting.JAPANESE)),
            candidate("EUC-JP", List.of(EastAsianWriting.JAPANESE)),
            candidate("EUC-KR", List.of(EastAsianWriting.KOREAN)),
            candidate("x-windows-949", List.of(EastAsianWriting.KOREAN)),
            candidate("windows-1252", Alphabet.WESTERN),
            candidate("windows-1250", Alphabet.CENTRAL),
            candidate("ISO-8859-2", Alphabet.CENTRAL),
            candidate("windows-1254", Alphabet.TURKISH),
            candidate("windows-1257", Alphabet.BALTIC),
            candidate("windows-1251", Alphabet.CYRILLIC),
            candidate("KOI8-R", Alphabet.CYRILLIC),
            candidate("KOI8-U", Alphabet.CYRILLIC),
            candidate("ISO-8859-5", Alphabet.CYRILLIC),
            candidate("IBM866", Alphabet.CYRILLIC),
            candidate("x-MacCyrillic", Alphabet.CYRILLIC),
            candidate("windows-1253", Alphabet.GREEK),
            candidate("ISO-8859-7", Alphabet.GREEK),
            candidate("windows-1255", Alphabet.HEBREW),
            candidate("windows-1256", Alphabet.ARABIC),
            candidate("ISO-8859-6", Alphabet.ARABIC),
            candidate("x-windows-874", Alphabet.THAI));

    private static final List<Writing> ALL = CANDIDATES.stream().<Writing>flatMap(c -> c.writings().stream())
            .distinct().toList();
    private static final List<Charset> WIDE = List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);

    private static Candidate candidate(String name, List<? extends Writing> writings) {
        return new Candidate(Charset.forName(name), writings);
    }

    /** The best encoding for these bytes. */
    public static EncodingGuess of(byte[] bytes) {
        int length = Math.min(bytes.length, SAMPLE);
        List<EncodingScore> scores = new ArrayList<>();
        for (Candidate candidate : CANDIDATES) {
            scores.add(EncodingScore.of(bytes, length, candidate.charset(), candidate.writings()));
        }
        scores.addAll(wide(bytes, length));
        return best(scores);
    }

    /** UTF-16 without a byte order mark, asked before bytes are taken for UTF-8 with NULs; empty where it is not. */
    public static Optional<Charset> wide(byte[] bytes) {
        return wide(bytes, Math.min(bytes.length, SAMPLE)).stream().filter(score -> score.value() > CLEARLY_WIDE)
                .map(EncodingScore::charset).findFirst();
    }

    private static List<EncodingScore> wide(byte[] bytes, int length) {
        List<EncodingScore> scores = new ArrayList<>();
        for (Charset charset : WIDE) {
            scores.add(EncodingScore.of(bytes, length & ~1, charset, ALL));
        }
        return scores;
    }

    private static EncodingGuess best(List<EncodingScore> scores) {
        scores.sort(Comparator.comparingDouble(EncodingScore::value).reversed());
        EncodingScore first = scores.get(0);
        if (first.value() < NOTHING_FITS) {
            return new EncodingGuess(StandardCharsets.ISO_8859_1, 0);
        }
        double runnerUp = 0;
        for (EncodingScore score : scores) {
            if (!family(score.charset()).equals(family(first.charset()))) {
                runnerUp = Math.max(0, score.value());
                break;
            }
        }
        double lead = Math.min(0.5, first.value() - runnerUp);
        double length = first.characters() / (first.characters() + 4.0);
        return new EncodingGuess(first.charset(), Math.max(0, Math.min(0.99, (0.5 + lead) * length)));
    }

    /** Encodings that hold one another: which of them it is decides little. */
    private static String family(Charset charset) {
        return switch (charset.name()) {
            case "Big5-HKSCS" -> "Big5";
            case "windows-31j" -> "Shift_JIS";
            case "x-windows-949" -> "EUC-KR";
            case "windows-1250", "ISO-8859-2", "windows-1254", "windows-1257" -> "windows-1252";
            case "KOI8-U" -> "KOI8-R";
            case "ISO-8859-7" -> "windows-1253";
            case "ISO-8859-6" -> "windows-1256";
            default -> charset.name();
        };
    }
}
