package org.pressmark.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pressmark.capture.WebUrl;
import org.pressmark.fetch.CanaryWeb;
import org.pressmark.ledger.LedgerLine;

/** Seeds that want to have something fetched from this very machine: nobody connects, and each refusal is on record. */
final class CanaryPackTest {
    private static final List<String> HOSTS = List.of(
            "127.0.0.1", "127.1", "127.0.1", "2130706433", "0x7f000001", "0x7f.1", "0X7F.0.0.1", "0177.0.0.1",
            "017700000001", "127.0.0.1.", "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[0:0:0:0:0:ffff:7f00:1]",
            "[::127.0.0.1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "0.0.0.0", "0", "[::]", "localhost", "localhost.",
            "any.localhost.",
            "LocalHost", "１２７.０.０.１", "127。0。0。1", "ⓛⓞⓒⓐⓛⓗⓞⓢⓣ", "%31%32%37.0.0.1", "user:pw@127.0.0.1",
            "example.org@127.0.0.1", "example.org%40x@127.0.0.1", "169.254.169.254", "10.0.0.1",
            "100.64.0.1", "192.168.0.1", "172.16.0.1", "[fe80::1]", "[fd00::1]", "224.0.0.1", "255.255.255.255",
            "home.example", "home6.example", "mapped.example", "mixed.example", "HOME.example.");

    /** How an address may be written in a page, from the host on. */
    private static final List<String> WAYS = List.of(
            "<img src='http://HOST:PORT/1'>", "<img src='https://HOST:PORT/2'>", "<img src='//HOST:PORT/3'>",
            "<img src='http:\\\\HOST:PORT\\4'>", "<img src=' ht\ntp://HOST:PORT/5'>",
            "<link rel=stylesheet href='http://HOST:PORT/6'>", "<iframe src='http://HOST:PORT/7'></iframe>",
            "<p style='background:url(http://HOST:PORT/8)'>", "<img srcset='http://HOST:PORT/9 2x'>",
            "<img src='http://OUTSIDE/301?http://HOST:PORT/10'>", "<img src='http://OUTSIDE/302?//HOST:PORT/11'>",
            "<img src='http://OUTSIDE/307?https://HOST:PORT/12'>",
            "<img src='http://OUTSIDE/308?http://OUTSIDE/303?http://HOST:PORT/13'>",
            "<iframe src='http://OUTSIDE/frame?http://HOST:PORT/14'></iframe>",
            "<link rel=stylesheet href='http://OUTSIDE/css?http://HOST:PORT/15'>");

    @TempDir
    Path folder;

    @ParameterizedTest(name = "proxy [{0}], robots {1}")
    @CsvSource({"'', ignore", "'', obey", "http, ignore", "socks5, ignore"})
    void nobodyConnectsToThisMachineAndEveryRefusalIsOnRecord(String proxy, String robots) throws IOException {
        Path collection = folder.resolve("collection");
        Map<String, String> fates = new LinkedHashMap<>();
        try (CanaryWeb web = new CanaryWeb()) {
            List<String> targets = new ArrayList<>();
            Path seeds = articles(web, targets, !proxy.isEmpty()).in(folder.resolve("seeds"));
            Packing.with(spool -> web.fetcher(spool, proxy)).robots(robots).pack(seeds, collection);

            assertThat(web.seen()).as("connections to the canary").isZero();
            assertThat(web.askedOfProxy()).noneMatch(head -> head.contains(":" + web.port()));
            LedgerLine.read(new CollectionFiles(collection).workings(), line -> fates.put(line.target(), line.outcome()));
            assertThat(targets).hasSizeGreaterThan(100).allSatisfy(target -> assertThat(fates).containsEntry(target, "rule"));
        }
        List<String> noted = new ArrayList<>();
        for (Packing.Found record : Packing.records(collection)) {
            if (new String(record.block(), StandardCharsets.UTF_8).contains("\r\ncause: rule\r\n")) {
                noted.add(record.field("WARC-Target-URI"));
            }
        }
        fates.forEach((target, outcome) -> {
            boolean page = !target.endsWith("/robots.txt");
            assertThat(noted.contains(target)).as("%s: %s", target, outcome).isEqualTo(outcome.equals("rule") && page);
        });
    }

    /** Names that rebind: at first they are public, from the first redirect on they are this machine. */
    @ParameterizedTest
    @CsvSource({"ignore", "obey"})
    void aNameThatChangesItsAddressIsNotFollowedHome(String robots) throws IOException {
        Path collection = folder.resolve("collection");
        try (CanaryWeb web = new CanaryWeb()) {
            String there = "http://rebind.example:" + web.outsidePort() + "/302?http://rebind.example:" + web.port() + "/x";
            Path seeds = new SeedFolder()
                    .with("a.md", "![](" + there + ")\n")
                    .with("b.md", "![](http://rebind.example:" + web.port() + "/y)\n")
                    .in(folder.resolve("seeds"));
            Packing.with(spool -> web.fetcher(spool, "")).threads(1).robots(robots).pack(seeds, collection);

            assertThat(web.seen()).isZero();
            List<String> outcomes = new ArrayList<>();
            LedgerLine.read(new CollectionFiles(collection).workings(), line -> outcomes.add(line.outcome()));
            assertThat(outcomes).contains("rule").doesNotContain("captured");
        }
    }

    private static SeedFolder articles(CanaryWeb web, List<String> targets, boolean direct) {
        SeedFolder seeds = new SeedFolder();
        for (int host = 0; host < HOSTS.size(); host++) {
            StringBuilder page = new StringBuilder("<!doctype html><meta charset=utf-8><title>x</title>");
            for (String way : direct ? WAYS.subList(0, 9) : WAYS) {
                String outside = way.replace("OUTSIDE", web.outside());
                String url = outside.replace("HOST", HOSTS.get(host)).replace("PORT", Integer.toString(web.port()));
                page.append(url).append('\n');
                if (way.matches("<img src='(https?:)?//HOST.*")) {
                    address(url).ifPresent(targets::add);
                }
            }
            seeds.with("host" + host + ".html", page.toString());
        }
        return seeds;
    }

    /** None where the address parser already says no. */
    private static Optional<String> address(String img) {
        String written = img.substring(img.indexOf('\'') + 1, img.lastIndexOf('\''));
        return WebUrl.of("https://things.seeds.invalid/").resolve(written).map(WebUrl::toString);
    }
}
