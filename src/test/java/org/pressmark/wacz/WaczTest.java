package org.pressmark.wacz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pressmark.warc.Records.gzip;
import static org.pressmark.warc.Records.join;
import static org.pressmark.warc.Records.record;
import static org.pressmark.warc.Records.response;
import static org.pressmark.warc.Records.utf8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netpreserve.jwarc.WaczReader;
import org.pressmark.verify.Report;
import org.pressmark.verify.Verifier;
import org.pressmark.verify.VerifyOptions;

class WaczTest {
    private static final Instant SIGNED = Instant.parse("2026-07-01T00:00:00Z");

    @TempDir
    private Path folder;

    private static WaczOptions options(Path output, int threads) {
        return new WaczOptions(output, "", "", "", "Pressmark test", Optional.empty(), threads);
    }

    private Path warc(String name, byte[]... records) throws IOException {
        byte[][] members = new byte[records.length][];
        for (int i = 0; i < records.length; i++) {
            members[i] = name.endsWith(".gz") ? gzip(records[i]) : records[i];
        }
        return Files.write(Files.createDirectories(folder.resolve("in")).resolve(name), join(members));
    }

    private static byte[] page(String url, String title, String words) {
        return response(url, "<!DOCTYPE html><title>" + title + "</title><script>var no = 1</script><p>" + words + "</p>");
    }

    private Path sample() throws IOException {
        return warc("a.warc.gz",
                page("https://example.org/b/", "第二页", "人民的文章"),
                page("https://example.org/a", "First", "words here"),
                record("resource", "https://example.org/x.png", "image/png", new byte[] {1, 2, 3}));
    }

    private Path made() throws IOException {
        Path wacz = folder.resolve("a.wacz");
        new WaczCreation(options(wacz, 2)).fromFiles(List.of(sample()));
        return wacz;
    }

    private static String text(Path wacz, String entry) throws IOException {
        try (ZipFile zip = new ZipFile(wacz.toFile()); InputStream in = zip.getInputStream(zip.getEntry(entry))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String index(Path wacz) throws IOException {
        try (ZipFile zip = new ZipFile(wacz.toFile());
                InputStream in = new GZIPInputStream(zip.getInputStream(zip.getEntry("indexes/index.cdx.gz")))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void entries_are_stored_and_in_a_fixed_order_with_a_fixed_time() throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipFile zip = new ZipFile(made().toFile())) {
            zip.stream().forEach(entry -> {
                names.add(entry.getName());
                assertThat(entry.getMethod()).as(entry.getName()).isEqualTo(ZipEntry.STORED);
                assertThat(entry.getTimeLocal().toString()).isEqualTo("1980-01-01T00:00");
            });
        }
        assertThat(names).containsExactly(
                "archive/a.warc.gz", "indexes/index.cdx.gz", "indexes/index.idx", "pages/pages.jsonl",
                "datapackage.json", "datapackage-digest.json");
    }

    @Test
    void two_runs_give_the_same_bytes_whatever_the_number_of_threads() throws IOException {
        Path one = folder.resolve("one").resolve("x.wacz");
        Path two = folder.resolve("two").resolve("x.wacz");
        Files.createDirectories(one.getParent());
        Files.createDirectories(two.getParent());
        new WaczCreation(options(one, 1)).fromFiles(List.of(sample()));
        new WaczCreation(options(two, 4)).fromFiles(List.of(sample()));
        assertThat(two).hasSameBinaryContentAs(one);
        assertThat(one.getParent()).isDirectoryNotContaining("glob:**.wacz-*");
    }

    @Test
    void the_checker_of_another_room_finds_nothing_wrong() throws IOException {
        Report report = new Verifier(VerifyOptions.defaults()).verify(List.of(made()));
        assertThat(report.breaches()).filteredOn(b -> b.member().isEmpty() || !b.member().startsWith("archive/")).isEmpty();
        assertThat(PageCheck.withoutCapture(WaczFile.open(folder.resolve("a.wacz")))).isEmpty();
    }

    @Test
    void jwarc_opens_it() throws IOException {
        try (WaczReader reader = new WaczReader(made())) {
            assertThat(reader.toString()).isNotEmpty();
        }
    }

    @Test
    void pages_have_titles_and_words_but_no_scripts() throws IOException {
        String pages = text(made(), "pages/pages.jsonl");
        assertThat(pages.lines().toList()).hasSize(3);
        assertThat(pages)
                .startsWith("{\"format\": \"json-pages-1.0\"")
                .contains("\"url\":\"https://example.org/b/\",\"ts\":\"2024-05-01T12:00:00Z\",\"title\":\"第二页\"")
                .contains("\"text\":\"words here\"")
                .doesNotContain("var no");
    }

    @Test
    void a_page_in_an_old_chinese_encoding_keeps_its_title() throws IOException {
        byte[] body = "<title>国务院办公厅镕</title>".getBytes(Charset.forName("GB18030"));
        byte[] block = join(utf8("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=gb2312\r\n\r\n"), body);
        Path in = warc("g.warc.gz", record("response", "https://example.org/", "application/http; msgtype=response", block));
        Path wacz = folder.resolve("g.wacz");
        new WaczCreation(options(wacz, 1)).fromFiles(List.of(in));
        assertThat(text(wacz, "pages/pages.jsonl")).contains("国务院办公厅镕");
    }

    @Test
    void a_capture_is_found_under_the_key_of_either_family_of_tools() throws IOException {
        assertThat(index(made()).lines().map(line -> line.substring(0, line.indexOf(' '))).toList()).containsExactly(
                "org,example)/a", "org,example)/b", "org,example)/b/", "org,example)/x.png");
    }

    @Test
    void the_first_page_is_the_one_to_open_and_its_date_is_told() throws IOException {
        assertThat(text(made(), "datapackage.json"))
                .contains("\"profile\":\"data-package\"", "\"wacz_version\":\"1.1.1\"")
                .contains("\"title\":\"a\"", "\"created\":\"2024-05-01T12:00:00Z\"")
                .contains("\"mainPageUrl\":\"https://example.org/b/\",\"mainPageDate\":\"2024-05-01T12:00:00Z\"");
    }

    @Test
    void a_collection_keeps_its_own_pages_and_title() throws IOException {
        Path collection = folder.resolve("c");
        for (String part : List.of("archive", "indexes", "pages")) {
            Files.createDirectories(collection.resolve(part));
        }
        Files.copy(sample(), collection.resolve("archive").resolve("a.warc.gz"));
        String pages = "{\"format\": \"json-pages-1.0\", \"id\": \"pages\"}\n{\"url\": \"https://example.org/a\","
                + " \"ts\": \"2024-05-01T12:00:00Z\", \"title\": \"Mine\"}\n";
        Files.writeString(collection.resolve("pages").resolve("pages.jsonl"), pages);
        Files.writeString(collection.resolve("datapackage.json"), "{\"title\": \"我的\", \"mainPageUrl\":"
                + " \"https://example.org/a\", \"created\": \"2025-01-01T00:00:00Z\", \"resources\": []}");
        Path wacz = folder.resolve("c.wacz");
        WaczCreation.Made made = new WaczCreation(options(wacz, 1)).fromCollection(collection);
        assertThat(made.captures()).isEqualTo(3);
        assertThat(text(wacz, "pages/pages.jsonl")).isEqualTo(pages);
        assertThat(text(wacz, "datapackage.json")).contains("我的", "2025-01-01T00:00:00Z", "https://example.org/a");
    }

    @Test
    void two_files_of_one_name_are_both_in_it() throws IOException {
        Path one = sample();
        Path two = Files.createDirectories(folder.resolve("other")).resolve("a.warc.gz");
        Files.write(two, gzip(page("https://example.com/", "Else", "where")));
        Path wacz = folder.resolve("both.wacz");
        new WaczCreation(options(wacz, 1)).fromFiles(List.of(one, two));
        try (ZipFile zip = new ZipFile(wacz.toFile())) {
            assertThat(zip.getEntry("archive/a-2.warc.gz")).isNotNull();
        }
        assertThat(index(wacz)).contains("\"filename\": \"a-2.warc.gz\"");
    }

    private static String member(String json, String name) {
        int from = json.indexOf("\"" + name + "\":\"") + name.length() + 4;
        return json.substring(from, json.indexOf('"', from));
    }

    @Test
    void the_platform_accepts_a_signature_over_the_text_of_the_hash() throws IOException, GeneralSecurityException {
        Path wacz = made();
        WaczFile.open(wacz).sign(SigningKey.generate(), SIGNED, "Pressmark test", wacz);
        String digest = text(wacz, "datapackage-digest.json");
        byte[] key = Base64.getDecoder().decode(member(digest, "publicKey"));
        PublicKey open = KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(key));
        byte[] numbers = Base64.getDecoder().decode(member(digest, "signature"));
        assertThat(numbers).as("two numbers of 384 bits").hasSize(96);
        Signature check = Signature.getInstance("SHA256withECDSAinP1363Format");
        check.initVerify(open);
        check.update(member(digest, "hash").getBytes(StandardCharsets.US_ASCII));
        assertThat(check.verify(numbers)).isTrue();
        assertThat(member(digest, "created")).isEqualTo("2026-07-01T00:00:00Z");
        assertThat(WaczFile.open(wacz).signature(List.of()).state()).isEqualTo(SignatureFacts.State.VALID);
    }

    @Test
    void a_signed_file_holds_all_that_the_unsigned_one_held() throws IOException {
        Path wacz = made();
        Path signed = folder.resolve("signed.wacz");
        WaczFile.open(wacz).sign(SigningKey.generate(), SIGNED, "Pressmark test", signed);
        WaczFile before = WaczFile.open(wacz);
        WaczFile after = WaczFile.open(signed);
        assertThat(after.names()).isEqualTo(before.names());
        for (String name : before.names().subList(0, before.names().size() - 1)) {
            assertThat(after.content(name)).hasSameContentAs(before.content(name));
        }
        assertThat(before.signature(List.of()).state()).isEqualTo(SignatureFacts.State.UNSIGNED);
    }

    @Test
    void a_key_that_was_saved_signs_with_the_same_public_half() throws IOException {
        SigningKey key = SigningKey.generate();
        Path pem = Files.writeString(folder.resolve("key.pem"), key.pem());
        assertThat(SigningKey.read(pem).publicKey()).isEqualTo(key.publicKey());
    }

    @Test
    void a_key_on_p256_signs_too() throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        String der = Base64.getEncoder().encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
        Path pem = Files.writeString(
                folder.resolve("key.pem"), "-----BEGIN PRIVATE KEY-----\n" + der + "\n-----END PRIVATE KEY-----\n");
        Path wacz = made();
        assertThat(WaczFile.open(wacz).sign(SigningKey.read(pem), SIGNED, "t", wacz).state())
                .isEqualTo(SignatureFacts.State.VALID);
    }

    @Test
    void a_key_of_another_kind_is_refused_and_the_file_stays_as_it_was() throws IOException {
        Path wacz = made();
        byte[] before = Files.readAllBytes(wacz);
        for (String pem : List.of("", "-----BEGIN EC PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----")) {
            Path file = Files.writeString(folder.resolve("bad.pem"), pem);
            assertThatThrownBy(() -> SigningKey.read(file)).isInstanceOf(IOException.class).hasMessageContaining("bad.pem");
        }
        assertThat(Files.readAllBytes(wacz)).isEqualTo(before);
    }

    @Test
    void every_flipped_bit_in_a_signed_file_is_found() throws IOException {
        Path wacz = made();
        WaczFile.open(wacz).sign(SigningKey.generate(), SIGNED, "Pressmark test", wacz);
        byte[] good = Files.readAllBytes(wacz);
        Path bad = folder.resolve("bad.wacz");
        List<Integer> missed = new ArrayList<>();
        int contents = contentsEnd(wacz);
        for (int at = 60; at < contents; at += 37) {
            byte[] flipped = good.clone();
            flipped[at] ^= 4;
            Files.write(bad, flipped);
            if (isValid(bad)) {
                missed.add(at);
            }
        }
        assertThat(missed).as("places inside contents").allMatch(at -> isHeader(good, at));
    }

    /** Local headers repeat what the directory says; readers that go by the directory never see them. */
    private static boolean isHeader(byte[] file, int at) {
        for (int from = Math.max(0, at - 60); from <= at; from++) {
            boolean magic = file[from] == 'P' && file[from + 1] == 'K' && file[from + 2] == 3 && file[from + 3] == 4;
            if (magic && at < from + 30 + file[from + 26]) {
                return true;
            }
        }
        return false;
    }

    private static int contentsEnd(Path wacz) throws IOException {
        byte[] file = Files.readAllBytes(wacz);
        int end = file.length - 22;
        return (file[end + 16] & 255) | (file[end + 17] & 255) << 8 | (file[end + 18] & 255) << 16;
    }

    private static boolean isValid(Path wacz) {
        try {
            boolean sound = new Verifier(VerifyOptions.defaults()).verify(List.of(wacz)).valid();
            WaczFile file = WaczFile.open(wacz);
            return sound
                    && file.signature(List.of()).state() == SignatureFacts.State.VALID
                    && PageCheck.withoutCapture(file).isEmpty();
        } catch (IOException unreadable) {
            return false;
        }
    }

    @Test
    void a_page_that_no_index_line_has_is_told() throws IOException {
        Path file = folder.resolve("lost.wacz");
        try (ZipWriting zip = new ZipWriting(file)) {
            zip.add("indexes/index.cdx", utf8("org,example)/ 20240501120000 {\"url\": \"https://example.org/\"}\n"));
            zip.add("pages/pages.jsonl", utf8("{\"format\": \"json-pages-1.0\"}\n{\"url\": \"https://example.org\"}\n"
                    + "{\"url\": \"https://example.org/lost\"}\n"));
            zip.finish();
        }
        assertThat(PageCheck.withoutCapture(WaczFile.open(file))).containsExactly("https://example.org/lost");
    }

    @Test
    void a_signature_made_for_another_package_does_not_count() throws IOException {
        Path wacz = made();
        SigningKey key = SigningKey.generate();
        byte[] other = SignedDigest.anonymous("sha256:" + "0".repeat(64), key, "2026-07-01T00:00:00Z", "t").json();
        SignatureFacts facts = SignatureCheck.of(SignedDigest.parse(other), "sha256:" + "1".repeat(64), List.of());
        assertThat(facts.state()).isEqualTo(SignatureFacts.State.INVALID);
        assertThat(WaczFile.open(wacz).signature(List.of()).state()).isEqualTo(SignatureFacts.State.UNSIGNED);
    }
}
