package org.pressmark.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pressmark.replay.CollectionFixture.bytes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ReplayServerTest {
    private static final String PAGE = "https://news.example/2024/a.html";
    private static final byte[] IMAGE = bytes("0123456789abcdefghij");
    private static ReplayServer server;
    private static RawClient client;

    @BeforeAll
    static void serve(@TempDir Path root) throws IOException {
        CollectionFixture fixture = new CollectionFixture(root, "news")
                .html(PAGE, "2020-01-01T00:00:00Z", "<title>Old &amp; <b>bold</title><img src=/i.png><a href=//b.example/>b</a>")
                .html(PAGE, "2022-01-01T00:00:00Z", "<title>旧闻</title><img src='/i.png'>")
                .html(PAGE, "2024-05-01T12:00:00Z", "<title>New</title>")
                .response("https://news.example/i.png", "2022-01-01T00:00:05Z", """
                        HTTP/1.1 200 OK
                        Content-Type: image/png
                        Set-Cookie: a=b
                        Clear-Site-Data: "*"
                        X-Odd: 中文
                        Service-Worker-Allowed: /
                        Content-Security-Policy: default-src *""", IMAGE)
                .response("https://news.example/gzip", "2022-01-01T00:00:00Z",
                        "HTTP/1.1 200 OK\nContent-Type: text/html\nContent-Encoding: gzip",
                        gzip("<meta charset=utf-8><a href=/中>文</a>"))
                .response("https://news.example/chunked", "2022-01-01T00:00:00Z",
                        "HTTP/1.1 200 OK\nContent-Type: text/plain\nTransfer-Encoding: chunked",
                        bytes("3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"))
                .response("https://news.example/gbk", "2022-01-01T00:00:00Z",
                        "HTTP/1.1 200 OK\nContent-Type: text/html",
                        "<meta charset=gb2312><a href='/s?词=中国'>中国</a>".getBytes(Charset.forName("GBK")))
                .response("https://news.example/moved", "2022-01-01T00:00:00Z",
                        "HTTP/1.1 302 Found\nLocation: https://other.example/x", bytes(""))
                .response("http://only.example/", "2022-01-01T00:00:00Z",
                        "HTTP/1.1 301 Moved\nLocation: https://only.example/", bytes(""))
                .response("https://ring.example/in", "2022-01-01T00:00:00Z", "HTTP/1.1 302 Found\nLocation: /a", bytes(""))
                .response("https://ring.example/a", "2022-01-01T00:00:01Z", "HTTP/1.1 302 Found\nLocation: /b", bytes(""))
                .response("https://ring.example/b", "2022-01-01T00:00:02Z", "HTTP/1.1 302 Found\nLocation: /c", bytes(""))
                .response("https://ring.example/c", "2022-01-01T00:00:03Z", "HTTP/1.1 302 Found\nLocation: /a", bytes(""))
                .response("https://news.example/gone", "2022-01-01T00:00:00Z",
                        "HTTP/1.1 404 Not Found\nContent-Type: text/html", bytes("<p>gone</p>"))
                .response("https://news.example/split", "2022-01-01T00:00:00Z",
                        "HTTP/1.1 999 Odd\nContent-Type: text/plain\nX-A: b\rSet-Cookie: c=d", bytes("x"))
                .resource("https://made.example/seed.txt", "2022-01-01T00:00:00Z", "text/plain; charset=utf-8", bytes("种子"))
                .resource("https://news.example/style.css", "2022-01-01T00:00:00Z", "text/css", bytes("a{b:url(/i.png)}"))
                .resource("https://news.example/a|b{c}", "2022-01-01T00:00:00Z", "text/plain", bytes("odd"))
                .resource("https://news.example/%D6%D0", "2022-01-01T00:00:00Z", "text/plain", bytes("gbk path"))
                .resource("https://news.example/a//b;c%2Fd", "2022-01-01T00:00:00Z", "text/plain", bytes("slashes"))
                .resource("https://news.example/dir/", "2022-01-01T00:00:00Z", "text/html", bytes("<p>dir"))
                .record("revisit", "https://news.example/again.png", "2023-01-01T00:00:00Z", """
                        WARC-Profile: http://netpreserve.org/warc/1.1/revisit/identical-payload-digest\r
                        WARC-Refers-To-Target-URI: https://news.example/i.png\r
                        WARC-Refers-To-Date: 2022-01-01T00:00:05Z\r
                        Content-Type: application/http; msgtype=response\r
                        """, bytes("HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nX-Own: yes\r\n\r\n"))
                .resource("urn:pageinfo:" + PAGE, "2024-05-01T12:00:00Z", "application/json", bytes("""
                        {"pageid": "1", "url": "x", "urls": {"https://a.example/1.png": {"status": 200, "mime": "image/png"},
                        "https://a.example/<2>.png": {"status": 0, "error": "dns"}}}"""))
                .page("{\"id\": \"1\", \"url\": \"" + PAGE
                        + "\", \"ts\": \"2024-05-01T12:00:00Z\", \"title\": \"<script>alert(1)</script>\","
                        + " \"published\": \"2024-04-30\", \"assets\": 2, \"missing\": 1, \"text\": \"x\"}");
        fixture.write();
        server = new ReplayServer(ReplayOptions.of(root)).start();
        client = new RawClient(server.port());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes(text));
        }
        return out.toByteArray();
    }

    @Test
    void homeListsTheCollections() throws IOException {
        RawClient.Answer home = client.get("/");

        assertThat(home.status()).isEqualTo(200);
        assertThat(home.text()).contains("<a href=\"/news/\">news</a>", "1 article");
    }

    @Test
    void aCollectionListsItsArticlesWithTitleDateAndWhatIsMissing() throws IOException {
        String page = client.get("/news/").text();

        assertThat(page).contains("&lt;script&gt;alert(1)&lt;/script&gt;", "2024-04-30", "1 of 2",
                "href=\"/news/20240501120000/" + PAGE + "\"").doesNotContain("<script>");
    }

    @Test
    void anArticleShowsInASandboxUnderABarThatSaysWhatIsMissing() throws IOException {
        RawClient.Answer frame = client.get("/news/20240501120000/" + PAGE);

        assertThat(frame.status()).isEqualTo(200);
        assertThat(frame.text()).containsPattern("src=\"/news@[0-9a-f]{32}/20240501120000mp_/" + Pattern.quote(PAGE) + "\"")
                .contains("sandbox=\"allow-scripts allow-forms\"",
                ">New</h1>", "1 missing", "https://a.example/&lt;2&gt;.png", "the host name could not be resolved",
                "All captures (3)");
        assertThat(frame.header("Content-Security-Policy").orElse("")).contains("default-src 'none'").doesNotContain("unsafe");
    }

    @Test
    void thePageIsRewrittenByInsertionsOnly() throws IOException {
        assertThat(client.get("/news/20220101000000mp_/" + PAGE).text())
                .isEqualTo("<title>旧闻</title><img src='/news/20220101000000im_/https://news.example/i.png'>");
    }

    @ParameterizedTest(name = "{0} => {1}")
    @CsvSource(delimiterString = "=>", value = {
        "2020mp_ => Wed, 01 Jan 2020 00:00:00 GMT",
        "20201231120000mp_ => Wed, 01 Jan 2020 00:00:00 GMT",
        "20201231120001mp_ => Sat, 01 Jan 2022 00:00:00 GMT",
        "20220326mp_ => Sat, 01 Jan 2022 00:00:00 GMT",
        "1990mp_ => Wed, 01 Jan 2020 00:00:00 GMT",
        "2030mp_ => Wed, 01 May 2024 12:00:00 GMT",
        "mp_ => Wed, 01 May 2024 12:00:00 GMT",
        "2024 => Wed, 01 May 2024 12:00:00 GMT",
    })
    void theNearestCaptureIsShownAndOfTwoTheEarlier(String when, String memento) throws IOException {
        assertThat(client.get("/news/" + when + "/" + PAGE).header("Memento-Datetime")).contains(memento);
    }

    @Test
    void aMementoNamesItsNeighbours() throws IOException {
        String link = client.get("/news/2022mp_/" + PAGE).header("Link").orElse("");

        assertThat(link).contains("<" + PAGE + ">; rel=\"original\"", "rel=\"timegate\"", "rel=\"timemap\"",
                "20200101000000mp_/" + PAGE + ">; rel=\"first prev memento\"",
                "20220101000000mp_/" + PAGE + ">; rel=\"memento\"",
                "20240501120000mp_/" + PAGE + ">; rel=\"next last memento\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/news/", "/news/timegate/"})
    void aTimeGateRedirectsToTheNearest(String gateway) throws IOException {
        RawClient.Answer gate = client.get(gateway + PAGE, "Accept-Datetime: Thu, 31 May 2007 20:35:00 GMT");

        assertThat(gate.status()).isEqualTo(302);
        assertThat(gate.header("Location")).contains("/news/20200101000000mp_/" + PAGE);
        assertThat(gate.header("Vary")).contains("accept-datetime");
        assertThat(client.get("/news/" + PAGE, "Accept-Datetime: bogus").status()).isEqualTo(400);
    }

    @Test
    void aTimeMapListsEveryCapture() throws IOException {
        RawClient.Answer map = client.get("/news/timemap/link/" + PAGE);

        assertThat(map.header("Content-Type")).contains("application/link-format");
        assertThat(map.text().lines().filter(l -> l.contains("memento\"")).count()).isEqualTo(3);
        assertThat(client.get("/news/timemap/link/https://nowhere.example/").status()).isEqualTo(404);
    }

    @Test
    void identityGivesThePayloadByteForByte() throws IOException {
        RawClient.Answer answer = client.get("/news/2022id_/https://news.example/gzip");

        assertThat(answer.body()).isEqualTo(gzip("<meta charset=utf-8><a href=/中>文</a>"));
        assertThat(answer.header("Content-Encoding")).contains("gzip");
        assertThat(client.get("/news/2022id_/https://news.example/chunked").text()).isEqualTo("abcde");
    }

    @Test
    void codedPagesAreDecodedAndRewritten() throws IOException {
        RawClient.Answer answer = client.get("/news/2022mp_/https://news.example/gzip");

        assertThat(answer.text()).isEqualTo("<meta charset=utf-8><a href=/news/20220101000000mp_/https://news.example/中>文</a>");
        assertThat(answer.header("Content-Encoding")).isEmpty();
        assertThat(answer.header("Content-Type")).contains("text/html;charset=utf-8");
    }

    @Test
    void pagesInGbkStayInGbk() throws IOException {
        RawClient.Answer answer = client.get("/news/2022mp_/https://news.example/gbk");

        assertThat(new String(answer.body(), Charset.forName("GBK")))
                .contains("href='/news/20220101000000mp_/https://news.example/s?词=中国'>中国");
        assertThat(answer.header("Content-Type")).contains("text/html; charset=gb18030");
    }

    @Test
    void stylesheetsAreRewritten() throws IOException {
        assertThat(client.get("/news/2022cs_/https://news.example/style.css").text())
                .isEqualTo("a{b:url(/news/20220101000000im_/https://news.example/i.png)}");
    }

    @Test
    void archivedRedirectsStayInTheArchive() throws IOException {
        RawClient.Answer answer = client.get("/news/2022im_/https://news.example/moved");

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).contains("/news/20220101000000im_/https://other.example/x");
    }

    @Test
    void aRedirectToItsOwnSecureFormMakesNoCircle() throws IOException {
        assertThat(client.get("/news/2022mp_/http://only.example/").status()).isEqualTo(301);
        assertThat(client.get("/news/2022mp_/https://only.example/").status()).isEqualTo(404);
    }

    @Test
    void aRingOfRedirectsSaysSoInsteadOfTurning() throws IOException {
        assertThat(client.get("/news/2022mp_/https://ring.example/in").header("Location"))
                .contains("/news/20220101000000mp_/https://ring.example/a");
        for (String part : new String[] {"a", "b", "c"}) {
            RawClient.Answer answer = client.get("/news/2022mp_/https://ring.example/" + part);

            assertThat(answer.status()).isEqualTo(508);
            assertThat(answer.header("Memento-Datetime")).isEmpty();
            assertThat(answer.header("Content-Security-Policy").orElseThrow()).startsWith("sandbox;");
            assertThat(answer.text()).contains("only redirects in a circle", "id_/https://ring.example/" + part);
        }
        RawClient.Answer raw = client.get("/news/2022id_/https://ring.example/a");
        assertThat(raw.status()).isEqualTo(302);
        assertThat(client.get("/news/2022/https://ring.example/a").status()).isEqualTo(200);
    }

    @Test
    void archivedErrorsKeepTheirStatusAndAreMementos() throws IOException {
        RawClient.Answer answer = client.get("/news/2022mp_/https://news.example/gone");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Memento-Datetime")).isPresent();
        assertThat(answer.text()).isEqualTo("<p>gone</p>");
    }

    @Test
    void whatIsNotHeldSaysSoAndIsNoMemento() throws IOException {
        RawClient.Answer answer = client.get("/news/2022/https://nowhere.example/<script>");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Memento-Datetime")).isEmpty();
        assertThat(answer.text()).contains("nowhere.example/%3Cscript%3E").doesNotContain("<script>");
        assertThat(client.get("/nothing/").status()).isEqualTo(404);
        assertThat(client.get("/..%2f/").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/news/99999999999999mp_/http://a.example/", "/news/2022mp_/http://[bad/", "/news/lookup",
            "/news/lookup?url="})
    void whatCannotBeReadIsABadRequest(String target) throws IOException {
        assertThat(client.get(target).status()).isEqualTo(400);
    }

    @Test
    void revisitsGiveThePayloadTheyReferTo() throws IOException {
        RawClient.Answer answer = client.get("/news/2023im_/https://news.example/again.png");

        assertThat(answer.body()).isEqualTo(IMAGE);
        assertThat(answer.header("X-Archive-Orig-X-Own")).contains("yes");
        assertThat(answer.header("Memento-Datetime")).contains("Sun, 01 Jan 2023 00:00:00 GMT");
    }

    @Test
    void resourcesAreServedAsTheyAre() throws IOException {
        RawClient.Answer answer = client.get("/news/2022mp_/https://made.example/seed.txt");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).contains("text/plain;charset=utf-8");
        assertThat(answer.text()).isEqualTo("种子");
    }

    @Test
    void variantsOfAnAddressLeadToTheOneCaptured() throws IOException {
        RawClient.Answer answer = client.get("/news/2022mp_/http://www.news.example/dir");

        assertThat(answer.status()).isEqualTo(307);
        assertThat(answer.header("Location")).contains("/news/2022mp_/https://news.example/dir/");
    }

    @Test
    void onlyHarmlessHeadersActAgain() throws IOException {
        RawClient.Answer answer = client.get("/news/2022im_/https://news.example/i.png");

        assertThat(answer.header("Content-Type")).contains("image/png");
        assertThat(answer.headerNames()).doesNotContain("Set-Cookie", "Clear-Site-Data", "Service-Worker-Allowed", "Server");
        assertThat(answer.header("X-Archive-Orig-X-Odd")).contains("%e4%b8%ad%e6%96%87");
        assertThat(answer.header("Content-Security-Policy").orElse(""))
                .startsWith("sandbox allow-forms; default-src http://127.0.0.1:" + server.port() + "/news/ ")
                .doesNotContain("allow-same-origin")
                .doesNotContain("ws:")
                .doesNotContain("*");
        assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void archivedHeadersCannotSplitTheAnswer() throws IOException {
        RawClient.Answer answer = client.get("/news/2022mp_/https://news.example/split");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Set-Cookie")).isEmpty();
    }

    @Test
    void scriptsRunOnlyInsideAFrame() throws IOException {
        String target = "/news/2022mp_/" + PAGE;

        assertThat(client.get(target).header("Content-Security-Policy").orElse("")).doesNotContain("allow-scripts");
        assertThat(client.get(target, "Sec-Fetch-Dest: iframe").header("Content-Security-Policy").orElse(""))
                .contains("allow-scripts");
    }

    @ParameterizedTest
    @ValueSource(strings = {"font", "script", "image", "empty"})
    void otherSitesMayNotReadTheArchive(String destination) throws IOException {
        String target = "/news/2022oe_/https://news.example/i.png";
        String as = "Sec-Fetch-Dest: " + destination;

        assertThat(client.get(target, "Origin: null", as).header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(client.get(target, "Origin: https://evil.example", as).header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(client.get("/", "Origin: null", as).header("Access-Control-Allow-Origin")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void otherSitesAreNotToldWhatIsHeld(String from) throws IOException {
        RawClient.Answer held = client.get("/news/2022im_/https://news.example/i.png", "Sec-Fetch-Site: " + from,
                "Sec-Fetch-Dest: image", "Sec-Fetch-Mode: no-cors");
        RawClient.Answer none = client.get("/news/2022im_/https://news.example/none.png", "Sec-Fetch-Site: " + from,
                "Sec-Fetch-Dest: image", "Sec-Fetch-Mode: no-cors");

        assertThat(held.status()).isEqualTo(403);
        assertThat(held.text()).isEqualTo(none.text());
        assertThat(client.get("/news/2022im_/https://news.example/i.png", "Sec-Fetch-Site: same-origin",
                "Sec-Fetch-Dest: image", "Sec-Fetch-Mode: no-cors").status()).isEqualTo(200);
    }

    @Test
    void aCaptureThatIsOpenedByItselfIsShownWithLeaveForItsParts() throws IOException {
        String opened = "Sec-Fetch-Dest: document";
        String place = client.get("/news/2022mp_/" + PAGE + "?a=b", opened).header("Location").orElse("");

        assertThat(place).matches("/news@[0-9a-f]{32}/2022mp_/" + Pattern.quote(PAGE) + "[?]a=b");
        String page = client.get(place.replace("?a=b", ""), opened).text();
        String picture = page.split("src='")[1].split("'")[0];
        assertThat(picture).startsWith(place.substring(0, place.indexOf('/', 1) + 1));
        assertThat(client.get(picture, "Sec-Fetch-Site: cross-site", "Sec-Fetch-Dest: image").status()).isEqualTo(200);
    }

    @Test
    void aPageFromBeforeTheServerBeganAnewLeadsOnToThisRun() throws IOException {
        String old = "/news@0123456789abcdef0123456789abcdef/2022mp_/" + PAGE;

        assertThat(client.get(old).status()).isEqualTo(200);
        assertThat(client.get(old).header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(client.get(old, "Sec-Fetch-Dest: iframe").header("Location").orElse(""))
                .matches("/news@[0-9a-f]{32}/2022mp_/.*").doesNotContain("0123456789abcdef");
    }

    @ParameterizedTest(name = "{0} => {1} {2}")
    @CsvSource(delimiterString = "=>", value = {
        "bytes=0-3 => bytes 0-3/20 => 0123",
        "bytes=15- => bytes 15-19/20 => fghij",
        "bytes=-2 => bytes 18-19/20 => ij",
        "bytes=18-99 => bytes 18-19/20 => ij",
        "bytes=-99 => bytes 0-19/20 => 0123456789abcdefghij",
    })
    void oneRangeIsGiven(String range, String contentRange, String body) throws IOException {
        RawClient.Answer answer = client.get("/news/2022im_/https://news.example/i.png", "Range: " + range);

        assertThat(answer.status()).isEqualTo(206);
        assertThat(answer.header("Content-Range")).contains(contentRange);
        assertThat(answer.text()).isEqualTo(body);
    }

    @Test
    void aRangeBehindTheEndIsRefusedWithTheLength() throws IOException {
        RawClient.Answer answer = client.get("/news/2022im_/https://news.example/i.png", "Range: bytes=99-");

        assertThat(answer.status()).isEqualTo(416);
        assertThat(answer.header("Content-Range")).contains("bytes */20");
    }

    @Test
    void headGivesTheHeadersOnly() throws IOException {
        RawClient.Answer answer = client.send("HEAD", "/news/2022im_/https://news.example/i.png");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Length")).contains("20");
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest(name = "{0} => {1}")
    @CsvSource(delimiterString = "=>", value = {
        "https://news.example/a|b{c} => odd",
        "https://news.example/%D6%D0 => gbk path",
        "https://news.example/a//b;c%2Fd => slashes",
        "https://news.example/x/../a|b{c} => odd",
        "https:/news.example/a|b{c} => odd",
        "//https://news.example/a|b{c} => odd",
        "https%3A%2F%2Fnews.example%2F%25D6%25D0 => gbk path",
    })
    void oddAddressesReachTheirCaptures(String target, String body) throws IOException {
        RawClient.Answer answer = client.get("/news/2022id_/" + target);
        RawClient.Answer last = answer.status() == 307 ? client.get(answer.header("Location").orElseThrow()) : answer;

        assertThat(last.status()).isEqualTo(200);
        assertThat(last.text()).isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/news/2022mp_/http://a.example/%zz", "/news/2022mp_/http://a.example/%00",
            "/news/2022mp_/http://a.example/%ff%fe",
        "/news/2022mp_/http://a.example/\"\\^`", "/news/2022mp_/http://a.example/中文", "/%ff", "/news/../../etc/passwd",
        "//", "/news/2022mp_/"})
    void oddTargetsGetOneCleanAnswer(String target) throws IOException {
        String all = new String(
                client.exchange("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"),
                StandardCharsets.ISO_8859_1);

        assertThat(all.split("HTTP/1\\.1 ", -1)).hasSize(2);
        assertThat(Integer.parseInt(all.substring(9, 12))).isBetween(400, 499);
    }

    @Test
    void longAddressesAreRead() throws IOException {
        assertThat(client.get("/news/2022mp_/http://a.example/" + "x".repeat(16_000)).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"evil.example,421", "127.0.0.1.evil.example,421", "localhost,200", "LOCALHOST:80,200", "[::1],200",
            "news.localhost,200", "localhost@evil,400"})
    void onlyNamesOfThisMachineAreAnswered(String host, int status) throws IOException {
        RawClient.Answer answer = RawClient.Answer.of(
                client.exchange("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"));

        assertThat(List.of(status, 421)).contains(answer.status());
        assertThat(answer.status() == 200).isEqualTo(status == 200);
    }

    @Test
    void aRequestForAWebSocketIsOneLikeAnyOther() throws IOException {
        String[] socket = {"Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="};

        assertThat(client.get("/news/", socket).status()).isEqualTo(200);
        assertThat(client.get("/news/", socket).headerNames()).doesNotContain("Set-Cookie");
        assertThat(client.get("/", "Host: evil.example", socket[0], socket[1], socket[2], socket[3]).status()).isEqualTo(421);
    }

    @Test
    void nothingIsChangedAndNoWorkerIsInstalled() throws IOException {
        assertThat(client.send("POST", "/news/", "Content-Length: 0").status()).isEqualTo(405);
        assertThat(client.send("DELETE", "/news/").status()).isEqualTo(405);
        assertThat(client.send("OPTIONS", "/news/").status()).isEqualTo(204);
        assertThat(client.get("/news/2022js_/" + PAGE, "Service-Worker: script").status()).isEqualTo(403);
    }

    @Test
    void allCapturesOfAnAddressAreListed() throws IOException {
        assertThat(client.get("/news/lookup?url=news.example%2F2024%2Fa.html").header("Location"))
                .contains("/news/*/http://news.example/2024/a.html");
        assertThat(client.get("/news/*/" + PAGE).text()).contains("Captures: 3", "/news/20200101000000/" + PAGE);
    }

    @Test
    void theIndexIsAskedAsPywbIs() throws IOException {
        RawClient.Answer all = client.get("/news/cdx?url=" + PAGE);

        assertThat(all.header("Content-Type").orElse("")).startsWith("text/x-cdxj");
        assertThat(all.text().lines()).hasSize(3).allMatch(line -> line.startsWith("example,news)/2024/a.html 20"));
        assertThat(client.get("/news/cdx?limit=1&output=json&url=" + PAGE).text())
                .startsWith("{\"urlkey\": \"example,news)/2024/a.html\", \"timestamp\": \"20200101000000\", \"url\": ")
                .hasLineCount(1);
        assertThat(client.get("/news/cdx?from=2021&to=2022&url=" + PAGE).text().lines()).hasSize(1);
        assertThat(client.get("/news/cdx?url=http://nowhere.example/").status()).isEqualTo(200);
        assertThat(client.get("/news/cdx").text()).isEqualTo("{\"message\": \"The \\\"url\\\" param is required\"}\n");
        assertThat(client.get("/news/cdx?url=" + PAGE + "&output=xml").status()).isEqualTo(400);
    }
}
