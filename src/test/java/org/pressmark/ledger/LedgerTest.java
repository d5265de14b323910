package org.pressmark.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pressmark.capture.Body;
import org.pressmark.capture.Cause;
import org.pressmark.capture.Digest;
import org.pressmark.capture.Exchange;
import org.pressmark.capture.FileSlice;
import org.pressmark.capture.Outcome;
import org.pressmark.capture.TlsFacts;
import org.pressmark.capture.Truncation;
import org.pressmark.capture.WebUrl;

final class LedgerTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00.123456789Z");

    @TempDir
    Path folder;

    private static Exchange exchange(String url, Body response) {
        return new Exchange(
                WebUrl.of(url), NOON, Duration.ofMillis(7), "2001:db8::1",
                Optional.of(new TlsFacts("TLSv1.3", "TLS_AES_128_GCM_SHA256", List.of("MII=", "MIJ="), false)),
                Body.of("GET / HTTP/1.1\r\n\r\n"), response, 200, "text/html; charset=\"中文\u0001\"", "/a\"b\\c",
                Digest.Algorithm.SHA256.digest(new byte[0]), 3, Optional.of(Truncation.TIME));
    }

    private static Outcome captured(String url, Body response) {
        return new Outcome.Captured(WebUrl.of(url), NOON, List.of(exchange(url, response)));
    }

    private static Outcome missing(int i) {
        return new Outcome.Missing(WebUrl.of("http://a.example/" + i), NOON, List.of(), Cause.DNS, "no host\n中", 3);
    }

    @Test
    void anOutcomeComesBackAsItWas() throws IOException {
        byte[] answer = "HTTP/1.1 200 OK\r\n\r\nabc".getBytes(StandardCharsets.ISO_8859_1);
        try (Ledger ledger = Ledger.open(folder)) {
            ledger.record(captured("https://a.example/中?q=\"x\"", Body.of(answer)));
            ledger.record(missing(1));
        }
        try (Ledger ledger = Ledger.open(folder)) {
            Outcome found = ledger.outcome(WebUrl.of("https://a.example/中?q=\"x\"")).orElseThrow();
            Exchange exchange = found.exchanges().get(0);
            assertThat(exchange.response().bytes()).isEqualTo(answer);
            assertThat(exchange.request().bytes()).asString().isEqualTo("GET / HTTP/1.1\r\n\r\n");
            assertThat(exchange.withBytes(Body.of(""), Body.of("")).toString().replaceAll("Body\\S+", ""))
                    .isEqualTo(exchange("https://a.example/中?q=\"x\"", Body.of("")).withBytes(Body.of(""), Body.of(""))
                            .toString().replaceAll("Body\\S+", ""));
            assertThat(ledger.outcome(WebUrl.of("http://a.example/1"))).contains(missing(1));
            assertThat(ledger.outcome(WebUrl.of("http://a.example/2"))).isEmpty();
        }
    }

    @Test
    void theLatestOutcomeOfAnAddressCounts() throws IOException {
        try (Ledger ledger = Ledger.open(folder)) {
            ledger.record(missing(1));
            ledger.record(captured("http://a.example/1", Body.of("x")));
            assertThat(ledger.outcome(WebUrl.of("http://a.example/1"))).get().isInstanceOf(Outcome.Captured.class);
            List<WebUrl> all = new ArrayList<>();
            ledger.outcomes((url, outcome) -> all.add(url));
            assertThat(all).containsExactly(WebUrl.of("http://a.example/1"));
        }
    }

    @Test
    void aFileOfTheFetcherIsTakenOver() throws IOException {
        Path answer = Files.writeString(folder.resolve("answer"), "HTTP/1.1 200 OK\r\n\r\nlarge");
        try (Ledger ledger = Ledger.open(folder.resolve("ledger"))) {
            Outcome kept = ledger.record(captured("http://a.example/", new FileSlice(answer, 0, Files.size(answer))));

            assertThat(answer).doesNotExist();
            assertThat(kept.exchanges().get(0).response().bytes()).asString().endsWith("large");
        }
    }

    @Test
    void anotherWriterIsRefusedAndTheLockComesBackAfterwards() throws IOException {
        try (Ledger ledger = Ledger.open(folder)) {
            assertThat(ledger.runs()).isEmpty();
            assertThatThrownBy(() -> Ledger.open(folder)).isInstanceOf(CollectionBusyException.class);
        }
        Ledger.open(folder).close();
    }

    @Test
    void whatARunNotedCountsOnceItIsFinished() throws IOException {
        try (Ledger ledger = Ledger.open(folder)) {
            ledger.begin(new Run(1, NOON, "s", 1, 0, false));
            ledger.note(1, "seed a", "x");
        }
        try (Ledger ledger = Ledger.open(folder)) {
            assertThat(ledger.noted("seed a")).isEmpty();
            assertThat(ledger.runs()).extracting(Run::finished).containsExactly(false);
            ledger.begin(new Run(1, NOON, "s", 1, 0, false));
            ledger.note(1, "seed b", "y");
            ledger.finish(1);
            assertThat(ledger.runs()).extracting(Run::finished).containsExactly(true);
        }
        try (Ledger ledger = Ledger.open(folder)) {
            assertThat(ledger.noted("seed b")).contains("y");
            assertThat(ledger.noted("seed a")).as("noted by an attempt that was swept away").isEmpty();
        }
    }

    @Test
    void aRunOfWhichOnlyTheEndIsNotNotedCanBeSettled() throws IOException {
        try (Ledger ledger = Ledger.open(folder)) {
            ledger.begin(new Run(1, NOON, "s", 1, 0, false));
            ledger.note(1, "seed a", "x");
        }
        try (Ledger ledger = Ledger.open(folder)) {
            ledger.settle(1);
            assertThat(ledger.noted("seed a")).contains("x");
            assertThat(ledger.runs()).extracting(Run::finished).containsExactly(true);
        }
    }

    @Test
    void theFirstRecordWithAPayloadIsTheOneReferredTo() throws IOException {
        Digest payload = Digest.Algorithm.SHA1.digest(new byte[] {1});
        Held first = new Held("http://a.example/", "urn:uuid:1", NOON, payload, "image/png", 9);
        Held second = new Held("http://b.example/", "urn:uuid:2", NOON, payload, "image/png", 9);
        try (Ledger ledger = Ledger.open(folder)) {
            ledger.begin(new Run(1, NOON, "s", 1, 0, false));
            ledger.hold(1, first);
            ledger.hold(1, second);
            ledger.finish(1);
        }
        try (Ledger ledger = Ledger.open(folder)) {
            assertThat(ledger.held(payload)).contains(first);
            assertThat(ledger.heldAt("http://b.example/")).contains(second);
            assertThat(ledger.held(Digest.Algorithm.SHA1.digest(new byte[] {2}))).isEmpty();
        }
    }

    @Test
    void cutAtAnyByteItOpensAgainWithItsWholeLinesAndTakesMore() throws IOException {
        List<Long> ends = new ArrayList<>();
        Path file = folder.resolve("whole/ledger.jsonl");
        try (Ledger ledger = Ledger.open(folder.resolve("whole"))) {
            for (int i = 0; i < 6; i++) {
                ledger.record(missing(i));
                ledger.force();
                ends.add(Files.size(file));
            }
        }
        byte[] all = Files.readAllBytes(file);
        Path cut = Files.createDirectories(folder.resolve("cut"));
        for (int length = 0; length <= all.length; length++) {
            Files.write(cut.resolve("ledger.jsonl"), Arrays.copyOf(all, length));
            long whole = length;
            long lines = ends.stream().filter(end -> end <= whole).count();
            try (Ledger ledger = Ledger.open(cut)) {
                for (int i = 0; i < 6; i++) {
                    assertThat(ledger.outcome(WebUrl.of("http://a.example/" + i)).isPresent())
                            .as("line %s of a ledger cut at byte %s", i, length)
                            .isEqualTo(i < lines);
                }
                ledger.record(missing(9));
            }
            try (Ledger ledger = Ledger.open(cut)) {
                assertThat(ledger.outcome(WebUrl.of("http://a.example/9"))).isPresent();
            }
        }
    }

    @Test
    void aChangedByteIsNoticed() throws IOException {
        try (Ledger ledger = Ledger.open(folder)) {
            ledger.record(missing(1));
            ledger.record(missing(2));
        }
        Path file = folder.resolve("ledger.jsonl");
        byte[] all = Files.readAllBytes(file);
        int middle = all.length / 2 + 20;
        for (int i = middle; i < all.length; i++) {
            byte[] changed = all.clone();
            changed[i] ^= 4;
            Files.write(file, changed);
            try (Ledger ledger = Ledger.open(folder)) {
                assertThat(ledger.outcome(WebUrl.of("http://a.example/1"))).contains(missing(1));
                assertThat(ledger.outcome(WebUrl.of("http://a.example/2"))).as("byte %s", i).isEmpty();
            }
        }
    }

    @Test
    void manyKeysAreAllFoundAgain() throws IOException {
        try (Ledger ledger = Ledger.open(folder)) {
            ledger.begin(new Run(1, NOON, "s", 1, 0, false));
            for (int i = 0; i < 5_000; i++) {
                ledger.note(1, "seed " + i, "v" + i);
            }
            ledger.finish(1);
        }
        try (Ledger ledger = Ledger.open(folder)) {
            for (int i = 0; i < 5_000; i++) {
                assertThat(ledger.noted("seed " + i)).contains("v" + i);
            }
        }
    }
}
