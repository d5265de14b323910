package org.pressmark.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pressmark.verify.Warc.bytes;
import static org.pressmark.verify.Warc.response;

import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.pressmark.browser.Browser;
import org.pressmark.browser.Tab;
import org.pressmark.peers.Needed;
import org.pressmark.peers.StaticSite;

/**
 * What {@code validate --lint wabac} says is what ReplayWeb.page does: for each row it is given the smallest archive with
 * the trait and a twin without it. One browser and one tab see them all, each archive under a name of its own.
 *
 * <p>Not part of the build: a view in ten of that viewer never ends on a busy machine and is begun again, which takes two
 * to three minutes in all. {@code mvn -B verify -Dit.test=ReplayWebPageLintWalk} runs it.
 */
class ReplayWebPageLintWalk {
    private static final String PAGE = "http://example.org/a";
    private static final String OTHER = "http://example.org/b";
    private static final String ABSENT = "Archived Page Not Found";
    private static final String UNREADABLE = "not a known archive format";
    private static final String NO_FRAME = "no page of the archive";

    /**
     * What is seen: the text of the archived page and where its links go, or what the viewer says in its place. The
     * viewer's own parts are in shadow trees.
     */
    private static final String SEEN = """
            (() => {
              if (location.href.startsWith('chrome-error:')) { return 'NO_FRAME' }
              if (document.readyState !== 'complete') { return '' }
              if (location.href.includes('mp_/')) {
                return [document.body.innerText.trim(), ...[...document.links].map(link => link.href)].join(' ') }
              if (window !== top) { return '' }
              const text = node => [...node.childNodes].map(child => (child.nodeType === 3 ? child.data : '')
                + (child.shadowRoot ? text(child.shadowRoot) : '') + text(child)).join(' ');
              return (text(document.body).match(/not a known archive format|Unexpected Loading Error: [^]{0,60}/) || [''])[0] })()
            """.replace("NO_FRAME", NO_FRAME);

    @TempDir
    static Path folder;

    static StaticSite site;
    static Browser browser;
    static Tab tab;

    /** Many rows have the same twin. */
    private static final Map<String, String> SEEN_BEFORE = new HashMap<>();

    /**
     * A row, proven.
     *
     * @param rule the row
     * @param name the kind of file, with a dot
     * @param url what is asked for
     * @param with the archive with the trait
     * @param seen what is seen of it, or a part of that
     * @param twin the archive without it
     * @param meant what is seen of the twin
     */
    record Proof(LintRule rule, String name, String url, byte[] with, String seen, byte[] twin, String meant) {
        @Override
        public String toString() {
            return rule.id() + " " + seen;
        }
    }

    @BeforeAll
    static void open() throws IOException {
        site = StaticSite.of(folder, Needed.npm("replaywebpage/index.html").getParent());
        browser = Browser.start();
        tab = browser.openUnheld();
    }

    @AfterAll
    static void close() throws IOException {
        if (browser != null) {
            browser.close();
        }
        if (site != null) {
            site.close();
        }
    }

    @ParameterizedTest
    @MethodSource("proofs")
    void the_archive_with_the_trait_is_not_shown_as_its_twin_is(Proof proof) throws IOException {
        assertThat(said(proof.name(), proof.with())).as("of the trait").contains(proof.rule());
        assertThat(said(twinName(proof), proof.twin())).as("of the twin").doesNotContain(proof.rule());

        assertThat(seen(twinName(proof), proof.url(), proof.twin())).as("the twin").isEqualTo(proof.meant());
        assertThat(seen(proof.name(), proof.url(), proof.with())).as("the trait")
                .isNotEqualTo(proof.meant()).contains(proof.seen());
    }

    /** But for the missing list of pages, which is read in the source: an empty list cannot be told from one not yet there. */
    @Test
    void every_row_is_proven() {
        Set<LintRule> proven = proofs().map(proof -> ((Proof) proof.get()[0]).rule()).collect(Collectors.toSet());

        assertThat(proven).containsExactlyInAnyOrderElementsOf(
                EnumSet.allOf(LintRule.class).stream().filter(rule -> rule.concerns(LintTool.WABAC))
                        .filter(rule -> rule != LintRule.NO_PAGE_LIST).toList());
    }

    /** What no row names, though it has been said of other tools or of earlier versions. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("shown")
    void what_no_row_names_is_shown(String what, String name, String url, byte[] archive) throws IOException {
        assertThat(seen(name, url, archive)).as(what).isEqualTo("hello");
    }

    private static String twinName(Proof proof) {
        return switch (proof.rule()) {
            case ZSTD_FILE, ARC_FILE -> ".warc";
            default -> proof.name();
        };
    }

    private static Set<LintRule> said(String name, byte[] archive) throws IOException {
        Path file = write(name, archive);
        return new Verifier(new VerifyOptions(100, false, EnumSet.of(LintTool.WABAC), 1))
                .verify(List.of(file))
                .lintCounts()
                .keySet();
    }

    private static Path write(String name, byte[] archive) throws IOException {
        return Files.write(folder.resolve(Warc.hex(Warc.digest("SHA-1", archive)).substring(0, 12) + name), archive);
    }

    private static String seen(String name, String url, byte[] archive) throws IOException {
        Path file = write(name, archive);
        String key = file + " " + url;
        if (!SEEN_BEFORE.containsKey(key)) {
            SEEN_BEFORE.put(key, look(file.getFileName().toString(), url));
        }
        return SEEN_BEFORE.get(key);
    }

    /**
     * Now and then the viewer shows nothing, then or later, for a reason not found: it is opened anew. What is
     * taken as seen is always something it drew, never that nothing came.
     */
    private static String look(String file, String url) throws IOException {
        String place = "view=replay&url=" + encoded(url) + "&ts=20240501120000";
        for (int attempt = 1; attempt <= 8; attempt++) {
            tab.visit("about:blank#");
            tab.visit(site.url("/index.html?source=" + encoded(site.url("/" + file)) + "#" + place));
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(6);
            while (System.nanoTime() < end) {
                Optional<String> seen = tab.anywhere(SEEN);
                if (seen.isPresent()) {
                    return seen.get().strip();
                }
                pause();
            }
            tab = browser.openUnheld();
        }
        throw new IOException("nothing to be seen of " + url + " in " + file);
    }

    private static void pause() throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(50); // between two looks, not instead of looking
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stop);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Warc plain(String type) {
        return Warc.record("1.1", type, 20).with("WARC-Target-URI", PAGE).with("Content-Type", "text/plain").block("hello");
    }

    private static Warc answer(String status, String head, byte[] body) {
        return response().block(Warc.join(bytes("HTTP/1.1 " + status + "\r\n" + head + "\r\n\r\n"), body));
    }

    private static Warc html(String head, byte[] body) {
        return answer("200 OK", "Content-Type: text/html" + head, body);
    }

    private static Warc chunked(String coding, String body) {
        return html("\r\nTransfer-Encoding: " + coding, bytes(body));
    }

    private static Warc at(String url) {
        return response().but("WARC-Target-URI", url);
    }

    /** A revisit of the ordinary page, a day later, at another address. */
    private static Warc revisit() {
        return Warc.revisit().but("WARC-Target-URI", OTHER).but("WARC-Date", "2024-05-02T12:00:00Z")
                .with("Content-Type", "application/http;msgtype=response")
                .block("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n");
    }

    private static byte[] warc(Warc... records) {
        return Warc.join(Warc.info().bytes(), Warc.file(records));
    }

    /** A WACZ of these records, each a gzip member, with an index that is not compressed. */
    private static Zip wacz(Warc... records) {
        StringBuilder index = new StringBuilder();
        byte[] all = new byte[0];
        for (Warc record : records) {
            byte[] member = Warc.gzip(record.bytes());
            index.append(line(record, all.length, member.length));
            all = Warc.join(all, member);
        }
        return new Zip().with("archive/a.warc.gz", all).with("indexes/index.cdx", index.toString())
                .with("pages/pages.jsonl", """
                        {"format":"json-pages-1.0","id":"pages","title":"All"}
                        {"url":"http://example.org/a","ts":"2024-05-01T12:00:00Z","title":"标题"}
                        """)
                .described();
    }

    private static String line(Warc record, int offset, int length) {
        String head = new String(record.bytes(), StandardCharsets.ISO_8859_1);
        boolean revisit = head.contains("WARC-Type: revisit");
        return "org,example)/" + (revisit ? "b" : "a") + (revisit ? " 20240502120000" : " 20240501120000")
                + " {\"url\":\"" + (revisit ? OTHER : PAGE) + "\",\"mime\":\"" + (revisit ? "warc/revisit" : "text/plain")
                + "\",\"status\":\"200\",\"digest\":\"" + Warc.sha1(bytes("hello")) + "\",\"length\":\"" + length
                + "\",\"offset\":\"" + offset + "\",\"filename\":\"a.warc.gz\"}\n";
    }

    /** The same with its index in a gzip file, and the second index that leads to it. */
    private static Zip indexedTwice(Zip wacz) {
        byte[] index = Warc.gzip(bytes(wacz.text("indexes/index.cdx")));
        return wacz.without("indexes/index.cdx").with("indexes/index.cdx.gz", index).with("indexes/index.idx",
                "!meta 0 {\"format\":\"cdxj-gzip-1.0\",\"filename\":\"index.cdx.gz\"}\n"
                        + "org,example)/a 20240501120000 {\"offset\":0,\"length\":" + index.length + "}\n").described();
    }

    /** The archive of two records, as one gzip member. */
    private static byte[] whole() {
        byte[] both = Warc.gzip(Warc.file(Warc.resource(), response()));
        return wacz().with("archive/a.warc.gz", both).with("indexes/index.cdx", line(response(), 0, both.length))
                .described().bytes();
    }

    private static Arguments warc(LintRule rule, Warc with, String seen, Warc twin, String meant) {
        return warc(rule, PAGE, with, seen, twin, meant);
    }

    private static Arguments warc(LintRule rule, String url, Warc with, String seen, Warc twin, String meant) {
        return Arguments.of(new Proof(rule, ".warc", url, warc(with), seen, warc(twin), meant));
    }

    private static Arguments file(LintRule rule, String name, byte[] with, String seen, byte[] twin) {
        return Arguments.of(new Proof(rule, name, PAGE, with, seen, twin, "hello"));
    }

    static Stream<Arguments> proofs() {
        return Stream.of(files(), kinds(), addresses(), answers()).flatMap(rows -> rows);
    }

    private static Stream<Arguments> files() {
        byte[] ordinary = warc(response());
        byte[] wacz = wacz(response()).bytes();
        return Stream.of(
                file(LintRule.ZSTD_FILE, ".warc.zst", Zstd.compress(ordinary), UNREADABLE, ordinary),
                file(LintRule.ARC_FILE, ".arc", bytes("filedesc://a.arc 0.0.0.0 20240501120000 text/plain 75\n1 0 x\n"
                        + "URL IP-address Archive-date Content-type Archive-length\n\n\n" + PAGE
                        + " 192.0.2.1 20240501120000 text/plain 50\nHTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nhello\n"),
                        UNREADABLE, ordinary),
                file(LintRule.WHOLE_FILE_GZIP_BY_PLACE, ".wacz", whole(), ABSENT, wacz),
                file(LintRule.ARCHIVE_DEFLATED, ".wacz", wacz(response()).deflated().bytes(), ABSENT, wacz),
                file(LintRule.PROFILE_OF_DRAFT, ".wacz",
                        wacz(response()).replaced("datapackage.json", "data-package", "wacz").signedOff().bytes(),
                        "Unknown package profile", wacz),
                file(LintRule.INDEX_WITHOUT_IDX, ".wacz",
                        indexedTwice(wacz(response())).without("indexes/index.idx").described().bytes(), ABSENT,
                        indexedTwice(wacz(response())).bytes()));
    }

    private static Stream<Arguments> kinds() {
        Warc first = answer("200 OK", "Content-Type: text/plain\r\nContent-Length: 10", bytes("hello"));
        Warc second = Warc.continuation(2).but("WARC-Target-URI", PAGE).but("WARC-Segment-Origin-ID", Warc.id(2))
                .with("WARC-Segment-Total-Length", "72").block("world");
        Warc same = response().with("WARC-Payload-Digest", Warc.sha1(bytes("hello")));
        Warc lost = revisit().without("WARC-Refers-To-Target-URI");
        return Stream.of(
                warc(LintRule.CONVERSION, plain("conversion"), ABSENT, plain("resource"), "hello"),
                warc(LintRule.METADATA_ADDRESS, plain("metadata"), ABSENT, plain("resource"), "hello"),
                Arguments.of(new Proof(LintRule.METADATA_ADDRESS, ".warc", "metadata://example.org/a",
                        warc(plain("metadata")), ABSENT,
                        warc(plain("metadata").but("WARC-Target-URI", "metadata://example.org/a")), "hello")),
                Arguments.of(new Proof(LintRule.CONTINUATION, ".warc", PAGE,
                        warc(first.with("WARC-Segment-Number", "1"), second), "hello",
                        warc(answer("200 OK", "Content-Type: text/plain\r\nContent-Length: 10", bytes("helloworld"))),
                        "helloworld")),
                Arguments.of(new Proof(LintRule.REVISIT_OF_NO_ADDRESS, ".warc", OTHER,
                        warc(response(), lost), ABSENT, warc(response(), revisit()), "hello")),
                Arguments.of(new Proof(LintRule.REVISIT_OF_NO_ADDRESS, ".wacz", OTHER,
                        wacz(same, lost).bytes(), ABSENT, wacz(same, revisit()).bytes(), "hello")));
    }

    private static Stream<Arguments> addresses() {
        String escaped = "http://example.org/%E6%AC%A7";
        return Stream.concat(
                Stream.of(
                        warc(LintRule.ADDRESS_NOT_ASCII, escaped, at("http://example.org/欧"), ABSENT, at(escaped), "hello"),
                        warc(LintRule.ADDRESS_FOLDED,
                                response().without("WARC-Target-URI").line("WARC-Target-URI:\r\n " + PAGE),
                                "Unexpected Loading Error", response(), "hello")),
                Stream.of("HTTP://example.org/a", "http://Example.org/a", "http://example.org:80/a",
                                "http://example.org/b/../a", "http://example.org/%2E/a")
                        .map(other -> warc(LintRule.ADDRESS_UNLIKE_BROWSERS, at(other), ABSENT, at(PAGE), "hello")));
    }

    private static Stream<Arguments> answers() {
        byte[] hello = bytes("hello");
        Warc gzip = html("\r\nContent-Encoding: gzip", Warc.gzip(hello));
        Warc ordinary = chunked("chunked", "5\r\nhello\r\n0\r\n\r\n");
        String meant = "hello http://example.org/%E9%9B%AA";
        return Stream.of(
                warc(LintRule.ADDRESS_UNLIKE_BROWSERS, "http://example.org/", at("http://example.org"), ABSENT,
                        at("http://example.org/"), "hello"),
                warc(LintRule.ADDRESS_UNLIKE_BROWSERS, "http://example.org/a%20b", at("http://example.org/a b"), ABSENT,
                        at("http://example.org/a%20b"), "hello"),
                warc(LintRule.ADDRESS_UNLIKE_BROWSERS, "http://example.org/a%7Bb%7D", at("http://example.org/a{b}"), ABSENT,
                        at("http://example.org/a%7Bb%7D"), "hello"),
                warc(LintRule.PARTIAL, partial("0-4/10"), ABSENT, partial("0-4/5"), "hello"),
                warc(LintRule.STATUS_OF_NO_BROWSER, answer("999 Denied", "Content-Type: text/plain", hello), NO_FRAME,
                        answer("599 Denied", "Content-Type: text/plain", hello), "hello"),
                warc(LintRule.STATUS_OF_NO_BROWSER, answer("600 Denied", "Content-Type: text/plain", hello), NO_FRAME,
                        answer("599 Denied", "Content-Type: text/plain", hello), "hello"),
                warc(LintRule.CODED_ZSTD, html("\r\nContent-Encoding: zstd", Zstd.compress(bytes("<p>hello"))), "\uFFFD",
                        gzip, "hello"),
                warc(LintRule.CODED_DEFLATE, html("\r\nContent-Encoding: deflate", Warc.deflate(hello)), "\uFFFD", gzip, "hello"),
                warc(LintRule.CODED_TWICE, html("\r\nContent-Encoding: gzip, gzip", Warc.gzip(Warc.gzip(hello))), "\uFFFD",
                        gzip, "hello"),
                warc(LintRule.CODED_IN_OTHER_WORDS, html("\r\nContent-Encoding: x-gzip", Warc.gzip(hello)), "\uFFFD",
                        gzip, "hello"),
                warc(LintRule.CODED_IN_OTHER_WORDS, html("\r\nContent-Encoding: GZIP", Warc.gzip(hello)), "\uFFFD",
                        gzip, "hello"),
                warc(LintRule.CHUNK_EXTENSION, chunked("chunked", "5;a=b\r\nhello\r\n0\r\n\r\n"), "5;a=b hello",
                        ordinary, "hello"),
                warc(LintRule.CHUNK_EXTENSION, chunked("chunked", "5 \r\nhello\r\n0\r\n\r\n"), "5 hello 0", ordinary, "hello"),
                warc(LintRule.CHUNKED_IN_OTHER_WORDS, chunked("Chunked", "5\r\nhello\r\n0\r\n\r\n"), "5 hello 0",
                        ordinary, "hello"),
                warc(LintRule.CHUNKED_IN_OTHER_WORDS, chunked("identity, chunked", "5\r\nhello\r\n0\r\n\r\n"), "5 hello 0",
                        ordinary, "hello"),
                warc(LintRule.IDENTIFIED_TYPE, page("GBK", "<p>雪").with("WARC-Identified-Payload-Type", "text/html"), "",
                        page("GBK", "<p>雪"), "雪"),
                warc(LintRule.UTF_16, page("UTF-16LE", "hello"), "", page("UTF-8", "hello"), "hello"),
                warc(LintRule.UTF_16, page("UTF-16", "hello"), "", page("UTF-8", "hello"), "hello"),
                warc(LintRule.LINKS_NOT_UTF_8, page("GBK", "hello<a href=/雪></a>"), "hello http",
                        page("UTF-8", "hello<a href=/雪></a>"),
                        meant),
                warc(LintRule.LINKS_NOT_UTF_8, page("ISO-8859-1", "hello<a href=/é></a>"), "hello http",
                        page("UTF-8", "hello<a href=/é></a>"), "hello http://example.org/%C3%A9"));
    }

    private static Warc page(String charset, String body) {
        return html("; charset=" + charset, body.getBytes(Charset.forName(charset)));
    }

    private static Warc partial(String range) {
        return answer("206 Partial Content", "Content-Type: text/plain\r\nContent-Length: 5\r\nContent-Range: bytes " + range,
                bytes("hello"));
    }

    static Stream<Arguments> shown() {
        byte[] both = Warc.gzip(Warc.file(Warc.info(), Warc.resource(), response()));
        Warc itself = Warc.revisit();
        return Stream.of(
                Arguments.of("records that share a gzip member, in a bare file", ".warc.gz", PAGE, both),
                Arguments.of("an index named .cdxj", ".wacz", PAGE, wacz(response()).without("indexes/index.cdx")
                        .with("indexes/index.cdxj", line(response(), 0, Warc.gzip(response().bytes()).length))
                        .described()
                        .bytes()),
                Arguments.of("a revisit of itself before its original", ".warc", PAGE, warc(itself, response())),
                Arguments.of("a revisit of itself behind its original", ".warc", PAGE, warc(response(), itself)),
                Arguments.of("a revisit without date", ".warc", OTHER,
                        warc(response(), revisit().without("WARC-Refers-To-Date"))),
                Arguments.of("a revisit without HTTP header", ".warc", OTHER,
                        warc(response(), revisit().without("Content-Type").block(""))),
                Arguments.of("a revisit that names no address, of the same stated digest", ".warc", OTHER,
                        warc(response().with("WARC-Payload-Digest", Warc.sha1(bytes("hello"))),
                                revisit().without("WARC-Refers-To-Target-URI"))),
                Arguments.of("an address in brackets", ".warc", PAGE, warc(at("<" + PAGE + ">"))),
                Arguments.of("a date without seconds", ".warc", PAGE, warc(response().but("WARC-Date", "2024-05-01T12:00Z"))),
                Arguments.of("an answer at no web address", ".warc", "file:///a.txt", warc(at("file:///a.txt"))));
    }
}
