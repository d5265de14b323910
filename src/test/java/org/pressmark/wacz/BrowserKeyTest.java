package org.pressmark.wacz;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
}
