package org.pressmark.wacz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.pressmark.capture.WebUrl;

/**
 * The key under which ReplayWeb.page looks an address up.
 *
 * <p>It is made as warcio.js makes it, which is less than {@link org.pressmark.index.Surt} does: the path stays as it
 * is but for its case, doubled and last slashes stay, and parameters are sorted as whole texts. Where the two keys
 * differ a WACZ needs a line for each, or one of the two families of tools does not find the capture.
 */
final class BrowserKey {
    private BrowserKey() {}

    static String of(String url) {
        if (!url.startsWith("http:") && !url.startsWith("https:")) {
            return url;
        }
        String lower = withoutWww(url).toLowerCase(Locale.ROOT);
        int host = lower.indexOf("://") + 3;
        int path = lower.indexOf('/', host);
        if (path > host && isPlain(lower, host, path)) {
            return host(lower.substring(host, path)) + ")" + lower.substring(path);
        }
        Optional<WebUrl> parsed = WebUrl.parse(lower);
        if (parsed.isEmpty() || parsed.get().host().isEmpty()) {
            return url;
        }
        WebUrl address = parsed.get();
        String port = address.port() < 0 ? "" : ":" + address.port();
        String query = address.query().filter(q -> !q.isEmpty()).map(q -> "?" + sorted(q)).orElse("");
        return host(address.host().get()) + port + ")" + address.path() + query;
    }

    private static String host(String name) {
        List<String> labels = new ArrayList<>(Arrays.asList(name.split("\\.", -1)));
        Collections.reverse(labels);
        return String.join(",", labels);
    }

    /** Whether the address is one that parsing leaves as it is, as most are: a name of letters, a path without escapes. */
    private static boolean isPlain(String address, int host, int path) {
        char last = '.';
        for (int i = host; i < address.length(); i++) {
            char c = address.charAt(i);
            boolean letter = c >= 'a' && c <= 'z';
            boolean digit = c >= '0' && c <= '9';
            boolean mark = c == '-' || c == '.' || (i >= path && (c == '/' || c == '_' || c == '~'));
            boolean pair = (c == '.' || c == '-') && (last == '.' || last == '-' || last == '/'); // dot segments, IDNA
            boolean numeric = i < path && digit && last == '.'; // the last label of a numeric address
            if (!(letter || digit || mark) || pair || numeric) {
                return false;
            }
            last = c;
        }
        char end = address.charAt(path - 1);
        return end != '.' && end != '-';
    }

    private static String withoutWww(String url) {
        int from = url.indexOf("://") + 3;
        if (from < 3 || !url.startsWith("www", from)) {
            return url;
        }
        int at = from + 3;
        while (at < url.length() && Character.digit(url.charAt(at), 10) >= 0) {
            at++;
        }
        return url.startsWith(".", at) ? url.substring(0, from) + url.substring(at + 1) : url;
    }

    private static String sorted(String query) {
        String[] parameters = query.split("&", -1);
        Arrays.sort(parameters);
        return String.join("&", parameters);
    }
}
