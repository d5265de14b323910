package org.pressmark.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Captures on host names of their collections' own. */
final class ContentHostsTest {
    private static final String CAPTURE = "2020mp_/http://h.example/";
    private static final String BROWSER = "Sec-Fetch-Dest: iframe";

    private ReplayServer server;
    private RawClient client;

    @BeforeEach
    void serve(@TempDir Path root) throws IOException {
        for (String name : new String[] {"news", "中文 馆藏"}) {
            new CollectionFixture(root, name)
                    .html("http://h.example/", "2020-01-01T00:00:00Z", "<p>" + name + "<a href=/x>x</a>")
                    .write();
        }
        server = new ReplayServer(ReplayOptions.of(root).onOwnHosts()).start();
        client = new RawClient(server.port());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** The host a page of ours has the capture in its frame from. */
    private String host(String collection) throws IOException {
        RawClient.Answer page = client.get("/" + collection + "/2020/http://h.example/");
        Matcher frame = Pattern.compile("src=\"http://([a-z0-9-]+\\.localhost:" + server.port() + ")/" + collection
                + "@[0-9a-f]{32}/2").matcher(page.text());
        assertThat(frame.find()).as(page.text()).isTrue();
        assertThat(page.header("Content-Security-Policy").orElse("")).contains("frame-src http://" + frame.group(1) + ";");
        return frame.group(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"news", "%E4%B8%AD%E6%96%87%20%E9%A6%86%E8%97%8F"})
    void aPageShowsItsCaptureFromTheHostOfItsCollection(String collection) throws IOException {
        String host = host(collection);

        RawClient.Answer capture = client.get("/" + collection + "/" + CAPTURE, "Host: " + host, BROWSER);

        assertThat(capture.status()).isEqualTo(200);
        assertThat(capture.text()).contains("href=/" + collection + "/2020");
        assertThat(capture.header("Content-Security-Policy").orElse(""))
                .contains("default-src http://" + host + "/" + collection + "/ ")
                .contains("frame-ancestors http://" + host + " http://localhost:" + server.port() + " http://127.0.0.1:"
                        + server.port() + ";");
    }

    @Test
    void collectionsHaveDifferentHosts() throws IOException {
        assertThat(host("news")).isNotEqualTo(host("%E4%B8%AD%E6%96%87%20%E9%A6%86%E8%97%8F"));
    }

    @ParameterizedTest
    @ValueSource(strings =
            {"/", "/news/", "/search?q=a", "/collinfo.json", "/news/cdx?url=h.example", "/news/2020/http://h.example/",
        "/%E4%B8%AD%E6%96%87%20%E9%A6%86%E8%97%8F/2020mp_/http://h.example/", "/news/archive/", "/cdx/search/cdx?url=h.example"})
    void theHostOfACollectionHasNothingElse(String target) throws IOException {
        RawClient.Answer answer = client.get(target, "Host: " + host("news"), BROWSER);

        assertThat(answer.status()).isEqualTo(307);
        assertThat(answer.header("Location")).contains("http://localhost:" + server.port() + target);
    }

    @Test
    void ourHostGivesCapturesToProgramsOnly() throws IOException {
        RawClient.Answer browser = client.get("/news/" + CAPTURE, BROWSER);
        RawClient.Answer program = client.get("/news/" + CAPTURE);

        assertThat(browser.status()).isEqualTo(307);
        assertThat(browser.header("Location")).contains("http://" + host("news") + "/news/" + CAPTURE);
        assertThat(program.status()).isEqualTo(200);
    }

    @Test
    void whatRunsBeforeArchivedScriptsIsThereToo() throws IOException {
        assertThat(client.get("/static/guard.js", "Host: " + host("news")).status()).isEqualTo(200);
    }
}
