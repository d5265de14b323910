package org.pressmark.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The pictures, films, sounds and players a template names, whatever the template is called: themes bring hundreds of
 * their own ({@code lazyimage}, {@code galleryGroup}, {@code dplayer}), and nearly all name the file in an argument.
 */
final class NamedMedia {
    private static final int MOST = 60;
    private static final Set<String> PDF = Set.of("pdf");

    private NamedMedia() {}

    /** HTML that shows them; empty where the call names none. */
    static Optional<String> in(TemplateCall call) {
        String words = call.argument(-1, "alt", "caption", "title", "description");
        List<String> shown = new ArrayList<>();
        List<String> values = new ArrayList<>(call.named().values());
        values.addAll(call.words());
        for (String value : values) {
            String address = address(value);
            if (shown.size() < MOST && !address.isEmpty()) {
                html(address, words).filter(html -> !shown.contains(html)).ifPresent(shown::add);
            }
        }
        return shown.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", shown));
    }

    /** What a browser shows for an address, by its ending. */
    static Optional<String> html(String address, String words) {
        String path = address.replaceFirst("[?#].*", "");
        String ending = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        String source = Escaping.html(address);
        if (WikiLinks.PICTURES.contains(ending)) {
            return Optional.of(Fragments.image(address, words));
        }
        if (WikiLinks.FILMS.contains(ending)) {
            return Optional.of("<video controls src=\"" + source + "\"></video>");
        }
        if (WikiLinks.SOUNDS.contains(ending)) {
            return Optional.of("<audio controls src=\"" + source + "\"></audio>");
        }
        return PDF.contains(ending)
                ? Optional.of("<object type=\"application/pdf\" data=\"" + source + "\">" + Fragments.link(address, address)
                        + "</object>")
                : Optional.empty();
    }

    /** An argument as an address; {@code url=a.mp4} and a trailing comma belong to the call, not to it. */
    private static String address(String argument) {
        String value = argument.strip();
        int equals = value.indexOf('=');
        int slash = value.indexOf('/');
        value = equals > 0 && equals < 12 && (slash < 0 || equals < slash) ? value.substring(equals + 1) : value;
        value = value.endsWith(",") ? value.substring(0, value.length() - 1) : value;
        boolean odd = value.indexOf('*') >= 0 || value.indexOf('<') >= 0 || value.indexOf('{') >= 0
                || value.indexOf('\n') >= 0 || value.indexOf('.') < 0;
        return odd ? "" : value;
    }

    /** The player of a site for films, as its templates in Hugo, Hexo, Jekyll and Zola put it into the page. */
    static Optional<String> player(TemplateCall call) {
        String name = call.name().toLowerCase(Locale.ROOT);
        String id = id(call.argument(0, "id", "bvid", "aid", "av", "v", "vid", "video", "url"));
        if (id.isEmpty()) {
            return Optional.empty();
        }
        if (name.contains("youtube") && !name.contains("pl")) {
            return Optional.of(frame("https://www.youtube.com/embed/" + id));
        }
        if (name.startsWith("vimeo")) {
            return Optional.of(frame("https://player.vimeo.com/video/" + id));
        }
        if (name.startsWith("bilibili")) {
            boolean numbered = id.startsWith("av") || id.chars().allMatch(c -> c >= '0' && c <= '9');
            return Optional.of(frame("https://player.bilibili.com/player.html?"
                    + (numbered ? "aid=" + id.replace("av", "") : "bvid=" + id)));
        }
        return Optional.empty();
    }

    /** Whether an address is that of a player, which a frame shows, and not of a film. */
    static boolean isPlayer(String address) {
        return address.contains("youtube.com/embed/") || address.contains("player.");
    }

    static String frame(String address) {
        return "<iframe src=\"" + Escaping.html(address) + "\" allowfullscreen></iframe>";
    }

    /** The number of a film, alone or as the last part of its address. */
    private static String id(String written) {
        if (written.length() > 300) {
            return "";
        }
        String last = written.replaceFirst("[&#].*", "").replaceFirst(".*[?&]v=", "").replaceFirst("[?].*", "");
        last = last.endsWith("/") ? last.substring(0, last.length() - 1) : last;
        last = last.substring(last.lastIndexOf('/') + 1);
        return last.matches("[A-Za-z0-9_-]{4,20}") ? last : "";
    }
}
