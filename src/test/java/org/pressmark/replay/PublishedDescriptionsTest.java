package org.pressmark.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pressmark.replay.CollectionFixture.bytes;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The Internet Archive's and pywb's published descriptions of their servers, row by row: the README of
 * wayback-cdx-server, the Wayback Machine's availability API, pywb's "CDXJ Server API" and "Memento API". The table of
 * docs/API.md names these tests.
 */
final class PublishedDescriptionsTest {
    private static final String A = "WARC-Payload-Digest: sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\r\n";
    private static final String B = "WARC-Payload-Digest: sha1:BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB\r\n";
    private static final String HTTP = "Content-Type: application/http; msgtype=response\r\n";

    private static ReplayServer server;
    private static RawClient client;

    @BeforeAll
    static void serve(@TempDir Path root) throws IOException {
        byte[] html = bytes("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\na");
        byte[] gone = bytes("HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\nb");
        byte[] php = bytes("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nc");
        new CollectionFixture(root, "c")
                .record("response", "http://archive.org/", "1997-01-26T04:58:28Z", A + HTTP, html)
                .record("revisit", "http://archive.org/", "1997-10-11T05:00:34Z", A + HTTP
                        + "WARC-Profile: http://netpreserve.org/warc/1.1/revisit/identical-payload-digest\r\n",
                        bytes("HTTP/1.1 200 OK\r\n\r\n"))
                .record("response", "http://archive.org/", "1997-12-11T12:29:53Z", B + HTTP, gone)
                .record("response", "http://archive.org/", "1998-01-09T14:01:06Z", A + HTTP, html)
                .record("response", "http://archive.org/", "1998-01-09T14:59:59Z", A + HTTP, html)
                .record("response", "http://archive.org/about/", "2000-01-01T00:00:00Z", B + HTTP, html)
                .record("response", "http://archive.org/about/a.php", "2001-01-01T00:00:00Z", HTTP, php)
                .record("response", "http://sub.archive.org/", "2002-01-01T00:00:00Z", HTTP, html)
                .write();
        new CollectionFixture(root, "d").html("http://archive.org/", "2010-01-01T00:00:00Z", "d").write();
        server = new ReplayServer(ReplayOptions.of(root)).start();
        client = new RawClient(server.port());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String encoded(String query) {
        return Arrays.stream(query.split("&"))
                .map(p -> p.substring(0, p.indexOf('=') + 1)
                        + URLEncoder.encode(p.substring(p.indexOf('=') + 1), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static RawClient.Answer internetArchive(String query) throws IOException {
        return client.get("/c/cdx/search/cdx?" + encoded(query));
    }

    private static RawClient.Answer pywb(String query) throws IOException {
        return client.get("/c/cdx?" + encoded(query));
    }

    /** Lines by bars; what an answer of text holds but the fields asked for is left to the rows on fields. */
    private static String lines(RawClient.Answer answer) {
        return answer.text().strip().replace("\n", "|");
    }

    @ParameterizedTest(name = "{0} => {1}")
    @CsvSource(delimiterString = "=>", value = {
        // Url Match Scope; matchType set implicitly
        "url=archive.org/about/&matchType=exact => 20000101000000",
        "url=archive.org/about/ => 20000101000000",
        "url=archive.org/about/&matchType=prefix => 20010101000000", // the key of /about/ has no last slash, there and here
        "url=archive.org/about/&matchType=host&from=1998011 => 20000101000000|20010101000000",
        "url=archive.org/about/&matchType=domain&from=1998011 => 20000101000000|20010101000000|20020101000000",
        "url=archive.org/* => 19970126045828|19971011050034|19971211122953|19980109140106|19980109145959|20000101000000|20010101000000",
        "url=*.archive.org/&from=2001 => 20010101000000|20020101000000",
        // Filtering: date range, field, its index, the whole line, inverted, several
        "url=archive.org&from=1998&to=1998 => 19980109140106|19980109145959",
        "url=archive.org&from=19970126045828&to=19971011050034 => 19970126045828|19971011050034",
        "url=archive.org&limit=2&filter=!statuscode:200 => 19971211122953",
        "url=archive.org&filter=statuscode:4.. => 19971211122953",
        "url=archive.org&filter=statuscode:40 => ''",
        "url=archive.org&filter=4:404 => 19971211122953",
        "url=archive.org&filter=!4:200&filter=!3:warc/revisit => 19971211122953",
        "url=archive.org&filter=.* text/html 404 .* => 19971211122953",
        "url=archive.org&filter=!.* 200 .* => 19971211122953",
        "url=archive.org&filter=digest:(sha1:)?B{32} => 19971211122953",
        // Collapsing: neighbours only, whatever their address; several
        "url=archive.org&collapse=timestamp:10 => 19970126045828|19971011050034|19971211122953|19980109140106",
        "url=archive.org&collapse=timestamp:4 => 19970126045828|19980109140106",
        "url=archive.org&collapse=digest => 19970126045828|19971211122953|19980109140106",
        "url=archive.org&collapse=urlkey&matchType=prefix => 19970126045828|20000101000000|20010101000000",
        "url=archive.org/*&collapse=statuscode&from=1998 => 19980109140106",
        "url=archive.org&collapse=timestamp:6&collapse=digest => 19970126045828|19971211122953|19980109140106",
        // Query Result Limits
        "url=archive.org&limit=1 => 19970126045828",
        "url=archive.org&limit=-1 => 19980109145959",
        "url=archive.org&limit=-2 => 19980109140106|19980109145959",
        "url=archive.org&fastLatest=true => 19980109145959",
        "url=archive.org&fastLatest=true&limit=-2 => 19980109140106|19980109145959",
        "url=archive.org&fastLatest=true&limit=2 => 19980109140106|19980109145959",
        "url=archive.org&offset=3 => 19980109140106|19980109145959",
        "url=archive.org&offset=1&limit=1 => 19971011050034",
        // Pagination: below zero no pages, beyond the last no results, the only one is all
        "url=archive.org&page=0&from=1998 => 19980109140106|19980109145959",
        "url=archive.org&page=-1&from=1998 => 19980109140106|19980109145959",
        "url=archive.org&page=1 => ''",
        "url=archive.org&page=0&pageSize=1&limit=1 => 19970126045828",
        "url=archive.org&showNumPages=true => 1",
        "url=nowhere.example&showNumPages=true&pageSize=1 => 1",
    })
    void theInternetArchivesQueries(String query, String found) throws IOException {
        assertThat(lines(internetArchive(query + "&fl=timestamp"))).isEqualTo(found);
    }

    @ParameterizedTest(name = "{0} => {1}")
    @CsvSource(delimiterString = "=>", value = {
        // Basic Usage, Output Format, Field Order
        "url=archive.org&limit=1&fl=urlkey,timestamp,original,mimetype,statuscode,digest => "
                + "org,archive)/ 19970126045828 http://archive.org/ text/html 200 sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "url=archive.org&fl=timestamp,mimetype&output=json&limit=1 => [[\"timestamp\",\"mimetype\"],|[\"19970126045828\",\"text/html\"]]",
        "url=archive.org&fl=mimetype,timestamp&limit=1&gzip=false => text/html 19970126045828",
        "url=nowhere.example&output=json => []",
        // Resumption Key, in text and in JSON
        "url=archive.org&fl=timestamp&limit=4&showResumeKey=true => "
                + "19970126045828|19971011050034|19971211122953|19980109140106||org%2Carchive%29%2F+19980109145959",
        "url=archive.org&fl=timestamp&limit=4&output=json&offset=3&showResumeKey=true => [[\"timestamp\"],|[\"19980109140106\"],|[\"19980109145959\"]]",
        "url=archive.org&fl=timestamp&limit=1&output=json&showResumeKey=true => "
                + "[[\"timestamp\"],|[\"19970126045828\"],|[],|[\"org%2Carchive%29%2F+19971011050034\"]]",
        "url=archive.org&fl=timestamp&limit=1&resumeKey=org,archive)/ 19980109145959&showResumeKey=true => 19980109145959",
        // Counters
        "url=archive.org&fl=timestamp,mimetype&showDupeCount=true => 19970126045828 text/html 0|19971011050034 text/html 1"
                + "|19971211122953 text/html 0|19980109140106 text/html 2|19980109145959 text/html 3",
        "url=archive.org&fl=timestamp&collapse=timestamp:4&output=json&showSkipCount=true&lastSkipTimestamp=true => "
                + "[[\"timestamp\",\"skipcount\",\"endtimestamp\"],|[\"19970126045828\",\"2\",\"19971211122953\"],|[\"19980109140106\",\"1\",\"19980109145959\"]]",
        "url=archive.org&fl=timestamp&filter=!statuscode:200&showSkipCount=true => 19971211122953 2",
        "url=archive.org&fl=timestamp&limit=1&collapse=digest&showDupeCount=true&showSkipCount=true => 19970126045828 0 1",
        "url=archive.org&fl=timestamp&showDupeCount=true&limit=-2 => 19980109140106 2|19980109145959 3",
    })
    void theInternetArchivesAnswers(String query, String text) throws IOException {
        assertThat(lines(internetArchive(query))).isEqualTo(text);
    }

    @Test
    void theInternetArchivesDefaultsAreItsSevenColumnsAndNothingIsPacked() throws IOException {
        RawClient.Answer answer = client.get("/c/cdx/search/cdx?url=archive.org", "Accept-Encoding: gzip");

        assertThat(answer.header("Content-Encoding")).isEmpty();
        assertThat(answer.text().lines()).hasSize(5).allSatisfy(line -> assertThat(line.split(" ")).hasSize(7));
        assertThat(internetArchive("url=archive.org&output=json").text()).startsWith(
                "[[\"urlkey\",\"timestamp\",\"original\",\"mimetype\",\"statuscode\",\"digest\",\"length\"],\n[\"org,archive)/\",\"19970126045828\",");
    }

    @Test
    void everyLineComesOnceWhereAnAnswerIsTakenUpAgainAndAgain(@TempDir Path root) throws IOException {
        CollectionFixture twins = new CollectionFixture(root, "twins");
        for (int i = 0; i < 7; i++) {
            twins.html("http://h.example/", i < 5 ? "2020-01-01T00:00:00Z" : "2020-01-02T00:00:00Z", "body " + i);
        }
        twins.write();
        try (ReplayServer other = new ReplayServer(ReplayOptions.of(root)).start()) {
            RawClient asking = new RawClient(other.port());
            StringBuilder all = new StringBuilder();
            String key = "";
            for (int round = 0; round < 4; round++) {
                String text = asking.get("/twins/cdx/search/cdx?url=h.example&fl=offset&limit=2&showResumeKey=true" + key).text();
                String[] parts = text.split("\n\n", -1);
                all.append(parts[0].strip()).append('\n');
                key = parts.length > 1 ? "&resumeKey=" + parts[1].strip() : "&resumeKey=none";
            }
            assertThat(all.toString()).isEqualTo(asking.get("/twins/cdx/search/cdx?url=h.example&fl=offset").text());
        }
    }

    @ParameterizedTest(name = "{0} => {1}")
    @CsvSource(delimiterString = "=>", value = {
        "/wayback/available?url=archive.org => \"closest\": {\"status\": \"200\", \"available\": true, \"url\": \"http://127.0.0.1:PORT/d/20100101000000/http://archive.org/\", \"timestamp\": \"20100101000000\"}",
        "/wayback/available?url=archive.org&timestamp=1997 => \"url\": \"http://127.0.0.1:PORT/c/19970126045828/http://archive.org/\"",
        "/wayback/available?url=archive.org&timestamp=19980109142000 => \"timestamp\": \"19980109140106\"",
        "/wayback/available?url=nowhere.example => \"archived_snapshots\": {}",
        "/wayback/available?url=archive.org&callback=steal => {\"url\"",
    })
    void theAvailabilityApi(String target, String part) throws IOException {
        RawClient.Answer answer = client.get(target);

        assertThat(answer.header("Content-Type")).contains("application/json");
        assertThat(answer.text()).contains(part.replace("PORT", Integer.toString(server.port()))).doesNotContain("steal");
    }

    @ParameterizedTest(name = "{0} => {1}")
    @CsvSource(delimiterString = "=>", value = {
        "url=archive.org&from=1998&to=1998 => 19980109140106|19980109145959",
        "url=http://archive.org/about/* => 20010101000000",
        "url=http://archive.org/about/&matchType=prefix => 20010101000000",
        "url=archive.org/ignored&matchType=host&from=2000 => 20000101000000|20010101000000",
        "url=*.archive.org&from=2001 => 20010101000000|20020101000000",
        "url=archive.org&matchType=domain&from=2001 => 20010101000000|20020101000000",
        "url=archive.org&limit=2 => 19970126045828|19971011050034",
        "url=archive.org&sort=reverse => 19980109145959|19980109140106|19971211122953|19971011050034|19970126045828",
        "url=archive.org&sort=reverse&limit=1 => 19980109145959",
        "url=archive.org&sort=closest&closest=19971201000000 => 19971211122953|19980109140106|19980109145959|19971011050034|19970126045828",
        "url=archive.org&sort=closest&closest=19971201000000&limit=1 => 19971211122953",
        "url=archive.org/*&filter==mime:text/html&filter=!=status:200 => 19971211122953",
        "url=archive.org&matchType=domain&filter=~url:.*\\.php$ => 20010101000000",
        "url=archive.org/*&filter=mime:plain => 20010101000000",
        "url=archive.org/*&filter=!mime:html&from=1998 => 20010101000000",
        "url=archive.org/*&filter=~mime:.*/plain$ => 20010101000000",
        "url=archive.org/*&filter=~mime:plain => ''",
        "url=archive.org/*&filter=!~mime:.*/html&from=1998 => 20010101000000",
        "url=archive.org&filter=!~text/.*&from=1998 => 19980109140106|19980109145959", // without a field it is for the line
        "url=archive.org&filter=warc/revisit => 19971011050034",
        "url=archive.org&page=0&pageSize=2&limit=1 => 19970126045828",
    })
    void pywbsQueries(String query, String found) throws IOException {
        String text = lines(pywb(query + "&fl=timestamp&output=text"));

        assertThat(text).isEqualTo(found);
    }

    @ParameterizedTest(name = "{0} => {1}")
    @CsvSource(delimiterString = "=>", value = {
        "url=archive.org&limit=1&fl=urlkey,timestamp,mime => text/x-cdxj => org,archive)/ 19970126045828 {\"mime\": \"text/html\"}",
        "url=archive.org&limit=2&fl=timestamp&output=json => text/x-ndjson => {\"timestamp\": \"19970126045828\"}|{\"timestamp\": \"19971011050034\"}",
        "url=archive.org&limit=1&fl=urlkey,timestamp&output=text => text/plain => org,archive)/ 19970126045828",
        "url=archive.org&showNumPages=true => application/json => {\"pages\": 1, \"pageSize\": 5, \"blocks\": 1}",
        "url=archive.org&showNumPages=true&pageSize=2 => application/json => {\"pages\": 1, \"pageSize\": 2, \"blocks\": 1}",
        "url=nowhere.example&showNumPages=true => application/json => {\"pages\": 1, \"pageSize\": 5, \"blocks\": 0}",
        "url=archive.org&limit=2&output=link => application/link-format => "
                + "<http://127.0.0.1:PORT/c/19970126045828mp_/http://archive.org/>; rel=\"memento\"; datetime=\"Sun, 26 Jan 1997 04:58:28 GMT\"; collection=\"c\","
                + "|<http://127.0.0.1:PORT/c/19971011050034mp_/http://archive.org/>; rel=\"memento\"; datetime=\"Sat, 11 Oct 1997 05:00:34 GMT\"; collection=\"c\"",
    })
    void pywbsAnswers(String query, String type, String text) throws IOException {
        String expected = text.replace("PORT", Integer.toString(server.port()));
        RawClient.Answer answer = pywb(query);

        assertThat(answer.header("Content-Type").orElse("")).startsWith(type);
        assertThat(lines(answer)).isEqualTo(expected);
    }

    @Test
    void pywbsFieldsAreAllThereUnlessSomeAreAskedFor() throws IOException {
        assertThat(pywb("url=archive.org&limit=1&output=json").text()).contains(
                "\"urlkey\"", "\"timestamp\"", "\"url\"", "\"mime\"", "\"status\"", "\"digest\"", "\"length\"",
                "\"offset\"", "\"filename\"");
    }

    @ParameterizedTest(name = "{0} => {1}")
    @CsvSource(delimiterString = "=>", value = {
        "/c/cdx => 400", "/c/cdx?url=archive.org&page=1 => 400", "/c/cdx?url=archive.org&output=xml => 400",
        "/c/cdx?url=archive.org&showPagedIndex=true => 400", "/c/cdx/search/cdx => 400",
        "/c/cdx/search/cdx?url=archive.org&showPagedIndex=true => 400", "/cdx/search/cdx?url=archive.org&output=link => 400",
        "/cdx/search/cdx?url=archive.org&output=link&collection=c => 200", "/c/cdx?url=nowhere.example => 200",
    })
    void whatIsNotGivenIsSaid(String target, int status) throws IOException {
        RawClient.Answer answer = client.get(target);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text()).satisfiesAnyOf(text -> assertThat(status).isEqualTo(200),
                text -> assertThat(text).startsWith("{\"message\": \""));
    }

    @Test
    void pywbsMementos() throws IOException {
        String here = "http://127.0.0.1:" + server.port();
        assertThat(client.get("/c/timemap/link/http://archive.org/").text())
                .contains("; rel=\"timegate\"", "; rel=\"original\"", "; collection=\"c\"");
        RawClient.Answer gate = client.get("/c/http://archive.org/", "Accept-Datetime: Thu, 11 Dec 1997 00:00:00 GMT");
        assertThat(gate.status()).isEqualTo(302);
        assertThat(gate.header("Vary").orElse("")).containsIgnoringCase("accept-datetime");
        assertThat(gate.header("Location").orElse("")).endsWith("/c/19971211122953mp_/http://archive.org/");
        RawClient.Answer memento = client.get("/c/19971211mp_/http://archive.org/");
        assertThat(memento.header("Memento-Datetime")).contains("Thu, 11 Dec 1997 12:29:53 GMT");
        assertThat(memento.header("Content-Location").orElse("")).endsWith("/c/19971211122953mp_/http://archive.org/");
        assertThat(memento.header("Link").orElse("")).contains("<http://archive.org/>; rel=\"original\"",
                "<" + here + "/c/http://archive.org/>; rel=\"timegate\"",
                "<" + here + "/c/timemap/link/http://archive.org/>; rel=\"timemap\"");
    }

    /** RFC 7089, sections 4.2.3 (a TimeGate that redirects) and 4.5.3 (dates outside of what is held, and what is no date). */
    @ParameterizedTest(name = "{0} => {1}")
    @CsvSource(delimiterString = "=>", value = {
        "Thu, 11 Dec 1997 12:29:53 GMT => 19971211122953",
        "Thu, 11 Dec 1997 12:29:52 GMT => 19971211122953",
        "Fri, 31 May 1907 00:00:00 GMT => 19970126045828",
        "Tue, 31 May 2907 00:00:00 GMT => 19980109145959",
        "Mon, 11 Dec 1997 12:29:53 GMT => 19971211122953", // it was a Thursday
        "11 Dec 1997 12:29:53 GMT => 19971211122953",
        "Thu, 11 Dec 1997 12:28:60 GMT => 19971211122953",
        "Thursday, 11-Dec-97 12:29:53 GMT => 19971211122953", // RFC 850
        "Mon Jan 26 04:58:28 1997 => 19970126045828", // asctime
        "Sun Jan  5 04:58:28 1997 => 19970126045828",
        "1997 => ''", "Thu, 31 Feb 1997 12:29:53 GMT => ''", "Thu, 11 Dec 1997 12:29:53 => ''",
        "Thu, 11 Dec 1997 12:29:53 GMT; -P3DT5H => ''", "yesterday => ''",
    })
    void timeGates(String date, String time) throws IOException {
        for (String method : new String[] {"GET", "HEAD"}) {
            for (String gate : new String[] {"/c/http://archive.org/", "/c/timegate/http://archive.org/"}) {
                RawClient.Answer answer = client.send(method, gate, "Accept-Datetime: " + date);

                assertThat(answer.status()).isEqualTo(time.isEmpty() ? 400 : 302);
                assertThat(answer.header("Vary")).contains("accept-datetime");
                assertThat(answer.header("Memento-Datetime")).isEmpty();
                assertThat(answer.header("Location").orElse(""))
                        .isEqualTo(time.isEmpty() ? "" : "/c/" + time + "mp_/http://archive.org/");
                assertThat(answer.header("Link").isPresent()).isEqualTo(!time.isEmpty());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE"})
    void timeGatesKnowNoOtherMethod(String method) throws IOException {
        RawClient.Answer answer = client.send(method, "/c/timegate/http://archive.org/", "Content-Length: 0");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).contains("GET, HEAD, OPTIONS");
    }

    /** RFC 7089, sections 4.5.4, 4.5.5 and 4.5.7: whatever was answered then is a memento; a redirect to one is none. */
    @Test
    void mementos() throws IOException {
        RawClient.Answer error = client.get("/c/19971211122953id_/http://archive.org/",
                "Accept-Datetime: Fri, 31 May 1907 00:00:00 GMT");
        RawClient.Answer onTheWay = client.get("/c/1997mp_/archive.org");
        RawClient.Answer nothing = client.get("/c/http://nowhere.example/");

        assertThat(error.status()).isEqualTo(404);
        assertThat(error.header("Memento-Datetime")).contains("Thu, 11 Dec 1997 12:29:53 GMT");
        assertThat(error.header("Link").orElse("")).contains("rel=\"first memento\"", "rel=\"prev memento\"",
                "rel=\"next memento\"", "rel=\"last memento\"");
        assertThat(error.header("Vary").orElse("")).doesNotContainIgnoringCase("accept-datetime");
        assertThat(onTheWay.status()).isEqualTo(307);
        assertThat(onTheWay.header("Memento-Datetime")).isEmpty();
        assertThat(onTheWay.header("Link")).contains("<http://archive.org/>; rel=\"original\"");
        assertThat(nothing.status()).isEqualTo(404);
        assertThat(nothing.header("Vary")).contains("accept-datetime");
    }

    /** RFC 7089, section 5. */
    @Test
    void timeMaps() throws IOException {
        RawClient.Answer map = client.get("/c/timemap/link/http://archive.org/");

        assertThat(map.header("Content-Type")).contains("application/link-format");
        assertThat(map.text()).containsOnlyOnce(
                "rel=\"self\"; type=\"application/link-format\"; from=\"Sun, 26 Jan 1997 04:58:28 GMT\"; "
                + "until=\"Fri, 09 Jan 1998 14:59:59 GMT\"")
                        .containsOnlyOnce("rel=\"first memento\"")
                        .containsOnlyOnce("rel=\"last memento\"");
        assertThat(map.text().strip().split(",\n")).hasSize(8).allMatch(link -> link.matches("<[^<>]+>(; [a-z]+=\"[^\"]*\")+"));
        assertThat(client.get("/c/timemap/link/http://nowhere.example/").status()).isEqualTo(404);
    }
}
