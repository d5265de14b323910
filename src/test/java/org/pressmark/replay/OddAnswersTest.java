package org.pressmark.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pressmark.replay.CollectionFixture.bytes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers no server should have given, opened as a bare WARC file: each is shown as a browser of its day would have. */
final class OddAnswersTest {
    private static final String HTTP = "Content-Type: application/http; msgtype=response\r\n";

    private static ReplayServer server;
    private static RawClient client;
    private static CollectionFixture fixture;

    private static void block(String name, String date, String block) throws IOException {
        fixture.record("response", "http://h.example/" + name, date, HTTP, bytes(block));
    }

    private static void block(String name, String block) throws IOException {
        block(name, "2024-01-01T00:00:00Z", block);
    }

    private static String html(String startAndHeaders, String body) {
        return startAndHeaders.replace("\n", "\r\n") + "\r\nContent-Type: text/html\r\n\r\n" + body;
    }

    private static String typed(String headers) {
        return "HTTP/1.1 200 OK\r\n" + headers.replace("|", "\r\n") + "\r\n\r\n<a href=/x>";
    }

    @BeforeAll
    static void serve(@TempDir Path root) throws IOException {
        fixture = new CollectionFixture(root, "unused");
        block("nine", "<html><a href=/x>");
        block("nothing", "");
        block("status-alone", "HTTP/1.1 200 OK");
        block("large-head",
                html("HTTP/1.1 200 OK\n" + "X: ".concat("y".repeat(990)).concat("\n").repeat(100) + "Y: z",
                        "<a href=/x>"));
        block("endless-head",
                html("HTTP/1.1 200 OK\n" + "X: ".concat("y".repeat(990)).concat("\n").repeat(1100) + "Y: z",
                        "<a href=/x>"));
        for (String status : new String[] {"999 No", "000", "20 OK", "2000 OK", "-1", "OK", "101 Switching",
                "304 Not Modified"}) {
            block("status-" + status.split(" ", 2)[0], html("HTTP/1.1 " + status, "<a href=/x>"));
        }
        block("types", typed("Content-Type: text/plain|Content-Type: text/html; charset=gbk"));
        block("types-in-one", typed("Content-Type: text/html; charset=gbk, text/html"));
        block("types-last-none", typed("Content-Type: text/html|Content-Type: nonsense"));
        block("type-blank", typed("Content-Type: text/html charset=gbk"));
        block("type-empty", typed("Content-Type:"));
        block("mixed", typed("Content-Type: multipart/x-mixed-replace; boundary=b"));
        block("self", html("HTTP/1.1 302 Found\nLocation: /self", "moved"));
        block("cookie", "2024-01-01T00:00:00Z", html("HTTP/1.1 302 Found\nLocation: /cookie\nSet-Cookie: a=b", "moved"));
        block("cookie", "2024-01-01T00:00:05Z", html("HTTP/1.1 200 OK", "<p>the page"));
        block("corner", "2024-01-01T00:00:00Z", html("HTTP/1.1 302 Found\nLocation: /set", "moved"));
        block("set", "2024-01-01T00:00:01Z", html("HTTP/1.1 302 Found\nLocation: /corner", "moved"));
        block("corner", "2024-01-01T00:00:05Z", html("HTTP/1.1 200 OK", "<p>the page"));
        block("part-from-first", html("HTTP/1.1 206 Partial Content\nContent-Range: bytes 0-8/9", "<p>a part"));
        block("part", html("HTTP/1.1 206 Partial Content\nContent-Range: bytes 5-13/90", "<p>a part"));
        block("far", html("HTTP/1.1 302 Found\nLocation: /" + "x".repeat(300_000), "moved"));
        block("away", html("HTTP/1.1 301 Moved\nLocation: /x?y", "moved"));
        Files.write(root.resolve("odd.warc.gz"), fixture.archive());
        server = new ReplayServer(
                new ReplayOptions("127.0.0.1", 0, java.util.List.of(root.resolve("odd.warc.gz")), true,
                        root.resolve("cache"), java.util.List.of())).start();
        client = new RawClient(server.port());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static RawClient.Answer shown(String name) throws IOException {
        return client.get("/odd/20240101000000mp_/http://h.example/" + name);
    }

    @ParameterizedTest(name = "{0} => {1} {2} {3}")
    @CsvSource(delimiterString = "=>", value = {
        "nine            => 200 => text/html;charset=utf-8                      => <html><a href=/odd/20240101000000mp_/http://h.example/x>",
        "nothing         => 200 => application/octet-stream                     => ''",
        "status-alone    => 200 => application/octet-stream                     => ''",
        "large-head      => 200 => text/html;charset=utf-8                      => <a href=/odd/20240101000000mp_/http://h.example/x>",
        "status-999      => 200 => text/html;charset=utf-8                      => <a href=/odd/20240101000000mp_/http://h.example/x>",
        "status-000      => 200 => text/html;charset=utf-8                      => <a href=/odd/20240101000000mp_/http://h.example/x>",
        "status-20       => 200 => text/html;charset=utf-8                      => <a href=/odd/20240101000000mp_/http://h.example/x>",
        "status-2000     => 200 => text/html;charset=utf-8                      => <a href=/odd/20240101000000mp_/http://h.example/x>",
        "status--1       => 200 => text/html;charset=utf-8                      => <a href=/odd/20240101000000mp_/http://h.example/x>",
        "status-OK       => 200 => text/html;charset=utf-8                      => <a href=/odd/20240101000000mp_/http://h.example/x>",
        "status-304      => 200 => text/html;charset=utf-8                      => <a href=/odd/20240101000000mp_/http://h.example/x>",
        "types           => 200 => text/html; charset=gbk                       => <a href=/odd/20240101000000mp_/http://h.example/x>",
        "types-in-one    => 200 => text/html; charset=gbk                       => <a href=/odd/20240101000000mp_/http://h.example/x>",
        "types-last-none => 200 => text/html;charset=utf-8                      => <a href=/odd/20240101000000mp_/http://h.example/x>",
        "type-blank      => 200 => text/html;charset=utf-8                      => <a href=/odd/20240101000000mp_/http://h.example/x>",
        "type-empty      => 200 => application/octet-stream                     => <a href=/x>",
        "mixed           => 200 => application/octet-stream                     => <a href=/x>",
        "self            => 200 => text/html;charset=utf-8                      => moved",
        "cookie          => 200 => text/html;charset=utf-8                      => <p>the page",
        "corner          => 200 => text/html;charset=utf-8                      => <p>the page",
        "part-from-first => 200 => text/html;charset=utf-8                      => <p>a part",
    })
    void eachIsShown(String name, int status, String type, String text) throws IOException {
        RawClient.Answer answer = shown(name);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type").orElse("").replace("; charset=utf-8", ";charset=utf-8")).isEqualTo(type);
        assertThat(answer.header("Location")).isEmpty();
        assertThat(answer.text()).isEqualTo(text);
    }

    @Test
    void aHeadWithoutEndCostsNothingElse() throws IOException {
        assertThat(shown("endless-head").status()).isEqualTo(200);
        assertThat(shown("nine").status()).isEqualTo(200);
    }

    @Test
    void aPartSaysWhichItIs() throws IOException {
        assertThat(shown("part").status()).isEqualTo(206);
        assertThat(shown("part").header("Content-Range")).contains("bytes 5-13/90");
        assertThat(client.get("/odd/20240101000000mp_/http://h.example/part-from-first", "Range: bytes=3-3").text())
                .isEqualTo("a");
    }

    @Test
    void aRedirectFurtherThanAnybodyCouldAskIsShown() throws IOException {
        RawClient.Answer answer = shown("far");

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).isEmpty();
        assertThat(answer.header("X-Archive-Orig-Location")).isPresent();
        assertThat(answer.text()).isEqualTo("moved");
    }

    @Test
    void byteForByteARedirectLeadsOnToBytes() throws IOException {
        RawClient.Answer answer = client.get("/odd/20240101000000id_/http://h.example/away");

        assertThat(answer.status()).isEqualTo(301);
        assertThat(answer.header("Location")).contains("/odd/20240101000000id_/http://h.example/x?y");
        assertThat(answer.text()).isEqualTo("moved");
        assertThat(client.get("/odd/20240101000000id_/http://h.example/mixed").header("Content-Type"))
                .contains("application/octet-stream");
    }
}
