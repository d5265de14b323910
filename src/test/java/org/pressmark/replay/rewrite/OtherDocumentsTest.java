package org.pressmark.replay.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pressmark.capture.WebUrl;

final class OtherDocumentsTest {
    private static final RewriteScope SCOPE =
            new RewriteScope("/c/", "2024", WebUrl.of("https://h.example/a/b"), StandardCharsets.UTF_8);

    @ParameterizedTest(name = "{0} => {1}")
    @CsvSource(delimiterString = "=>", value = {
        "<rss><link>http://i.example/x</link></rss> => <rss><link>/c/2024mp_/http://i.example/x</link></rss>",
        "<feed><link href=\"/x\"/></feed> => <feed><link href=\"/c/2024mp_/https://h.example/x\"/></feed>",
        "<url><loc> http://i.example/?a&amp;b </loc></url> => <url><loc> /c/2024mp_/http://i.example/?a&amp;b </loc></url>",
        "<guid>tag:h,2024:1</guid> => <guid>tag:h,2024:1</guid>",
        "<MPD><BaseURL>https://i.example/v/</BaseURL></MPD> => <MPD><BaseURL>/c/2024mp_/https://i.example/v/</BaseURL></MPD>",
        "<?xml-stylesheet type=\"text/xsl\" href=\"/x.xsl\"?><a/> => <?xml-stylesheet type=\"text/xsl\" href=\"/c/2024cs_/https://h.example/x.xsl\"?><a/>",
        "<title>http://i.example/</title> => <title>http://i.example/</title>",
    })
    void xmlPointsAtTheArchive(String xml, String expected) {
        Rewritten rewritten = new Rewriting().xml(xml, SCOPE);

        assertThat(rewritten.text()).isEqualTo(expected);
        assertThat(rewritten.original()).isEqualTo(xml);
    }

    @ParameterizedTest(name = "{0} => {1}")
    @CsvSource(delimiterString = "=>", value = {
        "#EXTM3U|/v/1.ts|2.ts => #EXTM3U|/c/2024oe_/https://h.example/v/1.ts|2.ts",
        "#EXT-X-KEY:METHOD=AES-128,URI=\"https://k.example/k\",IV=0 => #EXT-X-KEY:METHOD=AES-128,URI=\"/c/2024oe_/https://k.example/k\",IV=0",
    })
    void playlistsPointAtTheArchive(String lines, String expected) {
        Rewritten rewritten = new Rewriting().playlist(lines.replace('|', '\n'), SCOPE);

        assertThat(rewritten.text()).isEqualTo(expected.replace('|', '\n'));
        assertThat(rewritten.original()).isEqualTo(lines.replace('|', '\n'));
    }

    @ParameterizedTest(name = "{0} => {1}")
    @CsvSource(delimiterString = "=>", value = {
        "{\"imports\":{\"a\":\"https://i.example/a.js\"}} => {\"imports\":{\"a\":\"/c/2024js_/https://i.example/a.js\"}}",
        "{\"imports\":{\"https://x.example/\":\"/b.js\"}} => {\"imports\":{\"https://x.example/\":\"/c/2024js_/https://h.example/b.js\"}}",
        "{\"imports\":{\"a => {\"imports\":{\"a",
    })
    void importMapsPointAtTheArchive(String map, String expected) {
        String page = "<script type=importmap>" + map + "</script>";

        assertThat(new Rewriting().html(page, SCOPE).text()).isEqualTo("<script type=importmap>" + expected + "</script>");
    }
}
