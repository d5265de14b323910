package org.pressmark.wacz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pressmark.capture.WebUrl;

class BrowserKeyTest {
    /** What getSurt of warcio.js gives, as measured in its own release. */
    @ParameterizedTest(name = "{0} => {1}")
    @CsvSource(delimiterString = "=>", value = {
        "https://example.org/ => org,example)/",
        "https://example.org => org,example)/",
        "https://www.Example.org/A => org,example)/a",
        "http://www2.example.org/ => org,example)/",
        "https://example.org:8080/a => org,example:8080)/a",
        "https://example.org:443/a => org,example)/a",
        "https://example.org/cn/%25E6 => org,example)/cn/%25e6",
        "https://example.org/%C3%89 => org,example)/%c3%89",
        "https://example.org/x?a-b=1&a=1 => org,example)/x?a-b=1&a=1",
        "https://example.org/x?b=2&a=1 => org,example)/x?a=1&b=2",
        "https://example.org/b/ => org,example)/b/",
        "https://example.org//a//b => org,example)//a//b",
        "https://例え.jp/ => jp,xn--r8jz45g)/",
        "file:///a => file:///a",
        "urn:pageinfo:https://example.org/ => urn:pageinfo:https://example.org/"
    })
    void the_key_is_the_one_the_browser_player_computes(String url, String key) {
        assertThat(BrowserKey.of(url)).isEqualTo(key);
    }

    @Test
    void host_and_path_are_those_the_parsed_address_has() {
        Random random = new Random(5);
        String alphabet = "aab0.-_/~x%:é";
        for (int i = 0; i < 50_000; i++) {
            StringBuilder url = new StringBuilder("http://");
            for (int n = 1 + random.nextInt(14); n > 0; n--) {
                url.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            url.append(random.nextBoolean() ? ".org/a/../b" : ".org/a/b./c");

            String expected = WebUrl.parse(url.toString()).filter(parsed -> parsed.host().isPresent()).map(parsed -> {
                List<String> labels = Arrays.asList(parsed.host().get().split("\\.", -1));
                Collections.reverse(labels);
                return String.join(",", labels) + (parsed.port() < 0 ? "" : ":" + parsed.port()) + ")" + parsed.path();
            }).orElse(url.toString());
            assertThat(BrowserKey.of(url.toString())).as(url.toString()).isEqualTo(expected);
        }
    }
}
