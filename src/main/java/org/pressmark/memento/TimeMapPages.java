package org.pressmark.memento;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pressmark.capture.WebUrl;

/**
 * The pages of a TimeMap that are known of, and the mementos the read ones list. Pages that say of what time they are
 * come in the order of nearness, and none is asked for that cannot list anything nearer than what was found.
 */
final class TimeMapPages {
    private static final int MOST = 10;
    private static final int MOST_KNOWN = 1_000;

    private final Instant wanted;
    private final List<Page> waiting = new ArrayList<>();
    private final Set<WebUrl> known = new HashSet<>();
    private final List<Listed> mementos = new ArrayList<>();
    private final Set<String> hosts = new HashSet<>();
    private int given;

    private record Page(WebUrl address, Duration distance) {}

    /** A memento as a TimeMap lists it. */
    record Listed(WebUrl address, Instant datetime) {}

    TimeMapPages(Instant wanted) {
        this.wanted = wanted;
    }

    /** Takes note of a page that a link names. */
    private void add(WebUrl base, Link link) {
        Optional<WebUrl> address = base.resolve(link.target()).filter(WebUrl::isHttp);
        if (address.isPresent() && known.size() < MOST_KNOWN && known.add(address.get())) {
            waiting.add(new Page(address.get(), distance(link)));
            waiting.sort(Comparator.comparing(Page::distance)); // stable: of equals the first named comes first
        }
    }

    private Duration distance(Link link) {
        if (link.from().filter(wanted::isBefore).isPresent()) {
            return Duration.between(wanted, link.from().get());
        }
        boolean past = link.until().filter(wanted::isAfter).isPresent();
        return past ? Duration.between(link.until().get(), wanted) : Duration.ZERO;
    }

    /** Takes the links of a page that was read, or of another answer's head. */
    void read(WebUrl page, List<Link> links) {
        known.add(page);
        for (Link link : links) {
            if (link.is("memento") && link.datetime().isPresent()) {
                page.resolve(link.target()).filter(WebUrl::isHttp).ifPresent(address -> {
                    mementos.add(new Listed(address, link.datetime().get()));
                    address.host().ifPresent(hosts::add);
                });
            } else if (link.is("timemap") && !link.is("self")) {
                add(page, link);
            }
        }
    }

    /** The page to read next; empty where none is worth it any more. */
    Optional<WebUrl> next() {
        Duration best = mementos.stream()
                .map(memento -> Duration.between(wanted, memento.datetime()).abs())
                .min(Comparator.naturalOrder())
                .orElse(Duration.ofSeconds(Long.MAX_VALUE));
        if (given >= MOST || waiting.isEmpty() || waiting.get(0).distance().compareTo(best) > 0) {
            return Optional.empty();
        }
        given++;
        return Optional.of(waiting.remove(0).address());
    }

    List<Listed> mementos() {
        return mementos;
    }

    /** Whether a listed memento is of that host: then it is an archive of the aggregator, not the live web. */
    boolean names(WebUrl address) {
        return address.host().filter(hosts::contains).isPresent();
    }
}
