package org.pressmark.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.netpreserve.jwarc.WarcReader;
import org.pressmark.peers.Needed;
import org.pressmark.peers.Tool;

/** What {@code validate --lint} says of warcio.js and jwarc is what they do: they are run on a file with the habit. */
class LintToolsIT {
    private static final String PAGE = "http://example.org/a";

    @TempDir
    Path folder;

    private static Warc plain(String type) {
        return Warc.record("1.1", type, 20).with("WARC-Target-URI", PAGE).with("Content-Type", "text/plain").block("hello");
    }

    private static Warc answer(String head, byte[] body) {
        return Warc.response().block(Warc.join(Warc.bytes("HTTP/1.1 200 OK\r\n" + head + "\r\n\r\n"), body));
    }

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private Path file(Warc record) throws IOException {
        return file("a.warc", Warc.file(Warc.info(), record));
    }

    private List<String> warcio(Path file) throws IOException {
        return Tool.run(folder, Needed.program("node", "nodejs"), Needed.npm("warcio/dist/cli.js"), "cdx-index", file).lines();
    }

    private static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    private static Path jar() throws URISyntaxException {
        return Path.of(WarcReader.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private Tool.Ran jwarc(Object... words) throws Exception {
        Object[] all = new Object[words.length + 4];
        System.arraycopy(new Object[] {java(), "-cp", jar(), "org.netpreserve.jwarc.tools.WarcTool"}, 0, all, 0, 4);
        System.arraycopy(words, 0, all, 4, words.length);
        return Tool.run(folder, all);
    }

    @Test
    void warcio_does_not_read_zstd_nor_a_wacz() throws IOException {
        byte[] records = Warc.file(Warc.info(), Warc.response());

        assertThat(warcio(file("a.warc", records))).hasSize(1).allMatch(line -> line.startsWith("org,example)/a "));
        assertThat(warcio(file("a.warc.zst", Zstd.compress(records)))).noneMatch(line -> line.contains("example"));
        assertThat(warcio(file("a.wacz", Zip.wacz().bytes()))).noneMatch(line -> line.contains("example"));
    }

    @Test
    void warcio_gives_records_that_share_a_member_a_place_where_none_begins() throws IOException {
        byte[] records = Warc.gzip(Warc.file(Warc.info(), Warc.response(), Warc.resource()));

        assertThat(warcio(file("a.warc.gz", records))).hasSize(2)
                .allMatch(line -> line.contains("\"offset\":\"" + records.length + "\""));
    }

    @ParameterizedTest
    @EnumSource(value = Kind.class, names = {"CONVERSION", "METADATA", "CONTINUATION"})
    void warcio_indexes_as_a_capture_what_is_none(Kind kind) throws IOException {
        assertThat(warcio(file(plain(kind.word())))).hasSize(1).allMatch(line -> line.startsWith("org,example)/a "));
    }

    @Test
    void warcio_passes_over_a_resource_of_fields() throws IOException {
        assertThat(warcio(file(plain("resource").but("Content-Type", "application/warc-fields").block("a: b\r\n")))).isEmpty();
    }

    @Test
    void jwarc_indexes_no_conversion_metadata_or_continuation() throws Exception {
        for (String type : List.of("conversion", "metadata", "continuation")) {
            assertThat(jwarc("cdxj", file(plain(type))).lines()).as(type).isEmpty();
        }
        assertThat(jwarc("cdxj", file(plain("resource"))).lines()).hasSize(1);
    }

    @Test
    void jwarc_indexes_a_date_without_seconds_as_none() throws Exception {
        assertThat(jwarc("cdxj", file(Warc.response().but("WARC-Date", "2024-05"))).out()).startsWith("org,example)/a - {");
    }

    @Test
    void jwarc_does_not_read_a_wacz() throws Exception {
        assertThat(jwarc("cdxj", file("a.wacz", Zip.wacz().bytes())).code()).isNotZero();
    }

    @Test
    void jwarc_refuses_a_body_coded_twice() throws Exception {
        Path file = file("a.warc", Warc.file(answer("Content-Encoding: gzip, gzip", Warc.gzip(Warc.gzip(Warc.bytes("hello"))))));
        Path once = file("b.warc", Warc.file(answer("Content-Encoding: gzip", Warc.gzip(Warc.bytes("hello")))));

        assertThat(jwarc("extract", "--payload", file, "0").out()).doesNotContain("hello");
        assertThat(jwarc("extract", "--payload", once, "0").out()).isEqualTo("hello");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiterString = " => ", value = {
        "ordinary => 200 OK",
        "resource => 200 OK",
        "revisit => 404",
        "file:///screenshot.png => 404",
        "http://example.org/欧洲 => 404"
    })
    void jwarc_serves_only_http_addresses_in_ascii_and_no_revisits(String what, String status) throws Exception {
        boolean address = what.contains("://");
        Warc record = switch (what) {
            case "revisit" -> Warc.revisit();
            case "resource" -> plain("resource");
            default -> answer("Content-Type: text/plain", Warc.bytes("hello")).but("WARC-Target-URI", address ? what : PAGE);
        };
        String asked = what.replace("欧洲", "%E6%AC%A7%E6%B4%B2");

        assertThat(served(file(record), address ? asked : PAGE)).startsWith("HTTP/1.1 " + status);
    }

    @Test
    void jwarc_serves_a_chunked_body_empty_and_a_script_in_front_of_a_coded_page() throws Exception {
        assertThat(served(file(answer("Transfer-Encoding: chunked", Warc.bytes("5\r\nhello\r\n0\r\n\r\n"))), PAGE))
                .startsWith("HTTP/1.1 200 OK").doesNotContain("hello");
        assertThat(served(
                file(answer("Content-Type: text/html\r\nContent-Encoding: gzip",
                        Warc.gzip(Warc.bytes("hello")))), PAGE))
                .contains("Content-Encoding: gzip").contains("\r\n\r\n<!doctype html><script");
    }

    /** The first answer of {@code jwarc serve}, which gives several to one request. */
    private String served(Path file, String url) throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        ProcessBuilder serve = new ProcessBuilder(
                java().toString(), "-cp", jar().toString(), "org.netpreserve.jwarc.tools.WarcTool", "serve", file.toString());
        serve.environment().put("PORT", Integer.toString(port));
        Process process = serve.redirectErrorStream(true).start();
        try (BufferedReader said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(said.readLine()).startsWith("Listening");
            return firstAnswer(port, url);
        } finally {
            process.destroyForcibly();
        }
    }

    private static String firstAnswer(int port, String url) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(("GET /replay/20240501120000/" + url + " HTTP/1.1\r\nHost: localhost\r\n"
                    + "x-serviceworker: 1\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();
            byte[] answer = socket.getInputStream().readNBytes(200_000);
            String text = new String(answer, StandardCharsets.ISO_8859_1);
            int second = text.indexOf("HTTP/1.1 ", 9);
            return second < 0 ? text : text.substring(0, second);
        }
    }
}
