package org.pressmark.memento;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pressmark.capture.Cause;
import org.pressmark.capture.Exchange;
import org.pressmark.capture.Outcome;
import org.pressmark.capture.WebUrl;

/** Looks for what was lost in one archive after the other. Thread-safe. */
public final class Recovery {
    private final List<Archive> archives;

    /** How one request is made: no redirect is followed, a redirect is an answer. */
    @FunctionalInterface
    public interface Web {
        /** Asks for an address with further request headers. */
        Outcome ask(WebUrl target, Map<String, String> headers);
    }

    /**
     * What a search came to.
     *
     * @param outcome captured where a memento was found, whose exchange is the last; every exchange of the search is
     *     in it
     * @param memento the memento; empty where none was found
     */
    public record Found(Outcome outcome, Optional<Memento> memento) {}

    /** For these addresses of TimeGates or TimeMaps, in this order. */
    public Recovery(List<String> archives) {
        this.archives = archives.stream().map(Archive::new).toList();
    }

    /** Whether something can serve as the address of an archive. */
    public static boolean isArchive(String address) {
        return new Archive(address).gate(WebUrl.of("http://a.example/")).isPresent();
    }

    /**
     * Looks for the memento nearest to a time.
     *
     * @param lost the address that is missing on the live web
     */
    public Found find(WebUrl lost, Instant wanted, Web web) {
        List<Exchange> exchanges = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        Instant at = wanted;
        int attempts = 0;
        Cause cause = Cause.STATUS;
        for (Archive archive : archives) {
            Search search = new Search(archive, wanted, web);
            Optional<Search.Hit> hit = search.find(lost);
            exchanges.addAll(search.exchanges());
            at = search.lastAt().orElse(at);
            attempts += search.asked();
            if (hit.isPresent()) {
                Exchange memento = hit.get().exchange();
                exchanges.removeIf(each -> each.equals(memento));
                exchanges.add(memento); // what was asked for goes last
                return new Found(
                        new Outcome.Captured(lost, at, exchanges), Optional.of(hit.get().memento(archive.address())));
            }
            cause = search.cause();
            reasons.add(archive + ": " + search.reason());
        }
        return new Found(
                new Outcome.Missing(lost, at, exchanges, cause, String.join("; ", reasons), attempts),
                Optional.empty());
    }
}
