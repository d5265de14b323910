package org.pressmark.render;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a seed stands among the others: turns what it links to into the pages of those. */
final class SeedPlace {
    private static final List<String> ENDINGS = List.of("", ".md", ".markdown", ".txt", "/index.md", "/_index.md");

    private static final Pattern PERMALINK =
            Pattern.compile("/(?:[^/]+/)*(\\d{4})/(\\d{2})/(\\d{2})/([^/]+?)(?:\\.html?|/(?:index\\.html?)?)?");

    private final String seedPath;
    private final SeedLinks links;

    SeedPlace(String seedPath, SeedLinks links) {
        this.seedPath = seedPath;
        this.links = links;
    }

    /** The name of the folder in which Hexo keeps the files of this post: the seed's own name without its ending. */
    String assetFolder() {
        String name = seedPath.substring(seedPath.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    /** The page a link leads to when it names another seed, with the link's own query and fragment. */
    Optional<String> page(String reference) {
        if (reference.isEmpty() || reference.startsWith("#") || reference.startsWith("//") || hasScheme(reference)) {
            return Optional.empty();
        }
        int end = 0;
        while (end < reference.length() && reference.charAt(end) != '#' && reference.charAt(end) != '?') {
            end++;
        }
        String path = reference.substring(0, end);
        String tail = reference.substring(end);
        String decoded = decode(path);
        if (decoded.startsWith("@/")) { // Zola: from the root of its content
            return pageFromRoot(decoded.substring(1))
                    .or(() -> pageFromRoot("content" + decoded.substring(1)))
                    .map(page -> page + tail);
        }
        return inFolder(decoded).flatMap(this::pageOf).or(() -> permalink(decoded)).map(page -> page + tail);
    }

    /** A dated address as Jekyll and Hexo publish it, {@code /2020/01/02/slug/}: the post 2020-01-02-slug, or slug. */
    private Optional<String> permalink(String path) {
        Matcher dated = path.length() > 300 ? PERMALINK.matcher("") : PERMALINK.matcher(path);
        if (!dated.matches()) {
            return Optional.empty();
        }
        String slug = dated.group(4);
        return links.pageNamed(dated.group(1) + "-" + dated.group(2) + "-" + dated.group(3) + "-" + slug)
                .or(() -> links.pageNamed(slug));
    }

    /** The page of a path from the root of the source, as Jekyll's link tag has it. */
    Optional<String> pageFromRoot(String path) {
        return pageOf(path.startsWith("/") ? path.substring(1) : path);
    }

    /** The page of a note by its name or path, with a heading behind a hash. */
    Optional<String> note(String reference) {
        int hash = reference.indexOf('#');
        String name = hash < 0 ? reference : reference.substring(0, hash);
        String fragment = hash < 0 ? "" : reference.substring(hash);
        String last = name.substring(name.lastIndexOf('/') + 1);
        String bare = last.endsWith(".md") ? last.substring(0, last.length() - 3) : last;
        return links.pageNamed(bare)
                .or(() -> inFolder(name).flatMap(this::pageOf))
                .or(() -> pageFromRoot(name))
                .map(page -> page + fragment.replace(" ", "%20"));
    }

    private Optional<String> pageOf(String path) {
        String bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        for (String ending : ENDINGS) {
            Optional<String> page = links.page(bare + ending);
            if (page.isPresent()) {
                return page;
            }
        }
        return Optional.empty();
    }

    /** Joins a path with this seed's folder; empty where it leads out of the source. */
    private Optional<String> inFolder(String path) {
        Deque<String> segments = new ArrayDeque<>();
        String folder = path.startsWith("/") ? "" : seedPath.substring(0, seedPath.lastIndexOf('/') + 1);
        for (String segment : (folder + path).split("/", -1)) {
            if (segment.equals("..")) {
                if (segments.pollLast() == null) {
                    return Optional.empty();
                }
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.addLast(segment);
            }
        }
        return segments.isEmpty() ? Optional.empty() : Optional.of(String.join("/", segments));
    }

    private static boolean hasScheme(String reference) {
        for (int i = 0; i < reference.length(); i++) {
            char c = reference.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (c == ':' && i > 0) {
                return true;
            }
            if (!letter && "+-.0123456789".indexOf(c) < 0) {
                return false;
            }
        }
        return false;
    }

    private static String decode(String path) {
        if (path.indexOf('%') < 0) {
            return path;
        }
        byte[] written = path.getBytes(StandardCharsets.UTF_8);
        ByteBuffer out = ByteBuffer.allocate(written.length);
        int at = 0;
        while (at < written.length) {
            int high = at + 2 < written.length && written[at] == '%' ? Character.digit(written[at + 1], 16) : -1;
            int low = high >= 0 ? Character.digit(written[at + 2], 16) : -1;
            out.put(low >= 0 ? (byte) (high * 16 + low) : written[at]);
            at += low >= 0 ? 3 : 1;
        }
        return new String(out.array(), 0, out.position(), StandardCharsets.UTF_8);
    }
}
