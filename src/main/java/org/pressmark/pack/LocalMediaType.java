package org.pressmark.pack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.pressmark.capture.Body;

/**
 * The media type of a file that no server has labelled: by its first bytes where they tell (WHATWG MIME Sniffing
 * section 6), else by its name's ending.
 */
final class LocalMediaType {
    private static final Map<String, String> BY_ENDING = Map.ofEntries(
            Map.entry("css", "text/css"), Map.entry("js", "text/javascript"), Map.entry("mjs", "text/javascript"),
            Map.entry("svg", "image/svg+xml"), Map.entry("jpg", "image/jpeg"), Map.entry("jpeg", "image/jpeg"),
            Map.entry("png", "image/png"), Map.entry("gif", "image/gif"), Map.entry("webp", "image/webp"),
            Map.entry("avif", "image/avif"), Map.entry("bmp", "image/bmp"), Map.entry("ico", "image/x-icon"),
            Map.entry("mp4", "video/mp4"), Map.entry("webm", "video/webm"), Map.entry("ogv", "video/ogg"),
            Map.entry("mov", "video/quicktime"), Map.entry("mp3", "audio/mpeg"), Map.entry("m4a", "audio/mp4"),
            Map.entry("ogg", "audio/ogg"), Map.entry("wav", "audio/wav"), Map.entry("vtt", "text/vtt"),
            Map.entry("woff", "font/woff"), Map.entry("woff2", "font/woff2"), Map.entry("ttf", "font/ttf"),
            Map.entry("otf", "font/otf"), Map.entry("json", "application/json"), Map.entry("pdf", "application/pdf"),
            Map.entry("webmanifest", "application/manifest+json"), Map.entry("xml", "application/xml"),
            Map.entry("html", "text/html"), Map.entry("htm", "text/html"), Map.entry("txt", "text/plain"),
            Map.entry("md", "text/markdown"), Map.entry("markdown", "text/markdown"));

    private LocalMediaType() {}

    static String of(String path, Body bytes) throws IOException {
        byte[] start;
        try (InputStream in = bytes.open()) {
            start = in.readNBytes(16);
        }
        String sniffed = sniff(new String(start, StandardCharsets.ISO_8859_1));
        return sniffed.isEmpty() ? byName(path) : sniffed;
    }

    /** The type by the name's ending alone; {@code application/octet-stream} where it tells nothing. */
    static String byName(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return BY_ENDING.getOrDefault(ending, "application/octet-stream");
    }

    private static String sniff(String start) {
        if (start.startsWith("\u00ff\u00d8\u00ff")) {
            return "image/jpeg";
        }
        if (start.startsWith("\u0089PNG\r\n\u001a\n")) {
            return "image/png";
        }
        if (start.startsWith("GIF87a") || start.startsWith("GIF89a")) {
            return "image/gif";
        }
        if (start.startsWith("RIFF") && start.startsWith("WEBP", 8)) {
            return "image/webp";
        }
        if (start.startsWith("ftypavif", 4)) {
            return "image/avif";
        }
        if (start.startsWith("%PDF-")) {
            return "application/pdf";
        }
        return start.startsWith("wOF2") ? "font/woff2" : start.startsWith("wOFF") ? "font/woff" : "";
    }
}
