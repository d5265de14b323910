package org.pressmark.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;

/**
 * What JHOVE's own modules say of our files. Its jar holds an old JWAT and much else, so it is no dependency: the build
 * copies it beside and it runs as a program of its own, driven by {@code src/test/jhove/Jhove.java}.
 */
class JhoveIT {
    private static final Path DRIVER = Path.of("src", "test", "jhove", "Jhove.java").toAbsolutePath();

    @TempDir
    Path folder;

    @Test
    @Interop(tool = "JHOVE 1.28.0", way = Interop.Way.THEY_READ_OURS,
            seen = "WARC-hul: `--warc-version 1.0` is well-formed and valid, articles and local pictures")
    void its_warc_module_finds_our_files_of_1_0_well_formed_and_valid() throws IOException {
        assertThat(judged("warc", Sample.packed("--warc-version=1.0", "--offline"))).containsOnly("well-formed valid");
    }

    /**
     * To WARC 6.3.2 the payload of an HTTP answer is its entity body, which has no chunk sizes, and that of a revisit is
     * the body it stands for. JHOVE takes all that follows the HTTP header in the record, whatever record it is.
     */
    @Test
    @Interop(tool = "JHOVE 1.28.0", way = Interop.Way.THEY_READ_OURS,
            seen = "WARC-hul: of answers from the web it finds nothing wrong but the payload digests of revisits and chunked"
                    + " bodies, which it takes of the bytes in the record")
    void of_answers_it_takes_the_payload_digests_of_chunked_bodies_and_revisits_wrongly_and_finds_nothing_else()
            throws Exception {
        Path collection = Sample.packed("--warc-version=1.0");
        List<String> expected = new ArrayList<>(List.of("not well-formed"));
        List<String> causes = new ArrayList<>();
        for (Path file : Sample.warcs(collection)) {
            try (WarcReader reader = new WarcReader(file)) {
                for (WarcRecord record : reader) {
                    cause(record).ifPresent(cause -> {
                        causes.add(cause.why());
                        expected.add(cause.finding());
                    });
                }
            }
        }

        assertThat(causes).containsExactlyInAnyOrder("chunk sizes", "chunk sizes", "body of another record");
        assertThat(judged("warc", collection)).containsExactlyInAnyOrderElementsOf(expected);
    }

    /** The same seen on records of one trait each, so that nothing else of ours is in the way. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "response, Content-Length: 5, hello, hello, true",
        "response, Transfer-Encoding: chunked, 5|hello|0||, hello, false",
        "response, Transfer-Encoding: chunked, 5|hello|0||, 5|hello|0||, true",
        "response, Content-Encoding: x-coded, coded, coded, true",
        "response, Content-Encoding: x-coded, coded, hello, false",
        "revisit, Content-Length: 5, '', hello, false",
        "revisit, Content-Length: 5, '', '', true"
    })
    void its_payload_is_what_follows_the_http_header(String type, String header, String body, String digestOf, boolean agrees)
            throws Exception {
        byte[] block = wire("HTTP/1.1 200 OK|" + header + "||" + body);
        String head = "WARC/1.0|WARC-Type: " + type + "|WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000002>|"
                + "WARC-Date: 2024-05-01T12:00:00Z|WARC-Target-URI: http://example.org/a|"
                + "Content-Type: application/http;msgtype=response|WARC-Payload-Digest: sha1:" + sha1(wire(digestOf)) + "|"
                + (type.equals("revisit")
                        ? "WARC-Profile: http://netpreserve.org/warc/1.0/revisit/identical-payload-digest|"
                        : "")
                + "Content-Length: " + block.length + "||";
        Path file = folder.resolve("one.warc");
        Files.write(file, wire(head));
        Files.write(file, block, StandardOpenOption.APPEND);
        Files.write(file, wire("||"), StandardOpenOption.APPEND);

        List<String> said = judged("warc", List.of(file));

        if (agrees) {
            assertThat(said).containsExactly("well-formed valid");
        } else {
            assertThat(said).containsExactly("not well-formed", finding(sha1(wire(digestOf)), sha1(wire(body))));
        }
    }

    /** Why JHOVE must find another digest, and what it says then. */
    private record Cause(String why, String finding) {}

    private static Optional<Cause> cause(WarcRecord record) throws Exception {
        Optional<String> stated = record.headers().first("WARC-Payload-Digest");
        byte[] block = record.body().stream().readAllBytes();
        String text = new String(block, StandardCharsets.ISO_8859_1);
        int body = text.indexOf("\r\n\r\n") + 4;
        boolean chunked = body > 4 && text.substring(0, body).toLowerCase(Locale.ROOT).contains("transfer-encoding: chunked");
        boolean revisit = record.type().equals("revisit");
        if (stated.isEmpty() || !(chunked || revisit)) {
            return Optional.empty();
        }
        String[] label = stated.get().split(":", 2);
        byte[] behind = Arrays.copyOfRange(block, body, block.length);
        return Optional.of(new Cause(revisit ? "body of another record" : "chunk sizes",
                finding(hexOf(label[1], label[0]), hex(label[0], behind))));
    }

    private static String finding(String stated, String found) {
        return "INVALID_EXPECTED Entity: Incorrect payload digest, " + stated + ", " + found;
    }

    /** Digests are written in base 16 or, by those that go back to Heritrix, in base 32. */
    private static String hexOf(String written, String algorithm) {
        int bytes = algorithm.equals("sha1") ? 20 : 32;
        if (written.length() == bytes * 2) {
            return written.toUpperCase(Locale.ROOT);
        }
        BigInteger number = BigInteger.ZERO;
        String digits = written.replace("=", "");
        for (char c : digits.toCharArray()) {
            number = number.shiftLeft(5).or(BigInteger.valueOf("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c)));
        }
        number = number.shiftRight(digits.length() * 5 - bytes * 8);
        return String.format("%0" + bytes * 2 + "X", number);
    }

    private static String sha1(byte[] bytes) throws NoSuchAlgorithmException {
        return hex("sha1", bytes);
    }

    private static String hex(String algorithm, byte[] bytes) throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance(algorithm.replace("sha", "SHA-"));
        return HexFormat.of().withUpperCase().formatHex(digest.digest(bytes));
    }

    /** Lines with a bar where the line ends. */
    private static byte[] wire(String lines) {
        return lines.replace("|", "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** It knows 1.0 only: the JWAT inside is of 2015, two years before WARC 1.1. */
    @Test
    @Interop(tool = "JHOVE 1.28.0", way = Interop.Way.THEY_READ_OURS,
            seen = "WARC-hul does not know WARC 1.1: its version number, and dates with fractions of a second")
    void of_1_1_its_warc_module_only_says_that_it_does_not_know_it() throws IOException {
        assertThat(judged("warc", Sample.packed("--offline"))).containsExactlyInAnyOrder(
                "not well-formed", "UNKNOWN Entity: Magic version number, 1.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--warc-version=1.1", "--warc-version=1.0"})
    @Interop(tool = "JHOVE 1.28.0", way = Interop.Way.THEY_READ_OURS, seen = "GZIP-hul: well-formed and valid")
    void its_gzip_module_finds_our_members_well_formed_and_valid(String option) throws IOException {
        assertThat(judged("gzip", Sample.packed(option))).containsOnly("well-formed valid");
    }

    private List<String> judged(String module, Path collection) throws IOException {
        return judged(module, Sample.warcs(collection));
    }

    private List<String> judged(String module, List<Path> warcs) throws IOException {
        Path jar = Path.of(System.getProperty("jhove.jar", "target/peers/jhove.jar")).toAbsolutePath();
        Stream<Object> command = Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java"), "-cp", jar, DRIVER, module);
        Tool.Ran ran = Tool.run(folder, Stream.concat(command, warcs.stream()).toArray());
        assertThat(ran.code()).as(ran.all()).isZero();
        return ran.lines();
    }
}
