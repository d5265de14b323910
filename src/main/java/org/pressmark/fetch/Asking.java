package org.pressmark.fetch;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.pressmark.capture.Outcome;
import org.pressmark.capture.WebUrl;

/**
 * What is asked for, and how.
 *
 * @param target an http or https address; others come back as missing
 * @param referrer the page that needs it, for the Referer header
 * @param headers further request headers by the address they are sent to; values are printable ASCII
 * @param follows whether redirects are followed; where not, a redirect is an answer like any other
 * @param onward judges each address a redirect leads to before it is asked
 */
public record Asking(
        WebUrl target,
        Optional<WebUrl> referrer,
        Map<WebUrl, Map<String, String>> headers,
        boolean follows,
        Onward onward) {
    /** Whether a redirect may be followed to an address. */
    @FunctionalInterface
    public interface Onward {
        /** Why it may not, as the outcome of that address; empty where it may. */
        Optional<Outcome.Missing> refusal(WebUrl next);
    }

    public Asking {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(referrer, "referrer");
        headers = Map.copyOf(headers);
        headers.values().forEach(fields -> fields.forEach(FetchOptions::requireHeader));
        Objects.requireNonNull(onward, "onward");
    }

    /** A plain request that follows redirects wherever they lead. */
    public static Asking of(WebUrl target, Optional<WebUrl> referrer) {
        return new Asking(target, referrer, Map.of(), true, next -> Optional.empty());
    }

    /** The same with another judge of redirects. */
    public Asking judgedBy(Onward judge) {
        return new Asking(target, referrer, headers, follows, judge);
    }

    /** The same with these headers for the target itself. */
    public Asking with(Map<String, String> fields) {
        return new Asking(target, referrer, Map.of(target, fields), follows, onward);
    }

    /** The same with these headers for an address, the target or one it redirects to. */
    public Asking with(WebUrl hop, Map<String, String> fields) {
        return new Asking(target, referrer, Map.of(hop, fields), follows, onward);
    }

    /** The same for one exchange: a redirect is what was asked for. */
    public Asking withoutRedirects() {
        return new Asking(target, referrer, headers, false, onward);
    }

    Map<String, String> headersFor(WebUrl hop) {
        return headers.getOrDefault(hop, Map.of());
    }
}
