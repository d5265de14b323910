package org.pressmark.export;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.pressmark.capture.Digest;
import org.pressmark.capture.WebUrl;

/**
 * The name of the file for an address: {@code example.org/fish-3f2a90c1d4.html}. A piece of the address for people, a
 * piece of its digest so that no two addresses share a file on any system, and the ending the media type asks for.
 */
final class FileNames {
    private static final int LONGEST = 60;
    private static final Map<String, String> ENDINGS = Map.ofEntries(
            Map.entry("text/html", "html"),
            Map.entry("application/xhtml+xml", "xhtml"),
            Map.entry("text/css", "css"),
            Map.entry("image/jpeg", "jpg"),
            Map.entry("image/png", "png"),
            Map.entry("image/gif", "gif"),
            Map.entry("image/webp", "webp"),
            Map.entry("image/avif", "avif"),
            Map.entry("image/svg+xml", "svg"),
            Map.entry("image/x-icon", "ico"),
            Map.entry("font/woff", "woff"),
            Map.entry("font/woff2", "woff2"),
            Map.entry("font/ttf", "ttf"),
            Map.entry("video/mp4", "mp4"),
            Map.entry("video/webm", "webm"),
            Map.entry("audio/mpeg", "mp3"),
            Map.entry("audio/ogg", "ogg"),
            Map.entry("application/pdf", "pdf"),
            Map.entry("text/plain", "txt"),
            Map.entry("application/json", "json"));

    private FileNames() {}

    /** The path below the folder, with a slash between its two parts. */
    static String of(String url, String mime) {
        String hash = Digest.Algorithm.SHA256.digest(url.getBytes(StandardCharsets.UTF_8)).value().substring(0, 10);
        String path = WebUrl.parse(url).map(WebUrl::path).orElse("");
        String last = path.substring(path.lastIndexOf('/') + 1);
        int dot = last.lastIndexOf('.');
        String ending = ENDINGS.getOrDefault(mime.toLowerCase(Locale.ROOT), dot < 0 ? "bin" : last.substring(dot + 1));
        String stem = safe(dot < 0 ? last : last.substring(0, dot));
        String host = safe(WebUrl.parse(url).flatMap(WebUrl::host).orElse("other"));
        String name = (stem.isEmpty() ? "index" : stem) + "-" + hash + "." + safeEnding(ending);
        return "files/" + (host.isEmpty() ? "other" : host) + "/" + name;
    }

    /** Letters, digits, dots and dashes only, never a dot in front or behind. */
    private static String safe(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length() && out.length() < LONGEST; i++) {
            char c = text.charAt(i);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
            boolean dotInside = c == '.' && !out.isEmpty() && out.charAt(out.length() - 1) != '.';
            if (plain || dotInside) {
                out.append(c);
            } else if (!out.isEmpty() && out.charAt(out.length() - 1) != '-') {
                out.append('-');
            }
        }
        while (!out.isEmpty() && (out.charAt(out.length() - 1) == '.' || out.charAt(out.length() - 1) == '-')) {
            out.setLength(out.length() - 1);
        }
        return out.toString();
    }

    private static String safeEnding(String ending) {
        boolean plain = !ending.isEmpty() && ending.length() <= 8
                && ending.chars().allMatch(c -> c < 128 && Character.isLetterOrDigit(c));
        return plain ? ending.toLowerCase(Locale.ROOT) : "bin";
    }
}
