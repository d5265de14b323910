package org.pressmark.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pressmark.peers.Pictures;
import org.pressmark.peers.Pressmark;
import org.pressmark.peers.RawSite;
import org.pressmark.peers.Tool;

/** Articles are packed while their assets are on the web, and shown in a browser when the web has lost them. */
class BrowserReplayIT {
    private static final String TITLE = "雪落在欧洲的夜里";
    private static final String SENTENCE = "邮差冒着大雪送来一封没有署名的信。";
    private static final String DATE = "20260101000000";

    @TempDir
    static Path folder;

    static RawSite web;
    static Pressmark.Serving server;
    static Browser browser;

    Tab tab;

    @BeforeAll
    static void pack_then_lose_the_web() throws IOException {
        browser = Browser.start();
        web = RawSite.open();
        fill(web);
        seeds(Files.createDirectories(folder.resolve("articles")), web.url(""));
        Tool.Ran packed = Pressmark.run(
                folder, "pack", "articles", "-o", "out", "--allow-private", "--date", "2026-01-01T00:00:00Z");
        assertThat(packed.code()).as(packed.all()).isEqualTo(3);
        web.die();
        server = Pressmark.serve(folder.resolve("out"));
    }

    @AfterAll
    static void stop() throws IOException {
        for (Closeable opened : Stream.<Closeable>of(browser, server, web).filter(Objects::nonNull).toList()) {
            opened.close();
        }
    }

    @BeforeEach
    void open() throws IOException {
        tab = browser.open();
    }

    private static void seeds(Path seeds, String site) throws IOException {
        Files.writeString(seeds.resolve("雪.md"), """
                ---
                title: %1$s
                date: 2021-12-24
                ---

                %2$s

                ![本地的图](图/本 地.png)
                ![网上的图](%3$s/remote.png)
                ![网上的图，中文地址](%3$s/图片/欧洲.png)
                ![不在了](%3$s/gone.png)
                """.formatted(TITLE, SENTENCE, site));
        Files.writeString(seeds.resolve("page.html"), """
                <!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>%1$s二</title>
                <link rel="stylesheet" href="%2$s/style.css">
                <script>document.title = document.title + '，有脚本';</script></head>
                <body><h1>%1$s</h1><p style="font-family: Lost">%3$s</p>
                <div id="inline" style="background-image: url('%2$s/inline.png'); width: 40px; height: 40px"></div>
                <div class="framed"></div>
                <img id="set" src="%2$s/set-1.png" srcset="%2$s/set-1.png 1x, %2$s/set-2.png 2x" alt="">
                <picture><source srcset="%2$s/wide.png" media="(min-width: 10px)"><img src="%2$s/narrow.png" alt=""></picture>
                <img src="图/本 地.png" alt=""><script>new Image().src = '%2$s/beacon.png';</script>
                </body></html>
                """.formatted(TITLE, site, SENTENCE));
        Files.createDirectories(seeds.resolve("图"));
        Files.write(seeds.resolve("图").resolve("本 地.png"), Pictures.png(31, 17, 0x204080));
    }

    private static void fill(RawSite site) throws IOException {
        site.put("/remote.png", "image/png", Pictures.png(41, 13, 0x306020));
        site.put("/%E5%9B%BE%E7%89%87/%E6%AC%A7%E6%B4%B2.png", "image/png", Pictures.png(43, 14, 0x603020));
        site.put("/inline.png", "image/png", Pictures.png(12, 12, 0x111111));
        site.put("/framed.png", "image/png", Pictures.png(13, 13, 0x222222));
        site.put("/set-1.png", "image/png", Pictures.png(20, 20, 0x333333));
        site.put("/set-2.png", "image/png", Pictures.png(40, 40, 0x333333));
        site.put("/wide.png", "image/png", Pictures.png(50, 20, 0x444444));
        site.put("/narrow.png", "image/png", Pictures.png(20, 50, 0x444444));
        site.put("/lost.woff2", "font/woff2", new byte[] {'w', 'O', 'F', '2', 0, 1, 0, 0});
        site.put("/more.css", "text/css", ".framed { width: 30px; height: 30px; background: url(framed.png) }"
                .getBytes(StandardCharsets.UTF_8));
        site.put("/style.css", "text/css", """
                @import "more.css";
                @font-face { font-family: Lost; src: url(lost.woff2) }
                body { color: rgb(1, 2, 3) }
                """.getBytes(StandardCharsets.UTF_8));
    }

    private static String archived(String page) {
        return server.url() + "/articles/" + DATE + "/https://articles.seeds.invalid/" + page;
    }

    private static String inner(String page) {
        return server.url() + "/articles/" + DATE + "mp_/https://articles.seeds.invalid/" + page;
    }

    @Test
    void the_article_shows_its_title_its_text_and_every_picture_that_was_kept() throws IOException {
        tab.visit(archived("%E9%9B%AA.html"));

        tab.awaitAnywhere("document.querySelectorAll('img').length === 4 && document.readyState === 'complete'");
        assertThat(tab.evaluate("document.title")).contains(TITLE);
        assertThat(tab.anywhere("document.querySelector('img') && document.body.innerText")).get().asString().contains(SENTENCE);
        assertThat(tab.anywhere("[...document.images].map(i => i.naturalWidth).join(' ')")).contains("31 41 43 0");
        onlyTheServerWasAsked();
    }

    @Test
    void what_is_missing_from_the_article_is_said_above_it() throws IOException {
        tab.visit(archived("%E9%9B%AA.html"));

        assertThat(tab.evaluate("document.querySelector('header').textContent"))
                .contains("1 missing").contains("/gone.png").contains("404");
        onlyTheServerWasAsked();
    }

    @Test
    void styles_fonts_backgrounds_and_chosen_pictures_come_from_the_archive() throws IOException {
        tab.visit(archived("page.html"));

        tab.awaitAnywhere("document.querySelectorAll('img').length === 3 && document.readyState === 'complete'");
        assertThat(tab.anywhere("[...document.images].map(i => i.naturalWidth).join(' ')")).contains("20 50 31");
        assertThat(tab.anywhere("document.querySelector('#set') && getComputedStyle(document.body).color"))
                .contains("rgb(1, 2, 3)");
        for (String asset : List.of("/style.css", "/more.css", "/lost.woff2", "/inline.png", "/framed.png",
                "/set-1.png", "/wide.png")) {
            assertThat(tab.status(asset)).as(asset).isEqualTo(200);
        }
        tab.awaitAsked("/beacon.png"); // the script of the page runs, and asks the archive
        onlyTheServerWasAsked();
    }

    @Test
    void the_page_by_itself_without_its_frame_shows_the_same() throws IOException {
        tab.visit(inner("%E9%9B%AA.html"));

        assertThat(tab.evaluate("document.title")).contains(TITLE);
        assertThat(tab.evaluate("[...document.images].map(i => i.naturalWidth).join(' ')")).isEqualTo("31 41 43 0");
        onlyTheServerWasAsked();
    }

    @Test
    void home_list_and_article_can_be_walked_without_scripts() throws IOException {
        tab.withoutScripts();
        tab.visit(server.url() + "/");
        tab.visit(tab.evaluate("[...document.links].find(a => a.pathname === '/articles/').href"));
        assertThat(tab.evaluate("document.body.innerText")).contains(TITLE).contains("2021-12-24");
        tab.visit(tab.evaluate("[...document.links].find(a => a.textContent === '" + TITLE + "').href"));

        tab.awaitAnywhere("document.querySelectorAll('img').length === 4 && document.readyState === 'complete'");
        assertThat(tab.evaluate("document.querySelector('h1').textContent")).isEqualTo(TITLE);
        tab.visit(tab.evaluate("[...document.links].find(a => a.pathname.includes('/*/')).href"));
        assertThat(tab.evaluate("document.body.innerText")).contains("%E9%9B%AA.html");
        onlyTheServerWasAsked();
    }

    private void onlyTheServerWasAsked() {
        assertThat(tab.requested()).isNotEmpty().allMatch(
                url -> url.startsWith(server.url() + "/") || url.startsWith("data:") || url.startsWith("blob:"));
        assertThat(web.asked()).isEmpty();
    }
}
