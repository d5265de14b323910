package org.pressmark.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pressmark.replay.CollectionFixture.bytes;
import static org.pressmark.replay.CollectionFixture.joined;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each thing that some replay tool in use was measured to get wrong, and what is right. */
final class MeasuredTableTest {
    private static final String H = "https://h.example/";
    private static final String HTML = "<meta charset=utf-8><title>t</title><p>中文 text</p><img src=/i.png>";
    private static final String AT = "2022-01-01T00:00:00Z";
    private static final String CHINESE = "<title>新闻</title><p>中国国家主席会见外国客人，双方就共同关心的问题交换了意见。</p>";
    private static final String TRADITIONAL = "<title>新聞</title><p>中國國家主席會見外國客人，雙方就共同關心的問題交換了意見。</p>";
    /** {@code <p>br} in Brotli, RFC 7932: one uncompressed meta-block and an empty last one. */
    private static final byte[] BROTLI = {0x40, 0, 0x10, '<', 'p', '>', 'b', 'r', 3};

    private static ReplayServer server;
    private static RawClient client;

    @BeforeAll
    static void serve(@TempDir Path root) throws IOException {
        byte[] page = bytes(HTML);
        CollectionFixture fixture = new CollectionFixture(root, "t")
                .html(H + "near", "2020-01-01T00:00:00Z", "<title>2020</title>")
                .html(H + "near", "2022-01-01T00:00:00Z", "<title>2022</title>")
                .html(H + "near", "2024-01-01T00:00:00Z", "<title>2024</title>");
        coded(fixture, "gzip", gzip(page));
        coded(fixture, "x-gzip", gzip(page));
        coded(fixture, "zstd", Zstd.compress(page));
        coded(fixture, "deflate", deflate(page, false));
        fixture.response(H + "raw-deflate", AT, "HTTP/1.1 200 OK\nContent-Type: text/html\nContent-Encoding: deflate",
                deflate(page, true));
        fixture.response(H + "doubled", AT, "HTTP/1.1 200 OK\nContent-Type: text/html\nContent-Encoding: gzip, gzip",
                gzip(gzip(page)));
        fixture.response(H + "mislabelled", AT, "HTTP/1.1 200 OK\nContent-Type: text/html\nContent-Encoding: gzip", page);
        fixture.response(H + "chunked", AT, "HTTP/1.1 200 OK\nContent-Type: text/html\nTransfer-Encoding: chunked",
                joined(joined(bytes(Integer.toHexString(page.length) + "\r\n"), page), bytes("\r\n0\r\n\r\n")));
        fixture.response(H + "false-chunked", AT, "HTTP/1.1 200 OK\nContent-Type: text/html\nTransfer-Encoding: chunked", page);
        fixture.response(H + "br", AT, "HTTP/1.1 200 OK\nContent-Type: text/html\nContent-Encoding: br", BROTLI);
        encodings(fixture);
        others(fixture);
        fixture.write();
        server = new ReplayServer(ReplayOptions.of(root)).start();
        client = new RawClient(server.port());
    }

    private static void coded(CollectionFixture fixture, String coding, byte[] body) throws IOException {
        fixture.response(H + coding, AT, "HTTP/1.1 200 OK\nContent-Type: text/html\nContent-Encoding: " + coding, body);
    }

    private static void encodings(CollectionFixture fixture) throws IOException {
        for (String charset : new String[] {"GBK", "GB18030", "Big5"}) {
            byte[] body = "<a href='/中文?的=中立'>中立</a>".getBytes(Charset.forName(charset));
            fixture.response(H + charset, AT, "HTTP/1.1 200 OK\nContent-Type: text/html; charset=" + charset, body);
        }
        fixture.response(H + "utf8-link", AT, "HTTP/1.1 200 OK\nContent-Type: text/html; charset=utf-8",
                bytes("<a href='/搜索?词=中国'>x</a>"));
        fixture.response(H + "搜索?词=中国", AT, "HTTP/1.1 200 OK\nContent-Type: text/plain; charset=utf-8",
                bytes("found by raw UTF-8"));
        fixture.response(H + "bom", AT, "HTTP/1.1 200 OK\nContent-Type: text/html", bytes("\uFEFF<p>中文</p><img src=/i.png>"));
        fixture.response(H + "undeclared-utf8", AT, "HTTP/1.1 200 OK\nContent-Type: text/html", bytes("<p>中文</p>"));
        fixture.response(H + "undeclared-gbk", AT, "HTTP/1.1 200 OK\nContent-Type: text/html",
                CHINESE.getBytes(Charset.forName("GBK")));
        fixture.response(H + "undeclared-big5", AT, "HTTP/1.1 200 OK\nContent-Type: text/html",
                TRADITIONAL.getBytes(Charset.forName("Big5")));
        fixture.response(H + "undeclared-sjis", AT, "HTTP/1.1 200 OK\nContent-Type: text/html",
                "<p>これはテストのページです</p>".getBytes(Charset.forName("Shift_JIS")));
        fixture.response(H + "undeclared-latin", AT, "HTTP/1.1 200 OK\nContent-Type: text/html",
                "<p>café déjà vu, naïve</p>".getBytes(StandardCharsets.ISO_8859_1));
        fixture.response(H + "wrong-label", AT, "HTTP/1.1 200 OK\nContent-Type: text/html; charset=gbk",
                bytes("<p>中文</p><img src=/i.png>"));
        fixture.response(H + "broken-utf16", AT, "HTTP/1.1 200 OK\nContent-Type: text/html; charset=utf-16le",
                        bytesOf("<p>x\uD800</p><a href=/a>中</a>!".getBytes(StandardCharsets.UTF_16LE), 1))
                .response(H + "mixed", AT, "HTTP/1.1 200 OK\nContent-Type: multipart/x-mixed-replace; boundary=a",
                        bytes("--a--"));
        fixture.response(H + "utf16", AT, "HTTP/1.1 200 OK\nContent-Type: text/html",
                joined(new byte[] {(byte) 0xFF, (byte) 0xFE}, "<p>中文</p><a href='/a'>x</a>".getBytes(StandardCharsets.UTF_16LE)));
    }

    private static void others(CollectionFixture fixture) throws IOException {
        fixture.resource(H + "q?b=2&a=1", AT, "text/plain", bytes("any order"));
        fixture.resource(H + "resource", AT, "text/plain", bytes("resource"));
        fixture.resource(H + "data", AT, "application/octet-stream", bytes("0123456789"));
        String refers = "Content-Type: application/http; msgtype=response\r\nWARC-Profile: http://netpreserve.org/warc/1.1/revisit/identical-payload-digest\r\n";
        String digest = "WARC-Payload-Digest: sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\r\n";
        byte[] head = bytes("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n");
        fixture.record("response", H + "first", AT, "Content-Type: application/http; msgtype=response\r\n" + digest,
                joined(head, bytes("payload")));
        fixture.record("revisit", H + "first", "2023-01-01T00:00:00Z", refers + digest, head);
        fixture.record("revisit", H + "agnostic", "2023-01-01T00:00:00Z",
                refers + digest + "WARC-Refers-To-Target-URI: " + H + "first\r\nWARC-Refers-To-Date: " + AT + "\r\n", head);
        fixture.record("revisit", H + "digest-only", "2023-01-01T00:00:00Z", refers + digest, head);
        fixture.response(H + "from", AT, "HTTP/1.1 301 Moved\nLocation: /to?x=中", bytes(""));
        fixture.response("http://self.example/", AT, "HTTP/1.1 301 Moved\nLocation: https://www.self.example/", bytes(""));
        fixture.html("https://www.self.example/", "2022-01-01T00:00:05Z", "home");
        fixture.resource(H + "svg", AT, "image/svg+xml",
                bytes("<svg xmlns='http://www.w3.org/2000/svg'><script>top.x()</script></svg>"));
        fixture.resource(H + "xml", AT, "text/xml",
                bytes("<html xmlns='http://www.w3.org/1999/xhtml'><script>top.x()</script></html>"));
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream zip = new GZIPOutputStream(out)) {
            zip.write(plain);
        }
        return out.toByteArray();
    }

    private static byte[] deflate(byte[] plain, boolean raw) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(9, raw);
        try (OutputStream zip = new DeflaterOutputStream(out, deflater)) {
            zip.write(plain);
        } finally {
            deflater.end();
        }
        return out.toByteArray();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static RawClient.Answer page(String path) throws IOException {
        return client.get("/t/2022mp_/" + H + path);
    }

    @ParameterizedTest
    @CsvSource({"20220326000000,2022", "20201230,2020", "20230102000000,2024", "2019,2020", "20230101000000,2022"})
    void theNearestCaptureIsShown(String asked, String shown) throws IOException {
        assertThat(client.get("/t/" + asked + "mp_/" + H + "near").text()).isEqualTo("<title>" + shown + "</title>");
    }

    @ParameterizedTest
    @ValueSource(strings =
            {"gzip", "x-gzip", "zstd", "deflate", "raw-deflate", "doubled", "mislabelled", "chunked", "false-chunked"})
    void everyCodingIsTakenOffAndThePageRewritten(String path) throws IOException {
        RawClient.Answer answer = page(path);

        assertThat(answer.text()).isEqualTo(HTML.replace("/i.png", "/t/20220101000000im_/https://h.example/i.png"));
        assertThat(answer.header("Content-Encoding")).isEmpty();
        assertThat(answer.header("Transfer-Encoding")).isEmpty();
    }

    @Test
    void brotliIsTakenOff() throws IOException {
        assertThat(page("br").text()).isEqualTo("<p>br");
    }

    /** Paths go out in UTF-8, queries in the page's own encoding, which is what the page's text is read in. */
    @ParameterizedTest
    @ValueSource(strings = {"GBK", "GB18030", "Big5"})
    void chineseTextAndLinksStayInTheEncodingOfThePage(String charset) throws IOException {
        RawClient.Answer answer = page(charset);
        String text = new String(answer.body(), Charset.forName(charset));

        assertThat(text).contains("/t/20220101000000mp_/https://h.example/中文?", "的=中立'>中立</a>");
        assertThat(answer.header("Content-Type").orElse("")).containsIgnoringCase("charset=" + charset);
    }

    @Test
    void aRawChineseLinkWithAQueryLeadsToItsCapture() throws IOException {
        assertThat(page("utf8-link").text()).contains("href='/t/20220101000000mp_/https://h.example/搜索?词=中国'");
        for (String spelled : new String[] {"搜索?词=中国", "%E6%90%9C%E7%B4%A2?%E8%AF%8D=%E4%B8%AD%E5%9B%BD"}) {
            RawClient.Answer answer = page(spelled);
            RawClient.Answer last = answer.status() == 307 ? client.get(answer.header("Location").orElseThrow()) : answer;
            assertThat(last.text()).isEqualTo("found by raw UTF-8");
        }
    }

    @ParameterizedTest(name = "{0} => {1}")
    @CsvSource(delimiterString = "=>", value = {
        "bom => utf-8", "undeclared-utf8 => utf-8", "undeclared-gbk => gb18030", "undeclared-big5 => big5",
        "undeclared-sjis => shift_jis",
        "undeclared-latin => windows-1252",
        "wrong-label => gbk", "utf16 => utf-16le",
    })
    void theEncodingIsSaidOrFound(String path, String charset) throws IOException {
        assertThat(page(path).header("Content-Type").orElse("").toLowerCase(java.util.Locale.ROOT).replace(" ", ""))
                .isEqualTo("text/html;charset=" + charset);
    }

    @Test
    void bytesOfAnEncodingThatWasFoundStayAsTheyCame() throws IOException {
        assertThat(page("undeclared-latin").body()).isEqualTo("<p>café déjà vu, naïve</p>".getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void aWronglyLabelledPageKeepsItsBytes() throws IOException {
        assertThat(page("wrong-label").text()).isEqualTo("<p>中文</p><img src=/t/20220101000000im_/https://h.example/i.png>");
    }

    /** A byte too few, half of a pair: a browser shows a replacement character for it and goes on. */
    @Test
    void linksInBrokenUtf16AreRewrittenToo() throws IOException {
        assertThat(new String(page("broken-utf16").body(), StandardCharsets.UTF_16LE))
                .contains("<a href=/t/20220101000000mp_/https://h.example/a>中</a>");
    }

    @Test
    void whatIsMadeOfSeveralPagesIsShownAsNone() throws IOException {
        assertThat(page("mixed").header("Content-Type")).contains("application/octet-stream");
    }

    private static byte[] bytesOf(byte[] bytes, int without) {
        return Arrays.copyOf(bytes, bytes.length - without);
    }

    @Test
    void linksInUtf16AreRewritten() throws IOException {
        assertThat(new String(page("utf16").body(), StandardCharsets.UTF_16))
                .contains("<p>中文</p><a href='/t/20220101000000mp_/https://h.example/a'>");
    }

    @ParameterizedTest(name = "{0} => {1}")
    @CsvSource(delimiterString = "=>", value = {"q?a=1&b=2 => any order", "q?b=2&a=1 => any order", "resource => resource"})
    void addressesAreFoundHoweverTheirParametersStand(String path, String text) throws IOException {
        RawClient.Answer answer = page(path);
        RawClient.Answer last = answer.status() == 307 ? client.get(answer.header("Location").orElseThrow()) : answer;

        assertThat(last.text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"first", "agnostic", "digest-only"})
    void revisitsShowWhatTheyRevisit(String path) throws IOException {
        RawClient.Answer answer = client.get("/t/2023mp_/" + H + path);

        assertThat(answer.text()).isEqualTo("payload");
        assertThat(answer.header("Memento-Datetime")).contains("Sun, 01 Jan 2023 00:00:00 GMT");
    }

    @Test
    void redirectsStayInTheArchiveAndEnd() throws IOException {
        assertThat(page("from").header("Location")).contains("/t/20220101000000mp_/https://h.example/to?x=%e4%b8%ad");
        String at = "/t/2022mp_/http://self.example/";
        RawClient.Answer answer = client.get(at);
        for (int steps = 0; steps < 5 && answer.status() / 100 == 3; steps++) {
            answer = client.get(answer.header("Location").orElseThrow());
        }
        assertThat(answer.text()).isEqualTo("home");
    }

    @ParameterizedTest(name = "{0} => {1} {2}")
    @CsvSource(delimiterString = "=>", value = {
        "bytes=0-3 => 206 => bytes 0-3/10", "bytes=5- => 206 => bytes 5-9/10", "bytes=-4 => 206 => bytes 6-9/10",
        "bytes=99999999- => 416 => bytes */10",
        "bytes=10- => 416 => bytes */10", "bytes=-0 => 416 => bytes */10", "bytes=3-1 => 200 => ''",
        "lines=1-2 => 200 => ''", "bytes=0-0,5-6 => 206 => ''",
        "bytes=0-0,50-60 => 206 => bytes 0-0/10", "bytes=99999999999999999999- => 416 => bytes */10",
        "bytes=3-99999999999999999999 => 206 => bytes 3-9/10", "bytes=-99999999999999999999 => 206 => bytes 0-9/10",
    })
    void rangesAreAnsweredAsTheStandardSays(String range, int status, String contentRange) throws IOException {
        RawClient.Answer answer = client.get("/t/2022oe_/" + H + "data", "Range: " + range);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Range").orElse("")).isEqualTo(contentRange);
        if (range.contains("5-6")) {
            assertThat(answer.text()).contains("bytes 0-0/10\r\n\r\n0\r\n", "bytes 5-6/10\r\n\r\n56\r\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"svg", "xml"})
    void hostileXmlRunsNoScriptEvenInAFrame(String path) throws IOException {
        String policy = client.get("/t/2022mp_/" + H + path, "Sec-Fetch-Dest: iframe")
                .header("Content-Security-Policy")
                .orElse("");

        assertThat(policy)
                .startsWith("sandbox allow-forms; ")
                .doesNotContain("allow-scripts")
                .doesNotContain("allow-same-origin");
    }

    @Test
    void datesOfCapturesHaveDaysOfTwoDigits() throws IOException {
        assertThat(page("near").header("Memento-Datetime")).contains("Sat, 01 Jan 2022 00:00:00 GMT");
    }
}
