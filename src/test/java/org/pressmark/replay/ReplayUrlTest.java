package org.pressmark.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pressmark.capture.WebUrl;

final class ReplayUrlTest {
    @ParameterizedTest(name = "{0}  =>  {1} {2} {3}")
    @CsvSource(delimiterString = "=>", nullValues = "-", value = {
        "20240501120000/https://h/a => 20240501120000 => - => https://h/a",
        "20240501120000im_/https://h/a => 20240501120000 => im_ => https://h/a",
        "2024id_/http://h/?a=b&c=%2F => 2024 => id_ => http://h/?a=b&c=%2F",
        "mp_/http://h/ => - => mp_ => http://h/",
        "2024mp_//http://h/ => 2024 => mp_ => http://h/",
        "2024mp_///http://h/ => 2024 => mp_ => http://h/",
        "2024/h/x => 2024 => - => h/x",
        "20240501120000123mp_/http://h/ => 20240501120000 => mp_ => http://h/",
        "2024wkrf_/http://h/../a//b;c => 2024 => wkrf_ => http://h/../a//b;c",
        "2024mp_/http:/h/x => 2024 => mp_ => http:/h/x",
        "2024/http://h/2023im_/http://g/ => 2024 => - => http://h/2023im_/http://g/",
    })
    void isCutWithoutDecoding(String rest, String timestamp, String modifier, String target) {
        assertThat(ReplayUrl.parse(rest))
                .contains(new ReplayUrl(timestamp == null ? "" : timestamp, modifier == null ? "" : modifier, target));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/http://h/", "http://h/", "2024", "2024mp_", "2024mp_/", "2024MP_/http://h/",
            "202405011200001/http://h/", "202405011200001234/http://h/", "x_/http://h/"})
    void elsewhereStandsSomethingElse(String rest) {
        assertThat(ReplayUrl.parse(rest)).isEmpty();
    }

    @ParameterizedTest(name = "{0}  =>  {1}")
    @CsvSource(delimiterString = "=>", value = {
        "https://h.example/a => https://h.example/a",
        "HTTPS://H.example => https://h.example/",
        "h.example/a?b => http://h.example/a?b",
        "h.example:8080/a => http://h.example:8080/a",
        "localhost:8080/a => http://localhost:8080/a",
        "http:/h.example/a => http://h.example/a",
        "http:///h.example/a => http://h.example/a",
        "https%3A%2F%2Fh.example%2Fa%3Fb => https://h.example/a?b",
        "http://h.example/中 => http://h.example/%E4%B8%AD",
        "http://h.example/%D6%D0 => http://h.example/%D6%D0",
        "urn:pageinfo:https://h.example/ => urn:pageinfo:https://h.example/",
    })
    void theAddressIsReadAsABrowserWould(String target, String expected) {
        assertThat(ReplayUrl.address(target).map(WebUrl::toString)).contains(expected);
    }
}
