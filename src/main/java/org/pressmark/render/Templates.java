package org.pressmark.render;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The templates of site generators, where they name an asset or a link: the file to touch for another dialect.
 *
 * <ul>
 *   <li>Jekyll: {@code {% link a.md %}}, {@code {% post_url 2020-01-01-a %}}, {@code {{ site.baseurl }}},
 *       {@code {{ "/a.png" | relative_url }}},
 *       {@code {% include figure.html src="a.png" %}}
 *   <li>Hugo: {@code {{< figure src="a.png" >}}}, {@code {{< ref "a.md" >}}}, {@code relref}
 *   <li>Hexo: {@code {% asset_img a.png Title %}}, {@code asset_path}, {@code asset_link}, {@code post_link}, {@code {% img /a.png %}}
 * </ul>
 */
final class Templates {
    private static final Pattern APPENDED =
            Pattern.compile("site\\.(?:base)?url\\s*\\|\\s*append:\\s*[\"']([^\"'{}]*)[\"']\\s*");

    private final SeedPlace place;

    Templates(SeedPlace place) {
        this.place = place;
    }

    /**
     * What stands for a template in the page.
     *
     * @param written the whole template with its braces
     * @return Markdown or an address; empty where the template is not understood
     */
    Optional<String> expand(String written) {
        String inside = written.substring(2, written.length() - 2).strip();
        if (written.startsWith("{%")) {
            return tag(TemplateCall.of(trimmed(inside, '-', '-')));
        }
        if (inside.length() > 5 && "<%".indexOf(inside.charAt(0)) >= 0 && inside.startsWith("/*", 1)) {
            return Optional.of(Fragments.literal(written.replace("/*", "").replace("*/", "")));
        }
        if (inside.startsWith("<") && inside.endsWith(">")) {
            return shortcode(TemplateCall.of(withoutSlash(trimmed(inside, '<', '>'))));
        }
        if (inside.startsWith("%") && inside.endsWith("%")) {
            return shortcode(TemplateCall.of(trimmed(inside, '%', '%')));
        }
        return expression(trimmed(inside, '-', '-'));
    }

    private static String trimmed(String text, char first, char last) {
        int from = !text.isEmpty() && text.charAt(0) == first ? 1 : 0;
        int to = text.length() > from && text.charAt(text.length() - 1) == last ? text.length() - 1 : text.length();
        return text.substring(from, to).strip();
    }

    private static String withoutSlash(String inside) {
        return inside.endsWith("/") ? inside.substring(0, inside.length() - 1).strip() : inside;
    }

    private Optional<String> tag(TemplateCall call) {
        return knownTag(call).or(() -> NamedMedia.player(call)).or(() -> NamedMedia.in(call));
    }

    private Optional<String> knownTag(TemplateCall call) {
        String first = call.argument(0);
        if (first.isEmpty()) {
            return Optional.empty();
        }
        return switch (call.name()) {
            case "link" -> first.contains(",") || first.endsWith("，")
                    ? card(call)
                    : place.pageFromRoot(first).or(() -> file(first));
            case "post_url", "post_path" -> place.note(first);
            case "post_link" -> place.note(first).map(page -> Fragments.link(page, Fragments.words(call, 1, first)));
            case "iframe" -> Optional.of(NamedMedia.frame(first));
            case "asset_path" -> Optional.of(place.assetFolder() + "/" + first);
            case "asset_link" -> Optional.of(
                    Fragments.link(place.assetFolder() + "/" + first, Fragments.words(call, 1, first)));
            case "asset_img" -> hexoImage(call, place.assetFolder() + "/");
            case "img", "image" -> hexoImage(call, "");
            default -> Optional.empty();
        };
    }

    /** Jekyll links to any file of the site from its root; what is no article stays where it is. */
    private static Optional<String> file(String path) {
        boolean article = path.endsWith(".md") || path.endsWith(".markdown");
        return article ? Optional.empty() : Optional.of(path.startsWith("/") ? path : "/" + path);
    }

    /** Themes of Hexo show a link as a card: words, address and picture, parted by commas. */
    private static Optional<String> card(TemplateCall call) {
        String[] parts = String.join(" ", call.words()).split("\\s*,\\s*", 4);
        boolean address = parts.length > 1 && (parts[1].contains("://") || parts[1].startsWith("/"));
        String picture = parts.length > 2 ? NamedMedia.html(parts[2].strip(), "").orElse("") : "";
        return address ? Optional.of(Fragments.link(parts[1], parts[0]) + picture) : NamedMedia.in(call);
    }

    /** Hexo: classes may stand in front of the file, width, height and title behind it. */
    private static Optional<String> hexoImage(TemplateCall call, String folder) {
        for (int i = 0; i < call.words().size(); i++) {
            String word = call.words().get(i).replaceFirst(",$", "");
            int dot = word.lastIndexOf('.');
            if (word.indexOf('/') >= 0 || (dot > 0 && dot < word.length() - 1)) {
                boolean elsewhere = word.startsWith("/") || word.indexOf("://") >= 0;
                return Optional.of(Fragments.image(elsewhere ? word : folder + word, Fragments.words(call, i + 1, "")));
            }
        }
        return Optional.empty();
    }

    private Optional<String> shortcode(TemplateCall call) {
        return knownShortcode(call).or(() -> NamedMedia.player(call)).or(() -> NamedMedia.in(call));
    }

    private Optional<String> knownShortcode(TemplateCall call) {
        return switch (call.name()) {
            case "figure", "img", "image", "imgproc", "picture" -> figure(call);
            case "ref", "relref" -> reference(call.argument(0, "path"));
            case "iframe" -> Optional.of(call.argument(0, "src")).filter(src -> !src.isEmpty()).map(NamedMedia::frame);
            case "video" -> video(call);
            case "audio" -> source(call, "<audio controls src=\"", "\"></audio>");
            default -> Optional.empty();
        };
    }

    private Optional<String> figure(TemplateCall call) {
        String source = call.argument(0, "src", "link");
        if (source.isEmpty()) {
            return Optional.empty();
        }
        String caption = call.argument(-1, "caption", "title");
        String image = Fragments.image(source, call.argument(-1, "alt", "caption", "title"));
        return Optional.of(caption.isEmpty() ? image : image + "<br>" + Escaping.html(caption.replace('\n', ' ')));
    }

    private static Optional<String> video(TemplateCall call) {
        String source = call.argument(0, "src");
        if (source.startsWith("http") && NamedMedia.isPlayer(source)) {
            return Optional.of(NamedMedia.frame(source));
        }
        String poster = call.argument(-1, "poster");
        String shown = poster.isEmpty() ? "" : "\" poster=\"" + Escaping.html(poster);
        return source(call, "<video controls src=\"", shown + "\"></video>");
    }

    private static Optional<String> source(TemplateCall call, String before, String after) {
        String source = call.argument(0, "src");
        return source.isEmpty() ? Optional.empty() : Optional.of(before + Escaping.html(source) + after);
    }

    private Optional<String> reference(String written) {
        return written.isEmpty() ? Optional.empty() : place.page(written).or(() -> place.note(written));
    }

    /** An address of the site itself becomes one from its root: all seeds of a collection share one origin. */
    private static Optional<String> expression(String expression) {
        int open = expression.indexOf('(');
        if (open > 0 && expression.endsWith(")") && expression.substring(0, open).matches("[a-z][a-z0-9_]*")) {
            return function(expression.substring(0, open), expression.substring(open + 1, expression.length() - 1));
        }
        if (expression.startsWith("site.")) {
            Matcher appended = APPENDED.matcher(expression);
            if (appended.matches()) {
                return Optional.of(appended.group(1));
            }
        }
        String value = expression.split("\\|", 2)[0].strip();
        boolean filtered = value.length() < expression.length();
        return switch (value) {
            case "site.baseurl", "site.url", "site.base_url", "base_path", "BASE_PATH", "root_url" -> Optional.of("");
            default -> filtered && isAddressFilter(expression) && value.length() > 1 && "\"'".indexOf(value.charAt(0)) >= 0
                    ? Optional.of(value.substring(1, value.length() - 1))
                    : Optional.empty();
        };
    }

    /** Zola: {@code {{ figure(src="a.png", alt="A") }}}; a path of resize_image begins at the site's root. */
    private static Optional<String> function(String name, String arguments) {
        TemplateCall call = TemplateCall.of(name + " " + arguments.replace("\",", "\" ").replace("',", "' "));
        boolean fromRoot = name.equals("resize_image");
        String path = call.argument(-1, "path");
        if (fromRoot && !path.isEmpty()) {
            String bare = path.startsWith("@/") ? path.substring(2) : path;
            return NamedMedia.html(bare.startsWith("/") ? bare : "/" + bare, call.argument(-1, "alt"));
        }
        return NamedMedia.player(call).or(() -> NamedMedia.in(call));
    }

    private static boolean isAddressFilter(String expression) {
        return expression.contains("relative_url")
                || expression.contains("absolute_url")
                || expression.contains("absURL")
                || expression.contains("relURL")
                || (expression.contains("prepend") && expression.contains("site."));
    }
}
