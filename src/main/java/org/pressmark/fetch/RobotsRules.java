package org.pressmark.fetch;

import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.pressmark.capture.WebUrl;

/** What a robots.txt asks of us: RFC 9309. */
public final class RobotsRules {
    /** More of a robots.txt is not read: RFC 9309 section 2.5 asks for at least this. */
    public static final int MAX_BYTES = 500 << 10;

    private final SimpleRobotRules rules;

    private RobotsRules(SimpleRobotRules rules) {
        this.rules = rules;
    }

    /**
     * Reads a robots.txt.
     *
     * @param url where it lies
     * @param body its bytes; only the first {@link #MAX_BYTES} count
     * @param userAgent what we call ourselves: groups are found by its product token, the word before the first slash
     */
    public static RobotsRules parse(WebUrl url, byte[] body, String userAgent) {
        String token = userAgent.split("[/\\s]", 2)[0].toLowerCase(Locale.ROOT);
        byte[] counted = body.length <= MAX_BYTES ? body : Arrays.copyOf(body, MAX_BYTES);
        // With its own limit the library takes a long delay for a refusal of everything; the bound is the caller's.
        return new RobotsRules(
                new SimpleRobotRulesParser(Long.MAX_VALUE, 5)
                        .parseContent(url.toString(), counted, "text/plain", List.of(token)));
    }

    /** The Crawl-delay it asks for, no part of RFC 9309 but widely kept; zero where it asks for none. */
    public Duration crawlDelay() {
        return Duration.ofMillis(Math.max(0, rules.getCrawlDelay()));
    }

    /** Whether an address of that host may be fetched. */
    public boolean allow(WebUrl url) {
        return rules.isAllowed(url.toString());
    }
}
