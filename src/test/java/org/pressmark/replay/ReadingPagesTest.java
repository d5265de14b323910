package org.pressmark.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pressmark.replay.CollectionFixture.bytes;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class ReadingPagesTest {
    private static final String PAGE = "https://a.example/1.html";
    private static final String PICTURE = "https://a.example/1.png";
    private static final String EARLY = "2024-03-01T12:00:00Z";
    private static final String LATE = "2024-05-01T12:00:00Z";
    private static ReplayServer server;

    @BeforeAll
    static void serve(@TempDir Path root) throws IOException {
        String info = "{\"urls\": {\"" + PAGE + "\": {\"status\": 200}, \"" + PICTURE + "\": {\"status\": 200},"
                + " \"https://lost.example/2.png\": {\"status\": 0, \"error\": \"dns\"}}}";
        new CollectionFixture(root, "room")
                .resource(PAGE, EARLY, "text/html; charset=utf-8", bytes("<title>題</title><p>三月的信<p><img src=1.png>"))
                .resource(PAGE, LATE, "text/html; charset=utf-8", bytes("<title>題</title><p>五月的信<p><img src=1.png>"))
                .response(PICTURE, EARLY, "HTTP/1.1 200 OK\nContent-Type: image/png\nServer: x", bytes("png"))
                .response("https://a.example/big5.html", EARLY,
                        "HTTP/1.1 200 OK\nContent-Type: text/html; charset=big5", "<p>圖書館".getBytes("Big5"))
                .resource("urn:pageinfo:" + PAGE, LATE, "application/json", bytes(info))
                .resource("urn:pressmark:provenance:" + PAGE, LATE, "application/ld+json",
                        bytes("{\"@graph\": [{\"@id\": \"#claimed-source\", \"dcterms:source\": \"https://b.example/9\"}]}"))
                .page("{\"url\": \"" + PAGE + "\", \"ts\": \"" + LATE + "\", \"title\": \"題\", \"published\": \"2022-03-05\","
                        + " \"language\": \"zh-Hant\", \"size\": 50, \"assets\": 2, \"missing\": 1, \"source\": \"https://b.example/9\","
                        + " \"text\": \"五月的信\"}")
                .write();
        server = new ReplayServer(ReplayOptions.of(root)).start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<String> ask(String path, String language) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .header("Accept-Language", language).build();
        try {
            return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }

    private static String get(String path) throws IOException {
        return ask(path, "en").body();
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", value = {
        "/room/changes?url=https://a.example/1.html => <del>三</del><ins>五</ins>月的信",
        "/room/changes?url=https://a.example/1.html&format=json => {\"removed\":\"三\"},{\"added\":\"五\"},{\"same\":\"月的信\"}",
        "/room/changes?url=https://a.example/1.html&from=2024&to=2024 => The texts of these two captures are the same.",
        "/room/missing => the host name could not be resolved",
        "/room/missing => ./pressmark retry ",
        "/room/missing?host=lost.example => https://lost.example/2.png",
        "/room/missing?format=json => \"causes\":{\"dns\":1},\"hosts\":{\"lost.example\":1}",
        "/room/record?url=https://a.example/1.png => WARC-Target-URI",
        "/room/record?url=https://a.example/1.png&format=json => {\"name\":\"Server\",\"value\":\"x\"}",
        "/room/source?url=https://a.example/big5.html => &lt;p&gt;圖書館",
        "/room/source?url=https://a.example/big5.html&format=json => \"text\":\"<p>圖書館\"",
        "/room/feed.atom => <entry><title>題</title>",
        "/room/?sort=site => b.example",
        "/room/?sort=site&format=json => \"missing\":1",
        "/room/?format=json => \"title\":\"題\"",
        "/room/?format=json&page=9 => \"articles\":[]",
        "/?format=json => {\"collections\":[\"room\"]}",
        "/room/*/https://a.example/1.html => changes?from=20240301120000&amp;to=20240501120000",
        "/room/2024/https://a.example/1.html => Claimed source: <code>https://b.example/9",
        "/room/provenance?url=https://a.example/1.html&format=json => \"check\":\"valid\"",
        "/room/search?q=%E4%BF%A1&lang=zh-Hans => ?q=%E4%BF%A1&amp;lang=en",
    })
    void tellsWhatTheArchiveHolds(String path, String expected) throws IOException {
        assertThat(get(path)).contains(expected);
    }

    @Test
    void leadsToTheFirstPictureOfAPage() throws IOException {
        HttpResponse<String> found = ask("/room/thumbnail?url=" + PAGE, "en");

        assertThat(found.statusCode()).isEqualTo(302);
        assertThat(found.headers().firstValue("Location")).get().asString().endsWith("im_/" + PICTURE);
        assertThat(ask("/room/thumbnail?url=https://a.example/none", "en").statusCode()).isEqualTo(404);
    }

    static List<String> pages() {
        return List.of(
                "/", "/search?q=%E4%BF%A1", "/room/", "/room/?sort=newest", "/room/search?q=nothing", "/room/*/" + PAGE,
                "/room/*/https://c.example/",
                "/room/changes?url=" + PAGE, "/room/missing", "/room/record?url=" + PICTURE, "/room/provenance?url=" + PAGE,
                "/room/provenance?url=" + PICTURE, "/room/source?url=" + PAGE, "/room/2024/" + PAGE,
                "/room/2024/https://c.example/",
                "/room/attempts/20240501120000/" + PAGE, "/room/lookup?url=", "/other/");
    }

    /** What is left when the archive's own words, addresses and names of formats are taken away is of the language. */
    @ParameterizedTest
    @MethodSource("pages")
    void speaksNoEnglishToWhoReadsChinese(String path) throws IOException {
        for (String language : List.of("zh-CN", "zh-TW")) {
            Document page = Jsoup.parse(ask(path, language).body());
            page.select("code, pre, .address, .languages, .product, select, dl code").remove();
            StringBuilder said = new StringBuilder(page.text()).append(' ').append(page.title());
            page.select("[aria-label], [title], [alt], [placeholder]")
                    .forEach(element -> said.append(' ').append(element.attr("aria-label"))
                    .append(' ').append(element.attr("title")).append(' ').append(element.attr("alt")));
            String rest = said.toString().replaceAll("https?://\\S+", " ");
            Set<String> english = new TreeSet<>();
            Matcher word = Pattern.compile("[A-Za-z]{3,}").matcher(rest);
            while (word.find()) {
                english.add(word.group());
            }
            english.removeAll(Set.of(
                    "Pressmark", "pressmark", "WARC", "UTC", "HTTP", "Atom", "room", "html", "text", "png", "image",
                    "nothing", "title", "site",
                    "lang", "date", "example", "org", "zh", "wacz", "verify", "lost", "Hant", "hant"));
            assertThat(english).as(path + " " + language).isEmpty();
        }
    }

    @Test
    void answersAtEveryAddressItDescribes() throws IOException {
        List<String> paths = new ArrayList<>();
        try (InputStream in = ReadingPagesTest.class.getResourceAsStream("openapi.json");
                JsonParser json = new JsonFactory().createParser(in)) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.FIELD_NAME && json.currentName().startsWith("/")) {
                    paths.add(json.currentName());
                }
            }
        }
        assertThat(paths).hasSizeGreaterThan(15);
        for (String path : paths) {
            String asked = path.replace("{collection}", "room").replace("{target}", PAGE)
                    + (path.contains("{target}") ? "" : "?url=" + PAGE + "&format=json");
            assertThat(ask(asked, "en").statusCode()).as(path).isIn(200, 302);
        }
        assertThat(ask("/openapi.json", "en").body()).startsWith("{");
    }
}
