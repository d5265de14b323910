package org.pressmark.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pressmark.replay.CollectionFixture.bytes;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What other programs ask of us, in the words of pywb's and the Internet Archive's descriptions of their servers. */
final class ProgramsTest {
    private static ReplayServer server;
    private static RawClient client;
    private static byte[] warc;

    @BeforeAll
    static void serve(@TempDir Path root) throws IOException {
        CollectionFixture fixture = new CollectionFixture(root, "c")
                .html("http://h.example/", "2020-01-01T00:00:00Z", "home 1")
                .html("http://h.example/", "2020-01-01T10:00:00Z", "home 2")
                .html("http://h.example/", "2021-06-01T00:00:00Z", "home 3")
                .resource("http://h.example/a/x.png", "2020-02-01T00:00:00Z", "image/png", bytes("x"))
                .resource("http://h.example/a/y.css", "2020-02-02T00:00:00Z", "text/css", bytes("y"))
                .resource("http://h.example/ab", "2020-02-03T00:00:00Z", "text/plain", bytes("ab"))
                .response("http://sub.h.example/s", "2020-03-01T00:00:00Z",
                        "HTTP/1.1 404 Not Found\nContent-Type: text/html", bytes("no"))
                .html("http://hh.example/", "2020-04-01T00:00:00Z", "another host");
        warc = Files.readAllBytes(fixture.write().resolve("archive").resolve("a.warc.gz"));
        new CollectionFixture(root, "d").html("http://h.example/", "2022-01-01T00:00:00Z", "home 4").write();
        Files.write(root.resolve("p.wacz"), bytes("PK\5\6" + "\0".repeat(18)));
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

    /** Each query and the instants it finds, by month and, where it matters, hour. */
    @ParameterizedTest(name = "{0} => {1}")
    @CsvSource(delimiterString = "=>", value = {
        "url=h.example => 2020010100 2020010110 2021060100",
        "url=h.example&limit=1 => 2020010100",
        "url=h.example&limit=-1 => 2021060100",
        "url=h.example&limit=-2 => 2020010110 2021060100",
        "url=h.example&offset=1&limit=1 => 2020010110",
        "url=h.example&sort=reverse => 2021060100 2020010110 2020010100",
        "url=h.example&reverse=1&limit=1 => 2021060100",
        "url=h.example&from=2021 => 2021060100",
        "url=h.example&to=2020 => 2020010100 2020010110",
        "url=h.example&from=20200101&to=20200101 => 2020010100 2020010110",
        "url=h.example&from=2020010105&to=2020010115 => 2020010110",
        "url=h.example&closest=20200101090000&sort=closest => 2020010110 2020010100 2021060100",
        "url=h.example&closest=20210101&limit=1 => 2021060100",
        "url=h.example&collapse=timestamp:4 => 2020010100 2021060100",
        "url=h.example&collapse=timestamp:8 => 2020010100 2021060100",
        "url=h.example&collapseTime=10 => 2020010100 2020010110 2021060100",
        "url=h.example/a/* => 2020020100 2020020200",
        "url=h.example/a&matchType=prefix => 2020020100 2020020200 2020020300",
        "url=http://h.example/a/&matchType=prefix => 2020020100 2020020200",
        "url=h.example&matchType=host => 2020010100 2020010110 2021060100 2020020100 2020020200 2020020300",
        "url=*.h.example&filter==status:404 => 2020030100",
        "url=h.example&matchType=domain&limit=-1 => 2020030100",
        "url=h.example/*&filter=mime:image => 2020020100",
        "url=h.example/*&filter=!~mime:text|image => ''",
        "url=h.example/*&filter=~mime:image|.*css => 2020020100 2020020200",
        "url=h.example/*&filter==mime:text/css => 2020020200",
        "url=h.example/*&filter=!=mime:text/html&filter=!=mime:text/css => 2020020100 2020020300",
        "url=nowhere.example => ''",
        "url=h.example&page=0 => 2020010100 2020010110 2021060100",
    })
    void queriesOfTheIndexFindWhatTheyAskFor(String query, String found) throws IOException {
        RawClient.Answer answer = client.get("/c/cdx?" + encoded(query));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.text()
                .lines()
                .map(line -> line.split(" ")[1].substring(0, 10))
                .collect(Collectors.joining(" "))).isEqualTo(found);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "url=", "url=h.example&output=xml", "url=h.example&limit=many",
            "url=h.example&from=soon", "url=h.example&matchType=some",
        "url=h.example&filter=nothing:x", "url=h.example&filter=~mime:(", "url=h.example&fl=nothing",
        "url=h.example&collapse=nothing",
        "url=h.example&closest=soon", "url=h.example&page=1", "url=h.example&resumeKey=org,other)/ 2020", "url=:::"})
    void queriesThatAreNotUnderstoodAreRefusedInJson(String query) throws IOException {
        RawClient.Answer answer = client.get("/c/cdx?" + (query.isEmpty() ? "" : encoded(query)));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).contains("application/json");
        assertThat(answer.text()).startsWith("{\"message\": \"");
    }

    @Test
    void aRegularExpressionThatNeverEndsIsEnded() throws IOException {
        RawClient.Answer answer = client.get("/c/cdx?" + encoded("url=h.example/*&filter=~urlkey:((((.*)*)*)*)*x"));

        assertThat(answer.status()).isIn(200, 400);
    }

    @ParameterizedTest(name = "{0} => {1}")
    @CsvSource(delimiterString = "=>", value = {
        "/c/cdx?limit=1&fl=timestamp,url => example,h)/ 20200101000000 {\"url\": \"http://h.example/\"}",
        "/c/cdx?limit=1&output=json&fl=url,timestamp => {\"url\": \"http://h.example/\", \"timestamp\": \"20200101000000\"}",
        "/c/cdx?limit=1&output=text&fields=urlkey,timestamp,original => example,h)/ 20200101000000 http://h.example/",
        "/c/cdx/search/cdx?limit=1&fl=timestamp,statuscode,mimetype => 20200101000000 200 text/html",
        "/c/cdx/search/cdx?limit=1&fl=timestamp&output=json => [[\"timestamp\"],|[\"20200101000000\"]]",
        "/c/cdx/search/cdx?limit=1&fl=timestamp&output=json&showResumeKey=true => [[\"timestamp\"],|[\"20200101000000\"],|[],|[\"example%2Ch%29%2F+20200101100000\"]]",
        "/c/cdx/search/cdx?limit=1&fl=timestamp&showResumeKey=true => 20200101000000||example%2Ch%29%2F+20200101100000",
        "/c/cdx/search/cdx?fl=timestamp&resumeKey=example,h)/+20200101100000&filter=statuscode:2.. => 20200101100000|20210601000000",
        "/c/cdx/search/cdx?showNumPages=true => 1",
        "/c/cdx?showNumPages=true => {\"pages\": 1, \"pageSize\": 5, \"blocks\": 1}",
        "/cdx/search/cdx?fl=timestamp&from=2021 => 20210601000000|20220101000000",
        "/cdx/search/cdx?fl=timestamp&from=2021&collection=d => 20220101000000",
    })
    void eachDialectHasItsForms(String target, String text) throws IOException {
        assertThat(client.get(target + "&url=http://h.example/").text().strip().replace('\n', '|')).isEqualTo(text);
    }

    @Test
    void timeMapsComeInThreeForms() throws IOException {
        String url = "http://h.example/";
        assertThat(client.get("/c/timemap/link/" + url).text())
                .contains("rel=\"self\"; type=\"application/link-format\"; from=\"Wed, 01 Jan 2020 00:00:00 GMT\"; until=\"Tue, 01 Jun 2021 00:00:00 GMT\"",
                        "rel=\"first memento\"", "rel=\"last memento\"");
        assertThat(client.get("/c/timemap/json/" + url).text())
                .contains("\"original_uri\": \"http://h.example/\"",
                        "{\"datetime\": \"2020-01-01T10:00:00Z\", \"uri\": \"http://127.0.0.1:");
        assertThat(client.get("/c/timemap/cdxj/" + url).text().lines().filter(l -> !l.startsWith("!"))).hasSize(3)
                .first()
                .asString()
                .startsWith("20200101000000 {\"uri\": \"http://127.0.0.1:")
                .contains("\"rel\": \"first memento\"");
        assertThat(client.get("/c/timemap/json/2/" + url).status()).isEqualTo(404);
        assertThat(client.get("/c/timemap/xml/" + url).status()).isEqualTo(400);
    }

    @Test
    void collectionsAndAvailabilityAreKnown() throws IOException {
        assertThat(client.get("/collinfo.json").text()).isEqualTo("{\"fixed\": [\"c\", \"d\", \"p\"], \"dynamic\": []}\n");
        assertThat(client.get("/wayback/available?url=h.example&timestamp=20211201").text())
                .contains("\"url\": \"h.example\"", "\"timestamp\": \"20220101000000\"", "/d/20220101000000/http://h.example/");
        assertThat(client.get("/wayback/available?url=nowhere.example").text()).contains("\"archived_snapshots\": {}");
        assertThat(client.get("/wayback/available").status()).isEqualTo(400);
    }

    @Test
    void archiveFilesAreGivenAsTheyAre() throws IOException {
        assertThat(client.get("/c/archive/").text()).contains("\"name\": \"a.warc.gz\", \"size\": " + warc.length);
        RawClient.Answer whole = client.get("/c/archive/a.warc.gz");
        assertThat(whole.body()).isEqualTo(warc);
        assertThat(whole.header("Accept-Ranges")).contains("bytes");
        RawClient.Answer part = client.get("/c/archive/a.warc.gz", "Range: bytes=10-19");
        assertThat(part.status()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(warc, 10, 20));
        assertThat(client.send("HEAD", "/c/archive/a.warc.gz").header("Content-Length")).contains(Integer.toString(warc.length));
        assertThat(client.get("/c/archive/a.warc.gz", "If-None-Match: " + whole.header("ETag").orElseThrow()).status())
                .isEqualTo(304);
        assertThat(client.get("/p.wacz").status()).isIn(200, 502);
        assertThat(client.get("/x.wacz").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../pages/pages.jsonl", "..%2Findexes%2Findex.idx", "nothing.warc.gz", "%00", "%zz"})
    void nothingButArchiveFilesIsGiven(String name) throws IOException {
        assertThat(client.get("/c/archive/" + name).status()).isBetween(400, 404);
    }

    @Test
    void severalRangesComeAsParts() throws IOException {
        RawClient.Answer answer = client.get("/c/archive/a.warc.gz", "Range: bytes=0-0,5-6,-1");
        String body = new String(answer.body(), StandardCharsets.ISO_8859_1);

        assertThat(answer.status()).isEqualTo(206);
        assertThat(answer.header("Content-Type").orElse("")).startsWith("multipart/byteranges; boundary=");
        assertThat(answer.header("Content-Length")).contains(Integer.toString(answer.body().length));
        assertThat(body).contains("Content-Range: bytes 0-0/" + warc.length + "\r\n\r\n\u001f\r\n",
                "Content-Range: bytes 5-6/" + warc.length,
                "Content-Range: bytes " + (warc.length - 1) + "-" + (warc.length - 1) + "/" + warc.length);
    }

    @ParameterizedTest
    @CsvSource({"https://replayweb.page,true", "http://localhost:3000,true", "http://127.0.0.1:99,true",
            "https://evil.example,false", "null,false",
        "http://localhost.evil.example,false", "https://replayweb.page.evil.example,false"})
    void onlyPagesThatAreLetInMayReadAnswersForPrograms(String origin, boolean allowed) throws IOException {
        for (String target : List.of("/c/archive/a.warc.gz", "/c/cdx?url=h.example", "/collinfo.json",
                "/c/timemap/json/http://h.example/")) {
            assertThat(client.get(target, "Origin: " + origin).header("Access-Control-Allow-Origin").isPresent())
                    .isEqualTo(allowed);
        }
        RawClient.Answer preflight = client.send("OPTIONS", "/c/archive/a.warc.gz", "Origin: " + origin,
                "Access-Control-Request-Headers: range");
        assertThat(preflight.status()).isEqualTo(204);
        assertThat(preflight.header("Access-Control-Allow-Headers").isPresent()).isEqualTo(allowed);
        assertThat(client.get("/c/2020mp_/http://h.example/", "Origin: " + origin)
                .header("Access-Control-Allow-Origin")).isEmpty();
    }
}
