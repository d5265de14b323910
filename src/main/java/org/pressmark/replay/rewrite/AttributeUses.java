package org.pressmark.replay.rewrite;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;

/** Which attributes of HTML and SVG hold addresses, by the HTML Standard's attribute index and what came before it. */
final class AttributeUses {
    private static final Map<String, Use> TABLE = table();
    private static final Set<String> PRESENTATION = Set.of(
            "fill", "stroke", "filter", "clip-path", "mask", "marker", "marker-start", "marker-mid", "marker-end", "cursor");
    private static final Set<String> HIDDEN_META = Set.of(
            "content-security-policy",
            "content-security-policy-report-only",
            "x-content-security-policy",
            "x-webkit-csp",
            "x-dns-prefetch-control",
            "origin-trial",
            "accept-ch",
            "delegate-ch",
            "set-cookie");
    private static final Set<String> LEAVING_TARGETS = Set.of("_blank", "_top", "_parent", "_new");

    private AttributeUses() {}

    /**
     * What the attribute holds.
     *
     * @param tag the element's name without a prefix, in lower case
     * @param attribute the attribute's name in lower case
     */
    static Use of(Element element, String tag, String attribute, String value) {
        Use always = TABLE.get("* " + attribute);
        if (always != null) {
            return always;
        }
        Use own = TABLE.get(tag + " " + attribute);
        if (own != null) {
            return own;
        }
        return switch (attribute) {
            case "href", "xlink:href" -> href(element, tag);
            case "imagesrcset" -> new Use(Use.Form.CANDIDATES, Modifier.IMAGE);
            case "http-equiv" -> HIDDEN_META.contains(lower(value)) ? Use.HIDDEN : Use.NONE;
            case "name" -> tag.equals("meta") && lower(value).equals("referrer") ? Use.HIDDEN : Use.NONE;
            case "content" -> metaContent(element, tag);
            case "target" -> LEAVING_TARGETS.contains(lower(value)) ? Use.HIDDEN : Use.NONE;
            default -> PRESENTATION.contains(attribute) ? new Use(Use.Form.DECLARATIONS, Modifier.IMAGE) : Use.NONE;
        };
    }

    private static Use href(Element element, String tag) {
        return switch (tag) {
            case "link" -> link(element);
            case "image", "feimage" -> Use.address(Modifier.IMAGE);
            case "script" -> Use.address(Modifier.SCRIPT);
            case "use" -> Use.address(Modifier.IMAGE);
            default -> Use.address(Modifier.PAGE);
        };
    }

    private static Use link(Element element) {
        Set<String> rel = new HashSet<>(Arrays.asList(lower(element.attr("rel")).split("\\s+")));
        if (rel.contains("stylesheet")) {
            return Use.address(Modifier.STYLE);
        }
        if (rel.contains("modulepreload")) {
            return Use.address(Modifier.SCRIPT);
        }
        if (rel.contains("preload") || rel.contains("prefetch")) {
            return switch (lower(element.attr("as"))) {
                case "style" -> Use.address(Modifier.STYLE);
                case "script" -> Use.address(Modifier.SCRIPT);
                case "image" -> Use.address(Modifier.IMAGE);
                case "font", "audio", "video" -> Use.address(Modifier.OBJECT);
                default -> Use.address(Modifier.PAGE);
            };
        }
        boolean icon = rel.stream().anyMatch(r -> r.contains("icon"));
        return Use.address(icon ? Modifier.IMAGE : Modifier.PAGE);
    }

    private static Use metaContent(Element element, String tag) {
        boolean refresh = tag.equals("meta") && lower(element.attr("http-equiv")).equals("refresh");
        return refresh ? new Use(Use.Form.REFRESH, Modifier.PAGE) : Use.NONE;
    }

    private static String lower(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Use> table() {
        Map<String, Use> table = new HashMap<>();
        put(table, Use.HIDDEN, "* integrity", "* crossorigin", "* manifest", "* ping", "* attributionsrc");
        put(table, new Use(Use.Form.DECLARATIONS, Modifier.IMAGE), "* style");
        put(table, new Use(Use.Form.CANDIDATES, Modifier.IMAGE), "img srcset", "source srcset", "img data-srcset", "source data-srcset");
        put(table, new Use(Use.Form.DOCUMENT, Modifier.FRAME), "iframe srcdoc");
        put(table, Use.address(Modifier.IMAGE), "* background", "img src", "image src", "input src", "img lowsrc", "img dynsrc");
        put(table, Use.address(Modifier.IMAGE), "video poster", "menuitem icon", "command icon", "audio poster");
        put(table, Use.address(Modifier.IMAGE), "img data-src", "img data-original", "img data-lazy-src");
        put(table, Use.address(Modifier.SCRIPT), "script src");
        put(table, Use.address(Modifier.FRAME), "iframe src", "frame src", "portal src", "fencedframe src", "iframe data-src");
        put(table, Use.address(Modifier.OBJECT), "audio src", "video src", "source src", "track src", "bgsound src", "embed src");
        put(table, Use.address(Modifier.OBJECT), "object data", "object codebase", "object classid", "object archive");
        put(table, Use.address(Modifier.OBJECT), "applet archive", "applet codebase", "applet code", "xml src");
        put(table, Use.address(Modifier.PAGE), "form action", "button formaction", "input formaction", "isindex action");
        put(table, Use.address(Modifier.PAGE), "blockquote cite", "q cite", "del cite", "ins cite");
        put(table, Use.address(Modifier.PAGE), "img longdesc", "iframe longdesc", "frame longdesc", "head profile");
        return Map.copyOf(table);
    }

    private static void put(Map<String, Use> table, Use use, String... names) {
        for (String name : names) {
            table.put(name, use);
        }
    }
}
