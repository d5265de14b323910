package org.pressmark.replay;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.pressmark.encoding.EncodingLabel;
import org.pressmark.replay.rewrite.Rewriting.Language;

/**
 * A Content-Type taken apart.
 *
 * @param base type and subtype in lower case; empty where the header has none
 * @param charset the charset parameter as it stands
 */
record MediaType(String base, Optional<String> charset) {
    private static final Pattern ESSENCE = Pattern.compile("[!#$%&'*+.^_`|~0-9a-z-]+/[!#$%&'+.^_`|~0-9a-z-]+");

    /** Commas that stand in no quotes. */
    private static final Pattern COMMA = Pattern.compile(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");

    private static final int LONGEST = 1000;
    private static final int MOST = 10;

    /**
     * What several headers, or several values in one, come to: the last that is a type counts, and has the encoding of one
     * before it of the same type.
     *
     * @return the value as it stands; empty where there is none
     * @see <a href="https://fetch.spec.whatwg.org/#concept-header-extract-mime-type">Fetch: extract a MIME type</a>
     */
    static Optional<String> effective(List<String> headers) {
        Optional<String> counts = headers.stream().map(String::strip).filter(value -> !value.isEmpty()).findFirst();
        MediaType last = new MediaType("", Optional.empty());
        for (String header : headers.subList(0, Math.min(MOST, headers.size()))) {
            for (String value : COMMA.split(header.substring(0, Math.min(LONGEST, header.length())), -1)) {
                MediaType type = of(value);
                if (ESSENCE.matcher(type.base).matches()) {
                    boolean lacks = type.base.equals(last.base) && type.charset.isEmpty();
                    counts = Optional.of(lacks && last.charset.isPresent()
                            ? value.strip() + "; charset=" + last.charset.get()
                            : value.strip());
                    last = of(counts.get());
                }
            }
        }
        return counts;
    }

    static MediaType of(String header) {
        String text = header.strip();
        int end = 0;
        while (end < text.length() && text.charAt(end) > ' ' && text.charAt(end) != ';') {
            end++;
        }
        return new MediaType(text.substring(0, end).toLowerCase(Locale.ROOT), EncodingLabel.inType(header));
    }

    boolean isHtml() {
        return base.equals("text/html");
    }

    boolean isScript() {
        return base.endsWith("/javascript") || base.endsWith("/x-javascript") || base.endsWith("/ecmascript");
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
            case "application/vnd.apple.mpegurl", "application/x-mpegurl", "audio/x-mpegurl", "audio/mpegurl" ->
                Optional.of(Language.PLAYLIST);
            case "application/manifest+json" -> Optional.of(Language.MANIFEST);
            case "application/ld+json" -> Optional.of(Language.LINKED_DATA);
            default -> isXml() ? Optional.of(Language.XML) : Optional.empty();
        };
    }

    boolean isVague() {
        return base.isEmpty() || base.equals("text/plain") || base.equals("application/octet-stream")
                || base.equals("unknown/unknown");
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
