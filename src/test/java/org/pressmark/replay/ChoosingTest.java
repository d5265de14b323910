package org.pressmark.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pressmark.replay.CollectionFixture.bytes;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pressmark.capture.CaptureTime;

/**
 * Which capture is shown: what the server gives from random archives is what one finds who looks at every capture in
 * turn and knows of each how it was spelled.
 */
final class ChoosingTest {
    private static final int ARCHIVES = 48;
    private static final int QUESTIONS = 40;
    private static final String PROFILE = "WARC-Profile: http://netpreserve.org/warc/1.1/revisit/identical-payload-digest\r\n";

    /**
     * An address.
     *
     * @param spelled how it stands in an archive or in a question
     * @param written how every spelling of it is written by a browser
     * @param page what is left of that without scheme, www and last slash
     */
    private record Address(String spelled, String written, String page) {}

    /** One capture; the token is its payload. */
    private record Capture(Address address, Instant time, String status, String token) {
        boolean isRedirect() {
            return status.startsWith("3");
        }
    }

    private static final List<List<List<Capture>>> ARCHIVED = new ArrayList<>();
    private static ReplayServer server;
    private static RawClient client;

    @BeforeAll
    static void serve(@TempDir Path root) throws IOException {
        for (int i = 0; i < ARCHIVES; i++) {
            ARCHIVED.add(archive(root, i));
        }
        server = new ReplayServer(ReplayOptions.of(root)).start();
        client = new RawClient(server.port());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** What an address is made of; all spellings of one kind share a key. */
    private static Address address(int kind, Random random) {
        boolean tls = random.nextBoolean();
        boolean www = random.nextInt(3) == 0;
        String host = kind == 1 ? (random.nextBoolean() ? "例子.example" : "xn--fsqu00a.example") : "e.example";
        String ascii = kind == 1 ? "xn--fsqu00a.example" : host;
        String port = random.nextInt(4) == 0 ? tls ? ":443" : ":80" : "";
        String slash = random.nextInt(3) == 0 ? "/" : "";
        String hash = random.nextInt(5) == 0 ? "#part" : "";
        String scheme = tls ? "https" : "http";
        String[] path = switch (kind) {
            case 0 -> new String[] {"/", "/"};
            case 1 -> random.nextBoolean()
                    ? new String[] {"/新闻" + slash, "/%E6%96%B0%E9%97%BB" + slash}
                    : new String[] {"/%E6%96%B0%E9%97%BB" + slash, "/%E6%96%B0%E9%97%BB" + slash};
            case 2 -> one(random, "/Path" + slash, "/path" + slash, "/p%61th" + slash, "/a/../path" + slash);
            case 3 -> one(random, "/q?a=1&b=2", "/q?b=2&a=1", "/q?PHPSESSID=0123456789abcdef0123456789abcdef&a=1&b=2");
            case 4 -> one(random, "/%D0%C2%CE%C5.htm", "/%d0%c2%ce%c5.htm");
            default -> one(random, "/s;jsessionid=0123456789abcdef0123456789abcdef", "/s");
        };
        String written = path[1].equals("/a/../path" + slash) ? "/path" + slash : path[1];
        boolean loud = random.nextInt(6) == 0;
        String front = (www ? "www." : "") + host;
        String spelled = (loud ? scheme.toUpperCase(java.util.Locale.ROOT) : scheme) + "://"
                + (loud ? front.replace("e.example", "E.Example") : front) + port + path[0] + hash;
        int query = written.indexOf('?');
        String bare = query < 0 ? written : written.substring(0, query);
        String page = ascii + (bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare)
                + (query < 0 ? "" : written.substring(query));
        return new Address(spelled, scheme + "://" + (www ? "www." : "") + ascii + written, page);
    }

    private static String[] one(Random random, String... paths) {
        String path = paths[random.nextInt(paths.length)];
        return new String[] {path, path};
    }

    private static Instant time(Random random) {
        Instant base = Instant.parse("2020-02-28T23:59:50Z");
        return switch (random.nextInt(4)) {
            case 0 -> base.plusSeconds(random.nextInt(20));
            case 1 -> base.plus(random.nextInt(9) - 4, ChronoUnit.DAYS);
            case 2 -> base.plus(365L * (random.nextInt(40) - 20), ChronoUnit.DAYS);
            default -> base.plusSeconds(2L * random.nextInt(4));
        };
    }

    private static List<List<Capture>> archive(Path root, int number) throws IOException {
        Random random = new Random(number);
        CollectionFixture made = new CollectionFixture(root, "c" + number);
        List<List<Capture>> kinds = new ArrayList<>();
        for (int kind = 0; kind < 6; kind++) {
            List<Capture> captures = new ArrayList<>();
            for (int i = random.nextInt(9); i >= 0; i--) {
                String token = "token " + number + " " + kind + " " + i;
                captures.add(capture(made, address(kind, random), time(random), token, captures, random));
            }
            kinds.add(captures);
        }
        made.write();
        return kinds;
    }

    private static Capture capture(
            CollectionFixture made, Address address, Instant time, String token, List<Capture> before, Random random)
                    throws IOException {
        String date = date(time, random);
        List<Capture> originals = before.stream().filter(c -> c.status().equals("200")).toList();
        int type = random.nextInt(8);
        if (type == 0) {
            made.resource(address.spelled(), date, "text/plain", bytes(token));
            return new Capture(address, time, "", token);
        }
        if (type == 1) {
            made.response(address.spelled(), date,
                    "HTTP/1.1 302 Found\nLocation: http://elsewhere.example/\nX-Token: " + token, bytes(token));
            return new Capture(address, time, "302", token);
        }
        if (type == 2 && !originals.isEmpty()) {
            Capture original = originals.get(random.nextInt(originals.size()));
            boolean named = random.nextBoolean();
            made.record("revisit", address.spelled(), date,
                    PROFILE + "Content-Type: application/http; msgtype=response\r\n" + digest(original.token())
                    + (named ? "WARC-Refers-To-Target-URI: " + original.address().spelled()
                            + "\r\nWARC-Refers-To-Date: " + original.time() + "\r\n" : ""),
                    bytes("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n"));
            return new Capture(address, time, "revisit", original.token());
        }
        String status = type == 3 ? "404" : "200";
        made.record("response", address.spelled(), date, digest(token) + "Content-Type: application/http; msgtype=response\r\n",
                bytes("HTTP/1.1 " + status + " Said\r\nContent-Type: text/plain\r\n\r\n" + token));
        return new Capture(address, time, status, token);
    }

    private static String digest(String token) {
        return "WARC-Payload-Digest: " + org.pressmark.capture.Digest.Algorithm.SHA1.digest(bytes(token)) + "\r\n";
    }

    /** As WARC 1.1 lets it be written. */
    private static String date(Instant time, Random random) {
        String whole = time.toString();
        return switch (random.nextInt(3)) {
            case 0 -> whole.replace("Z", ".734Z");
            case 1 -> whole.endsWith("T23:59:00Z") ? whole.replace(":00Z", "Z") : whole;
            default -> whole;
        };
    }

    /** What may be shown: several only where they are of the same second and alike in all that counts. */
    private static List<Capture> right(List<Capture> captures, Address asked, Instant wanted) {
        List<Capture> nearest = nearest(captures, asked, wanted);
        boolean standsIn = nearest.stream().noneMatch(c -> c.address().written().equals(asked.written()));
        boolean redirect = nearest.stream().anyMatch(Capture::isRedirect);
        return redirect && standsIn ? nearest(captures.stream().filter(c -> !c.isRedirect()).toList(), asked, wanted) : nearest;
    }

    private static List<Capture> nearest(List<Capture> captures, Address asked, Instant wanted) {
        Comparator<Capture> order = Comparator.comparing((Capture c) -> unlike(c.address(), asked))
                .thenComparing(c -> Duration.between(c.time(), wanted).abs())
                .thenComparing(Capture::time);
        Optional<Capture> best = captures.stream().min(order);
        return captures.stream().filter(c -> order.compare(c, best.get()) == 0).toList();
    }

    private static int unlike(Address captured, Address asked) {
        return captured.written().equals(asked.written()) ? 0 : captured.page().equals(asked.page()) ? 1 : 2;
    }

    private static String question(Instant time, Random random) {
        String digits = CaptureTime.digits(time);
        return switch (random.nextInt(8)) {
            case 0 -> "";
            case 1 -> "0000";
            case 2 -> "9999";
            case 3 -> "99991231235959";
            case 4 -> digits.substring(0, 4 + random.nextInt(11));
            default -> digits;
        };
    }

    private record Shown(int status, String time, String token) {}

    private static Shown ask(String target) throws IOException {
        String at = target;
        for (int hops = 0; hops < 4; hops++) {
            RawClient.Answer answer = client.get(at);
            Optional<String> time = answer.header("Memento-Datetime");
            Optional<String> location = answer.header("Location");
            if (time.isPresent() || location.isEmpty()) {
                return new Shown(answer.status(), time.orElse(""), time.isPresent() ? answer.text() : "");
            }
            at = location.get();
        }
        return new Shown(508, "", "");
    }

    @ParameterizedTest(name = "archives from {0}")
    @ValueSource(ints = {0, 12, 24, 36})
    void theServerShowsWhatLookingAtEveryCaptureFinds(int first) throws IOException {
        Random random = new Random(first);
        for (int archive = first; archive < first + ARCHIVES / 4; archive++) {
            for (int i = 0; i < QUESTIONS; i++) {
                int kind = random.nextInt(6);
                List<Capture> captures = ARCHIVED.get(archive).get(kind);
                Address asked = address(kind, random);
                String time = question(time(random), random);
                Instant wanted = time.isEmpty() ? Replay.LATEST : CaptureTime.parse(time).orElseThrow();
                List<Capture> right = right(captures, asked, wanted);
                String target = "/c" + archive + "/" + time + "id_/" + asked.spelled().replaceFirst("#.*", "");

                Shown shown = ask(target);

                String all = captures.stream().map(Capture::toString).collect(Collectors.joining("\n"));
                if (right.isEmpty()) {
                    assertThat(shown.status()).as(target + "\n" + all).isEqualTo(404);
                } else {
                    assertThat(right.stream().map(c -> HttpDate.of(c.time()) + " " + c.token())).as(target + " of\n" + all)
                            .contains(shown.time() + " " + shown.token());
                }
            }
        }
    }

    /** The site went from http to https later than its page was captured, and the way there was captured too. */
    @Test
    void aPageIsShownWhereARedirectOfItLeadsBackToTheAddressItStandsInFor(@TempDir Path root) throws IOException {
        new CollectionFixture(root, "c")
                .html("http://e.example/", "2015-01-01T00:00:00Z", "the page")
                .response("http://e.example/", "2020-01-01T00:00:00Z",
                        "HTTP/1.1 301 Moved\nLocation: https://www.e.example/", bytes(""))
                .write();
        try (ReplayServer other = new ReplayServer(ReplayOptions.of(root)).start()) {
            for (String asked : List.of("/c/2020id_/https://www.e.example/", "/c/id_/http://e.example/",
                    "/c/20200101000000id_/http://e.example")) {
                String at = asked;
                RawClient.Answer answer = new RawClient(other.port()).get(at);
                for (int hops = 0; hops < 5 && answer.header("Location").isPresent(); hops++) {
                    at = answer.header("Location").get();
                    at = at.startsWith("http") ? "/c/2020id_/" + at : at;
                    answer = new RawClient(other.port()).get(at);
                }
                assertThat(answer.text()).as(asked).isEqualTo("the page");
            }
        }
    }

    /** Notes about a page stand under its address in some archives; nobody wants to read them in its place. */
    @Test
    void recordsAboutAPageAreNotShownInItsPlace(@TempDir Path root) throws IOException {
        new CollectionFixture(root, "c")
                .html("http://e.example/", "2020-01-01T00:00:00Z", "the page")
                .record("metadata", "http://e.example/", "2020-01-01T00:00:01Z",
                        "Content-Type: application/json\r\n", bytes("{}"))
                .record("conversion", "http://e.example/", "2020-01-01T00:00:02Z", "Content-Type: text/plain\r\n", bytes("text"))
                .write();
        try (ReplayServer other = new ReplayServer(ReplayOptions.of(root)).start()) {
            assertThat(new RawClient(other.port()).get("/c/2021id_/http://e.example/").text()).isEqualTo("the page");
        }
    }
}
