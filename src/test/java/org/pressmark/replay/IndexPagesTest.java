package org.pressmark.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pressmark.index.CdxLine;
import org.pressmark.index.IndexWriting;
import org.pressmark.index.Surt;

/** Pages of an index: together they are all its lines, however the lines are spread over indexes. */
final class IndexPagesTest {
    private static final int LINES = 10_000;
    private static final int BLOCK = 3000;

    private static final List<String> OFFSETS = new ArrayList<>();
    private static ReplayServer together;
    private static ReplayServer apart;

    @BeforeAll
    static void write(@TempDir Path folder) throws IOException {
        Random random = new Random(5);
        List<CdxLine> lines = new ArrayList<>();
        for (int i = 0; i < LINES; i++) {
            String host = random.nextInt(4) == 0 ? "e.example" : "h" + random.nextInt(40) + ".e.example";
            String url = "https://" + host + "/" + (i % 3 == 0 ? "" : random.nextInt(99));
            String time = i % 5 == 0 ? "20200101000000" : Long.toString(20200101000000L + random.nextInt(60));
            lines.add(new CdxLine(Surt.key(url), time, url, "text/html", i % 9 == 0 ? "404" : "200", "", 9, i, "a.warc.gz"));
        }
        collection(folder.resolve("together").resolve("all"), lines);
        collection(folder.resolve("apart").resolve("a"), lines.subList(0, 50));
        collection(folder.resolve("apart").resolve("b"), lines.subList(50, 4000));
        collection(folder.resolve("apart").resolve("c"), lines.subList(4000, LINES));
        List<CdxLine> many = new ArrayList<>();
        for (int i = 0; i < 7000; i++) {
            String time = String.format(Locale.ROOT, "20200101%02d%02d%02d", i / 3600, i / 60 % 60, i % 60);
            many.add(new CdxLine("example,many)/", time, "http://many.example/", "text/html", "200", "", 9, i, "a.warc.gz"));
        }
        many.add(new CdxLine("example,many)/gallery", "20200101000000", "http://many.example/gallery", "text/html",
                "200", "", 9, 1, "a.warc.gz"));
        for (int i = 0; i < 500; i++) {
            many.add(new CdxLine("example,many)/gone", Long.toString(20200102000000L + i), "http://many.example/gone",
                    "text/html", "200", "", 9, i, "a.warc.gz"));
        }
        many.add(new CdxLine("example,many)/last", "20200101000000", "http://many.example/last", "text/html", "200", "",
                9, 1, "a.warc.gz"));
        collection(folder.resolve("together").resolve("many"), many);
        lines.stream()
                .sorted((a, b) -> a.toCdxj().compareTo(b.toCdxj()))
                .forEach(line -> OFFSETS.add(Long.toString(line.offset())));
        together = new ReplayServer(ReplayOptions.of(folder.resolve("together"))).start();
        apart = new ReplayServer(ReplayOptions.of(folder.resolve("apart"))).start();
    }

    private static void collection(Path folder, List<CdxLine> lines) throws IOException {
        Path indexes = Files.createDirectories(folder.resolve("indexes"));
        Files.createFile(Files.createDirectories(folder.resolve("archive")).resolve("a.warc.gz"));
        Files.createDirectories(folder.resolve("pages"));
        Files.writeString(folder.resolve("pages").resolve("pages.jsonl"),
                "{\"format\": \"json-pages-1.0\", \"id\": \"pages\"}\n");
        try (IndexWriting index = new IndexWriting(folder, IndexWriting.DEFAULT_MEMORY)) {
            for (CdxLine line : lines) {
                index.add(line);
            }
            index.write(indexes);
        }
    }

    @AfterAll
    static void stop() {
        together.close();
        apart.close();
    }

    private static ReplayServer server(String indexes) {
        return indexes.equals("together") ? together : apart;
    }

    private static List<String> offsets(ReplayServer server, String query) throws IOException {
        RawClient.Answer answer = new RawClient(server.port()).get("/cdx/search/cdx?fl=offset&url=" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.text().lines().toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"together", "apart"})
    void arePagesOfThreeThousandLinesABlock(String indexes) throws IOException {
        for (int size : List.of(1, 2, 3)) {
            List<String> all = new ArrayList<>();
            int pages = Integer.parseInt(offsets(server(indexes), "*.e.example&showNumPages=true&pageSize=" + size).get(0));
            assertThat(pages).isEqualTo((LINES + size * BLOCK - 1) / (size * BLOCK));
            for (int page = 0; page < pages; page++) {
                all.addAll(offsets(server(indexes), "*.e.example&pageSize=" + size + "&page=" + page));
                assertThat(all).hasSize(Math.min(LINES, (page + 1) * size * BLOCK));
            }
            assertThat(all).isEqualTo(OFFSETS);
            assertThat(offsets(server(indexes), "*.e.example&pageSize=" + size + "&page=" + pages)).isEmpty();
        }
    }

    @Test
    void areTheSameWhereTheRangeIsAPartOfTheIndex() throws IOException {
        for (String url : List.of("e.example/*", "https://e.example/", "e.example/nothing",
                "e.example&matchType=host&from=20200101000030")) {
            for (int page = 0; page < 3; page++) {
                String query = url + "&pageSize=1&page=" + page;
                assertThat(offsets(apart, query)).as(query).isEqualTo(offsets(together, query));
            }
        }
    }

    @Test
    void leaveOutWithinAPageWhatFiltersLeaveOut() throws IOException {
        List<String> all = new ArrayList<>();
        for (int page = 0; page < 4; page++) {
            all.addAll(offsets(apart, "*.e.example&pageSize=1&filter=statuscode:404&page=" + page));
        }
        assertThat(all).isEqualTo(OFFSETS.stream()
                .filter(offset -> Integer.parseInt(offset) % 9 == 0)
                .collect(Collectors.toList()));
    }

    @Test
    void areReadFromTheirEndToo() throws IOException {
        List<String> expected = new ArrayList<>(OFFSETS.subList(BLOCK, 2 * BLOCK));
        Collections.reverse(expected);
        assertThat(offsets(apart, "*.e.example&pageSize=1&page=1&sort=reverse")).isEqualTo(expected);
        assertThat(offsets(apart, "*.e.example&pageSize=1&page=1&limit=-2")).isEqualTo(OFFSETS.subList(2 * BLOCK - 2, 2 * BLOCK));
    }

    @Test
    void areTakenUpAgainInsideAPage() throws IOException {
        List<String> all = new ArrayList<>();
        String resume = "";
        for (int round = 0; round < 4; round++) {
            List<String> some = offsets(apart, "*.e.example&pageSize=1&page=1&limit=1000&showResumeKey=true" + resume);
            int end = some.indexOf("");
            all.addAll(end < 0 ? some : some.subList(0, end));
            if (end < 0) {
                break;
            }
            resume = "&resumeKey=" + some.get(end + 1);
        }
        assertThat(all).isEqualTo(OFFSETS.subList(BLOCK, 2 * BLOCK));
    }

    @Test
    void areNoLargerThanAnAnswerMayBe() throws IOException {
        RawClient.Answer answer = new RawClient(together.port())
                .get("/all/cdx?url=*.e.example&showNumPages=true&pageSize=99999999");
        assertThat(answer.text()).isEqualTo("{\"pages\": 1, \"pageSize\": 33, \"blocks\": 4}\n");
    }

    @Test
    void allCapturesOfAnAddressAreListedPageByPage() throws IOException {
        RawClient client = new RawClient(together.port());
        String first = client.get("/many/captures?url=http://many.example/").text();
        assertThat(first).contains("Captures: 7,000", "1 / 2", "captures?url=http%3A%2F%2Fmany.example%2F&amp;page=2");
        assertThat(client.get("/many/captures?url=http://many.example/&page=2").text())
                .contains("2 / 2", "2020-01-01 01:56:39")
                .doesNotContain("00:00:00");
        assertThat(client.get("/many/captures?url=http://many.example/&page=3").status()).isEqualTo(404);
        String json = client.get("/many/captures?url=http://many.example/&page=2&format=json").text();
        assertThat(json).contains("\"total\":7000", "20200101012320", "20200101015639").doesNotContain("20200101012319");
        assertThat(client.get("/many/*/http://many.example/?format=json&page=2").header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
    }

    @Test
    void aTimeMapOfManyCapturesComesInPages() throws IOException {
        RawClient client = new RawClient(together.port());
        String second = client.get("/many/timemap/link/2/http://many.example/").text();
        assertThat(second.lines().filter(line -> line.contains("memento\"")).count()).isEqualTo(2000);
        assertThat(second).contains("/many/20200101012320mp_/http://many.example/>; rel=\"memento\"",
                "/many/20200101015639mp_/http://many.example/>; rel=\"last memento\"");
        assertThat(client.get("/many/timemap/link/3/http://many.example/").status()).isEqualTo(404);
        assertThat(client.get("/many/timemap/link/http://many.example/").text())
                .contains("rel=\"first memento\"", "/many/timemap/link/2/http://many.example/>; rel=\"timemap\"")
                .doesNotContain("last memento");
    }

    @ParameterizedTest
    @ValueSource(strings = {"&from=20200101015630", "&from=202001010156&to=20200101015639",
            "&from=2020&to=2020&limit=-10", "&from=20200101015630&sort=closest&closest=2019",
            "&from=20200101015630&page=2&pageSize=1"})
    void timesNarrowWhatIsRead(String query) throws IOException {
        RawClient.Answer answer = new RawClient(together.port())
                .get("/many/cdx?url=many.example&fl=timestamp&output=text" + query);
        assertThat(answer.text().lines().filter(time -> time.compareTo("20200101015630") >= 0)).hasSize(10);
        assertThat(answer.text().lines()).allMatch(time -> time.startsWith("202001010156"));
    }

    @Test
    void whoAsksForTheHeadOfALongAnswerIsNotToldThatItIsEmpty() throws IOException {
        RawClient.Answer head = new RawClient(together.port()).send("HEAD", "/many/cdx?url=many.example");

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("Content-Length")).isEmpty();
        assertThat(head.header("Content-Type")).contains("text/x-cdxj");
    }

    @Test
    void whatIsNearAnAddressIsOfferedHoweverOftenItWasCaptured() throws IOException {
        String page = new RawClient(together.port()).get("/many/2020/http://many.example/folder").text();

        assertThat(page).contains("http://many.example/</a>", "http://many.example/last</a>");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>",
            value = {"2019 => 1", "2020 => 1", "20200101012319 => 1", "20200101012320 => 2", "20200101012321 => 2",
                    "202001010130 => 2"})
    void capturesFromATimeOnAreAsked(String time, int page) throws IOException {
        RawClient.Answer answer = new RawClient(together.port()).get("/many/" + time + "*/http://many.example/");

        assertThat(answer.status()).isEqualTo(307);
        assertThat(answer.header("Location")).contains("/many/captures?url=http%3A%2F%2Fmany.example%2F&page=" + page);
    }
}
