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
        Exporter.Exported done = new Exporter(out).export(List.of(warc), "Name");
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
    void the_list_shows_titles_and_addresses() throws IOException {
        exported("text");
        assertThat(Jsoup.parse(Files.readString(out.resolve("index.html"))).selectFirst("li").text())
                .contains("题目", "https://example.org/%E6%96%87%E7%AB%A0/a.html", "20240501120000");
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

    @Test
    void two_addresses_that_differ_in_case_or_query_have_two_files() {
        assertThat(Stream.of("/A.png", "/a.png", "/a.png?1", "/a.png?2")
                        .map(path -> FileNames.of("https://example.org" + path, "image/png").toLowerCase(java.util.Locale.ROOT)))
                .doesNotHaveDuplicates();
    }
}
