package org.pressmark.memento;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.pressmark.capture.Exchange;
import org.pressmark.capture.Outcome;
import org.pressmark.capture.WebUrl;
import org.pressmark.warc.HttpBlock;

/**
 * What an archive answered to one request, as far as RFC 7089 cares.
 *
 * @param exchange the exchange; empty where no answer came
 * @param whole whether the answer is all there
 * @param problem what is wrong with it, in words; empty for a success and for a redirect
 * @param links the links of its Link headers
 * @param datetime its Memento-Datetime, where that can be true
 */
record Answer(
        Optional<Exchange> exchange, boolean whole, String problem, List<Link> links, Optional<Instant> datetime,
        Optional<WebUrl> contentLocation) {
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int LONGEST_MAP = 16 << 20;
    private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);

    static Answer of(Outcome outcome) {
        List<Exchange> exchanges = outcome.exchanges();
        String problem = outcome instanceof Outcome.Missing missing ? missing.detail() : "";
        if (exchanges.isEmpty()) {
            return new Answer(Optional.empty(), false, problem, List.of(), Optional.empty(), Optional.empty());
        }
        Exchange last = exchanges.get(exchanges.size() - 1);
        try (HttpBlock http = HttpBlock.read(last.response())) {
            List<Link> links = new ArrayList<>();
            http.all("Link").forEach(value -> links.addAll(LinkText.parse(value)));
            Optional<Instant> latest = Optional.of(last.begun().plus(CLOCKS_DIFFER));
            Optional<Instant> datetime = http.first("Memento-Datetime")
                    .flatMap(MementoTime::parse)
                    .filter(said -> said.isBefore(latest.get())); // no memento is of the future
            return new Answer(
                    Optional.of(last), last.truncated().isEmpty(), problem, links, datetime,
                    http.first("Content-Location").flatMap(last.target()::resolve));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Whether this is what was looked for: whole, a success, and dated. */
    boolean isMemento() {
        return whole && problem.isEmpty() && datetime.isPresent()
                && exchange.filter(e -> e.status() == 200 && e.payloadLength() > 0).isPresent();
    }

    /**
     * Whether it is a page by its type and its first sign: what an archive, or the site of old, shows for what is not
     * there.
     */
    boolean isPage() {
        String type = exchange.map(Exchange::mediaType).orElse("").toLowerCase(Locale.ROOT);
        return type.contains("html") && start().strip().startsWith("<");
    }

    private String start() {
        try (HttpBlock http = HttpBlock.read(exchange.orElseThrow().response());
                InputStream in = http.decoded()) {
            String text = new String(in.readNBytes(64), StandardCharsets.UTF_8);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (IOException undecodable) {
            return "";
        }
    }

    /** Where it redirects to. */
    Optional<WebUrl> onward() {
        return exchange.filter(e -> REDIRECTS.contains(e.status()))
                .flatMap(e -> e.target().resolve(e.location()))
                .filter(WebUrl::isHttp);
    }

    boolean isTimeMap() {
        String type = exchange.map(Exchange::mediaType).orElse("").toLowerCase(Locale.ROOT);
        return problem.isEmpty() && type.startsWith("application/link-format");
    }

    /** The links of a TimeMap's body; of one that is too long the first ones. */
    List<Link> map() {
        try (HttpBlock http = HttpBlock.read(exchange.orElseThrow().response());
                InputStream in = http.decoded()) {
            return LinkText.parse(new String(in.readNBytes(LONGEST_MAP), StandardCharsets.UTF_8));
        } catch (IOException undecodable) {
            return List.of(); // a list that cannot be read names nothing
        }
    }

    /** Why this is no memento, in words. */
    String why() {
        if (!problem.isEmpty()) {
            return problem;
        }
        return datetime.isEmpty() ? "an answer without a Memento-Datetime that can be true" : "no whole memento";
    }
}
