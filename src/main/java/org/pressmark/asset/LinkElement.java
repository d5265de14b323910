package org.pressmark.asset;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.pressmark.asset.AssetRef.Kind;

/** What a link element wants its address for: HTML Standard, 4.6.6, link types, and the icons of phones. */
final class LinkElement {
    private LinkElement() {}

    /** Empty for those that fetch nothing a reader sees: canonical, alternate, prefetch, dns-prefetch. */
    static Optional<Kind> kindOf(Element link) {
        List<String> types = Arrays.asList(link.attr("rel").toLowerCase(Locale.ROOT).trim().split("[ \t\n\f\r]+"));
        if (types.contains("stylesheet")) {
            return Optional.of(Kind.STYLESHEET);
        }
        if (types.contains("preload")) {
            return Optional.of(preloaded(link.attr("as").strip().toLowerCase(Locale.ROOT)));
        }
        return types.stream().flatMap(type -> kindOf(type).stream()).findFirst();
    }

    private static Optional<Kind> kindOf(String type) {
        return switch (type) {
            case "icon", "apple-touch-icon", "apple-touch-icon-precomposed", "mask-icon", "fluid-icon" ->
                Optional.of(Kind.ICON);
            case "apple-touch-startup-image", "image_src" -> Optional.of(Kind.IMAGE);
            case "manifest" -> Optional.of(Kind.MANIFEST);
            case "modulepreload" -> Optional.of(Kind.SCRIPT);
            default -> Optional.empty();
        };
    }

    private static Kind preloaded(String as) {
        return switch (as) {
            case "image" -> Kind.IMAGE;
            case "style" -> Kind.STYLESHEET;
            case "script", "worker" -> Kind.SCRIPT;
            case "font" -> Kind.FONT;
            case "audio" -> Kind.AUDIO;
            case "video" -> Kind.VIDEO;
            case "track" -> Kind.TRACK;
            case "document" -> Kind.FRAME;
            case "object", "embed" -> Kind.OBJECT;
            default -> Kind.OTHER;
        };
    }
}
