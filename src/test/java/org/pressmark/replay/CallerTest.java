package org.pressmark.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pressmark.index.CdxLine;
import org.pressmark.index.IndexWriting;

/** What is looked for among many lines, and who waits for it. */
final class CallerTest {
    private static final int LINES = 200_000;
    private static final String NOTHING = "/many/cdx?url=e.example&matchType=host&filter=~status:9";

    private static ReplayServer server;

    @BeforeAll
    static void serve(@TempDir Path folder) throws IOException {
        Path many = folder.resolve("many");
        Files.createDirectories(many.resolve("indexes"));
        Files.createFile(Files.createDirectories(many.resolve("archive")).resolve("a.warc.gz"));
        Files.createDirectories(many.resolve("pages"));
        Files.writeString(many.resolve("pages").resolve("pages.jsonl"), "{\"format\": \"json-pages-1.0\", \"id\": \"pages\"}\n");
        try (IndexWriting index = new IndexWriting(many, IndexWriting.DEFAULT_MEMORY)) {
            for (int i = 0; i < LINES; i++) {
                String path = Integer.toString(i);
                index.add(new CdxLine("example,e)/" + path, "20200101000000", "http://e.example/" + path, "text/html",
                        "200", "", 9, i, "a.warc.gz"));
            }
            index.write(many.resolve("indexes"));
        }
        server = new ReplayServer(ReplayOptions.of(folder)).start();
        new RawClient(server.port()).get("/many/"); // opened, so that what is timed below is the looking
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String get(String target, String more) {
        return "GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + server.port() + "\r\n" + more + "\r\n";
    }

    /** Only one direction is closed, so that what happens can be read. */
    @ParameterizedTest
    @ValueSource(strings = {"", "&sort=reverse", "&limit=-3", "&collapse=urlkey", "&showSkipCount=true", "&closest=2020"})
    void whenTheConnectionIsClosedNothingIsLookedForAnyMore(String how) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream().write(get(NOTHING + how, "").getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();

            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 503").contains("the connection was closed before there was an answer");
        }
    }

    @Test
    void whoWaitsGetsAllThatThereIs() throws IOException {
        RawClient.Answer answer = new RawClient(server.port()).get(NOTHING.replace("~status:9", "~url:.*99999$"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text().lines()).hasSize(2);
    }

    @Test
    void requestsThatFollowWithoutWaitingAreAnsweredInTheirOrder() throws IOException {
        String requests = get(NOTHING, "") + get("/collinfo.json", "") + get(NOTHING, "")
                + get("/collinfo.json", "Connection: close\r\n");

        String answers = new String(new RawClient(server.port()).exchange(requests), StandardCharsets.UTF_8);
        assertThat(answers.split("HTTP/1.1 200 OK", -1)).hasSize(5);
        assertThat(answers.split("\"fixed\": \\[\"many\"\\]", -1)).hasSize(3);
        assertThat(answers).doesNotContain("HTTP/1.1 4");
    }
}
