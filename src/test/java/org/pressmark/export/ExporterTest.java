package org.pressmark.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pressmark.warc.Records.gzip;
import static org.pressmark.warc.Records.http;
import static org.pressmark.warc.Records.join;
import static org.pressmark.warc.Records.record;
import static org.pressmark.warc.Records.response;
import static org.pressmark.warc.Records.utf8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pressmark.capture.FileSlice;
import org.pressmark.capture.Finding;

class ExporterTest {
    @TempDir
    private Path folder;

    private Path out;

    private Document exported(String html, byte[]... more) throws IOException {
        byte[][] records = new byte[more.length + 1][];
        records[0] = gzip(response("https://example.org/%E6%96%87%E7%AB%A0/a.html", "<title>题目</title>" + html));
        for (int i = 0; i < more.length; i++) {
            records[i + 1] = gzip(more[i]);
        }
        Path warc = Files.write(folder.resolve("in.warc.gz"), join(records));
        out = Files.createDirectories(folder.resolve("out"));
        Exporter.Exported done = new Exporter(out).export(List.of(FileSlice.of(warc)), "Name");
        assertThat(done.findings()).isEmpty();
        String page = Jsoup.parse(Files.readString(out.resolve("index.html"))).selectFirst("li a").attr("href");
        return Jsoup.parse(Files.readString(out.resolve(page)), out.resolve(page).toUri().toString());
    }

    private static byte[] png(String url) {
        return record("resource", url, "image/png", new byte[] {1, 2, 3});
    }

    @Test
    void a_held_picture_is_a_file_beside_the_page_and_its_bytes_are_the_same() throws IOException {
        Element image = exported("<img src=../x.png?size=1>", png("https://example.org/x.png?size=1")).selectFirst("img");
        assertThat(image.attr("src")).startsWith("../../files/example.org/x-").endsWith(".png");
        Path file = Path.of(java.net.URI.create(image.absUrl("src")));
        assertThat(file).hasBinaryContent(new byte[] {1, 2, 3});
    }

    @Test
    void what_is_missing_is_marked_and_never_loaded() throws IOException {
        Element image = exported("<img src=https://live.example/x.png><iframe src=//live.example/></iframe>").selectFirst("img");
        assertThat(image.hasAttr("src")).isFalse();
        assertThat(image.attr("data-not-in-archive")).isEqualTo("https://live.example/x.png");
        assertThat(image.attr("title")).contains("not in the archive");
        assertThat(image.ownerDocument().select("iframe[src]")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', value = {
        "<a href=b.html#part>b</a> => #part", "<a href=https://live.example/b>b</a> => https://live.example/b",
        "<a href=#here>b</a> => #here", "<a href='javascript:alert(1)'>b</a> => #"
    })
    void links_lead_to_files_where_they_are_held_and_to_the_web_where_not(String html, String end) throws IOException {
        byte[] other = response("https://example.org/%E6%96%87%E7%AB%A0/b.html", "<title>b</title>");
        String href = exported(html, other).selectFirst("a").attr("href");
        assertThat(href).endsWith(end);
        if (html.contains("b.html")) {
            assertThat(href).startsWith("../../files/example.org/b-");
        }
    }

    @Test
    void scripts_and_handlers_are_gone_and_a_wall_is_in_front() throws IOException {
        Document page = exported("<script>alert(1)</script><body onload='alert(2)'><base href=//x.example/>"
                + "<meta http-equiv=refresh content='0;url=//x.example/'><form action=//x.example/></form>");
        assertThat(page.select("script, base, [onload], [action], meta[http-equiv=refresh]")).isEmpty();
        assertThat(page.head().child(1).attr("content")).contains("script-src 'none'", "default-src file:");
    }

    @Test
    void stylesheets_and_candidates_lead_to_files_too() throws IOException {
        byte[] css = record("response", "https://example.org/s.css", "application/http; msgtype=response",
                http("text/css", "@import 'https://live.example/no.css'; a{background:url(x.png)}"));
        Document page = exported("<link rel=stylesheet href=/s.css><img srcset='/x.png 1x, /no.png 2x'>"
                + "<p style='background:url(/x.png)'>", css, png("https://example.org/x.png"));
        Path sheet = Path.of(java.net.URI.create(page.selectFirst("link").absUrl("href")));
        assertThat(Files.readString(sheet)).contains("'data:,'").contains("url(../../files/example.org/x-");
        assertThat(page.selectFirst("img").attr("srcset")).contains("../../files/example.org/x-").contains("data:, 2x");
        assertThat(page.selectFirst("p").attr("style")).contains("../../files/example.org/x-");
    }

    @Test
    void a_redirect_is_followed_to_what_is_held() throws IOException {
        byte[] moved = record("response", "https://example.org/old.png", "application/http; msgtype=response",
                utf8("HTTP/1.1 301 Moved\r\nLocation: /x.png\r\n\r\n"));
        Element image = exported("<img src=/old.png>", moved, png("https://example.org/x.png")).selectFirst("img");
        assertThat(image.attr("src")).contains("/x-");
    }

    @Test
    void a_picture_met_again_at_another_address_is_a_file_there_too() throws IOException {
        String digest = "sha1:TJTSYNMGYX5VB2AINGJZPDVK3M5F2RD5";
        byte[] again = utf8(new String(record("revisit", "https://example.org/again.png", "application/http; msgtype=response",
                        utf8("HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n")), java.nio.charset.StandardCharsets.UTF_8)
                .replace("WARC-Date", "WARC-Payload-Digest: " + digest.toLowerCase(java.util.Locale.ROOT) + "\r\nWARC-Date"));
        byte[] held = join(utf8("WARC/1.1\r\nWARC-Payload-Digest: " + digest),
                java.util.Arrays.copyOfRange(png("https://example.org/x.png"), 8, png("https://example.org/x.png").length));
        Element image = exported("<img src=/again.png>", again, held).selectFirst("img");
        assertThat(image.attr("src")).contains("/again-").endsWith(".png");
        assertThat(Path.of(java.net.URI.create(image.absUrl("src")))).hasBinaryContent(new byte[] {1, 2, 3});
    }

    @ParameterizedTest
    @CsvSource({"http://example.org/x.png", "https://www.example.org/x.png"})
    void an_address_is_found_under_the_other_scheme_and_the_other_name_of_the_host(String asked) throws IOException {
        assertThat(exported("<img src=" + asked + ">", png("https://example.org/x.png")).selectFirst("img").attr("src"))
                .contains("/x-");
    }

    @Test
    void queries_are_written_in_the_encoding_of_the_page_as_browsers_do() throws IOException {
        byte[] page = record("response", "https://example.org/%E6%96%87%E7%AB%A0/0.html", "application/http; msgtype=response",
                join(utf8("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=gbk\r\n\r\n"),
                        "<title>页</title><a href='/s?q=中文'>".getBytes(java.nio.charset.Charset.forName("GBK"))));
        byte[] found = response("https://example.org/s?q=%D6%D0%CE%C4", "found");
        exported("", page, found);
        List<String> pages = Jsoup.parse(Files.readString(out.resolve("index.html"))).select("li a").eachAttr("href");
        Document written = Jsoup.parse(Files.readString(out.resolve(pages.get(1))));
        assertThat(written.title()).isEqualTo("页");
        assertThat(written.selectFirst("a").attr("href")).endsWith(pages.get(2));
    }

    @Test
    void what_is_written_in_utf8_does_not_say_that_it_is_gbk() throws IOException {
        java.nio.charset.Charset gbk = java.nio.charset.Charset.forName("GBK");
        byte[] css = "@charset \"gbk\"; a::before{content:'引'}".getBytes(gbk);
        byte[] svg = "<?xml version=\"1.0\" encoding=\"gbk\"?><svg xmlns='http://www.w3.org/2000/svg' onload='f()'>引</svg>".getBytes(gbk);
        Document page = exported("<link rel=stylesheet href=/a.css><img src=/a.svg>",
                record("resource", "https://example.org/a.css", "text/css", css),
                record("resource", "https://example.org/a.svg", "image/svg+xml", svg));
        assertThat(Path.of(java.net.URI.create(page.selectFirst("link").absUrl("href"))))
                .hasContent("@charset \"utf-8\"; a::before{content:'引'}");
        assertThat(Files.readString(Path.of(java.net.URI.create(page.selectFirst("img").absUrl("src")))))
                .containsIgnoringCase("encoding=\"utf-8\"").contains(">引<");
    }

    @Test
    void records_of_a_file_compressed_as_a_whole_are_told_apart() throws IOException {
        byte[] all = gzip(join(response("https://example.org/a", "<title>a</title>one"),
                response("https://example.org/b", "<title>b</title>two"), png("https://example.org/x.png")));
        Path warc = Files.write(folder.resolve("whole.warc.gz"), all);
        Path to = Files.createDirectories(folder.resolve("whole"));
        new Exporter(to).export(List.of(FileSlice.of(warc)), "Name");
        assertThat(Jsoup.parse(Files.readString(to.resolve("index.html"))).select("li a").eachText()).containsExactly("a", "b");
        try (Stream<Path> files = Files.walk(to)) {
            assertThat(files.filter(file -> file.toString().endsWith(".png")).findFirst().orElseThrow())
                    .hasBinaryContent(new byte[] {1, 2, 3});
        }
    }

    private String drawing(String svg) throws IOException {
        Element image = exported("<img src=/d.svg>", record("resource", "https://example.org/d.svg", "image/svg+xml", utf8(svg)),
                png("https://example.org/x.png")).selectFirst("img");
        return Files.readString(Path.of(java.net.URI.create(image.absUrl("src"))));
    }

    @Test
    void a_drawing_runs_and_loads_nothing() throws IOException {
        String svg = drawing("<?xml version='1.0'?><?xml-stylesheet href='https://live.example/s.css'?>"
                + "<svg xmlns='http://www.w3.org/2000/svg' onload='f()'><script>f()</script><s:script xmlns:s='http://www.w3.org/2000/svg'/>"
                + "<image href='https://live.example/x.png'/><image href='x.png'/><style>a{fill:url(https://live.example/y)}</style>"
                + "<foreignObject><iframe src='https://live.example/'/></foreignObject><set attributeName='href' to='https://live.example/'/>"
                + "<linearGradient id='g'/></svg>");
        assertThat(svg)
                .doesNotContain("script", "onload", "iframe", "stylesheet", "<set")
                .contains("linearGradient", "/x-", "a{fill:url(data:,)}");
        assertThat(svg.replaceAll("data-not-in-archive=\"[^\"]*\"|title=\"[^\"]*\"", "")).doesNotContain("live.example");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {
        "<svg xmlns='http://www.w3.org/2000/svg'><style>a>b{fill:red}</style><path d='M0 0'/><a href='#x'><text>文 &amp; x</text></a></svg>",
        "<!DOCTYPE svg [<!ENTITY ns 'http://www.w3.org/2000/svg'>]><svg xmlns='&ns;'><path d='M0 0'/></svg>"
    })
    void a_drawing_that_runs_and_loads_nothing_stays_as_it_is(String svg) throws IOException {
        assertThat(drawing(svg)).isEqualTo(svg);
    }

    @Test
    void the_list_shows_titles_and_addresses() throws IOException {
        exported("text");
        assertThat(Jsoup.parse(Files.readString(out.resolve("index.html"))).selectFirst("li").text())
                .contains("题目", "https://example.org/%E6%96%87%E7%AB%A0/a.html", "20240501120000");
    }

    @Test
    void a_file_that_was_compressed_as_a_whole_is_exported_as_any_other() throws IOException {
        byte[] page = response("https://example.org/a.html", "<title>一</title><img src=x.png>");
        Path whole = Files.write(folder.resolve("whole.warc.gz"), gzip(join(page, png("https://example.org/x.png"))));
        out = Files.createDirectories(folder.resolve("out"));

        assertThat(new SingleRecords(folder, finding -> { }).of(FileSlice.of(whole))).isNotEqualTo(FileSlice.of(whole));
        assertThat(new Exporter(out).export(List.of(FileSlice.of(whole)), "Name").files()).isEqualTo(2);
        assertThat(Files.readString(out.resolve(FileNames.of("https://example.org/a.html", "text/html")))).contains("一", "/x-");
    }

    @Test
    void what_unpacks_without_end_is_told_and_leaves_no_half_file() throws IOException {
        byte[] picture = record("response", "https://example.org/a.png", "application/http; msgtype=response",
                join(utf8("HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Encoding: gzip\r\n\r\n"),
                        gzip(new byte[70 << 20])));
        Path warc = Files.write(folder.resolve("in.warc"), picture);
        out = Files.createDirectories(folder.resolve("out"));

        Exporter.Exported done = new Exporter(out).export(List.of(FileSlice.of(warc)), "Name");

        assertThat(done.findings()).extracting(Finding::code).containsExactly("capture-unreadable");
        assertThat(out.resolve(FileNames.of("https://example.org/a.png", "image/png"))).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_file_whose_records_lie_apart_is_read_where_it_is(boolean packed) throws IOException {
        byte[] page = response("https://example.org/a.html", "<title>一</title>");
        byte[] file = packed ? join(gzip(page), gzip(page)) : join(page, page);
        Path apart = Files.write(folder.resolve("apart.warc"), file);

        assertThat(new SingleRecords(folder, finding -> { }).of(FileSlice.of(apart))).isEqualTo(FileSlice.of(apart));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "https://example.org/../../etc/passwd", "https://example.org/con", "https://example.org/a%2f..%2fb",
        "https://example.org/...", "https://example.org/x.SH", "https://example.org/%00", "https://[::1]/a"
    })
    void no_address_gets_out_of_the_folder_or_an_odd_name(String url) {
        String name = FileNames.of(url, "application/x-unknown");
        assertThat(name).matches("files/[A-Za-z0-9_][A-Za-z0-9_.-]*/[A-Za-z0-9_][A-Za-z0-9_.-]*\\.[a-z0-9]+")
                .doesNotContain("..");
    }

    @ParameterizedTest
    @CsvSource({
        "https://aux.example.org/a.png, image/png, files/_aux.example.org/a-HASH.png",
        "https://example.org/nul.min.css, text/css, files/example.org/_nul.min-HASH.css",
        "https://example.org/com1, image/png, files/example.org/_com1-HASH.png",
        "https://example.org/page.html, application/json, files/example.org/page-HASH.json",
        "https://example.org/page.html, application/octet-stream, files/example.org/page-HASH.bin",
        "https://example.org/page.html, '', files/example.org/page-HASH.html",
        "https://example.org/page, application/xhtml+xml, files/example.org/page-HASH.html",
        "https://example.org/feed.xml, application/rss+xml, files/example.org/feed-HASH.txt",
        "https://example.org/run.js, text/javascript, files/example.org/run-HASH.txt",
        "https://example.org/run.exe, application/x-msdownload, files/example.org/run-HASH.bin",
        "https://example.org/x.JPEG, binary/octet-stream, files/example.org/x-HASH.jpeg"
    })
    void the_ending_is_that_of_the_type_and_never_of_something_that_runs(String url, String mime, String name) {
        assertThat(FileNames.of(url, mime)).matches(name.replace(".", "\\.").replace("HASH", "[0-9a-f]{10}"));
    }

    @Test
    void two_addresses_that_differ_in_case_or_query_have_two_files() {
        assertThat(Stream.of("/A.png", "/a.png", "/a.png?1", "/a.png?2")
                        .map(path -> FileNames.of("https://example.org" + path, "image/png").toLowerCase(java.util.Locale.ROOT)))
                .doesNotHaveDuplicates();
    }
}
