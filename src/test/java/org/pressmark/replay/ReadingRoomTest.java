package org.pressmark.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pressmark.replay.CollectionFixture.bytes;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pressmark.capture.Digest;
import org.pressmark.search.SearchIndex;

final class ReadingRoomTest {
    private static final String PAGE = "https://a.example/1.html";
    private static final String HTML = "<title>題</title><p>正文 & more";
    private static ReplayServer server;

    @BeforeAll
    static void serve(@TempDir Path root) throws IOException {
        Digest digest = Digest.Algorithm.SHA256.digest(bytes(HTML));
        String provenance = "{\"@graph\": [{\"@id\": \"" + PAGE + "\", \"dcterms:title\": \"<script>\", \"premis:fixity\":"
                + " {\"dcterms:type\": \"sha256\", \"prov:value\": \"" + digest.value() + "\"}}, {\"@id\": \"" + PAGE
                + "\", \"premis:fixity\": {\"dcterms:type\": \"sha256\", \"prov:value\": \"00\"}}]}";
        Path folder = new CollectionFixture(root, "room")
                .resource(PAGE, "2024-05-01T12:00:00Z", "text/html; charset=utf-8", bytes(HTML))
                .resource("urn:pressmark:provenance:" + PAGE, "2024-05-01T12:00:00Z", "application/ld+json", bytes(provenance))
                .page("{\"url\": \"" + PAGE + "\", \"ts\": \"2024-05-01T12:00:00Z\", \"title\": \"<script>圖書館\\u202e\","
                        + " \"published\": \"2022-03-05\", \"language\": \"zh-Hant\", \"text\": \"這是圖書館的正文\"}")
                .write();
        try (SearchIndex index = SearchIndex.open(folder)) {
            index.update(() -> false);
        }
        server = new ReplayServer(ReplayOptions.of(root)).start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String get(String path, String language) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .header("Accept-Language", language).build();
        try {
            return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/search?q=%E5%9B%BE%E4%B9%A6", "/room/search?q=%E5%9C%96%E6%9B%B8"})
    void findsAnArticleAndShowsItsTitleHarmless(String path) throws IOException {
        assertThat(get(path, "en")).contains("<mark>圖書</mark>").contains("Articles found: 1")
                .doesNotContain("<script>").doesNotContain("\u202e");
        assertThat(get(path + "&format=json", "en")).contains("\"total\":1");
    }

    @Test
    void computesDigestsAnew() throws IOException {
        assertThat(get("/room/provenance?url=" + PAGE, "en")).contains("Valid: the bytes").contains("Invalid: the bytes")
                .contains("&lt;script&gt;").doesNotContain("<script>");
    }

    @Test
    void showsTheSourceAsText() throws IOException {
        assertThat(get("/room/source?url=" + PAGE, "en")).contains("&lt;p&gt;正文 &amp; more");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", value = {
        "zh-CN,zh;q=0.9 => lang=\"zh-Hans\"", "zh-TW => lang=\"zh-Hant\"", "zh-HK,en;q=0.5 => lang=\"zh-Hant\"",
        "fr, en;q=0.5 => lang=\"en\"", "de => lang=\"en\"", "zh-Hant-CN => lang=\"zh-Hant\"",
    })
    void speaksTheLanguageTheBrowserAsksFor(String asked, String expected) throws IOException {
        assertThat(get("/room/", asked)).contains("<html " + expected);
    }

    @Test
    void goesOnInTheLanguageChosenByALink() throws IOException {
        String page = get("/room/?lang=zh-Hant", "en");

        assertThat(page)
                .contains("<html lang=\"zh-Hant\"")
                .contains("2022年3月5日")
                .contains("/room/read?at=20240501120000&amp;url=");
        assertThat(get("/room/read?at=20240501120000&url=https%3A%2F%2Fa.example%2F1.html&lang=zh-Hant", "en"))
                .contains("存檔於").contains("href=\"/room/?lang=zh-Hant\"");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", value = {
        "2024/https://a.example/1.html => /room/read?at=2024&url=https%3A%2F%2Fa.example%2F1.html&lang=zh-Hans",
        "https://a.example/none?a=b => /room/read?at=&url=https%3A%2F%2Fa.example%2Fnone%3Fa%3Db&lang=zh-Hans",
        "*/https://a.example/1.html => /room/captures?at=&url=https%3A%2F%2Fa.example%2F1.html&lang=zh-Hans",
        "attempts/2024/https://a.example/1.html => /room/attempts?at=2024&url=https%3A%2F%2Fa.example%2F1.html&lang=zh-Hans",
        "read?at=2024&url=https%3A%2F%2Fa.example%2F1.html => ?at=2024&url=https%3A%2F%2Fa.example%2F1.html&lang=zh-Hans",
        "?sort=newest&lang=en => ?sort=newest&lang=zh-Hans",
    })
    void offersEveryPageInEveryLanguage(String page, String expected) throws IOException {
        String link = expected.replace("&", "&amp;");

        assertThat(get("/room/" + page, "en")).contains("href=\"" + link + "\"");
        assertThat(get(expected.startsWith("?") ? "/room/" + page.replaceFirst("[?].*", "") + expected : expected, "en"))
                .contains("<html lang=\"zh-Hans\"");
    }

    @Test
    void saysEveryThingInEveryLanguage() {
        Messages english = Messages.english();
        for (String file : Languages.FILES) {
            assertThat(Messages.of(file).keys()).as(file).containsExactlyInAnyOrderElementsOf(english.keys());
        }
    }
}
