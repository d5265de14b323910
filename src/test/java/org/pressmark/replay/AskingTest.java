package org.pressmark.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pressmark.replay.CollectionFixture.bytes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways of asking: by conditions, by parts, by forms, by addresses that are not quite those captured. */
final class AskingTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static byte[] large;
    private static String page;
    private static ReplayServer server;
    private static RawClient client;
    private static Path folder;

    @BeforeAll
    static void serve(@TempDir Path root) throws IOException {
        folder = root;
        large = new byte[3 << 20];
        for (int i = 0; i < large.length; i++) {
            large[i] = (byte) (i * 31 + i / 257);
        }
        StringBuilder html = new StringBuilder("<!DOCTYPE html><title>long</title>");
        for (int i = 0; html.length() < 9 << 20; i++) {
            html.append("<p>").append(i).append(" <a href=\"http://i.example/").append(i)
                    .append("\">中文</a> <img src=/i.png></p>\n");
        }
        page = html.append("<p id=end>").toString();
        CollectionFixture fixture = new CollectionFixture(root, "c")
                .response("http://h.example/large", "2020-01-01T00:00:00Z", "HTTP/1.1 200 OK\nContent-Type: video/mp4", large)
                .html("http://h.example/page", "2020-01-01T00:00:00Z", page)
                .html("http://h.example/list?id=1&_=1500000000000", "2020-01-01T00:00:00Z", "<p>list one")
                .html("http://h.example/list?id=2", "2020-01-01T00:00:00Z", "<p>list two")
                .response("http://h.example/s/site.css?v=1", "2020-01-01T00:00:00Z",
                        "HTTP/1.1 200 OK\nContent-Type: text/css", bytes("p{}"))
                .html("http://h.example/s/other", "2020-01-01T00:00:00Z", "<p>other")
                .html("http://h.example/form", "2020-01-01T00:00:00Z", "<p>the form")
                .record("response", "http://h.example/form", "2021-01-01T00:00:00Z",
                        "Content-Type: application/http; msgtype=response\r\n",
                        bytes("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>answer to a=1"))
                .record("request", "http://h.example/form", "2021-01-01T00:00:00Z",
                        "Content-Type: application/http; msgtype=request\r\n",
                        bytes("POST /form HTTP/1.1\r\nHost: h.example\r\nContent-Type: " + FORM + "\r\n\r\na=1&b=x"))
                .record("request", "http://h.example/form", "2022-01-01T00:00:00Z",
                        "Content-Type: application/http; msgtype=request\r\n",
                        bytes("POST /form HTTP/1.1\r\nHost: h.example\r\nContent-Type: application/json\r\n\r\n{\"a\":2}"))
                .record("response", "http://h.example/form", "2022-01-01T00:00:00Z",
                        "Content-Type: application/http; msgtype=response\r\n",
                        bytes("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>answer to json 2"))
                .resource("urn:pressmark:provenance:http://seeds.example/a.html", "2020-01-01T00:00:00Z", "application/ld+json",
                        bytes("{\"@graph\":[{\"dcterms:source\":\"https://news.example/gone?a=1\",\"pressmark:status\":\"claimed, not captured\"}]}"))
                .html("http://seeds.example/a.html", "2020-01-01T00:00:00Z", "<p>article");
        fixture.write();
        new CollectionFixture(root, "d").html("http://h.example/s/only-in-d", "2020-01-01T00:00:00Z", "<p>d").write();
        server = new ReplayServer(ReplayOptions.of(root)).start();
        client = new RawClient(server.port());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static byte[] post(String target, String type, String body) throws IOException {
        return RawClient.Answer.of(client.exchange("POST " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + server.port()
                + "\r\nConnection: close\r\nContent-Type: " + type + "\r\nContent-Length: " + bytes(body).length
                + "\r\n\r\n" + body)).body();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/c/2020id_/http://h.example/large", "/c/2020mp_/http://h.example/large",
            "/c/2020mp_/http://h.example/form",
        "/c.wacz", "/c/archive/a.warc.gz"})
    void whoHasItAlreadyIsToldSo(String target) throws IOException {
        String tag = client.send("HEAD", target).header("ETag").orElseThrow();
        assertThat(client.get(target, "If-None-Match: \"x\", " + tag).status()).isEqualTo(304);
        assertThat(client.get(target, "If-None-Match: " + tag).body()).isEmpty();
        assertThat(client.get(target, "If-None-Match: \"x\"").status()).isEqualTo(200);
        assertThat(client.get(target, "If-Range: \"x\"", "Range: bytes=0-0").status()).isEqualTo(200);
        assertThat(client.get(target, "If-Range: " + tag, "Range: bytes=0-0").status()).isEqualTo(206);
        assertThat(client.get(target, "If-None-Match: " + tag).header("Content-Length")).isEmpty();
        assertThat(client.get(target, "If-Match: \"x\"").status()).isEqualTo(412);
        assertThat(client.get(target, "If-Match: \"x\", " + tag, "Range: bytes=0-0").status()).isEqualTo(206);
        assertThat(client.get(target, "If-Match: *").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>",
            value = {"Wed, 01 Jan 2020 00:00:00 GMT => 200", "Tue, 31 Dec 2019 23:59:59 GMT => 412", "nonsense => 200"})
    void whoWantsACaptureOnlyAsItWasIsTold(String since, int status) throws IOException {
        assertThat(client.get("/c/2020id_/http://h.example/large", "If-Unmodified-Since: " + since).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", value = {
        "Wed, 01 Jan 2020 00:00:00 GMT => 304", "Thu, 02 Jan 2020 00:00:00 GMT => 304",
        "Tue, 31 Dec 2019 23:59:59 GMT => 200", "nonsense => 200"
    })
    void aCaptureWasLastChangedWhenItWasMade(String since, int status) throws IOException {
        assertThat(client.get("/c/2020id_/http://h.example/large", "If-Modified-Since: " + since).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"id_", "mp_", "im_"})
    void longBodiesAreGivenInPartsOfAnyKind(String modifier) throws IOException {
        String target = "/c/2020" + modifier + "/http://h.example/large";
        assertThat(client.get(target).body()).isEqualTo(large);
        assertThat(client.send("HEAD", target).header("Content-Length")).contains(Integer.toString(large.length));
        assertThat(client.get(target, "Range: bytes=-10").body())
                .isEqualTo(Arrays.copyOfRange(large, large.length - 10, large.length));
        assertThat(client.get(target, "Range: bytes=2000000-2000009").body())
                .isEqualTo(Arrays.copyOfRange(large, 2000000, 2000010));
        RawClient.Answer parts = client.get(target, "Range: bytes=0-1,3000000-3000003");
        assertThat(parts.status()).isEqualTo(206);
        assertThat(new String(parts.body(), StandardCharsets.ISO_8859_1))
                .contains("Content-Range: bytes 0-1/" + large.length)
                .contains("Content-Range: bytes 3000000-3000003/" + large.length)
                .contains(new String(large, 3000000, 4, StandardCharsets.ISO_8859_1));
        RawClient.Answer behind = client.get(target, "Range: bytes=9999999-");
        assertThat(behind.status()).isEqualTo(416);
        assertThat(behind.header("Content-Range")).contains("bytes */" + large.length);
    }

    @Test
    void longPagesAreRewrittenToTheirEnd() throws IOException {
        RawClient.Answer whole = client.get("/c/2020mp_/http://h.example/page");
        String expected = page.replace("\"http://i.example/", "\"/c/20200101000000mp_/http://i.example/")
                .replace("src=/i.png", "src=/c/20200101000000im_/http://h.example/i.png");
        assertThat(whole.text()).isEqualTo(expected);
        byte[] bytes = bytes(expected);
        RawClient.Answer part = client.get("/c/2020mp_/http://h.example/page", "Range: bytes=9000000-9000099");
        assertThat(part.header("Content-Range")).contains("bytes 9000000-9000099/" + bytes.length);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(bytes, 9000000, 9000100));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", value = {
        "/list?id=1&_=1700000000123                     => list one => cache-buster",
        "/list?id=1&utm_source=a&cb=77                  => list one => cache-buster",
        "/list?callback=jQuery321_17&id=2               => list two => cache-buster",
        "/s/site.css?v=22                               => p{}      => file-version",
        "/s/site.css                                    => p{}      => file-version"
    })
    void whatIsAlmostTheAddressIsFoundAndSaidToBeSo(String path, String text, String rule) throws IOException {
        RawClient.Answer answer = client.get("/c/2020mp_/http://h.example" + path);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).contains(text);
        assertThat(answer.header("X-Pressmark-Match")).contains("fuzzy; rule=" + rule);
        assertThat(answer.header("Content-Location")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/list?id=3", "/list?id=3&_=1700000000123", "/list?id=1&page=2", "/s/site.txt?v=2", "/nothing"})
    void whatDiffersInMoreIsNot(String path) throws IOException {
        assertThat(client.get("/c/2020mp_/http://h.example" + path).status()).isEqualTo(404);
    }

    @Test
    void theVeryAddressIsNoMatchOfAnotherKind() throws IOException {
        assertThat(client.get("/c/2020mp_/http://h.example/list?id=2").header("X-Pressmark-Match")).isEmpty();
    }

    @Test
    void formsGetTheAnswerThatWasCapturedOfThem() throws IOException {
        String target = "/c/2023mp_/http://h.example/form";
        assertThat(new String(post(target, FORM, "a=1&b=x"), StandardCharsets.UTF_8)).contains("answer to a=1");
        assertThat(new String(post(target, "application/json", "{\"a\": 2}"), StandardCharsets.UTF_8))
                .contains("answer to json 2");
        assertThat(new String(post(target, FORM, "a=3"), StandardCharsets.UTF_8)).contains("Not in this archive");
        assertThat(client.get(target).text()).contains("the form");
        assertThat(client.send("POST", "/c/").status()).isEqualTo(405);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", value = {
        "http://news.example/gone?a=1  => name this address as their source => seeds.example/a.html",
        "http://h.example/s/only-in-d  => in other collections              => /d/20200101000000/http://h.example/s/only-in-d",
        "http://h.example/list?id=9    => with other parameters             => list?id=2",
        "http://h.example/s/missing    => In the same folder                => h.example/s/other"
    })
    void whatIsNotThereOffersWhatIsNearAndSaysWhatItIs(String url, String heading, String offer) throws IOException {
        assertThat(client.get("/d/").status()).isEqualTo(200);
        RawClient.Answer answer = client.get("/c/2020/" + url);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Memento-Datetime")).isEmpty();
        assertThat(answer.text()).contains(heading).contains(offer);
    }

    @Test
    void aCollectionIsHadAsOneFile(@TempDir Path temporary) throws IOException {
        byte[] whole = client.get("/c.wacz").body();
        Path file = Files.write(temporary.resolve("c.wacz"), whole);
        try (ZipFile zip = new ZipFile(file.toFile()); InputStream warc = zip.getInputStream(zip.getEntry("archive/a.warc.gz"))) {
            assertThat(warc.readAllBytes()).isEqualTo(Files.readAllBytes(folder.resolve("c/archive/a.warc.gz")));
            assertThat(zip.getEntry("indexes/index.idx")).isNotNull();
            assertThat(zip.getEntry("pages/pages.jsonl")).isNotNull();
        }
        assertThat(client.get("/c.wacz", "Range: bytes=-22").body())
                .isEqualTo(Arrays.copyOfRange(whole, whole.length - 22, whole.length));
        assertThat(client.get("/c.wacz", "Range: bytes=1000-70000").body()).isEqualTo(Arrays.copyOfRange(whole, 1000, 70001));
        assertThat(client.send("OPTIONS", "/c.wacz", "Origin: https://replayweb.page", "Access-Control-Request-Headers: range")
                .header("Access-Control-Allow-Origin")).contains("https://replayweb.page");
        try (ReplayServer again = new ReplayServer(ReplayOptions.of(temporary)).start()) {
            assertThat(new RawClient(again.port()).get("/c/2020mp_/http://h.example/s/other").text()).contains("other");
        }
    }

    @Test
    void deflatedMembersOfAPackageAreRead(@TempDir Path temporary) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : new String[] {"archive/a.warc.gz", "indexes/index.idx", "indexes/index.cdx.gz",
                    "pages/pages.jsonl"}) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(Files.readAllBytes(folder.resolve("c").resolve(name)));
            }
        }
        Files.write(temporary.resolve("packed.wacz"), bytes.toByteArray());
        try (ReplayServer again = new ReplayServer(ReplayOptions.of(temporary)).start()) {
            assertThat(new RawClient(again.port()).get("/packed/2020mp_/http://h.example/s/other").text()).contains("other");
        }
    }
}
