package org.pressmark.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pressmark.capture.CaptureTime;

class ClosestTest {
    private static final String URL = "http://e.org/";

    private static CdxLine at(String time, String url, String mime) {
        return new CdxLine("org,e)/", time, url, mime, "200", "", 1, 1, "a");
    }

    private static Stream<CdxLine> captures(String times) {
        return Arrays.stream(times.split(" ", -1)).map(time -> at(time, URL, "text/html"));
    }

    @ParameterizedTest(name = "{0} of {1}  =>  {2}")
    @CsvSource(delimiterString = "|", value = {
        "20180601000000 | 20180601000000 20190601000000 20200601000000 | 20180601000000",
        "20190601000000 | 20190101000000 20200101000000                | 20190101000000",
        "20200601000000 | 20190101000000 20200101000000 20210101000000 | 20200101000000",
        "19990101000000 | 20190101000000 20200101000000                | 20190101000000",
        "20300101000000 | 20190101000000 20200101000000                | 20200101000000",
        "20200101000002 | 20200101000001 20200101000003                | 20200101000001",
        "20200101000002 | 20200101000003 20200101000001                | 20200101000001",
        "20200101000002 | nonsense 20200101000003123                   | 20200101000003123"
    })
    void takesTheNearestInTimeAndOfTwoTheEarlier(String wanted, String times, String expected) {
        assertThat(Closest.of(captures(times), CaptureTime.parse(wanted).orElseThrow(), URL))
                .map(CdxLine::timestamp)
                .contains(expected);
    }

    @Test
    void prefersTheVeryAddressToANearerTime() {
        String single = "https://e.org/%E6%AC%A7";
        String twice = "https://e.org/%25E6%25AC%25A7";
        assertThat(Surt.key(single)).isEqualTo(Surt.key(twice));
        Stream<CdxLine> lines = Stream.of(at("20200101000000", single, "a/b"), at("20100101000000", twice, "a/b"));
        assertThat(Closest.of(lines, CaptureTime.parse("2020").orElseThrow(), twice)).map(CdxLine::url).contains(twice);
    }

    @Test
    void findsNothingAmongNothing() {
        assertThat(Closest.of(Stream.of(), CaptureTime.parse("2020").orElseThrow(), URL)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", value = {
        "http://www.e.org/a  => https://e.org/a",
        "https://e.org/a/    => https://e.org/a",
        "https://e.org/%61   => https://e.org/%2561"
    })
    void prefersWhatDiffersAsAddressesOfOnePageDo(String asked, String expected) {
        Stream<CdxLine> lines = Stream.of(
                at("20200101000000", "https://e.org/%2561", "a/b"), at("20100101000000", "https://e.org/a", "a/b"));
        assertThat(Closest.of(lines, CaptureTime.parse("2020").orElseThrow(), asked)).map(CdxLine::url).contains(expected);
    }
}
