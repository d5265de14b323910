package org.pressmark.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pressmark.peers.Needed;
import org.pressmark.peers.Pictures;
import org.pressmark.peers.Pressmark;
import org.pressmark.peers.Tool;

/** The pages of the reading room, as somebody without a mouse uses them and as axe-core judges them. */
class ReadingRoomIT {
    private static final String PAGE = "https://articles.seeds.invalid/snow.html";
    private static final int MOST_STEPS = 150;

    /**
     * How far parts of the page moved while it was loaded, as Chromium counts it: 0.1 is what web.dev calls good; a scroll
     * bar that comes is 0.0003, a table whose rows come one after the other on a busy machine 0.007.
     */
    private static final String SHIFTS = "new Promise(told => { let sum = 0; new PerformanceObserver(list => "
            + "list.getEntries().forEach(one => sum += one.value)).observe({type: 'layout-shift', buffered: true}); "
            + "setTimeout(() => told(String(sum)), 50); })";

    @TempDir
    static Path folder;

    static Pressmark.Serving server;
    static Browser browser;

    @BeforeAll
    static void pack_an_article_twice() throws IOException {
        Path seeds = Files.createDirectories(folder.resolve("articles"));
        Files.write(seeds.resolve("here.png"), Pictures.png(31, 17, 0x204080));
        pack(seeds, "邮差冒着大雪送来一封没有署名的信。", "2024-03-01T09:00:00Z");
        pack(seeds, "邮差冒着大雨送来一封没有署名的信。", "2024-05-20T17:30:00Z");
        server = Pressmark.serve(folder.resolve("out"));
        browser = Browser.start();
    }

    private static void pack(Path seeds, String sentence, String date) throws IOException {
        Files.writeString(seeds.resolve("snow.md"), "---\ntitle: 雪落在欧洲的夜里\nsource: https://news.example/1\n---\n\n" + sentence
                + "\n\n![](here.png)\n\n![](gone.png)\n");
        Tool.Ran packed = Pressmark.run(folder, "pack", "articles", "-o", "out", "--offline", "--date", date);
        assertThat(packed.code()).as(packed.all()).isEqualTo(3);
    }

    @AfterAll
    static void stop() throws IOException {
        for (Closeable opened : Stream.<Closeable>of(browser, server).filter(Objects::nonNull).toList()) {
            opened.close();
        }
    }

    @Test
    void a_stranger_with_a_keyboard_finds_an_article_and_checks_it() throws IOException {
        Tab tab = browser.open();
        tab.withoutScripts();
        tab.visit(server.url() + "/");
        reach(tab, "input[type=search]");
        tab.type("署名");
        follow(tab, "ol.hits");
        reach(tab, "ol.hits a");
        follow(tab, "body.article");

        assertThat(tab.evaluate("document.querySelector('header').textContent"))
                .contains("1 missing")
                .contains("https://news.example/1");
        reach(tab, ".bar summary");
        tab.press("Enter");
        tab.await("document.querySelector('.bar details').open");
        assertThat(tab.evaluate("document.querySelector('.bar details').innerText")).contains("gone.png");

        reach(tab, "a[href*='changes?']");
        follow(tab, ".changes");
        assertThat(tab.evaluate(
                "document.querySelector('del').textContent + '>' + document.querySelector('ins').textContent"))
                        .isEqualTo("雪>雨");
        reach(tab, "main a[href*='snow']");
        follow(tab, "body.article");
        reach(tab, "a[href*='provenance?']");
        follow(tab, "dl");
        assertThat(tab.evaluate("document.querySelector('main').innerText")).contains("Valid: the bytes are what they were.");
    }

    /** Steps on by the Tab key until what is meant has the focus, and sees that the focus can be seen. */
    private static void reach(Tab tab, String selector) throws IOException {
        for (int i = 0; i < MOST_STEPS; i++) {
            if (tab.evaluate("String(document.activeElement.matches(\"" + selector + "\"))").equals("true")) {
                assertThat(tab.evaluate("getComputedStyle(document.activeElement).outlineStyle")).isNotEqualTo("none");
                return;
            }
            tab.press("Tab");
        }
        throw new AssertionError("the Tab key does not lead to " + selector);
    }

    private static void follow(Tab tab, String there) throws IOException {
        tab.evaluate("window.before = 'yes'");
        tab.press("Enter");
        tab.await("window.before !== 'yes' && document.readyState === 'complete' && document.querySelector(\"" + there
                + "\") !== null");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "/", "/articles/", "/articles/?sort=site", "/search?q=%E7%BD%B2%E5%90%8D", "/articles/read?at=2024&url=" + PAGE,
        "/articles/captures?url=" + PAGE,
        "/articles/changes?url=" + PAGE, "/articles/missing", "/articles/record?url=" + PAGE, "/articles/provenance?url=" + PAGE,
        "/articles/source?url=" + PAGE, "/articles/attempts?at=20240520173000&url=" + PAGE,
        "/articles/read?at=2024&url=https://nowhere.example/",
        "/nothing/", "/articles/addresses?url=https://articles.seeds.invalid/*",
    })
    void nothing_is_found_by_axe_nor_sticks_out_of_a_narrow_window_nor_moves(String path) throws IOException {
        String axe = Files.readString(Needed.npm("axe-core/axe.min.js"));
        for (String language : new String[] {"en", "zh-Hant"}) {
            for (String scheme : new String[] {"light", "dark"}) {
                Tab tab = browser.open();
                tab.prefers(scheme);
                tab.size(scheme.equals("dark") ? 320 : 1200, 800);
                tab.visit(server.url() + path + (path.contains("?") ? "&" : "?") + "lang=" + language);
                assertThat(Double.parseDouble(tab.evaluate(SHIFTS))).as(path + " moves while it loads").isLessThan(0.05);
                tab.evaluate(axe + "; axe.run(document, {iframes: false}).then(r => { window.found = JSON.stringify("
                        + "r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html).join(' | '))); }); 'begun'");
                tab.await("window.found !== undefined");

                assertThat(tab.evaluate("window.found")).as(path + " " + scheme).isEqualTo("[]");
                assertThat(tab.evaluate("String(document.documentElement.scrollWidth <= innerWidth)")).as(path).isEqualTo("true");
            }
        }
    }
}
