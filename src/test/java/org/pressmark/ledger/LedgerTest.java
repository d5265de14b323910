package org.pressmark.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pressmark.capture.Body;
import org.pressmark.capture.Digest;
import org.pressmark.capture.Exchange;
import org.pressmark.capture.Outcome;
import org.pressmark.capture.TlsFacts;
import org.pressmark.capture.WebUrl;
import org.pressmark.disk.TestDisk;

class LedgerTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final String CERTIFICATE = Base64.getEncoder().encodeToString(new byte[90]);

    @TempDir
    private Path folder;

    private static Outcome captured(int number) {
        WebUrl url = WebUrl.of("https://a.example/" + number + ".png");
        byte[] payload = ("picture " + number).getBytes(StandardCharsets.US_ASCII);
        Exchange exchange = new Exchange(
                url, NOON.plusSeconds(number), Duration.ofMillis(5), "203.0.113.9",
                Optional.of(new TlsFacts("TLSv1.3", "TLS_AES_128_GCM_SHA256", List.of(CERTIFICATE), true)),
                Body.of("GET /" + number), Body.of("HTTP/1.1 200 OK\r\n\r\npicture " + number), 200, "image/png", "",
                Digest.Algorithm.SHA256.digest(payload), payload.length, Optional.empty());
        return new Outcome.Captured(url, NOON, List.of(exchange));
    }

    private static void record(Path where, int outcomes) throws IOException {
        try (Ledger ledger = Ledger.open(where)) {
            for (int i = 0; i < outcomes; i++) {
                ledger.record(captured(i));
            }
        }
    }

    private static Optional<Outcome> known(Ledger ledger, int number) throws IOException {
        return ledger.outcome(captured(number).target());
    }

    @Test
    void cutAtEveryByteItKeepsEveryWholeLineAndInventsNone() throws IOException {
        record(folder.resolve("whole"), 2);
        byte[] ledger = Files.readAllBytes(folder.resolve("whole/ledger.jsonl"));
        byte[] spool = Files.readAllBytes(folder.resolve("whole/spool/000001.segment"));
        Path cut = TestDisk.over(folder.resolve("cut"), new TestDisk.Hazard() {}); // nothing is flushed in earnest
        Files.createDirectories(cut.resolve("spool"));
        for (int bytes = 0; bytes <= ledger.length; bytes++) {
            byte[] left = Arrays.copyOf(ledger, bytes);
            Files.write(cut.resolve("ledger.jsonl"), left);
            Files.write(cut.resolve("spool/000001.segment"), spool);
            long whole = new String(left, StandardCharsets.UTF_8).lines().filter(line -> line.contains("\"outcome\"")).count();
            boolean torn = bytes > 0 && left[bytes - 1] != '\n';
            boolean tornOutcome = torn && lastLine(left).contains("\"outcome\"");
            try (Ledger opened = Ledger.open(cut)) {
                List<Integer> there = new ArrayList<>();
                for (int i = 0; i < 2; i++) {
                    if (known(opened, i).isPresent()) {
                        there.add(i);
                    }
                }
                assertThat(there).as("cut at %d", bytes).hasSize((int) whole - (tornOutcome ? 1 : 0));
                if (bytes % 64 == 0) {
                    opened.record(captured(9));
                }
            }
            if (bytes % 64 == 0) {
                try (Ledger again = Ledger.open(cut)) {
                    assertThat(known(again, 9)).as("recorded after a cut at %d", bytes).isPresent();
                }
            }
        }
    }

    private static String lastLine(byte[] text) {
        String all = new String(text, StandardCharsets.UTF_8);
        return all.substring(all.lastIndexOf('\n') + 1);
    }

    @Test
    void spooledBytesThatAreDamagedOrGoneAreNotedAndGotAgain() throws IOException {
        record(folder, 3);
        Path segment = folder.resolve("spool/000001.segment");
        byte[] bytes = Files.readAllBytes(segment);
        bytes[bytes.length - 2] ^= 1;
        Files.write(segment, Arrays.copyOf(bytes, bytes.length));
        List<String> told = new ArrayList<>();
        try (Ledger ledger = Ledger.open(folder)) {
            ledger.onDamage(told::add);
            assertThat(known(ledger, 0)).isPresent();
            assertThat(known(ledger, 1)).isPresent();
            assertThat(known(ledger, 2)).isEmpty();
            ledger.record(captured(2));
            assertThat(known(ledger, 2)).isPresent();
        }
        assertThat(told).singleElement().asString().contains("https://a.example/2.png", "damaged");
        Files.delete(segment);
        try (Ledger ledger = Ledger.open(folder)) {
            assertThat(known(ledger, 0)).isEmpty();
        }
    }

    @Test
    void whatTheArchiveHoldsNeedsNoSpool() throws IOException {
        try (Ledger ledger = Ledger.open(folder)) {
            ledger.begin(new Run(1, NOON, "s", 1, 0, false));
            Outcome spooled = ledger.record(captured(0));
            ledger.record(captured(1));
            ledger.archive(1, spooled.exchanges().get(0), "urn:uuid:1");
            ledger.finish(1);
            ledger.compact();
        }
        assertThat(folder.resolve("spool")).doesNotExist();
        try (Ledger ledger = Ledger.open(folder)) {
            assertThat(known(ledger, 0)).isPresent();
            assertThat(known(ledger, 1)).as("recorded but never pressed").isEmpty();
        }
    }

    @Test
    void aChainOfCertificatesIsKeptOnceAndComesBack() throws IOException {
        record(folder, 50);
        try (Stream<String> lines = Files.lines(folder.resolve("ledger.jsonl"))) {
            assertThat(lines.filter(line -> line.contains("\"der\""))).hasSize(1);
        }
        try (Ledger ledger = Ledger.open(folder)) {
            TlsFacts tls = known(ledger, 49).orElseThrow().exchanges().get(0).tls().orElseThrow();
            assertThat(tls.certificates()).containsExactly(CERTIFICATE);
        }
    }
}
