package org.pressmark.replay;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pressmark.replay.rewrite.Rewriting.Language;

/**
 * A Content-Type taken apart.
 *
 * @param base type and subtype in lower case; empty where the header has none
 * @param charset the charset parameter as it stands
 */
record MediaType(String base, Optional<String> charset) {
    private static final Pattern CHARSET =
            Pattern.compile(";\\s*charset\\s*=\\s*[\"']?([^\\s\"';,]{1,40})", Pattern.CASE_INSENSITIVE);

    static MediaType of(String header) {
        int end = header.indexOf(';');
        String base = (end < 0 ? header : header.substring(0, end)).strip().toLowerCase(Locale.ROOT);
        Matcher charset = CHARSET.matcher(header);
        return new MediaType(base, charset.find() ? Optional.of(charset.group(1)) : Optional.empty());
    }

    boolean isHtml() {
        return base.equals("text/html");
    }

    boolean isMarkup() {
        return base.equals("application/xhtml+xml") || base.equals("image/svg+xml");
    }

    /** Whether browsers read it as XML. */
    boolean isXml() {
        return base.endsWith("+xml") || base.endsWith("/xml");
    }

    /** What it is to be rewritten as; empty for what holds no addresses that are followed. */
    Optional<Language> language() {
        if (isHtml()) {
            return Optional.of(Language.HTML);
        }
        return switch (base) {
            case "text/css" -> Optional.of(Language.CSS);
            case "application/vnd.apple.mpegurl", "application/x-mpegurl", "audio/x-mpegurl", "audio/mpegurl" -> Optional.of(Language.PLAYLIST);
            case "application/manifest+json" -> Optional.of(Language.MANIFEST);
            case "application/ld+json" -> Optional.of(Language.LINKED_DATA);
            default -> isXml() ? Optional.of(Language.XML) : Optional.empty();
        };
    }

    boolean isVague() {
        return base.isEmpty() || base.equals("text/plain") || base.equals("application/octet-stream") || base.equals("unknown/unknown");
    }

    /** The header with the encoding in it, by the name browsers know it by. */
    static String with(String base, String charset) {
        String name = switch (charset) {
            case "Big5-HKSCS" -> "big5";
            case "windows-31j" -> "shift_jis";
            case "x-windows-949" -> "euc-kr";
            case "x-windows-874" -> "windows-874";
            case "x-MacCyrillic" -> "x-mac-cyrillic";
            case "x-MacRoman" -> "macintosh";
            default -> charset.toLowerCase(Locale.ROOT);
        };
        return base + "; charset=" + name;
    }
}
