package org.pressmark.fetch;

import java.io.UncheckedIOException;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.pressmark.capture.Cause;
import org.pressmark.capture.Exchange;
import org.pressmark.capture.Outcome;
import org.pressmark.capture.WebUrl;

/**
 * Gets assets over HTTP/1.1, the wire bytes exactly.
 *
 * <p>One for a whole run: it keeps connections open and remembers dead hosts. Long answers lie in files of the spool
 * folder, which the receiver of the outcome moves or deletes. Where an address is tried more than once, the outcome
 * holds the last attempt's exchange.
 *
 * <p>A thread that is interrupted while it waits, and every thread once the fetcher is closed, leaves {@link #fetch}
 * with a {@link CancellationException}: nothing is known about the address then, and nothing may be recorded.
 */
public final class HttpFetcher implements Fetcher {
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final FetchOptions options;
    private final Clock clock;
    private final Waiting waiting;
    private final Requests requests;
    private final Retries retries;
    private final HostHealth health;
    private final HostPace pace;
    private final Connections connections;
    private volatile boolean closed;

    /**
     * A fetcher with the machine's own name resolution and trusted certificates.
     *
     * @param clock gives the times of exchanges and outcomes; timeouts do not depend on it
     */
    public HttpFetcher(FetchOptions options, Clock clock) {
        this(options, clock, HostResolver.system());
    }

    /** A fetcher with another name resolution. */
    public HttpFetcher(FetchOptions options, Clock clock, HostResolver resolver) {
        this(options, clock, Surroundings.of(resolver, options.allowPrivate()));
    }

    HttpFetcher(FetchOptions options, Clock clock, Surroundings around) {
        this.options = options;
        this.clock = clock;
        this.waiting = around.waiting();
        this.requests = new Requests(options);
        this.retries = new Retries(options.pace(), clock);
        this.health = new HostHealth(options.pace(), clock);
        this.pace = new HostPace(options.pace().hostDelay(), clock);
        this.connections = new Connections(
                options, clock, new CheckedResolver(around.resolver(), around.rule()), around.anchors());
    }

    /** What surrounds a fetcher, as far as a test wants it otherwise. */
    record Surroundings(HostResolver resolver, AddressRule rule, Optional<KeyStore> anchors, Waiting waiting) {
        static Surroundings of(HostResolver resolver, boolean allowPrivate) {
            AddressRule rule = allowPrivate ? address -> Optional.empty() : new PublicAddresses();
            return new Surroundings(resolver, rule, Optional.empty(), time -> Thread.sleep(time.toMillis()));
        }
    }

    @Override
    public Outcome fetch(WebUrl target, Optional<WebUrl> referrer) {
        return fetch(Asking.of(target, referrer));
    }

    @Override
    public void slowDown(WebUrl host, Duration atLeast) {
        pace.slowDown(host, atLeast);
    }

    @Override
    public Outcome fetch(Asking asking) {
        List<Exchange> exchanges = new ArrayList<>();
        try {
            return follow(asking, exchanges);
        } catch (CancellationException | UncheckedIOException stopped) {
            exchanges.forEach(SpoolFiles::delete); // nobody else will know of them
            throw stopped;
        }
    }

    private Outcome follow(Asking asking, List<Exchange> exchanges) {
        WebUrl target = asking.target();
        Set<WebUrl> seen = new HashSet<>();
        WebUrl next = target;
        while (true) {
            Hop hop = hop(next, asking);
            hop.answer().exchange().ifPresent(exchanges::add);
            seen.add(next);
            Optional<Failure> failure = hop.answer().failure().or(() -> statusFailure(last(exchanges)));
            Optional<WebUrl> onward = Optional.empty();
            if (failure.isEmpty() && asking.follows() && REDIRECTS.contains(last(exchanges).status())) {
                onward = last(exchanges).target().resolve(last(exchanges).location());
                failure = redirectFailure(onward, exchanges, seen).or(() -> refusal(asking, last(exchanges)));
            }
            if (failure.isPresent()) {
                Failure f = failure.get();
                return new Outcome.Missing(target, clock.instant(), exchanges, f.cause(), f.detail(), hop.attempts());
            }
            if (onward.isEmpty()) {
                return new Outcome.Captured(target, clock.instant(), exchanges);
            }
            next = onward.get();
        }
    }

    private static Exchange last(List<Exchange> exchanges) {
        return exchanges.get(exchanges.size() - 1);
    }

    private static Optional<Failure> refusal(Asking asking, Exchange redirect) {
        return redirect.target().resolve(redirect.location())
                .flatMap(asking.onward()::refusal)
                .map(refused -> new Failure(refused.cause(), refused.detail()));
    }

    /** One address with its retries: the last answer, and how many attempts it took. */
    private record Hop(Answer answer, int attempts) {}

    private Hop hop(WebUrl target, Asking asking) {
        if (!target.isHttp()) {
            Failure failure = new Failure(Cause.UNSUPPORTED_SCHEME, "scheme " + target.scheme());
            return new Hop(Answer.failed(failure), 0);
        }
        BasicClassicHttpRequest request = requests.of(target, asking);
        for (int attempt = 1; ; attempt++) {
            Optional<Failure> down = health.verdict(target);
            if (down.isPresent()) {
                return new Hop(Answer.failed(down.get()), attempt - 1);
            }
            pass(pace.turn(target));
            Answer answer = connections.attempt(target, request);
            if (closed) { // what the closing broke says nothing about the address
                answer.exchange().ifPresent(SpoolFiles::delete);
                throw new CancellationException("the fetcher was closed");
            }
            health.note(target, answer);
            Optional<Duration> wait = retries.next(answer, attempt);
            if (wait.isEmpty()) {
                return new Hop(answer, attempt);
            }
            answer.exchange().ifPresent(SpoolFiles::delete);
            pass(wait.get());
        }
    }

    private void pass(Duration time) {
        if (time.isZero()) {
            return;
        }
        try {
            waiting.pass(time);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            CancellationException stop = new CancellationException("the fetcher was stopped");
            stop.initCause(stopped);
            throw stop;
        }
    }

    /** Success is 2xx, and 304 to whoever asked for it by a header of their own. */
    private static Optional<Failure> statusFailure(Exchange last) {
        boolean good = (last.status() >= 200 && last.status() < 300) || last.status() == 304;
        return good || leadsOn(last) ? Optional.empty() : Optional.of(new Failure(Cause.STATUS, "HTTP " + last.status()));
    }

    /** Whether an answer is a redirect that says where to. */
    static boolean leadsOn(Exchange answer) {
        return REDIRECTS.contains(answer.status()) && !answer.location().isEmpty();
    }

    private Optional<Failure> redirectFailure(Optional<WebUrl> onward, List<Exchange> exchanges, Set<WebUrl> seen) {
        if (onward.isEmpty()) {
            return Optional.of(new Failure(Cause.BAD_RESPONSE, "redirected to what is no address"));
        }
        if (seen.contains(onward.get())) {
            return Optional.of(new Failure(Cause.REDIRECTS, "redirected in a circle to " + onward.get()));
        }
        int most = options.limits().maxRedirects();
        return exchanges.size() <= most
                ? Optional.empty()
                : Optional.of(new Failure(Cause.REDIRECTS, "more than " + most + " redirects"));
    }

    @Override
    public FetchPace pace() {
        return options.pace();
    }

    @Override
    public void close() {
        closed = true;
        connections.close();
    }
}
