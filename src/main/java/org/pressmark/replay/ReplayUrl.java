package org.pressmark.replay;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pressmark.capture.WebUrl;

/**
 * What follows a collection's name in an address that asks for a capture, cut from the raw request line.
 *
 * <pre>
 *   20240501120000im_/https://example.org/a%20b?c=d
 *   └────┬───────┘└┬┘ └──────────┬────────────────┘
 *    timestamp  modifier       target, never decoded
 * </pre>
 *
 * @param timestamp 0 to 14 digits; none means the latest capture, three more are parts of a second that nobody keeps
 * @param modifier two or more letters and an underscore, or empty
 * @param target the archived address as it was sent
 */
record ReplayUrl(String timestamp, String modifier, String target) {
    private static final Pattern FORM =
            Pattern.compile("([0-9]{0,14})(?:(?<=[0-9]{14})[0-9]{3})?([a-z]{2,8}_)?/{1,3}(?:[.]/){0,2}(.+)", Pattern.DOTALL);
    private static final Pattern ENCODED_SCHEME = Pattern.compile("(?i)https?%3a.*", Pattern.DOTALL);

    ReplayUrl {
        Objects.requireNonNull(timestamp, "timestamp");
        Objects.requireNonNull(modifier, "modifier");
        Objects.requireNonNull(target, "target");
    }

    /** Reads what follows {@code /{collection}/}; empty where neither a timestamp nor a modifier stands there. */
    static Optional<ReplayUrl> parse(String rest) {
        Matcher form = FORM.matcher(rest);
        if (!form.matches() || (form.group(1).isEmpty() && form.group(2) == null)) {
            return Optional.empty();
        }
        return Optional.of(new ReplayUrl(form.group(1), form.group(2) == null ? "" : form.group(2), form.group(3)));
    }

    /** The archived address in its written form; empty where it is none. What has no scheme is http. */
    static Optional<WebUrl> address(String target) {
        String text = ENCODED_SCHEME.matcher(target).matches() ? PathText.decode(target).orElse(target) : target;
        Optional<WebUrl> whole = WebUrl.parse(text).filter(url -> !looksLikeHostAndPort(url));
        boolean hasScheme = text.regionMatches(true, 0, "http:", 0, 5) || text.regionMatches(true, 0, "https:", 0, 6);
        return whole.isPresent() || hasScheme ? whole : WebUrl.parse("http://" + text).filter(url -> url.host().isPresent());
    }

    /** {@code example.org:8080/x} parses as an address of the scheme {@code example.org}. */
    private static boolean looksLikeHostAndPort(WebUrl url) {
        boolean digit = !url.path().isEmpty() && url.path().charAt(0) >= '0' && url.path().charAt(0) <= '9';
        return url.host().isEmpty() && digit && (url.scheme().indexOf('.') >= 0 || url.scheme().equals("localhost"));
    }
}
