package org.pressmark.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What npm's {@code @harvard-lil/js-wacz} makes of our WARC, and what we make of its WACZ. */
class JsWaczIT {
    private static final String PAGE = "https://sample.seeds.invalid/%E4%BF%A1%20%E4%B8%8E%20%E9%9B%AA.html";

    @TempDir
    static Path folder;

    static Path wacz;

    @BeforeAll
    static void create() throws IOException {
        Path program = Needed.npm("@harvard-lil/js-wacz/bin/cli.js");
        Path warc = Sample.warcs(Sample.packed("--page-record=response")).get(0);
        wacz = folder.resolve("theirs.wacz");
        Tool.Ran ran = Tool.run(folder, Needed.program("node", "nodejs"), program, "create", "-f", warc, "-o", wacz);
        assertThat(ran.code()).as(ran.all()).isZero();
    }

    private static String text(String entry) throws IOException {
        try (ZipFile zip = new ZipFile(wacz.toFile()); InputStream in = zip.getInputStream(zip.getEntry(entry))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    @Interop(tool = "js-wacz 0.1.6", way = Interop.Way.THEY_READ_OURS,
            seen = "packages our WARC, finds the page and its Chinese title (`--page-record response`)")
    void it_finds_our_page_and_its_title() throws IOException {
        assertThat(text("pages/pages.jsonl")).contains(Sample.TITLE).contains(PAGE);
        assertThat(text("indexes/index.cdx").lines().count()).isGreaterThan(30);
    }

    /** It writes the digest of the WARC before it has read it whole, as its issue 127 says: such a package is not valid. */
    @Test
    @Interop(tool = "js-wacz 0.1.6", way = Interop.Way.WE_READ_THEIRS,
            seen = "`wacz verify` finds the wrong digest it writes of the WARC (its issue 127), and nothing else")
    void its_wrong_digest_is_found_and_nothing_else() throws IOException {
        Tool.Ran ran = Pressmark.run(folder, "wacz", "verify", wacz);

        assertThat(ran.code()).as(ran.all()).isEqualTo(4);
        assertThat(ran.lines()).filteredOn(line -> line.contains(": violation ")).hasSize(1)
                .allMatch(line -> line.contains("wacz-resource-hash"));
    }

    @Test
    @Interop(tool = "js-wacz 0.1.6", way = Interop.Way.WE_READ_THEIRS, seen = "`serve` replays the page from its WACZ")
    void we_replay_the_page_from_its_package() throws IOException, InterruptedException {
        try (Pressmark.Serving server = Pressmark.serve(wacz)) {
            HttpRequest asked = HttpRequest.newBuilder(URI.create(server.url() + "/theirs/20260101000000id_/" + PAGE)).build();
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(asked, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("下雪的那天，邮差送来一封信。");
        }
    }
}
