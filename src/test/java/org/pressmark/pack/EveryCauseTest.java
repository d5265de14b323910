package org.pressmark.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pressmark.capture.Cause;
import org.pressmark.capture.Outcome;
import org.pressmark.capture.WebUrl;
import org.pressmark.fetch.Fetcher;
import org.pressmark.replay.ReplayOptions;
import org.pressmark.replay.ReplayServer;

/** Every cause of the closed list is told alike in the archive, the missing list, the statistics and the replayed page. */
class EveryCauseTest {
    /** What no fetcher answers: these come from the articles and the run. */
    private static final Set<Cause> NOT_FETCHED = EnumSet.of(
            Cause.UNSUPPORTED_SCHEME, Cause.BAD_ADDRESS, Cause.NO_SUCH_FILE, Cause.UNREADABLE_FILE, Cause.NOT_ATTEMPTED);

    @TempDir
    private Path folder;

    /** A web in which every host fails in the way its name says. */
    private static Fetcher failing(Path spool) {
        return new Fetcher() {
            @Override
            public Outcome fetch(WebUrl target, Optional<WebUrl> referrer) {
                Cause cause = Cause.of(target.host().orElseThrow().replace(".example", ""));
                return new Outcome.Missing(target, Packing.NOON, List.of(), cause, "as planned", 1);
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
    }

    @Test
    void everyCauseIsToldEverywhere() throws Exception {
        StringBuilder article = new StringBuilder("# A\n\n![](none.png) ![](ftp://x.example/) ![](http://a b/)\n");
        Set<Cause> expected = EnumSet.complementOf(EnumSet.copyOf(NOT_FETCHED));
        expected.forEach(cause -> article.append("![](http://").append(cause.code()).append(".example/p.png)\n"));
        expected.addAll(EnumSet.of(Cause.UNSUPPORTED_SCHEME, Cause.BAD_ADDRESS, Cause.NO_SUCH_FILE));
        Path seeds = folder.resolve("seeds");
        Path collection = folder.resolve("things");
        new SeedFolder().with("a.md", article.toString()).in(seeds);

        PackReport report = Packing.with(EveryCauseTest::failing).pack(seeds, collection);

        assertThat(report.missing().keySet()).isEqualTo(expected);
        List<String> listed = new ArrayList<>();
        CollectionStats stats = CollectionStats.of(collection, (page, asset) -> listed.add(asset.cause()));
        String list = new String(Packing.records(collection, "resource", "urn:pressmark:run:things:1:missing")
                .get(0)
                .block(), StandardCharsets.UTF_8);
        String info = new String(
                Packing.records(collection, "resource", "urn:pageinfo:https://things.seeds.invalid/a.html")
                        .get(0)
                        .block(), StandardCharsets.UTF_8);
        String page = replayed(collection);
        List<String> notes = new ArrayList<>();
        for (Packing.Found found : Packing.records(collection)) {
            if (found.head().type().equals("metadata")) {
                notes.add(new String(found.block(), StandardCharsets.UTF_8));
            }
        }
        for (Cause cause : expected) {
            String code = cause.code();
            assertThat(notes).as(code).anyMatch(note -> note.contains("outcome: missing\r\ncause: " + code + "\r\n"));
            assertThat(list).contains("\"cause\":\"" + code + "\"");
            assertThat(info).contains("\"error\":\"" + code + "\"");
            assertThat(stats.causes()).containsEntry(code, 1L);
            assertThat(listed).contains(code);
            assertThat(page).as(code).contains(message("", code));
        }
        assertThat(stats.hosts().get("dns.example").missing()).containsEntry("dns", 1L);
        assertThat(stats.hosts().get("").missing()).containsEntry("bad-address", 1L);
    }

    private String replayed(Path collection) throws Exception {
        ReplayOptions options = new ReplayOptions("127.0.0.1", 0, List.of(collection), true, folder.resolve("cache"), List.of());
        try (ReplayServer server = new ReplayServer(options).start()) {
            return HttpClient.newHttpClient().send(
                    HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + server.port()
                                    + "/things/2026/https://things.seeds.invalid/a.html"))
                            .header("Accept-Language", "en").build(),
                    HttpResponse.BodyHandlers.ofString()).body().replace("&#39;", "'");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_zh-Hans", "_zh-Hant"})
    void everyCauseHasWordsInEveryLanguage(String language) throws IOException {
        for (Cause cause : Cause.values()) {
            assertThat(message(language, cause.code())).as(cause.code()).isNotBlank();
        }
    }

    private static String message(String language, String code) throws IOException {
        Properties words = new Properties();
        try (InputStream in =
                EveryCauseTest.class.getResourceAsStream("/org/pressmark/replay/messages" + language + ".properties")) {
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return words.getProperty("cause." + code, "");
    }
}
