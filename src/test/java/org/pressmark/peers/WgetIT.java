package org.pressmark.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pressmark.capture.Finding;
import org.pressmark.index.CdxLine;
import org.pressmark.index.Indexer;

/** What we make of a file that {@code wget --warc-file} wrote: it puts brackets round addresses, for one. */
class WgetIT {
    @TempDir
    static Path folder;

    static String root;

    static Path warc;

    @BeforeAll
    static void crawl() throws IOException {
        Path wget = Needed.program("wget");
        try (RawSite site = RawSite.open()) {
            root = site.url("/");
            site.put("/", "text/html; charset=utf-8", """
                    <html><head><title>雪</title></head><body><img src="a.png"><img src="/%E5%9B%BE.png"></body></html>
                    """.getBytes(StandardCharsets.UTF_8));
            site.put("/a.png", "image/png", Pictures.png(10, 10, 1));
            site.put("/%E5%9B%BE.png", "image/png", Pictures.png(11, 11, 2));
            Tool.Ran ran = Tool.run(
                    folder, wget, "--no-config", "--no-verbose", "-e", "robots=off", "--page-requisites",
                    "--warc-file=crawl", site.url("/"));
            assertThat(ran.code()).as(ran.all()).isZero();
        }
        warc = folder.resolve("crawl.warc.gz");
    }

    @Test
    @Interop(tool = "wget 1.21.3", way = Interop.Way.WE_READ_THEIRS,
            seen = "`index` has every answer")
    void our_index_has_every_answer_that_wget_wrote() throws IOException {
        List<CdxLine> lines = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        new Indexer(lines::add, findings::add).index(warc, "crawl.warc.gz");

        assertThat(findings).isEmpty();
        assertThat(lines).filteredOn(line -> line.url().startsWith(root))
                .extracting(line -> line.url() + " " + line.status() + " " + line.mime())
                .containsExactly(
                        root + " 200 text/html", root + "a.png" + " 200 image/png",
                        root + "%E5%9B%BE.png" + " 200 image/png");
    }

    @Test
    @Interop(tool = "wget 1.21.3", way = Interop.Way.WE_READ_THEIRS,
            seen = "`ls` lists its records")
    void ls_lists_its_records() throws IOException {
        Tool.Ran ran = Pressmark.run(folder, "ls", warc);

        assertThat(ran.code()).as(ran.all()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).contains("warcinfo").contains("request").contains("response").contains(root + "a.png");
    }
}
