package org.pressmark.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pressmark.browser.Browser;
import org.pressmark.browser.Tab;

/** ReplayWeb.page, run from its npm package in Chromium, opens what we wrote. Its page and our file are all it has. */
class ReplayWebPageIT {
    private static final String PAGE = "https://sample.seeds.invalid/%E4%BF%A1%20%E4%B8%8E%20%E9%9B%AA.html";

    /**
     * The widths of the pictures of the page: a local one, one from the web, a revisit, one that was moved, one that was
     * not there, one in chunks with a chunk extension, one in chunks with a trailer. ReplayWeb.page 2.5.3 takes a chunk
     * extension (RFC 9112, 7.1.1) for the end of chunking and hands on the raw bytes, so that picture stays blank there.
     */
    private static final String WIDTHS = "30 40 40 21 0 0 35";

    /** All text of the viewer, whose parts are in shadow trees. */
    private static final String TEXT = """
            (() => { const text = node => [...node.childNodes].map(child => (child.nodeType === 3 ? child.data : '')
              + (child.shadowRoot ? text(child.shadowRoot) : '') + text(child)).join(' '); return text(document.body) })()
            """;

    /**
     * What the viewer noted of the signature. Its page shows the key, and counts the signature among the hashes verified
     * whether it holds or not; it calls the hashes of pages and index invalid in every package, for it computes them only
     * where its service worker is asked to, which its page has no way to do (2.5.3). So the page alone does not tell.
     */
    private static final String SIGNATURE = """
            (async () => { for (const { name } of await indexedDB.databases()) {
              const db = await new Promise(done => { const r = indexedDB.open(name); r.onsuccess = () => done(r.result) });
              if (db.objectStoreNames.contains('verification')) {
                const all = await new Promise(done => { const r = db.transaction('verification').objectStore('verification')
                  .getAll(); r.onsuccess = () => done(r.result) });
                const found = all.filter(entry => entry.id === 'signature');
                if (found.length) { return String(found[0].matched) } } } return 'none' })()
            """;

    /** It comes after two seconds on a machine that has nothing else to do. */
    private static final Duration SOON = Duration.ofSeconds(12);

    @TempDir
    static Path folder;

    static String publicKey;

    static StaticSite site;
    /** One for each test: the viewer keeps what it opened. */
    Browser browser;

    Tab tab;

    @BeforeAll
    static void serve() throws IOException {
        Path viewer = Needed.npm("replaywebpage/index.html").getParent();
        Path collection = Sample.packed();
        Files.copy(Sample.warcs(collection).get(0), folder.resolve("sample.warc.gz"));
        zip(collection, folder.resolve("sample.wacz"));
        signed();
        site = StaticSite.of(folder, viewer);
    }

    @AfterAll
    static void stop() throws IOException {
        if (site != null) {
            site.close();
        }
    }

    @BeforeEach
    void open() throws IOException {
        browser = Browser.start();
        tab = browser.openUnheld();
    }

    @AfterEach
    void close() throws IOException {
        if (browser != null) {
            browser.close();
        }
    }

    /**
     * Opens the viewer and waits for what it shows. About once in ten times the service worker of the viewer does not
     * begin in a fresh Chromium ("went to a bad state unexpectedly", "An unknown error occurred when fetching the
     * script", or not a word), and the viewer waits for ever, whatever it was to open. So what does not come soon is
     * tried in another browser, three times at most.
     */
    private String view(String file, String place, String expected) throws IOException {
        for (int attempt = 1; attempt < 4; attempt++) {
            tab.visit(viewer(file, place));
            Optional<String> seen = tab.anywhereWithin(SOON, expected);
            if (seen.isPresent()) {
                return seen.get();
            }
            close();
            open();
        }
        tab.visit(viewer(file, place));
        return tab.awaitAnywhere(expected);
    }

    @Test
    @Interop(tool = "ReplayWeb.page 2.5.3", way = Interop.Way.THEY_READ_OURS,
            seen = "list of pages with Chinese titles")
    void the_page_list_of_the_wacz_has_the_chinese_title() throws IOException {
        view("sample.wacz", "view=pages", TEXT + ".includes('" + Sample.TITLE + "')");
        onlyItsOwnSiteWasAsked();
    }

    @Test
    @Interop(tool = "ReplayWeb.page 2.5.3", way = Interop.Way.THEY_READ_OURS,
            seen = "page with its pictures from the WACZ; it does not read chunk extensions")
    void a_page_of_the_wacz_replays_with_its_pictures() throws IOException {
        replays("sample.wacz");
    }

    @Test
    @Interop(tool = "ReplayWeb.page 2.5.3", way = Interop.Way.THEY_READ_OURS,
            seen = "page with its pictures from the bare WARC")
    void a_page_of_the_bare_warc_replays_with_its_pictures() throws IOException {
        replays("sample.warc.gz");
    }

    /** The two were packed from two sites of the same files, so every revisit is of another address too. */
    @Test
    void revisits_of_what_another_archive_holds_replay_where_both_are_loaded() throws IOException {
        Path older = Sample.packed();
        Path newer = Sample.packed("--base", "https://newer.seeds.invalid/", "--dedupe-against", older.toString());
        Path both = folder.resolve("both.warc.gz");
        Files.write(both, Files.readAllBytes(Sample.warcs(older).get(0)));
        Files.write(both, Files.readAllBytes(Sample.warcs(newer).get(0)), java.nio.file.StandardOpenOption.APPEND);
        assertThat(Files.size(Sample.warcs(newer).get(0))).isLessThan(Files.size(Sample.warcs(older).get(0)));
        replays("both.warc.gz", PAGE.replace("//sample.", "//newer."));
    }

    @Test
    @Interop(tool = "ReplayWeb.page 2.5.3", way = Interop.Way.THEY_READ_OURS,
            seen = "a word of the title finds the page")
    void a_word_of_a_title_finds_its_page_and_no_other() throws IOException {
        view("signed.wacz", "view=pages&query=" + URLEncoder.encode("北方的河", StandardCharsets.UTF_8),
                TEXT + ".includes('北方的河，和它的桥') && !" + TEXT + ".includes('Letters from the harbour')");

        tab.visit("about:blank#");
        view("signed.wacz", "view=pages&query=harbour",
                TEXT + ".includes('Letters from the harbour') && !" + TEXT + ".includes('北方的河，和它的桥')");
        onlyItsOwnSiteWasAsked();
    }

    @Test
    @Interop(tool = "ReplayWeb.page 2.5.3", way = Interop.Way.THEY_READ_OURS,
            seen = "the signature holds, its key is shown")
    void the_signature_of_a_signed_wacz_is_shown_and_holds() throws IOException {
        view("signed.wacz", "view=info",
                TEXT + ".includes('" + publicKey + "') && /[1-9][0-9]*\\s+hashes\\s+verified/.test(" + TEXT + ")");
        assertThat(tab.evaluate(SIGNATURE)).isEqualTo("true");
    }

    @Test
    void a_signature_of_another_package_is_seen_not_to_hold() throws IOException {
        view("forged.wacz", "view=info", TEXT + ".includes('" + publicKey + "')");
        assertThat(tab.evaluate(SIGNATURE)).isEqualTo("false");
    }

    /** Two articles, packed, made a WACZ and signed, all by the program; and a copy with one letter of the signature changed. */
    private static void signed() throws IOException {
        Path seeds = Files.createDirectories(folder.resolve("two"));
        Files.writeString(seeds.resolve("河.md"), "# 北方的河，和它的桥\n\n桥上没有人。\n");
        Files.writeString(seeds.resolve("harbour.md"), "# Letters from the harbour\n\nNothing came by sea.\n");
        run("pack", seeds, "-o", folder.resolve("out"), "--offline", "--date", Sample.DATE);
        run("wacz", "create", folder.resolve("out").resolve("two"), "-o", "signed.wacz");
        publicKey = run("wacz", "keygen", "-o", "key.pem").out().strip().lines()
                .filter(line -> line.length() > 80).findFirst().orElseThrow();
        run("wacz", "sign", "signed.wacz", "--key", "key.pem", "--date", Sample.DATE);
        byte[] bytes = Files.readAllBytes(folder.resolve("signed.wacz"));
        int at = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf("\"signature\":\"") + 20;
        bytes[at] = (byte) (bytes[at] == 'A' ? 'B' : 'A');
        Files.write(folder.resolve("forged.wacz"), bytes);
    }

    private static Tool.Ran run(Object... words) throws IOException {
        Tool.Ran ran = Pressmark.run(folder, words);
        assertThat(ran.code()).as(ran.all()).isZero();
        return ran;
    }

    private void replays(String file) throws IOException {
        replays(file, PAGE);
    }

    private void replays(String file, String page) throws IOException {
        String place = "view=replay&url=" + URLEncoder.encode(page, StandardCharsets.UTF_8) + "&ts=20260101000000";
        String widths = "location.href.includes('mp_/') && document.readyState === 'complete' && document.images.length === 7"
                + " && [...document.images].map(i => i.naturalWidth).join(' ')";
        assertThat(view(file, place, widths)).isEqualTo(WIDTHS);
        assertThat(tab.anywhere("location.href.includes('mp_/') && document.body.innerText")).get().asString()
                .contains("下雪的那天，邮差送来一封信。");
        assertThat(tab.anywhere("location.href.includes('mp_/') && document.title")).contains(Sample.TITLE);
        onlyItsOwnSiteWasAsked();
    }

    private void onlyItsOwnSiteWasAsked() {
        assertThat(tab.requested())
                .filteredOn(url -> url.startsWith("http"))
                .isNotEmpty()
                .allMatch(url -> url.startsWith(site.url("/")));
    }

    private static String viewer(String file, String place) {
        return site.url("/index.html?source=" + URLEncoder.encode(site.url("/" + file), StandardCharsets.UTF_8) + "#" + place);
    }

    /** A collection is an unzipped WACZ: zipped without compression it is one. */
    private static void zip(Path collection, Path wacz) throws IOException {
        try (OutputStream out = Files.newOutputStream(wacz);
                ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
                Stream<Path> files = Files.walk(collection)) {
            List<Path> parts = files.filter(Files::isRegularFile)
                    .filter(file -> !collection.relativize(file).startsWith(".pressmark"))
                    .sorted()
                    .toList();
            for (Path part : parts) {
                byte[] bytes = Files.readAllBytes(part);
                CRC32 sum = new CRC32();
                sum.update(bytes);
                ZipEntry entry = new ZipEntry(collection.relativize(part).toString().replace('\\', '/'));
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(bytes.length);
                entry.setCrc(sum.getValue());
                zip.putNextEntry(entry);
                zip.write(bytes);
                zip.closeEntry();
            }
        }
    }
}
