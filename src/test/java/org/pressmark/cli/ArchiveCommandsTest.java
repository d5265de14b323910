package org.pressmark.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pressmark.warc.Records.gzip;
import static org.pressmark.warc.Records.http;
import static org.pressmark.warc.Records.join;
import static org.pressmark.warc.Records.record;
import static org.pressmark.warc.Records.response;
import static org.pressmark.warc.Records.utf8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pressmark.warc.StoredRecord;
import org.pressmark.warc.WarcReading;
import picocli.CommandLine;

class ArchiveCommandsTest {
    private static final String LONG = "words ".repeat(400);

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private int run(Object... words) {
        CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        String[] arguments = new String[words.length];
        for (int i = 0; i < words.length; i++) {
            arguments[i] = words[i].toString();
        }
        return command.execute(arguments);
    }

    private static byte[] odd() {
        byte[] block = http("text/html", LONG);
        return join(
                utf8("WARC/1.0\r\nwarc-type:response\r\nWARC-Target-URI: <https://example.org/odd>\r\nX-Folded: a\r\n b\r\n"
                        + "WARC-Date: 2024-05-01T12:00:00Z\r\nWARC-Record-ID: <urn:uuid:odd>\r\n"
                        + "Content-Type: application/http; msgtype=response\r\nContent-Length:" + block.length + "\r\n\r\n"),
                block, utf8("\r\n\r\n"));
    }

    private static byte[] plain() {
        return join(response("https://example.org/a", LONG), odd(), response("https://example.org/b", LONG),
                record("resource", "https://example.org/x.png", "image/png", new byte[] {1, 2, 3}));
    }

    private static List<String> targets(Path file) throws IOException {
        List<String> found = new ArrayList<>();
        try (WarcReading reading = WarcReading.open(file)) {
            for (Optional<StoredRecord> r = reading.next(); r.isPresent(); r = reading.next()) {
                found.add(r.get().type() + " " + r.get().target().orElse(""));
            }
        }
        return found;
    }

    @ParameterizedTest
    @ValueSource(strings = {"x.warc", "x.warc.gz", "x.warc.zst"})
    void recompressing_there_and_back_keeps_every_byte(String between) throws IOException {
        Path in = Files.write(folder.resolve("in.warc"), plain());
        Path packed = folder.resolve(between);
        Path back = folder.resolve("back.warc");
        assertThat(run("recompress", in, packed)).as(err.toString()).isZero();
        assertThat(run("recompress", packed, back)).isZero();
        assertThat(Files.readAllBytes(back)).isEqualTo(plain());
        assertThat(targets(packed)).isEqualTo(targets(in)).hasSize(4);
    }

    @Test
    void a_file_compressed_as_a_whole_becomes_one_member_a_record() throws IOException {
        Path in = Files.write(folder.resolve("whole.warc.gz"), gzip(plain()));
        Path mended = folder.resolve("mended.warc.gz");
        assertThat(run("recompress", in, mended, "--threads", 3)).isZero();
        List<Long> offsets = new ArrayList<>();
        try (WarcReading reading = WarcReading.open(mended)) {
            for (Optional<StoredRecord> r = reading.next(); r.isPresent(); r = reading.next()) {
                offsets.add(r.get().offset());
            }
        }
        assertThat(offsets).hasSize(4).doesNotHaveDuplicates();
        byte[] all = new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(mended))).readAllBytes();
        assertThat(all).isEqualTo(plain());
    }

    @Test
    void a_large_record_is_recompressed_too() throws IOException {
        byte[] large = response("https://example.org/large", "large ".repeat(1_000_000));
        Path in = Files.write(folder.resolve("in.warc"), join(large, plain()));
        for (String name : List.of("l.warc.gz", "l.warc.zst")) {
            Path back = folder.resolve(name + ".warc");
            assertThat(run("recompress", in, folder.resolve(name))).isZero();
            assertThat(run("recompress", folder.resolve(name), back)).isZero();
            assertThat(back).hasSameBinaryContentAs(in);
        }
    }

    @Test
    void the_bytes_do_not_depend_on_the_number_of_threads() throws IOException {
        Path in = Files.write(folder.resolve("in.warc"), plain());
        run("recompress", in, folder.resolve("1.warc.gz"), "--threads", 1);
        run("recompress", in, folder.resolve("4.warc.gz"), "--threads", 4);
        assertThat(folder.resolve("4.warc.gz")).hasSameBinaryContentAs(folder.resolve("1.warc.gz"));
    }

    @Test
    void damage_is_told_and_the_rest_is_saved() throws IOException {
        byte[] bad = gzip(response("https://example.org/bad", LONG));
        bad[bad.length / 2] ^= 0x55;
        Path in = Files.write(folder.resolve("in.warc.gz"), join(
                gzip(response("https://example.org/a", LONG)), bad, gzip(response("https://example.org/b", LONG))));
        assertThat(run("recompress", in, folder.resolve("out.warc.gz"))).isEqualTo(1);
        assertThat(targets(folder.resolve("out.warc.gz")))
                .containsExactly("response https://example.org/a", "response https://example.org/b");
        assertThat(err.toString()).contains("in.warc.gz, byte");
    }

    @Test
    void nothing_is_overwritten_unasked() throws IOException {
        Path in = Files.write(folder.resolve("in.warc"), plain());
        Path there = Files.writeString(folder.resolve("there.warc.gz"), "mine");
        assertThat(run("recompress", in, there)).isEqualTo(1);
        assertThat(err.toString()).contains("--overwrite");
        assertThat(there).hasContent("mine");
        assertThat(run("recompress", in, there, "--overwrite")).isZero();
        assertThat(targets(there)).hasSize(4);
    }

    @Test
    void the_second_of_two_equal_payloads_becomes_a_revisit() throws IOException {
        Path in = Files.write(folder.resolve("in.warc"), plain());
        Path lean = folder.resolve("lean.warc.gz");
        assertThat(run("dedupe", in, "-o", lean)).isZero();
        assertThat(targets(lean)).containsExactly(
                "response https://example.org/a", "revisit https://example.org/odd", "revisit https://example.org/b",
                "resource https://example.org/x.png");
        try (WarcReading reading = WarcReading.open(lean)) {
            reading.next();
            StoredRecord revisit = reading.next().orElseThrow();
            assertThat(revisit.first("WARC-Record-ID")).contains("<urn:uuid:odd>");
            assertThat(revisit.first("WARC-Refers-To")).contains("<urn:uuid:response>");
            assertThat(revisit.first("WARC-Refers-To-Target-URI")).contains("https://example.org/a");
            assertThat(revisit.first("WARC-Refers-To-Date")).contains("2024-05-01T12:00:00Z");
            assertThat(revisit.first("WARC-Profile").orElseThrow()).contains("/1.0/revisit/identical-payload-digest");
            assertThat(new String(revisit.block().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 200 OK").endsWith("\r\n\r\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"WARC-Refers-To: <urn:uuid:odd>\r\n",
        "WARC-Refers-To-Target-URI: https://example.org/odd\r\nWARC-Refers-To-Date: 2024-05-01T12:00:00Z\r\n"})
    void a_revisit_of_what_became_a_revisit_refers_to_the_record_that_is_left(String reference) throws IOException {
        byte[] head = utf8("HTTP/1.1 200 OK\r\n\r\n");
        byte[] later = join(
                utf8("WARC/1.1\r\nWARC-Type: revisit\r\nWARC-Record-ID: <urn:uuid:later>\r\nWARC-Date: 2025-01-01T00:00:00Z\r\n"
                + "WARC-Target-URI: https://example.org/odd\r\n" + reference + "X-Own: kept\r\n"
                + "Content-Length: " + head.length + "\r\n\r\n"), head, utf8("\r\n\r\n"));
        Path in = Files.write(folder.resolve("in.warc"), join(plain(), later));
        Path lean = folder.resolve("lean.warc");
        assertThat(run("dedupe", in, "-o", lean)).isZero();
        try (WarcReading reading = WarcReading.open(lean)) {
            StoredRecord last = reading.next().orElseThrow();
            while (!last.first("WARC-Record-ID").orElse("").equals("<urn:uuid:later>")) {
                last = reading.next().orElseThrow();
            }
            assertThat(last.all("WARC-Refers-To-Target-URI")).containsExactly("https://example.org/a");
            assertThat(last.all("WARC-Refers-To")).containsExactly("<urn:uuid:response>");
            assertThat(last.first("X-Own")).contains("kept");
            assertThat(last.block().readAllBytes()).isEqualTo(head);
        }
    }

    @Test
    void what_dedupe_writes_is_valid() throws IOException {
        Path in = Files.write(folder.resolve("in.warc"), join(sound(1, LONG), sound(2, LONG)));
        Path lean = folder.resolve("lean.warc.gz");
        assertThat(run("dedupe", in, "-o", lean)).isZero();
        assertThat(targets(lean)).containsExactly("response https://example.org/1", "revisit https://example.org/2");
        assertThat(run("validate", lean, "--self-contained")).as(out.toString()).isZero();
    }

    @Test
    void small_payloads_are_left_alone() throws IOException {
        Path in = Files.write(folder.resolve("in.warc"), join(
                response("https://example.org/a", "short"), response("https://example.org/b", "short")));
        run("dedupe", in, "-o", folder.resolve("same.warc"));
        assertThat(folder.resolve("same.warc")).hasSameBinaryContentAs(in);
    }

    @ParameterizedTest(name = "{0} => {1}")
    @CsvSource(delimiterString = "=>", value = {
        "--type resource => 1", "--type response,resource => 4", "--url /b => 1", "--status 200 => 3",
        "--status 4xx => 0", "--mime image/* => 1", "--mime text/html --url odd => 1", "--type request => 0"
    })
    void ls_shows_what_passes_every_filter(String filters, int lines) throws IOException {
        Path in = Files.write(folder.resolve("in.warc"), plain());
        List<Object> words = new ArrayList<>(List.of("ls", in));
        words.addAll(List.of(filters.split(" ")));
        assertThat(run(words.toArray())).isZero();
        assertThat(out.toString().lines()).hasSize(lines);
    }

    @Test
    void an_index_is_sorted_and_comes_in_three_forms() throws IOException {
        Path in = Files.write(folder.resolve("in.warc"), plain());
        Path cdxj = folder.resolve("x.cdxj");
        Path cdx11 = folder.resolve("x.cdx");
        Path cdx9 = folder.resolve("y.cdx");
        assertThat(run("index", in, "-o", cdxj)).isZero();
        assertThat(run("index", in, "--format", "cdx11", "-o", cdx11)).isZero();
        assertThat(run("index", in, "--format", "cdx9", "-o", cdx9)).isZero();
        assertThat(Files.readAllLines(cdxj)).hasSize(4).isSorted();
        List<String> eleven = Files.readAllLines(cdx11);
        assertThat(eleven).hasSize(5).isSorted();
        assertThat(eleven.get(0)).isEqualTo(" CDX N b a m s k r M S V g");
        assertThat(eleven).allSatisfy(line -> assertThat(line.strip().split(" ")).hasSizeBetween(11, 12));
        assertThat(eleven.get(1)).startsWith("org,example)/a 20240501120000 https://example.org/a text/html 200 ")
                .endsWith(" 0 in.warc");
        assertThat(Files.readAllLines(cdx9).get(1).split(" ")).hasSize(9);
    }

    @Test
    void a_dash_for_the_index_is_standard_output_and_no_file_of_that_name() throws IOException {
        Path in = Files.write(folder.resolve("in.warc"), plain());
        assertThat(run("index", in, "-o", "-")).as(err.toString()).isZero();
        assertThat(Path.of("-")).doesNotExist();
    }

    @Test
    void a_wacz_is_made_signed_and_verified_from_the_command_line() throws IOException {
        Path in = Files.write(folder.resolve("in.warc.gz"), gzip(sound(1, "words")));
        Path wacz = folder.resolve("x.wacz");
        Path key = folder.resolve("key.pem");
        assertThat(run("wacz", "create", in, "-o", wacz)).as(err.toString()).isZero();
        assertThat(run("wacz", "verify", wacz)).as(out.toString()).isZero();
        assertThat(run("wacz", "verify", wacz, "--signed")).isEqualTo(4);
        assertThat(run("wacz", "keygen", "-o", key)).isZero();
        assertThat(run("wacz", "sign", wacz, "--key", key)).as(err.toString()).isZero();
        assertThat(run("wacz", "verify", wacz, "--signed", "--json")).isZero();
        assertThat(out.toString()).contains("\"signature\":{\"state\":\"valid\"");
        byte[] bytes = Files.readAllBytes(wacz);
        bytes[100] ^= 1;
        Files.write(wacz, bytes);
        assertThat(run("wacz", "verify", wacz)).isEqualTo(4);
    }

    private static byte[] sound(int number, String words) {
        byte[] block = http("text/html", "<title>A</title>" + words);
        return join(
                utf8("WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/" + number
                        + "\r\nWARC-Date: 2024-05-01T12:00:00Z\r\nWARC-Record-ID: <urn:uuid:11111111-2222-4333-8444-"
                        + "55555555555" + number + ">\r\nContent-Type: application/http; msgtype=response\r\n"
                        + "Content-Length: " + block.length + "\r\n\r\n"),
                block, utf8("\r\n\r\n"));
    }

    @Test
    void a_key_file_is_never_replaced() throws IOException {
        Path key = Files.writeString(folder.resolve("key.pem"), "mine");
        assertThat(run("wacz", "keygen", "-o", key)).isEqualTo(1);
        assertThat(key).hasContent("mine");
    }

    @Test
    void validate_says_4_for_what_is_broken() throws IOException {
        byte[] good = gzip(sound(1, "words"));
        Path file = Files.write(folder.resolve("good.warc.gz"), good);
        assertThat(run("validate", file)).as(out.toString()).isZero();
        good[good.length - 6] ^= 1;
        assertThat(run("validate", Files.write(folder.resolve("bad.warc.gz"), good))).isEqualTo(4);
        assertThat(run("validate", folder.resolve("nowhere.warc"))).isEqualTo(1);
    }

    @Test
    void a_single_record_comes_out_of_a_file_compressed_as_a_whole() throws IOException {
        Path whole = Files.write(folder.resolve("whole.warc.gz"), gzip(plain()));
        Path out = folder.resolve("b.html");

        assertThat(run("extract", whole, "--url", "https://example.org/odd", "--payload", "-o", out)).as(err.toString()).isZero();
        assertThat(out).hasContent(LONG);
        assertThat(run("extract", whole, "--url", "https://example.org/x.png", "-o", folder.resolve("x"))).isZero();
        assertThat(folder.resolve("x")).content(StandardCharsets.ISO_8859_1).contains("WARC-Type: resource");
    }

    @Test
    void stats_tell_what_is_in_the_files_of_others() throws IOException {
        Path in = Files.write(folder.resolve("in.warc"), plain());

        assertThat(run("stats", in, in, "--json")).as(err.toString()).isZero();
        assertThat(out.toString()).contains("\"records\":8",
                "\"types\":{\"resource\":{\"records\":2,\"bytes\":6},\"response\":{\"records\":6",
                "\"200\":{\"records\":6", "\"text/html\":{\"records\":6", "\"example.org\":{\"records\":8");
        assertThat(run("stats", in)).isZero();
        assertThat(out.toString()).contains("Records: 4", "By media type:", "  text/html  3  ");
        assertThat(run("stats", folder.resolve("nowhere.warc"))).isEqualTo(1);
    }

    @Test
    void dedupe_takes_no_arc_and_says_what_helps() throws IOException {
        String block = "1 0 x\nURL IP-address Archive-date Content-type Archive-length\n";
        Path arc = Files.writeString(folder.resolve("a.arc"),
                "filedesc://a.arc 0.0.0.0 20010101000000 text/plain " + block.length() + "\n" + block + "\n");

        assertThat(run("dedupe", arc, "-o", folder.resolve("d.warc.gz"))).isEqualTo(1);
        assertThat(err.toString()).contains("pressmark recompress");
        assertThat(folder.resolve("d.warc.gz")).doesNotExist();
    }
}
