package org.pressmark.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pressmark.capture.Cause;
import org.pressmark.capture.Outcome;
import org.pressmark.capture.WebUrl;
import org.pressmark.fetch.FetchPace;
import org.pressmark.ledger.Ledger;

/** Two articles that need one address at the same moment. */
final class ErrandsTest {
    private static final Instant NOW = Instant.parse("2026-02-01T12:00:00Z");
    private static final int ADDRESSES = 6000;

    @TempDir
    private Path folder;

    /** Whoever comes as the other's attempt ends must not be told what was known before it. */
    @Test
    void bothAreToldTheNewOutcomeAndTheAddressIsAskedOnce() throws Exception {
        try (Ledger ledger = Ledger.open(folder)) {
            for (int i = 0; i < ADDRESSES; i++) {
                ledger.record(missing(i, "before"));
            }
            try (HostTurns turns = new HostTurns(FetchPace.DEFAULT);
                    Recorder recorder = new Recorder()) {
                Errands errands = new Errands(ledger, false, NOW, turns, recorder, new Renewal(cause -> true, false, false));
                AtomicInteger asked = new AtomicInteger();
                assertThat(told(errands, asked)).containsExactly("after");
                assertThat(asked).hasValue(ADDRESSES);
            }
        }
    }

    private static Set<String> told(Errands errands, AtomicInteger asked) throws Exception {
        Set<String> told = ConcurrentHashMap.newKeySet();
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService articles = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> both = List.of(
                    articles.submit(() -> article(errands, asked, together, told)),
                    articles.submit(() -> article(errands, asked, together, told)));
            for (Future<?> one : both) {
                one.get();
            }
        } finally {
            articles.shutdownNow();
        }
        return told;
    }

    private static Void article(Errands errands, AtomicInteger asked, CyclicBarrier together, Set<String> told)
            throws Exception {
        for (int i = 0; i < ADDRESSES; i++) {
            int number = i;
            together.await();
            Outcome outcome = errands.run(url(i).toString(), () -> {
                asked.incrementAndGet();
                return missing(number, "after");
            });
            told.add(((Outcome.Missing) outcome).detail());
        }
        return null;
    }

    private static Outcome missing(int number, String detail) {
        return new Outcome.Missing(url(number), NOW, List.of(), Cause.DNS, detail, 1);
    }

    private static WebUrl url(int number) {
        return WebUrl.of("http://host" + number + ".example/");
    }
}
