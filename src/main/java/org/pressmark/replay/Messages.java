package org.pressmark.replay;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** The words of the interface, out of a file that translators edit. */
final class Messages {
    private final Properties words;

    private Messages(Properties words) {
        this.words = words;
    }

    /** The words in English. */
    static Messages english() {
        Properties words = new Properties();
        try (InputStream in = Messages.class.getResourceAsStream("messages.properties");
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            words.load(reader);
        } catch (IOException noMessages) {
            throw new UncheckedIOException(noMessages);
        }
        return new Messages(words);
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
