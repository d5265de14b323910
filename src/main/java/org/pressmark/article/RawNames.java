package org.pressmark.article;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * File names as their bytes say, whatever the locale. Java decodes names by the locale and loses what does not fit;
 * the {@code file:} URI of a path keeps the bytes, so names that are not plain ASCII go through it.
 */
final class RawNames {
    private static final Charset CHINESE = Charset.forName("GB18030");

    private RawNames() {}

    /** A file's own name: its bytes as UTF-8, else as GB18030, which is what such names mostly are. */
    static String of(Path file) {
        String quick = String.valueOf(file.getFileName());
        if (isAscii(quick)) {
            return quick;
        }
        byte[] bytes = bytesOf(file);
        Optional<String> utf8 = strictUtf8(bytes);
        return utf8.orElseGet(() -> new String(bytes, CHINESE));
    }

    /** Whether a path's text leads back to the file: its name is valid UTF-8. */
    static boolean isUtf8(Path file) {
        return isAscii(String.valueOf(file.getFileName())) || strictUtf8(bytesOf(file)).isPresent();
    }

    /** The file of a relative path below a folder; empty where no file system could have such a name. */
    static Optional<Path> below(Path folder, String relative) {
        try {
            return Optional.of(isAscii(relative) ? folder.resolve(relative) : throughUri(folder, relative));
        } catch (IllegalArgumentException impossible) {
            return Optional.empty();
        }
    }

    private static Path throughUri(Path folder, String relative) {
        String base = folder.toUri().toString();
        StringBuilder uri = new StringBuilder(base.endsWith("/") ? base : base + "/");
        for (byte b : relative.getBytes(StandardCharsets.UTF_8)) {
            int value = b & 255;
            if (value == '/' || (value < 128 && Character.isLetterOrDigit(value))) {
                uri.append((char) value);
            } else {
                uri.append('%').append(Integer.toHexString(256 + value).substring(1).toUpperCase(Locale.ROOT));
            }
        }
        return Path.of(URI.create(uri.toString()));
    }

    private static byte[] bytesOf(Path file) {
        String raw = file.toUri().getRawPath();
        String path = raw.endsWith("/") ? raw.substring(0, raw.length() - 1) : raw;
        String name = path.substring(path.lastIndexOf('/') + 1);
        ByteArrayOutputStream out = new ByteArrayOutputStream(name.length());
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) == '%') {
                out.write(Integer.parseInt(name, i + 1, i + 3, 16));
                i += 2;
            } else {
                out.write(name.charAt(i));
            }
        }
        return out.toByteArray();
    }

    private static Optional<String> strictUtf8(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }
}
