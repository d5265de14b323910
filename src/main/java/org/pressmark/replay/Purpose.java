package org.pressmark.replay;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.pressmark.replay.rewrite.Rewriting.Language;

/**
 * What a capture is asked for as.
 *
 * @param modifier the modifier of the address
 * @param destination what the browser does with it, by {@code Sec-Fetch-Dest}: {@code script}, {@code style},
 *     {@code image}, and {@code module}, whose types browsers are strict about; empty for anything else
 * @param guarded whether its scripts run, and our own must run before them
 * @param nested whether the page around it may be an archived one
 * @param leave what addresses in it are to carry behind the collection's name
 * @param read whether a script of an archived page reads it, which is to see what was captured
 */
record Purpose(String modifier, String destination, boolean guarded, boolean nested, String leave, boolean read) {
    /** Types that browsers run as no script, however they are asked for: the Fetch Standard, section 2.10. */
    private static final Set<String> NEVER_SCRIPTS = Set.of("image", "audio", "video");

    /** What a script is rewritten as; empty where it is not asked for to be run. */
    Optional<Language> script() {
        return switch (destination) {
            case "script" -> Optional.of(Language.SCRIPT);
            case "module" -> Optional.of(Language.MODULE);
            default -> Optional.empty();
        };
    }

    /** What an answer to it depends on besides the capture. */
    String form() {
        return modifier + " " + destination + (guarded ? " guarded" : "") + (nested ? " nested" : "")
                + leave + (read ? " read" : "");
    }

    /**
     * The type that browsers took it for when it was live, where that is another than the server's. We tell browsers to
     * believe types, for safety's sake; sites that did not had scripts of any type run and pictures told by their bytes.
     *
     * @param said the type of the capture
     * @param believed whether the site told browsers to believe it
     */
    Optional<MediaType> taken(MediaType said, boolean believed, byte[] start) {
        if (believed) {
            return Optional.empty();
        }
        return switch (destination) {
            case "script" -> isScript(said, start)
                    ? Optional.of(new MediaType("text/javascript", said.charset()))
                    : Optional.empty();
            case "style" -> said.base().isEmpty()
                    ? Optional.of(new MediaType("text/css", said.charset()))
                    : Optional.empty();
            case "image" -> said.base().startsWith("image/") ? Optional.empty() : picture(start);
            default -> Optional.empty();
        };
    }

    private static boolean isScript(MediaType said, byte[] start) {
        String family = said.base().substring(0, Math.max(0, said.base().indexOf('/')));
        boolean markup = new String(start, 0, Math.min(start.length, 256), StandardCharsets.ISO_8859_1)
                .stripLeading()
                .startsWith("<");
        return !markup && !said.base().endsWith("javascript") && !NEVER_SCRIPTS.contains(family)
                && !said.base().equals("text/csv");
    }

    private static Optional<MediaType> picture(byte[] start) {
        String begin = new String(Arrays.copyOf(start, Math.min(start.length, 16)), StandardCharsets.ISO_8859_1);
        String type = begin.startsWith("\u0089PNG") ? "image/png"
                : begin.startsWith("GIF8") ? "image/gif"
                : begin.startsWith("\u00ff\u00d8\u00ff") ? "image/jpeg"
                : begin.startsWith("RIFF") && begin.startsWith("WEBP", 8) ? "image/webp" : "";
        return type.isEmpty() ? Optional.empty() : Optional.of(new MediaType(type, Optional.empty()));
    }
}
