package org.pressmark.pack;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.pressmark.capture.Cause;
import org.pressmark.capture.Exchange;
import org.pressmark.capture.Outcome;
import org.pressmark.capture.WebUrl;
import org.pressmark.fetch.Asking;
import org.pressmark.fetch.Fetcher;
import org.pressmark.memento.Recovery;

/**
 * Assets from the web: each host's robots.txt first, also that of every host a redirect leads to; then the asset; then,
 * where it is lost, other archives; and whether its payload is held elsewhere already. Thread-safe.
 */
final class WebAssets {
    private final Errands errands;
    private final Optional<Fetcher> fetcher;
    private final Optional<Robots> robots;
    private final Conditions conditions;
    private final LostAssets lost;
    private final Optional<Elsewhere> elsewhere;
    private final Instant runDate;
    private final Duration longestDelay;

    /**
     * What it works with.
     *
     * @param fetcher empty for a run that leaves the network alone
     * @param robots empty for a run that does not ask for robots.txt
     * @param elsewhere empty where payloads are compared with this collection's only
     * @param runDate the date of what was not attempted
     * @param longestDelay how long a Crawl-delay is kept at most
     */
    record Parts(
            Errands errands,
            Optional<Fetcher> fetcher,
            Optional<Robots> robots,
            Conditions conditions,
            LostAssets lost,
            Optional<Elsewhere> elsewhere,
            Instant runDate,
            Duration longestDelay) {}

    WebAssets(Parts parts) {
        this.errands = parts.errands();
        this.fetcher = parts.fetcher();
        this.robots = parts.robots();
        this.conditions = parts.conditions();
        this.lost = parts.lost();
        this.elsewhere = parts.elsewhere();
        this.runDate = parts.runDate();
        this.longestDelay = parts.longestDelay();
    }

    /**
     * Finds out what becomes of an address.
     *
     * @param via the document that needs it
     * @param written when the article was written: of what time a memento shall be
     */
    CompletableFuture<Fate> get(WebUrl url, WebUrl via, Instant written) {
        CompletableFuture<Outcome> outcome = isAsked(url) ? politely(url, via) : live(url, via);
        return outcome.thenCompose(got -> beyond(got, written)
                .thenApply(found -> new Fate.FromWeb(got, rules(got, found), found)));
    }

    /** Whether a host's robots.txt is to be asked whether this address may be. */
    private boolean isAsked(WebUrl url) {
        return robots.isPresent() && fetcher.isPresent() && !url.pathAndQuery().equals("/robots.txt");
    }

    private static WebUrl rulesOf(WebUrl url) {
        return WebUrl.of(url.origin() + "/robots.txt");
    }

    private CompletableFuture<Outcome> politely(WebUrl url, WebUrl via) {
        return live(rulesOf(url), via).thenCompose(told -> {
            Optional<Outcome.Missing> refused = judge(url, told);
            // What needs no asking is recorded like what does, once.
            return refused.isPresent() ? errands.send(url, refused::get) : live(url, via);
        });
    }

    private Optional<Outcome.Missing> judge(WebUrl url, Outcome told) {
        Robots rules = robots.orElseThrow();
        Duration asked = rules.delay(told);
        Duration kept = asked.compareTo(longestDelay) > 0 ? longestDelay : asked;
        if (!kept.isZero()) {
            fetcher.orElseThrow().slowDown(url, kept);
        }
        return rules.refusal(url, told);
    }

    /** Whether an address may be asked now, on this thread: for redirects, and for archives. */
    private Optional<Outcome.Missing> judgeNow(WebUrl url) {
        if (!url.isHttp() || !isAsked(url)) {
            return Optional.empty();
        }
        WebUrl rules = rulesOf(url);
        return judge(url, errands.run(rules.toString(), () -> fetch(Asking.of(rules, Optional.empty()))));
    }

    private CompletableFuture<Outcome> live(WebUrl url, WebUrl via) {
        if (fetcher.isEmpty()) {
            return errands.send(url, () ->
                    new Outcome.Missing(url, runDate, List.of(), Cause.NOT_ATTEMPTED, "offline", 0));
        }
        Asking asking = Asking.of(url, referrer(via)).judgedBy(this::judgeNow);
        return errands.send(url, () -> conditions.ask(asking, this::fetch));
    }

    private Outcome fetch(Asking asking) {
        return fetcher.orElseThrow().fetch(asking);
    }

    /** A made-up host means nothing to a server; the publisher's own pages would. */
    private static Optional<WebUrl> referrer(WebUrl via) {
        return via.host().filter(host -> !host.endsWith(".invalid")).map(host -> via);
    }

    /** What there is to do once the live web has answered; most often nothing. */
    private CompletableFuture<Optional<Recovery.Found>> beyond(Outcome outcome, Instant written) {
        boolean seek = outcome instanceof Outcome.Missing missing && lost.isWorthSeeking(missing);
        if (fetcher.isEmpty() || (!seek && elsewhere.isEmpty())) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return errands.later(outcome.target(), () -> {
            Optional<Recovery.Found> found = seek
                    ? lost.seek(outcome.target(), written, this::askArchive)
                    : Optional.empty();
            elsewhere.ifPresent(indexes -> {
                indexes.look(outcome, this::fetch);
                found.ifPresent(search -> indexes.look(search.outcome(), this::fetch));
            });
            return found;
        });
    }

    private Outcome askArchive(WebUrl target, Map<String, String> headers) {
        Optional<Outcome.Missing> refused = judgeNow(target);
        return refused.isPresent()
                ? refused.get()
                : fetch(Asking.of(target, Optional.empty()).with(headers).withoutRedirects());
    }

    /** The robots.txt of every host that was asked, or would have been: they go into the archive too. */
    private List<Outcome> rules(Outcome outcome, Optional<Recovery.Found> found) {
        if (!isAsked(outcome.target())) {
            return List.of();
        }
        Set<String> keys = new LinkedHashSet<>();
        keys.add(rulesOf(outcome.target()).toString());
        List<Exchange> exchanges = new ArrayList<>(outcome.exchanges());
        found.ifPresent(search -> exchanges.addAll(search.outcome().exchanges()));
        for (Exchange exchange : exchanges) {
            keys.add(rulesOf(exchange.target()).toString());
            exchange.target().resolve(exchange.location())
                    .filter(next -> !exchange.location().isEmpty() && next.isHttp())
                    .ifPresent(next -> keys.add(rulesOf(next).toString()));
        }
        return errands.recorded(List.copyOf(keys));
    }
}
