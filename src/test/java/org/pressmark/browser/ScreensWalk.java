package org.pressmark.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pressmark.peers.Pictures;
import org.pressmark.peers.Pressmark;
import org.pressmark.peers.Tool;

/**
 * Photographs every page, light and dark, narrow, wide and on a large screen, in every language, into
 * {@code target/screens}, with one sheet a page to look at:
 * {@code -Dpressmark.screens=all}, or some of
 * them by name: {@code =list,missing}. A page that is wider than its
 * window fails.
 */
class ScreensWalk {
    private static final Path SCREENS = Path.of("target", "screens").toAbsolutePath();
    private static final String BASE = "https://articles.seeds.invalid/";
    private static final String SNOW = "url=" + BASE + "snow.html";
    private static final int[][] SIZES = {{320, 640}, {1280, 800}, {3840, 2160}};

    @TempDir
    static Path folder;

    static Pressmark.Serving server;
    static Browser browser;
    static Tab tab;

    @BeforeAll
    static void pack_articles_nobody_would_write() throws IOException {
        Path seeds = Files.createDirectories(folder.resolve("articles"));
        Files.write(seeds.resolve("here.png"), Pictures.png(310, 170, 0x204080));
        Map<String, String> titles = new LinkedHashMap<>();
        titles.put("long", "长".repeat(400_000));
        titles.put("word", "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft".repeat(4));
        titles.put("right", "مرحبا بالعالم: خبر عاجل من القاهرة");
        titles.put("turned", "safe \u202Etxt.exe\u202C end");
        titles.put("unseen", "zero\u200B\u200Cwidth\u00ADhyphen\uFEFF");
        titles.put("markup", "<script>alert(1)</script> & \"quotes\"");
        for (Map.Entry<String, String> each : titles.entrySet()) {
            Files.writeString(seeds.resolve(each.getKey() + ".md"),
                    "---\ntitle: '" + each.getValue().replace("'", "''") + "'\ndate: 2021-02-03\n---\n\n"
                    + each.getValue().substring(0, Math.min(200, each.getValue().length())) + " 正文，"
                    + "一段没有空格的很长的中文。".repeat(30) + "\n");
        }
        write(seeds, "邮差冒着大雪送来一封没有署名的信。", "2024-03-01T09:00:00Z");
        write(seeds, "邮差冒着大雨送来一封没有署名的信。", "2024-05-20T17:30:00Z");
        Path empty = Files.createDirectories(folder.resolve("empty"));
        Files.writeString(empty.resolve("a.md"), "");
        Pressmark.run(folder, "pack", "empty", "-o", "out", "--offline", "--date", "2024-03-01T09:00:00Z");
        server = Pressmark.serve(folder.resolve("out"));
        browser = Browser.start();
        tab = browser.open(); // one for all: some hundred are too many for a browser
    }

    private static void write(Path seeds, String sentence, String date) throws IOException {
        Files.writeString(seeds.resolve("snow.md"), "---\ntitle: 雪落在欧洲的夜里\ndate: 2022-03-05\nsource: https://news.example/"
                + "a-long-path-without-any-place-to-break/".repeat(6) + "1\n---\n\n" + sentence + "\n\n" + "第一段不变。\n\n".repeat(6)
                + "![](here.png)\n\n![](gone.png)\n\n![](https://pictures.example/" + "deep/".repeat(60) + "1.jpg)\n");
        Tool.Ran packed = Pressmark.run(folder, "pack", "articles", "-o", "out", "--offline", "--date", date);
        assertThat(packed.code()).as(packed.all()).isEqualTo(3);
    }

    @AfterAll
    static void stop() throws IOException {
        for (Closeable opened : Stream.<Closeable>of(browser, server).filter(Objects::nonNull).toList()) {
            opened.close();
        }
    }

    private static Map<String, String> pages() {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("home", "/");
        pages.put("list", "/articles/");
        pages.put("by-site", "/articles/?sort=site");
        pages.put("empty", "/empty/");
        pages.put("search", "/search?q=%E6%AD%A3%E6%96%87");
        pages.put("nothing-found", "/search?q=zzz");
        pages.put("article", "/articles/read?at=2024&" + SNOW);
        pages.put("article-long-title", "/articles/read?at=2024&url=" + BASE + "long.html");
        pages.put("article-right-to-left", "/articles/read?at=2024&url=" + BASE + "right.html");
        pages.put("captures", "/articles/captures?" + SNOW);
        pages.put("addresses", "/articles/addresses?url=https://articles.seeds.invalid/*");
        pages.put("changes", "/articles/changes?" + SNOW);
        pages.put("missing", "/articles/missing");
        pages.put("provenance", "/articles/provenance?" + SNOW);
        pages.put("record", "/articles/record?" + SNOW);
        pages.put("source", "/articles/source?" + SNOW);
        pages.put("attempts", "/articles/attempts?at=20240520173000&" + SNOW);
        pages.put("not-held", "/articles/read?at=2024&url=https%3A%2F%2Fnews.example%2F1");
        pages.put("no-collection", "/nothing/");
        return pages;
    }

    @Test
    void every_page_is_photographed_and_none_is_wider_than_its_window() throws IOException {
        Files.createDirectories(SCREENS);
        StringBuilder wide = new StringBuilder();
        List<String> wanted = List.of(System.getProperty("pressmark.screens").split(",", -1));
        Map<String, String> pages = pages();
        pages.keySet().removeIf(name -> !wanted.contains("all") && !wanted.contains(name));
        for (Map.Entry<String, String> page : pages.entrySet()) {
            StringBuilder sheet = new StringBuilder(
                    "<body style='margin:0;background:#888;display:flex;flex-wrap:wrap;gap:6px;align-items:start'>");
            for (int[] size : SIZES) {
                for (String scheme : new String[] {"light", "dark"}) {
                    for (String language : new String[] {"en", "zh-Hans", "zh-Hant"}) {
                        String name = page.getKey() + "-" + language + "-" + scheme + "-" + size[0] + ".png";
                        if (!fits(page.getValue() + (page.getValue().contains("?") ? "&" : "?") + "lang=" + language,
                                scheme, size, SCREENS.resolve(name))) {
                            wide.append(name).append('\n');
                        }
                        sheet.append("<img src='").append(name).append("' style='width:")
                                .append(size[0] == 320 ? 300 : 606).append("px'>");
                    }
                }
            }
            sheet(page.getKey(), sheet.toString());
        }
        assertThat(wide.toString()).as("wider than the window").isEmpty();
    }

    private static boolean fits(String path, String scheme, int[] size, Path shot) throws IOException {
        tab.prefers(scheme);
        tab.size(size[0], size[1]);
        tab.visit(server.url() + path);
        tab.photograph(shot);
        return tab.evaluate("String(document.documentElement.scrollWidth <= innerWidth)").equals("true");
    }

    private static void sheet(String page, String html) throws IOException {
        Path file = SCREENS.resolve("sheet-" + page + ".html");
        Files.writeString(file, "<meta charset=utf-8>" + html);
        tab.prefers("light");
        tab.size(1850, 2100);
        tab.visit(file.toUri().toString());
        tab.await("[...document.images].every(i => i.complete)");
        tab.photograph(SCREENS.resolve("sheet-" + page + ".png"));
    }
}
