package org.pressmark.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pressmark.fetch.FaultServer;
import org.pressmark.ledger.LedgerLine;

/**
 * One bad asset never loses an article, whatever is bad about it: hardening promise R6. Each fault has three articles
 * here; {@code -Dpressmark.faults=50} gives it fifty.
 */
final class FaultServerTest {
    private static final int ARTICLES = Integer.getInteger("pressmark.faults", 3);

    @TempDir
    Path folder;

    private final Map<String, FaultServer.Fault> faultOf = new LinkedHashMap<>();

    @Test
    void everyArticleIsPackedAndEveryFailureIsOnRecordWithItsTrueCause() throws Exception {
        Path collection = folder.resolve("collection");
        try (FaultServer server = new FaultServer(folder)) {
            assertThat(server.faults().size()).isGreaterThanOrEqualTo(20);
            Path seeds = articles(server).in(folder.resolve("seeds"));
            long begun = System.nanoTime();
            Packing.with(spool -> server.fetcher(spool, Clock.systemUTC())).pack(seeds, collection);
            Duration took = Duration.ofNanos(System.nanoTime() - begun);

            System.getLogger(FaultServerTest.class.getName()).log(
                    System.Logger.Level.INFO, "{0} faults, {1} articles each: {2} of at most {3}",
                    server.faults().size(), ARTICLES, took, budget());
            assertThat(took).as("what the timeouts imply").isLessThan(budget());
        }
        assertLedger(collection);
        assertArchive(collection);
    }

    private SeedFolder articles(FaultServer server) {
        SeedFolder seeds = new SeedFolder();
        for (FaultServer.Fault fault : server.faults()) {
            for (int i = 0; i < ARTICLES; i++) {
                String url = fault.origin() + "/" + fault.name() + "/" + i;
                faultOf.put(url, fault);
                seeds.with(fault.name() + "-" + i + ".html",
                        "<!doctype html><title>t</title><link rel=stylesheet href='" + url + "'><p>text</p>");
            }
        }
        return seeds;
    }

    /** Each address may use up all its time at every attempt, six of a host at once; a second for each bomb that is read. */
    private static Duration budget() {
        Duration attempt = FaultServer.CONNECT.plus(FaultServer.TOTAL).plus(FaultServer.RETRY_AFTER);
        long rounds = (ARTICLES + 5) / 6;
        return attempt.multipliedBy(FaultServer.ATTEMPTS * rounds).plusSeconds(20 + ARTICLES);
    }

    private void assertLedger(Path collection) throws IOException {
        Map<String, LedgerLine> lines = new HashMap<>();
        LedgerLine.read(new CollectionFiles(collection).workings(), line -> lines.put(line.target(), line));
        assertThat(lines.keySet()).isEqualTo(faultOf.keySet());
        faultOf.forEach((url, fault) -> {
            assertThat(lines.get(url).outcome()).as("%s: %s", url, lines.get(url)).isEqualTo(fault.outcome());
            assertThat(lines.get(url).detail()).as(url).startsWith(fault.detail());
        });
    }

    private void assertArchive(Path collection) throws IOException {
        Set<String> pages = new HashSet<>();
        Map<String, List<Packing.Found>> answers = new HashMap<>();
        Map<String, String> notes = new HashMap<>();
        for (Packing.Found record : Packing.records(collection)) {
            String target = record.field("WARC-Target-URI");
            String asked = askedFor(target);
            switch (record.head().type()) {
                case "resource" -> pages.add(target);
                case "response", "revisit" -> answers.computeIfAbsent(asked, none -> new ArrayList<>()).add(record);
                case "metadata" -> notes.merge(target, new String(record.block(), StandardCharsets.UTF_8), String::concat);
                default -> assertThat(record.head().type()).isIn("warcinfo", "request");
            }
        }
        faultOf.forEach((url, fault) -> {
            String page = url.replaceFirst(".*/([^/]+)/(\\d+)$", "$1-$2.html");
            assertThat(pages).contains("https://things.seeds.invalid/" + page);
            List<Packing.Found> found = answers.getOrDefault(url, List.of());
            assertThat(found).as(url).hasSize(fault.exchanges());
            String truncated = found.isEmpty() ? "" : found.get(found.size() - 1).field("WARC-Truncated");
            assertThat(truncated).as(url).isEqualTo(fault.truncated());
            boolean captured = fault.outcome().equals("captured");
            String told = captured ? "fetchTimeMs: " : "outcome: missing\r\ncause: " + fault.outcome() + "\r\n";
            assertThat(notes.get(url)).as(url).contains(told);
        });
    }

    /** The hops of a redirect lengthen the path; what was asked for is its beginning. */
    private String askedFor(String target) {
        return target.replaceFirst("(/\\d+)(/back|x+)$", "$1");
    }
}
