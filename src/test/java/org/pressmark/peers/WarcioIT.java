package org.pressmark.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pressmark.index.CaptureIndex;
import org.pressmark.index.CdxLine;
import org.pressmark.index.ZipNumIndex;

/** What npm's {@code warcio}, which Browsertrix and js-wacz use, makes of our files. */
class WarcioIT {
    /**
     * Where warcio makes another key than surt.py, which pywb and cdxj-indexer use and which we follow: it unescapes
     * nothing, keeps double and last slashes and session ids, and sorts whole pairs instead of names.
     */
    private static final Map<String, String> OTHER_KEYS = Map.of(
            "/cn/%e6%ac%a7.png", "/cn/%25e6%25ac%25a7.png",
            "/slash/a/b.png", "/slash/a%2fb.png",
            "/two/slashes.png", "//two//slashes.png",
            "/folder", "/folder/",
            "/sorted?a=1&a-b=1&b=2", "/sorted?a-b=1&a=1&b=2",
            "/semi;colon.png", "/semi;colon.png;jsessionid=0123456789abcdef0123456789abcdef");

    @TempDir
    Path folder;

    static Path collection;

    @BeforeAll
    static void pack() {
        collection = Sample.packed();
    }

    @Test
    @Interop(tool = "warcio.js 2.4.11", way = Interop.Way.THEY_READ_OURS,
            seen = "its index agrees with ours line by line, but for keys it makes otherwise")
    void its_cdxj_agrees_with_ours_line_by_line() throws IOException {
        List<CdxLine> theirs = new ArrayList<>();
        for (String line : warcio("cdx-index").lines()) {
            theirs.add(CdxLine.parse(line).orElseThrow());
        }
        List<CdxLine> ours = ours();

        assertThat(theirs).hasSizeGreaterThan(30);
        assertThat(byPlace(theirs)).containsExactlyElementsOf(
                byPlace(ours.stream().map(WarcioIT::asWarcioWritesIt).toList()));
    }

    @Test
    void the_keys_it_makes_otherwise_are_all_in_the_sample() throws IOException {
        assertThat(ours()).map(line -> behindHost(line.key())).containsAll(OTHER_KEYS.keySet());
    }

    @Test
    @Interop(tool = "warcio.js 2.4.11", way = Interop.Way.THEY_READ_OURS,
            seen = "reads every record")
    void it_reads_every_record_without_an_error() throws IOException {
        Tool.Ran ran = warcio("index");

        assertThat(ran.err()).isEmpty();
        assertThat(ran.lines()).hasSizeGreaterThan(60).allMatch(line -> line.startsWith("{") && line.contains("\"warc-type\""));
    }

    private Path[] theirs() throws IOException {
        Path script = Path.of("src", "test", "npm", "write-warc.mjs").toAbsolutePath();
        Needed.npm("warcio/dist/index.js");
        Path[] files = {folder.resolve("theirs.warc.gz"), folder.resolve("theirs.warc")};
        for (Path file : files) {
            String form = file.toString().endsWith(".gz") ? "gzip" : "plain";
            Tool.Ran ran = Tool.run(folder, Needed.program("node", "nodejs"), script, file, form);
            assertThat(ran.code()).as(ran.all()).isZero();
        }
        return files;
    }

    @Test
    @Interop(tool = "warcio.js 2.4.11", way = Interop.Way.WE_READ_THEIRS,
            seen = "`validate` passes what its serializer writes, gzip and plain, six types of records")
    void what_it_writes_is_valid() throws IOException {
        for (Path file : theirs()) {
            assertThat(TheirFiles.broken(file)).isEmpty();
        }
    }

    @Test
    @Interop(tool = "warcio.js 2.4.11", way = Interop.Way.WE_READ_THEIRS,
            seen = "`index` and `serve`: response, revisit, resource, byte for byte")
    void what_it_writes_is_indexed_and_replays() throws IOException, InterruptedException {
        String page = "http://xn--fsq.example/%E9%9B%AA?b=2&a=1";
        for (Path file : theirs()) {
            assertThat(TheirFiles.indexed(file)).containsExactly(
                    "http://other.example/a.txt  text/plain", page + " 200 text/html", page + " 200 warc/revisit");
            TheirFiles.replay(
                    Map.of(
                            page, utf8("<html><head><title>雪</title></head><body>warcio</body></html>"),
                            "http://other.example/a.txt", utf8("resource\n")),
                    file);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Tool.Ran warcio(String command) throws IOException {
        Path program = Needed.npm("warcio/dist/cli.js");
        Path node = Needed.program("node", "nodejs");
        Stream<Object> words = Stream.of(node, program, command);
        Tool.Ran ran = Tool.run(collection, Stream.concat(words, Sample.warcs(collection).stream()).toArray());
        assertThat(ran.code()).as(ran.all()).isZero();
        return ran;
    }

    private static List<CdxLine> ours() throws IOException {
        try (CaptureIndex index = ZipNumIndex.open(collection.resolve("indexes"));
                Stream<CdxLine> lines = index.range("", "\uffff")) {
            return lines.toList();
        }
    }

    /** The same line, but for the key as above and a digest without the name of its algorithm. */
    private static CdxLine asWarcioWritesIt(CdxLine line) {
        String path = behindHost(line.key());
        String host = line.key().substring(0, line.key().length() - path.length());
        return new CdxLine(
                host + OTHER_KEYS.getOrDefault(path, path), line.timestamp(), line.url(), line.mime(), line.status(),
                line.digest().replace("sha256:", ""), line.length(), line.offset(), line.filename());
    }

    private static String behindHost(String key) {
        return key.substring(key.indexOf(')') + 1);
    }

    /** In the order of the file; warcio gives the media type of a resource with its parameters. */
    private static List<CdxLine> byPlace(List<CdxLine> lines) {
        return lines.stream()
                .map(line -> new CdxLine(
                        line.key(), line.timestamp(), line.url(), line.mime().replaceFirst(";.*", ""), line.status(),
                        line.digest(), line.length(), line.offset(), line.filename()))
                .sorted(Comparator.comparing(CdxLine::filename).thenComparing(CdxLine::offset))
                .toList();
    }
}
