package org.pressmark.asset;

import static java.util.Map.entry;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jsoup.nodes.Element;
import org.pressmark.asset.AssetRef.Kind;

/**
 * The attributes in which elements name their assets: the table to add a line to when one is missing.
 *
 * <p>From the HTML Standard's index of attributes, the SVG 2 attribute index, and the lazy-loading scripts in use,
 * which keep the address in an attribute of their own and put it in place when the reader scrolls.
 */
final class ElementRules {

    /** How an attribute holds addresses. */
    enum Form {
        /** One address. */
        ADDRESS,
        /** A list of candidates, as {@code srcset}. */
        CANDIDATES,
        /** One address, if it looks like one: the attribute also holds flags, colours and JSON. */
        MAYBE_ADDRESS
    }

    /** An attribute of an element, and what it is wanted for. */
    record Rule(String attribute, Form form, Kind kind) {}

    private static final List<Rule> IMAGE = rules(
            Kind.IMAGE,
            "src", "srcset*", "lowsrc", "dynsrc", "data-src?", "data-srcset*", "data-original?", "data-original-src?",
            "data-lazy-src?", "data-lazy-srcset*", "data-lazy?", "data-lazyload?", "data-actualsrc?", "data-echo?",
            "data-url?", "data-image?", "data-img?", "data-hi-res-src?", "data-full-url?", "data-large-file?",
            "data-orig-file?", "data-orig-src?", "data-cfsrc?", "data-src-retina?", "data-backup-src?", "data-croporisrc?",
            "data-file?", "data-real-src?", "data-fallback-src?", "file?", "zoomfile?", "real_src?", "_src?", "original?",
            "data-default-watermark-src?", "data-backsrc?", "data-ks-lazyload?", "data-lazyload-src?", "data-lazy-img?",
            "lay-src?", "alt_src?", "data-zoom-src?", "data-full-src?", "data-display-src?");
    private static final List<Rule> FRAME = rules(Kind.FRAME, "src", "data-src?", "data-lazy-src?");
    private static final List<Rule> AUDIO = rules(Kind.AUDIO, "src", "data-src?");
    private static final List<Rule> VIDEO = List.of(
            new Rule("poster", Form.ADDRESS, Kind.IMAGE),
            new Rule("data-poster", Form.MAYBE_ADDRESS, Kind.IMAGE),
            new Rule("src", Form.ADDRESS, Kind.VIDEO),
            new Rule("data-src", Form.MAYBE_ADDRESS, Kind.VIDEO));
    private static final List<Rule> SVG_IMAGE = rules(Kind.IMAGE, "href", "xlink:href");
    private static final List<Rule> BACKGROUND = rules(Kind.IMAGE, "background");

    private static final Map<String, List<Rule>> BY_ELEMENT = Map.ofEntries(
            entry("img", IMAGE),
            entry("amp-img", IMAGE),
            entry("amp-anim", IMAGE),
            entry("iframe", FRAME),
            entry("amp-iframe", FRAME),
            entry("frame", FRAME),
            entry("audio", AUDIO),
            entry("amp-audio", AUDIO),
            entry("bgsound", AUDIO),
            entry("video", VIDEO),
            entry("amp-video", VIDEO),
            entry("track", rules(Kind.TRACK, "src")),
            entry("script", rules(Kind.SCRIPT, "src", "href", "xlink:href")),
            entry("embed", rules(Kind.OBJECT, "src")),
            entry("object", rules(Kind.OBJECT, "data")),
            entry("html", rules(Kind.MANIFEST, "manifest")),
            entry("image", SVG_IMAGE),
            entry("use", SVG_IMAGE),
            entry("feimage", SVG_IMAGE),
            entry("body", BACKGROUND),
            entry("table", BACKGROUND),
            entry("thead", BACKGROUND),
            entry("tbody", BACKGROUND),
            entry("tfoot", BACKGROUND),
            entry("tr", BACKGROUND),
            entry("td", BACKGROUND),
            entry("th", BACKGROUND));

    /** SVG 2, presentation attributes that can hold {@code url()}, and what it is wanted for when it leaves the page. */
    static final Set<String> PAINTED = Set.of(
            "fill", "stroke", "filter", "clip-path", "mask", "marker", "marker-start", "marker-mid", "marker-end",
            "cursor");

    /** Attributes of any element in which scripts keep a background picture. */
    static final List<String> LAZY_BACKGROUNDS =
            List.of(
            "data-bg", "data-background", "data-background-image", "data-bg-image", "data-bgset", "data-lazy-bgimg");

    private static final List<String> PICTURES_IN_META = List.of(
            "og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src", "image",
            "thumbnail", "thumbnailurl", "msapplication-tileimage", "msapplication-square70x70logo",
            "msapplication-square150x150logo", "msapplication-wide310x150logo", "msapplication-square310x310logo");

    private ElementRules() {}

    /** The rules of an element whose meaning is in its name alone. */
    static List<Rule> of(String element) {
        return BY_ELEMENT.getOrDefault(element, List.of());
    }

    /** The rules of a source element, which depend on what it is a source of. */
    static List<Rule> ofSource(Element source) {
        Element parent = source.parent();
        String of = parent == null ? "" : parent.normalName();
        String type = source.attr("type");
        if (of.equals("audio") || type.startsWith("audio/")) {
            return AUDIO;
        }
        boolean moving = of.equals("video") || type.startsWith("video/");
        return moving ? rules(Kind.VIDEO, "src", "data-src?") : IMAGE;
    }

    /** Whether a meta element holds the address of a picture: Open Graph, Twitter, Windows tiles, microdata. */
    static boolean namesPicture(Element meta) {
        Predicate<String> known =
                name -> PICTURES_IN_META.contains(meta.attr(name).strip().toLowerCase(Locale.ROOT));
        return known.test("property") || known.test("name") || known.test("itemprop");
    }

    /** A name with a star holds candidates, one with a question mark perhaps an address. */
    private static List<Rule> rules(Kind kind, String... attributes) {
        return List.of(attributes).stream()
                .map(written -> switch (written.charAt(written.length() - 1)) {
                    case '*' -> new Rule(written.substring(0, written.length() - 1), Form.CANDIDATES, kind);
                    case '?' -> new Rule(written.substring(0, written.length() - 1), Form.MAYBE_ADDRESS, kind);
                    default -> new Rule(written, Form.ADDRESS, kind);
                })
                .toList();
    }
}
