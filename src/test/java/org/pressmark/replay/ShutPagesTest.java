package org.pressmark.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pressmark.replay.CollectionFixture.bytes;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A page that may be inside a page of another site runs scripts only if the one that looks around comes before all its own. */
final class ShutPagesTest {
    private static final String DATE = "2024-01-01T00:00:00Z";
    private static final String SCRIPT = "<script>top.postMessage('out','*')</script>";
    private static final int LONG = 9 << 20;
    private static ReplayServer server;

    @BeforeAll
    static void serve(@TempDir Path root) throws IOException {
        String filler = "A".repeat(LONG);
        CollectionFixture fixture = new CollectionFixture(root, "c")
                .html("http://h.example/plain", DATE, "<!DOCTYPE html><html><head>" + SCRIPT)
                .html("http://h.example/html-acts", DATE, "<!DOCTYPE html><html onclick=\"" + SCRIPT + "\"><body>")
                .html("http://h.example/head-acts", DATE, "<head onclick=\"" + SCRIPT + "\"><body>")
                .html("http://h.example/long-comment", DATE, "<!--" + filler + "-->" + SCRIPT)
                .html("http://h.example/long-doctype", DATE, "<!DOCTYPE " + filler + ">" + SCRIPT)
                .html("http://h.example/long-tag", DATE, "<html a='" + filler + "'>" + SCRIPT)
                .html("http://h.example/long-end-tag", DATE, "</a " + filler + ">" + SCRIPT)
                .html("http://h.example/marked", DATE, "\uFEFF<!DOCTYPE html>" + SCRIPT + " ".repeat(600 << 10));
        typed(fixture, "text/xsl", "text/xsl");
        typed(fixture, "bracket", "text/html(x)");
        typed(fixture, "xhtml", "application/xhtml+xml");
        typed(fixture, "untyped", "nothing");
        typed(fixture, "parts", "multipart/x-mixed-replace; boundary=b");
        typed(fixture, "ebcdic", "text/html; charset=ibm037");
        typed(fixture, "quoted", "text/html; charset='utf-16'");
        typed(fixture, "followed", "text/html; charset=utf-16 x");
        coded(fixture, "escaped", "text/html; charset=\"utf\\-16\"", SCRIPT.getBytes(StandardCharsets.UTF_16BE));
        coded(fixture, "declared", "text/html", bytes("<meta charset=ibm037>" + SCRIPT));
        coded(fixture, "really-ebcdic", "text/html; charset=ibm037", SCRIPT.getBytes(Charset.forName("IBM037")));
        String inside = SCRIPT + " ".repeat(SCRIPT.length() % 2);
        coded(fixture, "marked-otherwise", "text/html; charset=utf-8",
                CollectionFixture.joined(new byte[] {-1, -2}, bytes(inside + " \0".repeat(400 << 10) + inside)));
        fixture.write();
        server = new ReplayServer(ReplayOptions.of(root)).start();
    }

    private static void typed(CollectionFixture fixture, String name, String type) throws IOException {
        coded(fixture, name, type, bytes(SCRIPT));
    }

    private static void coded(CollectionFixture fixture, String name, String type, byte[] body) throws IOException {
        fixture.response("http://h.example/" + name, DATE, "HTTP/1.1 200 OK\nContent-Type: " + type, body);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static RawClient.Answer framed(String name, String modifier) throws IOException {
        return new RawClient(server.port()).get("/c/2024" + modifier + "/http://h.example/" + name,
                "Sec-Fetch-Dest: iframe", "Sec-Fetch-Site: cross-site");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "plain", "html-acts", "head-acts", "long-comment", "long-doctype", "long-tag", "long-end-tag", "marked",
        "text/xsl", "bracket", "xhtml", "untyped",
        "parts", "ebcdic", "quoted", "followed", "escaped", "declared", "really-ebcdic", "marked-otherwise"
    })
    void ourScriptRunsBeforeAllOrNoneDoes(String name) throws IOException {
        RawClient.Answer page = framed(name, "mp_");

        assertThat(page.status()).isEqualTo(200);
        if (page.header("Content-Security-Policy").orElse("").contains("allow-scripts")) {
            assertThat(page.header("Content-Type").orElse(""))
                    .matches("text/html(; ?charset=[a-z0-9-]+)?")
                    .doesNotContain("ibm037");
            boolean wide = page.header("Content-Type").orElse("").contains("utf-16");
            String text = new String(page.body(),
                    wide || name.equals("marked-otherwise") ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8);
            String begin = text.replaceFirst("^\uFEFF", "").replaceFirst("^<!DOCTYPE html>", "")
                    .replaceFirst("^<script type=importmap>[^<]*</script>", ""); // which does nothing by itself
            assertThat(begin.substring(0, 60)).isEqualTo(Isolation.LOOKS_AROUND.substring(0, 60));
        }
    }

    @Test
    void scriptsOfPagesRunAllTheSame() throws IOException {
        assertThat(framed("plain", "mp_").header("Content-Security-Policy").orElse("")).contains("allow-scripts");
        assertThat(framed("quoted", "mp_").header("Content-Security-Policy").orElse("")).contains("allow-scripts");
    }

    @Test
    void partsAreNoPicturesInAFrame() throws IOException {
        assertThat(framed("parts", "im_").header("Content-Type")).contains("application/octet-stream");
    }
}
