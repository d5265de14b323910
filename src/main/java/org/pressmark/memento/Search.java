package org.pressmark.memento;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.pressmark.capture.Cause;
import org.pressmark.capture.Exchange;
import org.pressmark.capture.Outcome;
import org.pressmark.capture.WebUrl;

/**
 * The search for one address in one archive: its TimeGate first, and where that leads to nothing the TimeMap it names.
 *
 * <p>Both patterns of RFC 7089 section 4 are understood, a redirect to the memento and an answer that is the memento.
 * Mementos that are redirects are followed inside the archive, never out to the live web. No address is asked twice.
 */
final class Search {
    private static final Pattern PICTURE =
            Pattern.compile("\\.(?:jpe?g|png|gif|bmp|webp|avif|ico)$", Pattern.CASE_INSENSITIVE);
    private static final int MOST_ASKED = 24;
    private static final int DEEPEST = 6;
    private static final int MEMENTOS_TRIED = 3;
    /** After so many questions without any answer there is no point in waiting for more. */
    private static final int MOST_SILENCES = 3;

    private final Archive archive;
    private final Instant wanted;
    private final Recovery.Web web;
    private final List<Exchange> exchanges = new ArrayList<>();
    private final Set<WebUrl> asked = new HashSet<>();
    private final TimeMapPages pages;
    private Optional<Instant> lastAt = Optional.empty();
    private Optional<Cause> cause = Optional.empty();
    private String reason = "";
    private int silences;
    private boolean isPicture;

    /** A memento and the exchange that brought it. */
    record Hit(Exchange exchange, WebUrl address, Instant datetime) {
        Memento memento(String archive) {
            return new Memento(archive, address, datetime);
        }
    }

    Search(Archive archive, Instant wanted, Recovery.Web web) {
        this.archive = archive;
        this.wanted = wanted;
        this.web = web;
        this.pages = new TimeMapPages(wanted);
    }

    Optional<Hit> find(WebUrl lost) {
        isPicture = PICTURE.matcher(lost.path()).find();
        Optional<Hit> hit = negotiate(lost, 0);
        return hit.isPresent() ? hit : fromMaps();
    }

    List<Exchange> exchanges() {
        return exchanges;
    }

    Optional<Instant> lastAt() {
        return lastAt;
    }

    int asked() {
        return asked.size();
    }

    /** Why nothing was found: the first thing that went wrong. */
    String reason() {
        return reason.isEmpty() ? "no memento" : reason;
    }

    /** The cause of it. */
    Cause cause() {
        return cause.orElse(Cause.STATUS);
    }

    private Optional<Answer> ask(WebUrl target) {
        if (asked.size() >= MOST_ASKED || silences >= MOST_SILENCES || !asked.add(target)) {
            return Optional.empty();
        }
        Outcome outcome = web.ask(target, Map.of("Accept-Datetime", MementoTime.of(wanted)));
        exchanges.addAll(outcome.exchanges());
        lastAt = Optional.of(outcome.at());
        silences += outcome.exchanges().isEmpty() ? 1 : 0;
        Answer answer = Answer.of(outcome);
        pages.read(target, answer.links());
        if (answer.isTimeMap()) {
            pages.read(target, answer.map());
        } else if (!answer.isMemento() && answer.onward().isEmpty() && reason.isEmpty()) {
            reason = answer.why();
            cause = outcome instanceof Outcome.Missing missing ? Optional.of(missing.cause()) : Optional.empty();
        }
        return Optional.of(answer);
    }

    private Optional<Hit> negotiate(WebUrl lost, int depth) {
        Optional<Answer> gate = archive.gate(lost).flatMap(this::ask);
        if (gate.isEmpty()) {
            return Optional.empty();
        }
        Answer answer = gate.get();
        if (answer.onward().isPresent()) {
            return onward(answer, depth).filter(hit -> !hit.address().equals(lost));
        }
        if (!isBelieved(answer)) {
            return Optional.empty();
        }
        WebUrl address = answer.contentLocation().orElse(answer.exchange().orElseThrow().target());
        Optional<WebUrl> raw = Archive.raw(address).filter(form -> !form.equals(address));
        Optional<Hit> untouched = raw.flatMap(form -> fetch(form, depth + 1));
        return untouched.isPresent() ? untouched : Optional.of(hit(answer, address));
    }

    /** A page in the place of a picture says that the picture was not there. */
    private boolean isBelieved(Answer answer) {
        boolean page = isPicture && answer.isMemento() && answer.isPage();
        if (page && reason.isEmpty()) {
            reason = "a page in the place of the picture";
        }
        return answer.isMemento() && !page;
    }

    private static Hit hit(Answer answer, WebUrl address) {
        return new Hit(answer.exchange().orElseThrow(), address, answer.datetime().orElseThrow());
    }

    /**
     * Where an archive redirects to is a memento or another TimeGate. A memento may itself be a redirect, captured as
     * it was: where that leads out of the archive, the archive is asked for what it names.
     */
    private Optional<Hit> onward(Answer redirect, int depth) {
        WebUrl next = redirect.onward().orElseThrow();
        if (depth > DEEPEST) {
            return Optional.empty();
        }
        boolean inside = redirect.datetime().isEmpty() || Archive.raw(next).isPresent() || isArchives(next);
        return inside ? memento(next, depth + 1) : negotiate(next, depth + 1);
    }

    private boolean isArchives(WebUrl next) {
        return asked.stream().anyMatch(known -> known.host().equals(next.host())) || pages.names(next);
    }

    /** A memento, without what the archive puts into it where it offers that. */
    private Optional<Hit> memento(WebUrl address, int depth) {
        Optional<WebUrl> raw = Archive.raw(address).filter(form -> !form.equals(address));
        Optional<Hit> untouched = raw.flatMap(form -> fetch(form, depth));
        return untouched.isPresent() ? untouched : fetch(address, depth);
    }

    private Optional<Hit> fetch(WebUrl address, int depth) {
        Optional<Answer> answer = ask(address);
        if (answer.filter(this::isBelieved).isPresent()) {
            return answer.map(memento -> hit(memento, address));
        }
        return answer.filter(redirect -> redirect.onward().isPresent()).flatMap(redirect -> onward(redirect, depth));
    }

    private Optional<Hit> fromMaps() {
        Optional<WebUrl> page = pages.next();
        while (page.isPresent()) {
            ask(page.get());
            page = pages.next();
        }
        List<TimeMapPages.Listed> nearest = pages.mementos().stream()
                .filter(memento -> !asked.contains(memento.address()))
                .sorted(Comparator.comparing((TimeMapPages.Listed memento) -> distance(memento.datetime()))
                        .thenComparing(TimeMapPages.Listed::datetime)
                        .thenComparing(memento -> memento.address().toString()))
                .limit(MEMENTOS_TRIED)
                .toList();
        for (TimeMapPages.Listed memento : nearest) {
            Optional<Hit> hit = memento(memento.address(), 0);
            if (hit.isPresent()) {
                return hit;
            }
        }
        return Optional.empty();
    }

    private Duration distance(Instant time) {
        return Duration.between(wanted, time).abs();
    }
}
