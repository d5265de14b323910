package org.pressmark.article;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.pressmark.capture.Finding;
import org.pressmark.encoding.DeclaredEncoding;
import org.pressmark.encoding.EncodingGuess;

/**
 * Bytes to text: byte order mark, then what the document declares, then strict UTF-8, then a guess. A declaration the
 * bytes contradict is not believed.
 */
final class TextDecoder {
    private static final double SURE = 0.8;

    private TextDecoder() {}

    /** Reads the bytes of a seed; a declaration is looked for only in HTML. */
    static DecodedText decode(byte[] bytes, boolean html) {
        Optional<DecodedText> marked = byMark(bytes);
        if (marked.isPresent()) {
            return marked.get();
        }
        String utf8 = new String(bytes, StandardCharsets.UTF_8);
        boolean valid = utf8.indexOf('\uFFFD') < 0 || Utf8Damage.of(bytes).broken() == 0;
        if (html) {
            Optional<DecodedText> declared = byDeclaration(bytes, valid, utf8);
            if (declared.isPresent()) {
                return declared.get();
            }
        }
        if (valid) {
            return validUtf8(bytes, utf8);
        }
        Utf8Damage damage = Utf8Damage.of(bytes);
        return damage.isMostlyUtf8() ? hurtUtf8(bytes, utf8, damage) : guessed(bytes);
    }

    private static Optional<DecodedText> byMark(byte[] bytes) {
        if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
            return Optional.of(marked(bytes, 3, StandardCharsets.UTF_8));
        }
        if (starts(bytes, 0xFF, 0xFE, 0, 0) && bytes.length % 4 == 0) {
            return Optional.of(marked(bytes, 4, Charset.forName("UTF-32LE")));
        }
        if (starts(bytes, 0, 0, 0xFE, 0xFF)) {
            return Optional.of(marked(bytes, 4, Charset.forName("UTF-32BE")));
        }
        if (starts(bytes, 0xFF, 0xFE)) {
            return Optional.of(marked(bytes, 2, StandardCharsets.UTF_16LE));
        }
        if (starts(bytes, 0xFE, 0xFF)) {
            return Optional.of(marked(bytes, 2, StandardCharsets.UTF_16BE));
        }
        return starts(bytes, 0x84, 0x31, 0x95, 0x33)
                ? Optional.of(marked(bytes, 4, Charset.forName("GB18030")))
                : Optional.empty();
    }

    private static boolean starts(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= bytes.length || (bytes[i] & 255) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static DecodedText marked(byte[] bytes, int skip, Charset charset) {
        String text = new String(bytes, skip, bytes.length - skip, charset);
        int more = 0;
        while (more < text.length() && text.charAt(more) == '\uFEFF') {
            more++;
        }
        boolean lossy = text.indexOf('\uFFFD') >= 0 && !isStrict(bytes, skip, charset);
        return finish(text.substring(more), new Article.Encoding(name(charset), "byte-order-mark", 1, lossy), List.of());
    }

    private static Optional<DecodedText> byDeclaration(byte[] bytes, boolean validUtf8, String utf8) {
        Optional<Charset> declared = DeclaredEncoding.in(bytes);
        if (declared.isEmpty() || (declared.get().equals(StandardCharsets.UTF_8) && !validUtf8)) {
            return Optional.empty();
        }
        Charset narrower = narrower(declared.get());
        Charset charset = isStrict(bytes, 0, narrower) ? narrower : declared.get();
        boolean beyondAscii = utf8.length() != bytes.length;
        if (charset.equals(StandardCharsets.UTF_8) || (validUtf8 && !beyondAscii)) {
            return Optional.of(finish(utf8, new Article.Encoding(name(charset), "declared", 1, false), List.of()));
        }
        if (validUtf8) {
            return Optional.of(finish(utf8, new Article.Encoding("UTF-8", "utf-8-valid", 1, false),
                    List.of(contradicted(charset, "the bytes are valid UTF-8, so they were read as UTF-8"))));
        }
        if (!isStrict(bytes, 0, charset)) {
            return Optional.empty();
        }
        EncodingGuess guess = EncodingGuess.of(bytes);
        if (charset.newEncoder().maxBytesPerChar() <= 1 && guess.confidence() > SURE
                && guess.charset().newEncoder().maxBytesPerChar() > 1) {
            DecodedText text = guessed(bytes);
            List<Finding> findings = new ArrayList<>(text.findings());
            findings.add(contradicted(charset, "the bytes read as " + name(guess.charset()) + ", which was taken"));
            return Optional.of(new DecodedText(text.text(), text.encoding(), findings));
        }
        return Optional.of(finish(new String(bytes, charset),
                new Article.Encoding(name(charset), "declared", 1, false), List.of()));
    }

    private static Finding contradicted(Charset declared, String what) {
        return new Finding("declared-encoding-wrong", "The page declares " + name(declared) + ", but " + what, 0);
    }

    private static DecodedText validUtf8(byte[] bytes, String utf8) {
        if (utf8.indexOf('\0') >= 0) {
            Optional<Charset> wide = EncodingGuess.wide(bytes);
            if (wide.isPresent()) {
                return read(bytes, wide.get(), "detected", 0.95);
            }
        } else if (utf8.indexOf("\u001B$") >= 0 && utf8.length() == bytes.length) {
            return read(bytes, Charset.forName(utf8.contains("\u001B$)C") ? "ISO-2022-KR" : "ISO-2022-JP"),
                    "detected", 0.95);
        }
        return finish(utf8, new Article.Encoding("UTF-8", "utf-8-valid", 1, false), List.of());
    }

    private static DecodedText hurtUtf8(byte[] bytes, String utf8, Utf8Damage damage) {
        int line = 1;
        for (int i = 0; i < damage.firstBroken(); i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        double share = (double) damage.sequences() / (damage.sequences() + damage.broken());
        Finding finding = new Finding("utf-8-damaged",
                damage.broken() + " places are not valid UTF-8, the first in this line; they are shown as U+FFFD. "
                        + "The seed's own bytes are kept as they are", line);
        return finish(utf8, new Article.Encoding("UTF-8", "utf-8-damaged", share, true), List.of(finding));
    }

    private static DecodedText guessed(byte[] bytes) {
        EncodingGuess guess = EncodingGuess.of(bytes);
        return read(bytes, guess.charset(), "detected", guess.confidence());
    }

    private static DecodedText read(byte[] bytes, Charset charset, String reason, double confidence) {
        String text = new String(bytes, charset);
        boolean lossy = text.indexOf('\uFFFD') >= 0 && !isStrict(bytes, 0, charset);
        List<Finding> findings = new ArrayList<>();
        if (confidence < SURE) {
            findings.add(new Finding("encoding-unsure", String.format(Locale.ROOT,
                    "No encoding is named and the bytes are not UTF-8; read as %s with confidence %.2f",
                    name(charset), confidence), 0));
        }
        if (lossy) {
            findings.add(new Finding("encoding-damaged",
                    "Some bytes are no " + name(charset) + "; they are shown as U+FFFD", 0));
        }
        return finish(text, new Article.Encoding(name(charset), reason, confidence, lossy), findings);
    }

    private static DecodedText finish(String text, Article.Encoding encoding, List<Finding> findings) {
        int nul = text.indexOf('\0');
        if (nul < 0) {
            return new DecodedText(text, encoding, findings);
        }
        List<Finding> all = new ArrayList<>(findings);
        int line = 1;
        for (int i = 0; i < nul; i++) {
            line += text.charAt(i) == '\n' ? 1 : 0;
        }
        all.add(new Finding("not-text", "There are NUL characters from this line on: this may be no text file", line));
        return new DecodedText(text, encoding, all);
    }

    private static boolean isStrict(byte[] bytes, int from, Charset charset) {
        try {
            charset.newDecoder().decode(ByteBuffer.wrap(bytes, from, bytes.length - from));
            return true;
        } catch (CharacterCodingException broken) {
            return false;
        }
    }

    /** The set that a browser's larger one is named for: what needs no more than that is in it. */
    private static Charset narrower(Charset charset) {
        return switch (charset.name()) {
            case "Big5-HKSCS" -> Charset.forName("Big5");
            case "windows-31j" -> Charset.forName("Shift_JIS");
            case "x-windows-949" -> Charset.forName("EUC-KR");
            default -> charset;
        };
    }

    /** The IANA name; Java's own names for some sets are not registered. */
    private static String name(Charset charset) {
        return switch (charset.name()) {
            case "x-windows-949" -> "windows-949";
            case "windows-31j" -> "Windows-31J";
            case "x-windows-874" -> "windows-874";
            case "x-MacCyrillic" -> "x-mac-cyrillic";
            default -> charset.name();
        };
    }
}
