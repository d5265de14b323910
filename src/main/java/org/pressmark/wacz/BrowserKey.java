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
        Optional<WebUrl> parsed = WebUrl.parse(withoutWww(url).toLowerCase(Locale.ROOT));
        if (parsed.isEmpty() || parsed.get().host().isEmpty()) {
            return url;
        }
        WebUrl address = parsed.get();
        List<String> host = new ArrayList<>(Arrays.asList(address.host().get().split("\\.", -1)));
        Collections.reverse(host);
        String port = address.port() < 0 ? "" : ":" + address.port();
        String query = address.query().filter(q -> !q.isEmpty()).map(q -> "?" + sorted(q)).orElse("");
        return String.join(",", host) + port + ")" + address.path() + query;
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
