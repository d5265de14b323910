package org.pressmark.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pressmark.capture.Outcome;
import org.pressmark.capture.WebUrl;
import org.pressmark.fetch.Fetcher;
import org.pressmark.ledger.CollectionBusyException;

/** Two runs on one collection: hardening promise R9. */
final class TwoWritersTest {
    @TempDir
    Path folder;

    @Test
    void theSecondRefusesAndTheFirstIsNotDisturbed() throws Exception {
        Path seeds = PlannedWeb.articles(2).in(folder.resolve("seeds"));
        Path collection = folder.resolve("collection");
        Packing.with(PlannedWeb::in).pack(seeds, folder.resolve("alone"));
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        CompletableFuture<PackReport> first = CompletableFuture.supplyAsync(() -> {
            try {
                return Packing.with(spool -> waiting(PlannedWeb.in(spool), asked, goOn)).pack(seeds, collection);
            } catch (java.io.IOException failed) {
                throw new java.io.UncheckedIOException(failed);
            }
        });
        asked.await();
        assertThatThrownBy(() -> Packing.with(PlannedWeb::in).pack(seeds, collection))
                .isInstanceOf(CollectionBusyException.class)
                .hasMessageContaining("another pressmark is writing in this collection");
        goOn.countDown();

        assertThat(first.get().files()).isNotEmpty();
        assertThat(Packing.sums(collection)).isEqualTo(Packing.sums(folder.resolve("alone")));
    }

    private static Fetcher waiting(Fetcher web, CountDownLatch asked, CountDownLatch goOn) {
        return new Fetcher() {
            @Override
            public Outcome fetch(WebUrl target, Optional<WebUrl> referrer) {
                asked.countDown();
                try {
                    goOn.await();
                } catch (InterruptedException stopped) {
                    throw new IllegalStateException(stopped);
                }
                return web.fetch(target, referrer);
            }

            @Override
            public void close() {
                web.close();
            }
        };
    }
}
