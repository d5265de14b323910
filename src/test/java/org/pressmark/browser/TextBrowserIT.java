package org.pressmark.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pressmark.peers.Needed;
import org.pressmark.peers.Pressmark;
import org.pressmark.peers.Tool;

/** The reading room as lynx shows it, which knows neither style nor script. */
class TextBrowserIT {
    @TempDir
    static Path folder;

    static Pressmark.Serving server;

    @BeforeAll
    static void pack_an_article() throws IOException {
        Path seeds = Files.createDirectories(folder.resolve("articles"));
        Files.writeString(seeds.resolve("snow.md"), "---\ntitle: 雪落在夜里\ndate: 2022-03-05\n---\n\n邮差送来一封信。\n\n![](gone.png)\n");
        Pressmark.run(folder, "pack", "articles", "-o", "out", "--offline");
        server = Pressmark.serve(folder.resolve("out"));
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    private static String seen(String path) throws IOException {
        Tool.Ran ran = Tool.run(folder, Needed.program("lynx"), "-dump", "-width=200", "-display_charset=utf-8",
                server.url() + path);
        assertThat(ran.code()).as(ran.all()).isZero();
        return ran.out().replaceAll("\\[[0-9]+]", "");
    }

    @Test
    void a_list_an_article_and_what_is_missing_can_be_read_and_words_stand_apart() throws IOException {
        assertThat(seen("/")).contains("Pressmark Search English 简体中文 繁體中文", "Collections", "* articles");
        assertThat(seen("/articles/")).contains("As listed Newest first Oldest first By site",
                "雪落在夜里 https://articles.seeds.invalid/snow.html 2022-03-05");
        assertThat(seen("/articles/read?at=2024&url=https://articles.seeds.invalid/snow.html"))
                .contains("雪落在夜里", "1 missing", "IFRAME:");
        assertThat(seen("/articles/2024mp_/https://articles.seeds.invalid/snow.html")).contains("邮差送来一封信。");
        assertThat(seen("/search?q=%E9%82%AE%E5%B7%AE")).contains("Articles found: 1", "雪落在夜里");
        assertThat(seen("/articles/captures?url=https://articles.seeds.invalid/snow.html"))
                .containsPattern("[0-9]{2}:[0-9]{2} https://articles");
        assertThat(seen("/articles/*/https://articles.seeds.invalid/*"))
                .containsPattern("https://articles.seeds.invalid/snow.html +1 +20[0-9]{2}-");
        assertThat(seen("/articles/missing")).contains("there is no such file beside the article");
    }
}
