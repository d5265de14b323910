package org.pressmark.article;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Chooses an encoding for bytes that name none and are not UTF-8: each candidate is tried, and the one whose text
 * looks most like somebody's writing wins.
 *
 * @param charset the winner
 * @param confidence 0 to 0.99, from the lead over the runner-up and the length of the text
 */
record EncodingGuess(Charset charset, double confidence) {
    private static final int SAMPLE = 1 << 16;
    private static final double NOTHING_FITS = -0.25;

    private record Candidate(Charset charset, List<Writing> writings) {
        Candidate(String name, Writing... writings) {
            this(Charset.forName(name), List.of(writings));
        }
    }

    /** In order of frequency: of two that read alike the first is taken. */
    private static final List<Candidate> CANDIDATES = List.of(
            new Candidate("GB18030", Writing.CHINESE_SIMPLIFIED, Writing.CHINESE_TRADITIONAL),
            new Candidate("Big5", Writing.CHINESE_TRADITIONAL),
            new Candidate("Big5-HKSCS", Writing.CHINESE_TRADITIONAL),
            new Candidate("Shift_JIS", Writing.JAPANESE),
            new Candidate("windows-31j", Writing.JAPANESE),
            new Candidate("EUC-JP", Writing.JAPANESE),
            new Candidate("EUC-KR", Writing.KOREAN),
            new Candidate("x-windows-949", Writing.KOREAN),
            new Candidate("windows-1252", Writing.LATIN),
            new Candidate("windows-1250", Writing.LATIN),
            new Candidate("windows-1251", Writing.ALPHABET),
            new Candidate("KOI8-R", Writing.ALPHABET),
            new Candidate("windows-1253", Writing.ALPHABET),
            new Candidate("windows-1255", Writing.ALPHABET),
            new Candidate("windows-1256", Writing.ALPHABET));

    private static final List<Charset> WIDE = List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);

    /** The best encoding for these bytes. */
    static EncodingGuess of(byte[] bytes) {
        int length = Math.min(bytes.length, SAMPLE);
        List<EncodingScore> scores = new ArrayList<>();
        for (Candidate candidate : CANDIDATES) {
            scores.add(EncodingScore.of(bytes, length, candidate.charset(), candidate.writings()));
        }
        scores.addAll(wide(bytes, length));
        return best(scores);
    }

    /** Whether the bytes read as UTF-16 without a byte order mark; asked before they are taken for UTF-8 with NULs. */
    static List<EncodingScore> wide(byte[] bytes, int length) {
        List<EncodingScore> scores = new ArrayList<>();
        for (Charset charset : WIDE) {
            scores.add(EncodingScore.of(bytes, length & ~1, charset, List.of(
                    Writing.CHINESE_SIMPLIFIED, Writing.CHINESE_TRADITIONAL, Writing.JAPANESE, Writing.KOREAN,
                    Writing.LATIN, Writing.ALPHABET)));
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
            case "windows-1250" -> "windows-1252";
            default -> charset.name();
        };
    }
}
