package org.pressmark.export;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.pressmark.capture.Digest;
import org.pressmark.capture.WebUrl;

/**
 * The name of the file for an address: {@code example.org/fish-3f2a90c1d4.html}. A piece of the address for people, a
 * piece of its digest so that no two addresses share a file on any system, and the ending the media type asks for.
 *
 * <p>What a double click would run, a script, a program or markup that was not rewritten, gets no ending of its own.
 */
final class FileNames {
    private static final int LONGEST = 60;
    private static final Map<String, String> ENDINGS = Map.ofEntries(
            Map.entry("text/html", "html"),
            Map.entry("application/xhtml+xml", "html"),
            Map.entry("text/css", "css"),
            Map.entry("image/jpeg", "jpg"),
            Map.entry("image/jpg", "jpg"),
            Map.entry("image/pjpeg", "jpg"),
            Map.entry("image/png", "png"),
            Map.entry("image/gif", "gif"),
            Map.entry("image/webp", "webp"),
            Map.entry("image/avif", "avif"),
            Map.entry("image/bmp", "bmp"),
            Map.entry("image/svg+xml", "svg"),
            Map.entry("image/x-icon", "ico"),
            Map.entry("image/vnd.microsoft.icon", "ico"),
            Map.entry("font/woff", "woff"),
            Map.entry("font/woff2", "woff2"),
            Map.entry("font/ttf", "ttf"),
            Map.entry("font/otf", "otf"),
            Map.entry("video/mp4", "mp4"),
            Map.entry("video/webm", "webm"),
            Map.entry("audio/mpeg", "mp3"),
            Map.entry("audio/ogg", "ogg"),
            Map.entry("application/pdf", "pdf"),
            Map.entry("application/json", "json"));

    /** Endings of addresses that are kept where the type tells none: nothing runs that has one of them. */
    private static final Set<String> HARMLESS = Set.of(
            "jpg", "jpeg", "png", "gif", "webp", "avif", "bmp", "ico", "tif", "tiff", "jp2", "heic", "psd", "woff", "woff2",
            "ttf", "otf", "eot", "mp3", "m4a", "aac", "ogg", "oga", "flac", "wav", "mid", "mp4", "m4v", "ogv", "webm", "mov",
            "avi", "mkv", "flv", "vtt", "srt", "pdf", "epub", "djvu", "mobi", "txt", "csv", "tsv", "json", "md", "rtf",
            "doc",
            "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "odp", "zip", "gz", "bz2", "xz", "tar", "7z", "rar");

    /** Names Windows keeps for devices, whatever stands behind a dot. */
    private static final Set<String> DEVICES = Set.of("con", "prn", "aux", "nul");

    private FileNames() {}

    /** The path below the folder, with a slash between its two parts. */
    static String of(String url, String mime) {
        String hash = Digest.Algorithm.SHA256.digest(url.getBytes(StandardCharsets.UTF_8)).value().substring(0, 10);
        String path = WebUrl.parse(url).map(WebUrl::path).orElse("");
        String last = path.substring(path.lastIndexOf('/') + 1);
        int dot = last.lastIndexOf('.');
        String ending = dot < 0 ? "" : last.substring(dot + 1).toLowerCase(Locale.ROOT);
        String stem = safe(dot < 0 ? last : last.substring(0, dot));
        String host = safe(WebUrl.parse(url).flatMap(WebUrl::host).orElse("other"));
        String name = (stem.isEmpty() ? "index" : stem) + "-" + hash + "." + ending(mime.toLowerCase(Locale.ROOT), ending);
        return "files/" + (host.isEmpty() ? "other" : host) + "/" + name;
    }

    private static String ending(String mime, String written) {
        if (ENDINGS.containsKey(mime)) {
            return ENDINGS.get(mime);
        }
        if (mime.isEmpty() && (written.equals("html") || written.equals("htm"))) {
            return "html";
        }
        if (mime.startsWith("text/") || mime.endsWith("xml") || mime.endsWith("javascript")) {
            return "txt";
        }
        return HARMLESS.contains(written) ? written : "bin";
    }

    /** Letters, digits, dots and dashes only, never a dot in front or behind, and no name of a device. */
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
        return (isDevice(out.toString()) ? "_" : "") + out;
    }

    private static boolean isDevice(String name) {
        String first = name.split("\\.", 2)[0].toLowerCase(Locale.ROOT);
        return DEVICES.contains(first) || first.matches("(?:com|lpt)[0-9]");
    }
}
