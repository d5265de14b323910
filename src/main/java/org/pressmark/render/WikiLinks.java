package org.pressmark.render;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Links between notes, as Obsidian writes them: {@code [[Note#Heading|words]]}, {@code ![[picture.png|300]]}. */
final class WikiLinks {
    private static final int LONGEST = 500;
    /** The endings of pictures. */
    static final Set<String> PICTURES =
            Set.of("png", "jpg", "jpeg", "gif", "webp", "svg", "avif", "bmp", "ico", "tif", "tiff");
    /** The endings of films. */
    static final Set<String> FILMS = Set.of("mp4", "webm", "ogv", "mov", "mkv");
    /** The endings of sounds. */
    static final Set<String> SOUNDS = Set.of("mp3", "wav", "m4a", "ogg", "flac", "3gp", "opus");

    private final SeedPlace place;

    WikiLinks(SeedPlace place) {
        this.place = place;
    }

    /** Where the closing brackets of a link that starts here stand; -1 where this is none. */
    static int end(String text, int start) {
        int limit = Math.min(text.length() - 1, start + LONGEST);
        if (start >= text.length() || text.charAt(start) <= ' ') {
            return -1;
        }
        for (int i = start; i < limit; i++) {
            char c = text.charAt(i);
            if (c == ']' && text.charAt(i + 1) == ']') {
                return i > start ? i : -1;
            }
            if (c == '\n' || c == '[' || c == ']') {
                return -1;
            }
        }
        return -1;
    }

    /** The Markdown for what stands between the brackets; empty where it names nothing that is there. */
    Optional<String> expand(String inside, boolean embedded) {
        int bar = inside.indexOf('|');
        String target = (bar < 0 ? inside : inside.substring(0, bar)).strip();
        target = target.endsWith("\\") ? target.substring(0, target.length() - 1) : target; // a bar escaped in a table
        String words = bar < 0 ? "" : inside.substring(bar + 1).strip();
        String ending = target.substring(target.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (embedded && PICTURES.contains(ending)) {
            return Optional.of(picture(target, words));
        }
        String file = target.replaceFirst("#.*", "");
        Optional<String> media = embedded ? NamedMedia.html(file, words) : Optional.empty();
        if (media.isPresent()) {
            return media;
        }
        String shown = words.isEmpty() ? target : words;
        if (target.startsWith("#")) {
            return Optional.of(Fragments.link(target, shown));
        }
        return place.note(target).map(page -> Fragments.link(page, shown));
    }

    private static String picture(String target, String words) {
        int cross = words.indexOf('x');
        String width = cross > 0 ? words.substring(0, cross) : words;
        boolean size = !width.isEmpty() && width.length() < 6 && width.chars().allMatch(c -> c >= '0' && c <= '9');
        String image = Fragments.image(target, size ? "" : words);
        return size ? image.substring(0, image.length() - 1) + " width=\"" + width + "\">" : image;
    }
}
