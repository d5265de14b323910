package org.pressmark.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What we make of files that {@code wget --warc-file} wrote: it puts brackets round addresses, for one. */
class WgetIT {
    private static final byte[] PAGE = """
            <html><head><title>雪</title></head><body><img src="a.png"><img src="/%E5%9B%BE.png"></body></html>
            """.getBytes(StandardCharsets.UTF_8);

    @TempDir
    static Path folder;

    static String root;

    static Map<String, byte[]> bodies;

    @BeforeAll
    static void crawl() throws IOException {
        try (RawSite site = RawSite.open()) {
            root = site.url("/");
            byte[] noise = Pictures.noise(200, 200, 3);
            site.put("/", "text/html; charset=utf-8", PAGE);
            site.put("/a.png", "image/png", noise);
            site.put("/%E5%9B%BE.png", "image/png", Pictures.png(11, 11, 2));
            bodies = Map.of(root, PAGE, root + "a.png", noise, root + "%E5%9B%BE.png", Pictures.png(11, 11, 2));
            wget("--warc-file=first", "--warc-cdx");
            wget("--warc-file=second", "--warc-dedup=first.cdx");
            wget("--warc-file=parts", "--warc-max-size=100000");
            wget("--warc-file=plain", "--no-warc-compression", "--no-warc-keep-log");
        }
    }

    private static void wget(String... options) throws IOException {
        Stream<Object> words = Stream.of(
                Needed.program("wget"), "--no-config", "--no-verbose", "-e", "robots=off", "--page-requisites", "--delete-after");
        Tool.Ran ran = Tool.run(folder, Stream.of(words, Stream.of(options), Stream.of(root)).flatMap(part -> part).toArray());
        assertThat(ran.code()).as(ran.all()).isZero();
    }

    private static Path file(String name) {
        return folder.resolve(name);
    }

    private static Path[] parts() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("parts-")).sorted().toArray(Path[]::new);
        }
    }

    @Test
    @Interop(tool = "wget 1.21.3", way = Interop.Way.WE_READ_THEIRS,
            seen = "`validate` passes its files, gzip, plain and in parts (`--warc-max-size`), and its `.cdx`")
    void what_it_writes_is_valid() throws IOException {
        assertThat(parts()).hasSizeGreaterThan(2);
        assertThat(TheirFiles.broken(parts())).isEmpty();
        assertThat(TheirFiles.broken(file("first.warc.gz"), file("plain.warc"), file("first.cdx"))).isEmpty();
    }

    /** It takes the block digest of a revisit before it has cut the body off. */
    @Test
    @Interop(tool = "wget 1.21.3", way = Interop.Way.WE_READ_THEIRS,
            seen = "`validate` finds the wrong block digest it writes of revisits (`--warc-dedup`), and nothing else")
    void of_its_revisits_the_wrong_digest_is_found_and_nothing_else() throws IOException {
        assertThat(TheirFiles.broken(file("first.warc.gz"), file("second.warc.gz"))).containsExactly("block-digest");
    }

    @Test
    @Interop(tool = "wget 1.21.3", way = Interop.Way.WE_READ_THEIRS, seen = "`index` has every answer")
    void our_index_has_every_answer_that_wget_wrote() throws IOException {
        List<String> answers = List.of(
                root + " 200 text/html", root + "%E5%9B%BE.png 200 image/png", root + "a.png 200 image/png");
        for (Path[] files : List.of(new Path[] {file("first.warc.gz")}, parts(), new Path[] {file("plain.warc")})) {
            assertThat(TheirFiles.indexed(files)).filteredOn(line -> line.startsWith(root)).isEqualTo(answers);
        }
        assertThat(TheirFiles.indexed(file("second.warc.gz"))).filteredOn(line -> line.endsWith(" warc/revisit")).hasSize(3);
    }

    @Test
    @Interop(tool = "wget 1.21.3", way = Interop.Way.WE_READ_THEIRS,
            seen = "`serve` replays its files, byte for byte, and revisits of an earlier crawl")
    void what_it_wrote_replays() throws IOException, InterruptedException {
        TheirFiles.replay(bodies, parts());
        TheirFiles.replay(bodies, file("plain.warc"));
        TheirFiles.replay(bodies, file("first.warc.gz"), file("second.warc.gz"));
    }

    @Test
    @Interop(tool = "wget 1.21.3", way = Interop.Way.WE_READ_THEIRS, seen = "`ls` lists its records")
    void ls_lists_its_records() throws IOException {
        Tool.Ran ran = Pressmark.run(folder, "ls", file("first.warc.gz"));

        assertThat(ran.code()).as(ran.all()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).contains("warcinfo").contains("request").contains("response").contains(root + "a.png");
    }
}
