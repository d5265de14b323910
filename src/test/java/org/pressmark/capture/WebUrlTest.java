package org.pressmark.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** As a browser (WHATWG URL Standard) reads addresses; where we write stricter, the case says so. */
final class WebUrlTest {
    private static String characters(String written) {
        return written.replace("\\t", "\t").replace("\\n", "\n").replace("\\r", "\r").replace("\\0", "\0")
                .replace("\\ud800", "\ud800").replace("\\u00ad", "\u00ad").replace("\\u3002", "\u3002");
    }

    @ParameterizedTest(name = "{0} => {1}")
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', value = {
        "http://example.com => http://example.com/",
        "HTTP://EXAMPLE.com/A => http://example.com/A",
        "`  http://example.com/  ` => http://example.com/",
        "`\\thttp://ex\\nample.com/a\\rb` => http://example.com/ab",
        "http:example.com => http://example.com/",
        "http:/example.com/x => http://example.com/x",
        "http:\\\\example.com\\a\\b => http://example.com/a/b",
        "http:////example.com// => http://example.com//",
        "http://example.com:80/ => http://example.com/",
        "https://example.com:443/ => https://example.com/",
        "https://example.com:80/ => https://example.com:80/",
        "http://example.com:/ => http://example.com/",
        "http://example.com:00080/ => http://example.com/",
        "http://example.com:0000000081/ => http://example.com:81/",
        "http://example.com:0/ => http://example.com:0/",
        "http://example.com:65535/ => http://example.com:65535/",
        "http://user:pw@example.com/ => http://user:pw@example.com/",
        "http://a@b@example.com/ => http://a%40b@example.com/",
        "http://@example.com/ => http://example.com/",
        "http://example.com?q => http://example.com/?q",
        "http://example.com/?q?r => http://example.com/?q?r",
        "http://example.com#f => http://example.com/",
        "http://example.com/a?b#c?d#e => http://example.com/a?b",
        "http://example.com/? => http://example.com/?",
        // dots
        "http://example.com/a/./b/../c => http://example.com/a/c",
        "http://example.com/a/.. => http://example.com/",
        "http://example.com/a/. => http://example.com/a/",
        "http://example.com/../../a => http://example.com/a",
        "http://example.com/a/%2e%2E/b => http://example.com/b",
        "http://example.com/a/.%2e/b => http://example.com/b",
        "http://example.com/a/%2e/b => http://example.com/a/b",
        "http://example.com/... => http://example.com/...",
        "http://example.com/a//../b => http://example.com/a/b",
        "http://example.com//a//b// => http://example.com//a//b//",
        "http://example.com/?a/../b => http://example.com/?a/../b",
        // IPv4
        "http://127.1/ => http://127.0.0.1/",
        "http://2130706433/ => http://127.0.0.1/",
        "http://0x7f.1/ => http://127.0.0.1/",
        "http://0177.0.0.01/ => http://127.0.0.1/",
        "http://0x7F000001/ => http://127.0.0.1/",
        "http://0/ => http://0.0.0.0/",
        "http://0x/ => http://0.0.0.0/",
        "http://256/ => http://0.0.1.0/",
        "http://1.2.3.4./ => http://1.2.3.4/",
        "http://%31%32%37.0.0.1/ => http://127.0.0.1/",
        "http://１２７．０．０．１/ => http://127.0.0.1/",
        "http://127\\u30020\\u30020\\u30021/ => http://127.0.0.1/",
        "http://1.2.3.4.com/ => http://1.2.3.4.com/",
        // IPv6
        "http://[::1]/ => http://[::1]/",
        "http://[0:0:0:0:0:0:0:1]:8080/ => http://[::1]:8080/",
        "http://[2001:DB8:0:0:1:0:0:1]/ => http://[2001:db8::1:0:0:1]/",
        "http://[::ffff:127.0.0.1]/ => http://[::ffff:7f00:1]/",
        "http://[::127.0.0.1]/ => http://[::7f00:1]/",
        "http://[1:0:2:3:4:5:6:7]/ => http://[1:0:2:3:4:5:6:7]/",
        // names
        "http://中文.example/ => http://xn--fiq228c.example/",
        "http://BÜCHER.example/ => http://xn--bcher-kva.example/",
        "http://b%C3%BCcher.example/ => http://xn--bcher-kva.example/",
        "http://ex\\u00adample.com/ => http://example.com/",
        "http://例え\\u3002jp/ => http://xn--r8jz45g.jp/",
        "http://a_b.example/ => http://a_b.example/",
        "http://example.com./ => http://example.com./",
        "http://ex%61mple.com/ => http://example.com/",
        // characters
        "http://example.com/中文?中文 => http://example.com/%E4%B8%AD%E6%96%87?%E4%B8%AD%E6%96%87",
        "http://example.com/a b?c d => http://example.com/a%20b?c%20d",
        "http://example.com/%E6%e6%25 => http://example.com/%E6%e6%25",
        "http://example.com/%25E6 => http://example.com/%25E6",
        "http://example.com/'?' => http://example.com/'?%27",
        "http://example.com/<>\"`{}?<>\" => http://example.com/%3C%3E%22%60%7B%7D?%3C%3E%22",
        "http://example.com/😀 => http://example.com/%F0%9F%98%80",
        "http://example.com/\\ud800 => http://example.com/%EF%BF%BD",
        "http://example.com/\\0x => http://example.com/%00x",
        "http://example.com/~!$&()*+,;=:@- => http://example.com/~!$&()*+,;=:@-",
        // stricter than a browser: a WARC-Target-URI is a legal RFC 3986 URI
        "http://example.com/100%?5% => http://example.com/100%25?5%25",
        "http://example.com/%zz => http://example.com/%25zz",
        "http://example.com/a|b^c?d|e^f => http://example.com/a%7Cb%5Ec?d%7Ce%5Ef",
        "http://example.com/[a]?[b] => http://example.com/%5Ba%5D?%5Bb%5D",
        // others
        "data:text/plain,a b => data:text/plain,a%20b",
        "mailto:a@example.com => mailto:a@example.com",
        "javascript:alert(1) => javascript:alert(1)",
        "about:blank => about:blank",
        "urn:uuid:x => urn:uuid:x",
    })
    void readsAnAbsoluteAddress(String written, String expected) {
        assertThat(WebUrl.parse(characters(written)).map(WebUrl::toString)).contains(expected);
    }

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(strings = {
        "", "a", "/a", "//example.com/", "?q", "#f", "http://", "http:///", "http://:80/", "http://user@/", "http://?q",
        "http://a b/", "http://a%20b/", "http://a<b/", "http://a^b/", "http://a|b/", "http://[::1/", "http://[::1]x/",
        "http://[1::2::3]/", "http://[]/", "http://[::1%25eth0]/", "http://[1:2:3]/", "http://example.com:65536/",
        "http://example.com:8a/", "http://example.com:-1/", "http://1.2.3.4.5/", "http://256.0.0.1/", "http://1.2.3.08/",
        "http://4294967296/", "http://foo.09/", "http://a%00b/", "http://%zz/", "http://a%2fb/", "1http://example.com/",
        "http://1..2/", "http://\u00ad/", "http://0x100000000/"
    })
    void refusesWhatABrowserRefuses(String written) {
        assertThat(WebUrl.parse(written)).isEmpty();
    }

    @ParameterizedTest(name = "{0} => {1}")
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', value = {
        "x => http://h/a/b/x", "./x => http://h/a/b/x", "../x => http://h/a/x", "../../../x => http://h/x",
        "/x => http://h/x", "//k/x => http://k/x", "///k/x => http://k/x", "\\\\k\\x => http://k/x",
        "?y => http://h/a/b/c?y", "#z => http://h/a/b/c?q", "`` => http://h/a/b/c?q", ". => http://h/a/b/",
        ".. => http://h/a/", "../.. => http://h/", "x/ => http://h/a/b/x/", "x/.. => http://h/a/b/",
        "http:x => http://h/a/b/x", "http:/x => http://h/x", "https:x => https://x/", "http://k => http://k/",
        "x:y => x:y", "./x:y => http://h/a/b/x:y", "x y => http://h/a/b/x%20y", "%2e%2e/x => http://h/a/x",
        "` \\n x ` => http://h/a/b/x", "x?a=/../b => http://h/a/b/x?a=/../b", "mailto:a@b => mailto:a@b",
        "图/片.png => http://h/a/b/%E5%9B%BE/%E7%89%87.png", "; => http://h/a/b/;", "x\\y => http://h/a/b/x/y",
    })
    void resolvesAReference(String reference, String expected) {
        assertThat(WebUrl.of("http://h/a/b/c?q").resolve(characters(reference)).map(WebUrl::toString)).contains(expected);
    }

    @ParameterizedTest(name = "{0} in {1} => {2}")
    @CsvSource(delimiterString = "=>", value = {
        "中 => GB18030 => ?%D6%D0", "中 => Big5 => ?%A4%A4", "é => windows-1252 => ?%E9", "é => UTF-16LE => ?%C3%A9",
        "中 => windows-1252 => ?%26%2320013%3B", "丂 => GBK => ?%81@", "😀 => ISO-8859-1 => ?%26%23128512%3B"
    })
    void writesTheQueryInTheEncodingOfThePageAndThePathInUtf8(String text, String encoding, String expected) {
        Charset charset = Charset.forName(encoding);

        assertThat(WebUrl.of("http://h/").resolve("?" + text, charset).map(WebUrl::toString))
                .contains("http://h/" + expected);
        assertThat(WebUrl.of("http://h/").resolve("中", charset).map(WebUrl::toString)).contains("http://h/%E4%B8%AD");
    }

    @Test
    void whatIsWrittenReadsBackAsItself() {
        for (String text : new String[] {
            "http://example.com/%25E6?a=%27#x", "https://u:p@xn--fiq228c.example:8443/a//b/?", "data:,x%20y",
            "http://[2001:db8::1]/", "http://h/100%25"
        }) {
            String once = WebUrl.of(text).toString();
            assertThat(WebUrl.of(once).toString()).isEqualTo(once);
        }
    }

    @Test
    void aTornOffEscapeAndALongOneTakeLinearTime() {
        String long1 = "http://h/" + "%".repeat(1_000_000) + "../".repeat(300_000);

        assertThat(WebUrl.parse(long1)).isPresent();
        assertThat(WebUrl.parse("http://" + "a.".repeat(500_000) + "/").map(WebUrl::isHttp).orElse(true)).isTrue();
    }

    @Test
    void tellsItsParts() {
        WebUrl url = WebUrl.of("https://u@h.example:8443/p/q?r#f");

        assertThat(url.scheme()).isEqualTo("https");
        assertThat(url.userInfo()).contains("u");
        assertThat(url.host()).contains("h.example");
        assertThat(url.port()).isEqualTo(8443);
        assertThat(url.origin()).isEqualTo("https://h.example:8443");
        assertThat(url.pathAndQuery()).isEqualTo("/p/q?r");
        assertThat(url.fragment()).contains("f");
        assertThat(url.withFragment()).isEqualTo("https://u@h.example:8443/p/q?r#f");
        assertThat(WebUrl.of("http://h/").effectivePort()).isEqualTo(80);
        assertThat(WebUrl.of("http://h/#a")).isEqualTo(WebUrl.of("http://h/#b"));
    }
}
