package org.pressmark.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.pressmark.capture.WebUrl;
import org.pressmark.fetch.FetchPace;

final class HostTurnsTest {
    /** Two threads, one to a host: whoever waits for the slow host must not hold the second thread. */
    @Test
    void aHostThatStallsDoesNotKeepOthersWaitingAndItsOwnComeInOrder() throws InterruptedException {
        CountDownLatch goOn = new CountDownLatch(1);
        CountDownLatch others = new CountDownLatch(3);
        CountDownLatch slow = new CountDownLatch(4);
        List<Integer> order = new CopyOnWriteArrayList<>();
        try (HostTurns turns = new HostTurns(FetchPace.DEFAULT.withConnections(1, 2))) {
            for (int i = 0; i < 4; i++) {
                int number = i;
                turns.execute(WebUrl.of("http://slow.example/" + i), () -> {
                    await(goOn);
                    order.add(number);
                    slow.countDown();
                });
            }
            for (int i = 0; i < 3; i++) {
                turns.execute(WebUrl.of("http://other" + i + ".example/"), others::countDown);
            }
            others.await();
            assertThat(order).isEmpty();
            goOn.countDown();
            slow.await();
        }
        assertThat(order).containsExactly(0, 1, 2, 3);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
