package org.pressmark.pack;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.pressmark.fetch.FetchPace;
import org.pressmark.fetch.Fetcher;
import org.pressmark.ledger.Ledger;

/** What a run gathers with, opened and closed together. */
final class Gathering implements Closeable {
    private final Ledger ledger;
    private final PackOptions options;
    private final ArchivedAnswers archived;
    private final Optional<Elsewhere> elsewhere;
    private final Optional<Fetcher> fetcher;
    private final HostTurns turns;
    private final Recorder recorder = new Recorder();

    /**
     * Opens what there is to be opened.
     *
     * @param fetchers makes the fetcher, given the folder for long answers; not called by an offline run
     */
    Gathering(
            CollectionFiles files, Ledger ledger, PackOptions options, Function<Path, Fetcher> fetchers, Progress progress)
            throws IOException {
        this.ledger = ledger;
        this.options = options;
        this.elsewhere = options.manners().offline()
                ? Optional.empty()
                : ElsewhereOpening.open(options.outside().indexes(), ledger, files.workings(), progress::note);
        this.archived = ArchivedAnswers.of(files);
        this.fetcher = options.manners().offline() ? Optional.empty() : Optional.of(fetchers.apply(files.temporary()));
        this.turns = new HostTurns(fetcher.map(Fetcher::pace).orElse(FetchPace.DEFAULT));
    }

    /**
     * A gatherer for the run.
     *
     * @param date the date of what was not attempted
     */
    Gatherer gatherer(LocalFiles local, Instant date, Renewal renewal) {
        AssetDocuments documents = new AssetDocuments(archived);
        Errands errands = new Errands(ledger, options.manners().offline(), date, turns, recorder, renewal);
        WebAssets web = new WebAssets(new WebAssets.Parts(
                errands, fetcher, Robots.of(options, documents),
                new Conditions(ledger, archived, elsewhere, renewal.captures()),
                new LostAssets(ledger, errands, options.outside().archives()), elsewhere, date,
                options.outside().longestDelay()));
        return new Gatherer(local, web, documents, options.scope());
    }

    @Override
    public void close() throws IOException {
        Closeable indexes = elsewhere.isPresent() ? elsewhere.get() : () -> {};
        try (indexes; archived; recorder) {
            turns.close();
            fetcher.ifPresent(Fetcher::close);
        }
    }
}
