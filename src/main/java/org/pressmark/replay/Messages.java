package org.pressmark.replay;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;

/** The words of the interface, out of a file that translators edit. */
final class Messages {
    private final Properties words;
    private final boolean chosen;

    private Messages(Properties words, boolean chosen) {
        this.words = words;
        this.chosen = chosen;
    }

    /** The words in English. */
    static Messages english() {
        return of("messages.properties");
    }

    /** The words of a file beside this class. */
    static Messages of(String file) {
        Properties words = new Properties();
        try (InputStream in = Messages.class.getResourceAsStream(file);
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            words.load(reader);
        } catch (IOException noMessages) {
            throw new UncheckedIOException(noMessages);
        }
        return new Messages(words, false);
    }

    /** The same words where the reader has chosen the language by a link: every link goes on with it. */
    Messages asChosen() {
        return new Messages(words, true);
    }

    /** Whether links must say the language. */
    boolean isChosen() {
        return chosen;
    }

    /** An address of our own, with the language where the reader has chosen it. */
    String carried(String href) {
        return chosen ? href + (href.indexOf('?') < 0 ? '?' : '&') + "lang=" + language() : href;
    }

    /** Every key. */
    Set<String> keys() {
        return words.stringPropertyNames();
    }

    /** A language in this one's words, as {@code zh-hant} is traditional Chinese; a tag that says nothing stays as it is. */
    String languageName(String tag) {
        Locale named = Locale.forLanguageTag(tag);
        return named.getLanguage().isEmpty() ? tag : named.getDisplayName(Locale.forLanguageTag(language()));
    }

    /** A day, {@code yyyy-MM-dd} or less of it, as the language writes it; anything else as it stands. */
    String day(String iso) {
        String[] parts = iso.matches("[0-9]{4}(-[0-9]{2}){0,2}") ? iso.split("-", 3) : new String[0];
        return switch (parts.length) {
            case 1 -> text("date.year", parts[0]);
            case 2 -> text("date.month", parts[0], plain(parts[1]));
            case 3 -> text("date.day", parts[0], plain(parts[1]), plain(parts[2]));
            default -> iso;
        };
    }

    private String plain(String two) {
        return text("date.padded").equals("no") && two.startsWith("0") ? two.substring(1) : two;
    }

    /** A number with its thousands apart. */
    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A length in bytes in a unit of its size. */
    static String bytes(long bytes) {
        return bytes < 1000 ? bytes + " B"
                : bytes < 1_000_000 ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
                : bytes < 1_000_000_000 ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
                : String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
    }

    /** The language of the words, as a BCP 47 tag. */
    String language() {
        return text("language");
    }

    /** The text of a key, {@code {0}} and so on replaced by the values. */
    String text(String key, Object... values) {
        String text = words.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("messages.properties has no " + key);
        }
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return text;
    }

    /** The text of a key that may be missing, or else the key. */
    String orKey(String prefix, String key) {
        return words.getProperty(prefix + key, key);
    }
}
