package org.pressmark.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pressmark.replay.CollectionFixture.bytes;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is asked, the pages answer it, and show nothing of an archive as markup of their own. */
final class HostileRequestsTest {
    private static final String PAGE = "https://a.example/1.html";
    private static final String TITLE = "<img src=x onerror=alert(1)>\\u202e\\u0000\\ud800 title";
    private static ReplayServer server;

    @BeforeAll
    static void serve(@TempDir Path root) throws IOException {
        CollectionFixture fixture = new CollectionFixture(root, "room")
                .resource(PAGE, "2024-05-01T12:00:00Z", "text/html", bytes("<title>\"><script>alert(1)</script></title>"))
                .resource("urn:pageinfo:" + PAGE, "2024-05-01T12:00:00Z", "application/json", bytes("{\"urls\": [[[{\"a\":"))
                .resource("urn:pressmark:provenance:" + PAGE, "2024-05-01T12:00:00Z", "application/ld+json",
                        bytes("{\"@graph\": [{\"@id\": \"javascript:alert(1)\", \"@type\": [\"premis:Event\"], \"prov:endedAtTime\": \"<b>\","
                                + " \"prov:used\": {\"@id\": \"\\u0000://[\"}, \"prov:wasAssociatedWith\": \"#\"}, {}, {\"premis:fixity\": 7}]}"))
                .page("{\"url\": \"" + PAGE + "\", \"ts\": \"2024-05-01T12:00:00Z\", \"title\": \"" + TITLE
                        + "\", \"published\": \"<u>\","
                        + " \"language\": \"" + "x-".repeat(300)
                        + "\", \"size\": -5, \"missing\": 99999999999, \"text\": \"word\"}")
                .page("{\"url\": \"not an address\", \"ts\": \"never\", \"title\": 7, \"text\": null}")
                .page("{\"url\": \"\"}").page("[1]").page("{\"url\": {\"a\": []}}").page("\u0000");
        fixture.write();
        server = new ReplayServer(ReplayOptions.of(root)).start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<String> get(String path) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path)).build();
        try {
            return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }

    static List<String> queries() {
        return List.of(
                "\"", "\"open", "“open", "“x\"", "「", "title:", "title:\"", "title:-x", "-title:x", "site:", "site:..",
                "site:[::1]", "lang:", "lang:*",
                "-x", "-", "--", "- -", "-\"", "date:", "date:..", "date:2022-13..", "date:2022-02-31",
                "date:9999-99-99..", "date:..0000", "date:99999",
                "date:2022..2021", "date:-1", "*", "?", "a*", "\\", "a AND", "OR", "NOT NOT", "(a", "[a TO", "a~",
                "a^9", "/a/", "\u0000", "a\u0000b",
                "\u202e\u200b", "\ud83d", "\ud83d\ude00", "\ufffd", "　　", "\t\n\r", "<script>alert(1)</script>", "%00",
                "&q=b", "word ".repeat(2000),
                "字".repeat(10_000), "-x ".repeat(3000), "\"".repeat(10_000), "title:".repeat(1500), "x".repeat(10_000),
                ":".repeat(500), "a".repeat(300) + ":b");
    }

    @ParameterizedTest
    @MethodSource("queries")
    void answersEveryQuery(String words) throws IOException {
        String q = URLEncoder.encode(words, StandardCharsets.UTF_8);
        for (String path : List.of("/search?q=" + q, "/room/search?sort=newest&page=2&q=" + q, "/room/search?format=json&q=" + q,
                "/search?q=a&year=" + q + "&site=" + q + "&language=" + q, "/search?q=a&collection=" + q)) {
            HttpResponse<String> answer = get(path);

            assertThat(answer.statusCode()).as(path).isIn(200, 414); // longer than any request may be
            assertThat(answer.body()).doesNotContain("<script>alert");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "/?format=json", "/?lang=xx", "/?lang=%00", "/room/?page=-1", "/room/?page=0", "/room/?page=9999999",
        "/room/?page=99999999999", "/room/?page=x",
        "/room/?sort=%27", "/room/?sort=site", "/room/?sort=newest", "/room/?sort=oldest", "/room/?format=json",
        "/room/?format=xml", "/room/feed.atom",
        "/room/missing?cause=%00&host=%3Cb%3E", "/room/missing?format=json", "/search?page=99999",
        "/search?q=%ED%A0%80", "/search?q=%FF",
        "/room/provenance?url=https://a.example/1.html", "/room/provenance?format=json&url=https://a.example/1.html",
        "/room/record?url=https://a.example/1.html&at=99999999999999", "/room/source?url=https://a.example/1.html&at=0",
        "/room/changes?url=https://a.example/1.html&from=x&to=%00", "/room/captures?url=https://a.example/1.html&at=-5",
        "/room/attempts?url=https://a.example/1.html", "/room/attempts?url=%00", "/room/attempts",
        "/room/read?at=2024&url=https://a.example/1.html",
    })
    void showsTheArchivesWordsAsText(String path) throws IOException {
        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        if (!path.contains("json")) {
            assertThat(answer.body()).doesNotContain("<script>alert").doesNotContain("<img src=x").doesNotContain("<b>")
                    .doesNotContain("<u>")
                    .doesNotContain("\u202e").doesNotContain("href=\"javascript:");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "/room/provenance", "/room/provenance?url=", "/room/provenance?url=%00", "/room/record?url=%25zz",
        "/room/source?url=//", "/room/changes?url=http://",
        "/room/captures", "/room/captures?url=%20", "/room/lookup", "/room/lookup?url=%FF", "/room/read",
        "/room/read?url=&at=2024",
        "/room/record?url=https://a.example/none", "/room/captures?url=https://a.example/none",
        "/room/thumbnail?url=%00", "/%00/", "/room%2F/", "/..%2f/",
    })
    void saysWhatIsWrongWithAnAddress(String path) throws IOException {
        assertThat(get(path).statusCode()).as(path).isBetween(400, 404);
    }
}
