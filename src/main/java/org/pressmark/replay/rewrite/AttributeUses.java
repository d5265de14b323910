package org.pressmark.replay.rewrite;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Which attributes of HTML and SVG hold addresses, by the HTML Standard's attribute index and what came before it. */
final class AttributeUses {
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

    /** By the attribute's name, and then by the element's; a star stands for any element. */
    private static final Map<String, Map<String, Use>> TABLE = table();

    private AttributeUses() {}

    /** What an attribute holds. */
    static Use of(Tag tag, Tag.Attribute attribute) {
        if (attribute.name().equals("src") && tag.name().equals("script") && lower(tag.value("type")).equals("module")) {
            return Use.address(Modifier.PAGE); // as what it imports by a relative address: one module, one address
        }
        Map<String, Use> uses = TABLE.get(attribute.name());
        if (uses != null) {
            Use always = uses.get("*");
            return always != null ? always : uses.getOrDefault(tag.name(), Use.NONE);
        }
        return switch (attribute.name()) {
            case "href", "xlink:href" -> href(tag);
            case "http-equiv" -> HIDDEN_META.contains(lower(tag.text(attribute).value())) ? Use.HIDDEN : Use.NONE;
            case "name" -> tag.name().equals("meta") && lower(tag.text(attribute).value()).equals("referrer")
                    ? Use.HIDDEN
                    : Use.NONE;
            case "content" -> metaContent(tag);
            case "target" -> LEAVING_TARGETS.contains(lower(tag.text(attribute).value())) ? Use.HIDDEN : Use.NONE;
            default -> attribute.name().startsWith("on") ? new Use(Use.Form.SCRIPT, Modifier.PAGE) : Use.NONE;
        };
    }

    private static Use href(Tag tag) {
        return switch (tag.name()) {
            case "link" -> link(tag);
            case "image", "feimage" -> Use.address(Modifier.IMAGE);
            case "script" -> Use.address(Modifier.SCRIPT);
            case "use" -> Use.address(Modifier.IMAGE);
            default -> Use.address(Modifier.PAGE);
        };
    }

    private static Use link(Tag tag) {
        Set<String> rel = new HashSet<>(Arrays.asList(lower(tag.value("rel")).split("\\s+")));
        if (rel.contains("stylesheet")) {
            return Use.address(Modifier.STYLE);
        }
        if (rel.contains("preload") || rel.contains("prefetch")) {
            return switch (lower(tag.value("as"))) {
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

    private static Use metaContent(Tag tag) {
        boolean refresh = tag.name().equals("meta") && lower(tag.value("http-equiv")).equals("refresh");
        return refresh ? new Use(Use.Form.REFRESH, Modifier.PAGE) : Use.NONE;
    }

    private static String lower(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Map<String, Use>> table() {
        Map<String, Map<String, Use>> table = new HashMap<>();
        put(table, Use.HIDDEN, "* integrity", "* crossorigin", "* manifest", "* ping", "* attributionsrc");
        put(table, new Use(Use.Form.DECLARATIONS, Modifier.IMAGE), "* style");
        put(table, new Use(Use.Form.CANDIDATES, Modifier.IMAGE), "img srcset", "source srcset", "img data-srcset",
                "source data-srcset");
        put(table, new Use(Use.Form.DOCUMENT, Modifier.FRAME), "iframe srcdoc");
        PRESENTATION.forEach(name -> put(table, new Use(Use.Form.DECLARATIONS, Modifier.IMAGE), "* " + name));
        put(table, new Use(Use.Form.CANDIDATES, Modifier.IMAGE), "* imagesrcset");
        put(table, Use.address(Modifier.OBJECT), "segmenttemplate media", "segmenttemplate initialization",
                "segmenttemplate index");
        put(table, Use.address(Modifier.OBJECT), "segmenturl media", "segmenturl index", "initialization sourceurl",
                "representationindex sourceurl");
        put(table, Use.address(Modifier.IMAGE), "* background", "img src", "image src", "input src", "img lowsrc",
                "img dynsrc");
        put(table, Use.address(Modifier.IMAGE), "video poster", "menuitem icon", "command icon", "audio poster");
        put(table, Use.address(Modifier.IMAGE), "img data-src", "img data-original", "img data-lazy-src");
        put(table, Use.address(Modifier.SCRIPT), "script src");
        put(table, Use.address(Modifier.FRAME), "iframe src", "frame src", "portal src", "fencedframe src",
                "iframe data-src");
        put(table, Use.address(Modifier.OBJECT), "audio src", "video src", "source src", "track src", "bgsound src",
                "embed src");
        put(table, Use.address(Modifier.OBJECT), "object data", "object codebase", "object classid", "object archive");
        put(table, Use.address(Modifier.OBJECT), "applet archive", "applet codebase", "applet code", "xml src");
        put(table, Use.address(Modifier.PAGE), "form action", "button formaction", "input formaction", "isindex action");
        put(table, Use.address(Modifier.PAGE), "blockquote cite", "q cite", "del cite", "ins cite");
        put(table, Use.address(Modifier.PAGE), "img longdesc", "iframe longdesc", "frame longdesc", "head profile");
        return Map.copyOf(table);
    }

    private static void put(Map<String, Map<String, Use>> table, Use use, String... names) {
        for (String name : names) {
            String[] words = name.split(" ", 2);
            table.computeIfAbsent(words[1], w -> new HashMap<>()).put(words[0], use);
        }
    }
}
