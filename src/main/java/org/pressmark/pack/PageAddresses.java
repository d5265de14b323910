package org.pressmark.pack;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pressmark.capture.WebUrl;
import org.pressmark.render.SeedLinks;

/**
 * Where each seed and its page live: a seed at {@code <base>/<path>}, its page at {@code <base>/<path without
 * ending>.html}, so that relative links and images resolve by themselves. An HTML seed is its own page. Of two seeds
 * that would share a page the later in byte order keeps its whole name: {@code a.txt.html}.
 */
final class PageAddresses implements SeedLinks {
    private final WebUrl base;
    private final Map<String, String> pagePaths = new HashMap<>();
    private final Map<String, String> byName = new HashMap<>();
    private final Set<String> pages;

    /**
     * The addresses of these seeds.
     *
     * @param base ends with a slash
     * @param seedPaths in byte order
     */
    PageAddresses(WebUrl base, List<String> seedPaths) {
        this.base = base;
        Set<String> taken = new HashSet<>();
        for (String path : seedPaths) {
            if (isHtml(path)) {
                taken.add(path); // an HTML seed cannot move: its page is the seed itself
            }
        }
        for (String path : seedPaths) {
            String page = isHtml(path) ? path : free(path, taken);
            taken.add(page);
            pagePaths.put(path, page);
            byName.putIfAbsent(name(path), page);
        }
        this.pages = taken;
    }

    private static String free(String path, Set<String> taken) {
        String page = stem(path) + ".html";
        for (int i = 0; taken.contains(page); i++) {
            page = path + (i == 0 ? "" : i == 1 ? ".page" : ".page" + i) + ".html";
        }
        return page;
    }

    static boolean isHtml(String path) {
        String ending = path.substring(path.lastIndexOf('.') + 1);
        return ending.equalsIgnoreCase("html") || ending.equalsIgnoreCase("htm");
    }

    private static String stem(String path) {
        int dot = path.lastIndexOf('.');
        return dot > path.lastIndexOf('/') + 1 ? path.substring(0, dot) : path;
    }

    private static String name(String path) {
        return stem(path.substring(path.lastIndexOf('/') + 1));
    }

    /** The address of a seed's bytes. */
    WebUrl seed(String path) {
        return at(path);
    }

    /** The address of a seed's page. */
    WebUrl pageOf(String path) {
        return at(pagePaths.getOrDefault(path, path));
    }

    private WebUrl at(String path) {
        return WebUrl.of(base + encoded(path));
    }

    /**
     * The path in the source that an address means.
     *
     * @return empty when the address does not lie under the base, or no path can have that name
     */
    Optional<String> localPath(WebUrl url) {
        String root = base.toString();
        String all = url.origin() + url.path();
        if (!all.startsWith(root) || all.toLowerCase(Locale.ROOT).contains("%2f")) {
            return Optional.empty();
        }
        String path = URLDecoder.decode(all.substring(root.length()).replace("+", "%2B"), StandardCharsets.UTF_8);
        return path.isEmpty() ? Optional.empty() : Optional.of(path);
    }

    /** Whether a path is one of the seeds. */
    boolean isSeed(String path) {
        return pagePaths.containsKey(path);
    }

    /** Whether the page of a seed lies at a path. */
    boolean isPage(String path) {
        return pages.contains(path);
    }

    /** Scheme, host and port of all pages. */
    String origin() {
        return base.origin();
    }

    /** Whether the base is the made-up host that can never be somebody's (RFC 6761). */
    boolean isInvented() {
        return base.host().orElse("").endsWith(".invalid");
    }

    @Override
    public Optional<String> page(String path) {
        return Optional.ofNullable(pagePaths.get(path)).map(page -> base.path() + encoded(page));
    }

    @Override
    public Optional<String> pageNamed(String name) {
        return Optional.ofNullable(byName.get(name)).map(page -> base.path() + encoded(page));
    }

    /** Every byte of a name that is not plainly safe becomes an escape, so that {@code ?}, {@code #}, {@code %} stay. */
    private static String encoded(String path) {
        StringBuilder out = new StringBuilder(path.length() + 16);
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            int c = b & 255;
            boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (plain || "-._~/!$&'()*+,=@".indexOf(c) >= 0) {
                out.append((char) c);
            } else {
                out.append('%').append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
                        .append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
            }
        }
        return out.toString();
    }
}
