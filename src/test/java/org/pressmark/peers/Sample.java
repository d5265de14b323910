package org.pressmark.peers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * A collection that holds every record type we write and the addresses that tools disagree about: answers with a
 * length, chunked, gzip, cut off by a limit and by the server, redirects, an error, two addresses of the same bytes,
 * files beside the article, Chinese and oddly escaped addresses.
 */
final class Sample {
    static final String TITLE = "欧洲的雪，与一封信";
    static final String DATE = "2026-01-01T00:00:00Z";

    private static final Map<String, Path> PACKED = new ConcurrentHashMap<>();

    private Sample() {}

    /** The sample, packed with these options; each set of options is packed once, its site is gone. Not to be changed. */
    static Path packed(String... options) {
        return PACKED.computeIfAbsent("whole " + List.of(options), key -> pack(folder(), Sample::seeds, options));
    }

    /** The same for an article whose two pictures are cut off: one by our limit, one by the server. */
    static Path packedCut() {
        return PACKED.computeIfAbsent("cut", key -> pack(folder(), Sample::cutSeed));
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "peers")).toAbsolutePath(), "sample-");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private interface Seeds {
        void write(Path folder, String site) throws IOException;
    }

    private static Path pack(Path folder, Seeds seeds, String... options) {
        try (RawSite site = RawSite.open()) {
            fill(site);
            Path source = Files.createDirectories(folder.resolve("sample"));
            seeds.write(source, site.url(""));
            Object[] arguments = Stream.concat(
                            Stream.of(
                                    "pack", source, "-o", folder.resolve("out"), "--date", DATE, "--allow-private",
                                    "--max-asset-bytes", "60000", "--json"),
                            Stream.of(options))
                    .toArray();
            Tool.Ran packed = Pressmark.run(folder, arguments);
            if (packed.code() != 3) { // one picture is gone, so some are missing
                throw new IllegalStateException(packed.all());
            }
            return folder.resolve("out").resolve("sample");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The WARC files of a collection, in order. */
    static List<Path> warcs(Path collection) throws IOException {
        try (Stream<Path> files = Files.list(collection.resolve("archive"))) {
            return files.sorted().toList();
        }
    }

    private static void cutSeed(Path seeds, String root) throws IOException {
        Files.writeString(seeds.resolve("断.md"), """
                # 断了的图

                ![太长](%1$s/long.png) ![断了](%1$s/short.png) ![没有了](%1$s/gone.png)
                """.formatted(root));
    }

    private static void seeds(Path seeds, String root) throws IOException {
        Files.writeString(seeds.resolve("信 与 雪.md"), """
                ---
                title: %1$s
                date: 2021-12-24
                author: 佚名
                ---

                下雪的那天，邮差送来一封信。

                ![本地](图/本地.png)
                ![一](%2$s/a.png)
                ![二，同样的字节](%2$s/same.png)
                ![搬走了](%2$s/moved.png)
                ![没有了](%2$s/gone.png)
                ![分块](%2$s/chunked.png)
                ![分块，有尾](%2$s/chunked-trailer.png)
                """.formatted(TITLE, root));
        Files.writeString(seeds.resolve("地址.html"), """
                <!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>奇怪的地址</title>
                <link rel="stylesheet" href="%1$s/style.css"></head><body><p>各种各样的地址。</p>
                %2$s
                <img src="%1$s/set-1.png" srcset="%1$s/set-1.png 1x, %1$s/set-2.png 2x" alt="">
                <img src="图/本地.png" alt=""></body></html>
                """.formatted(root, images(root)));
        Files.createDirectories(seeds.resolve("图"));
        Files.write(seeds.resolve("图").resolve("本地.png"), Pictures.png(30, 20, 0x204080));
    }

    /** As an author writes them, and as they must cross the wire. */
    private static final List<String[]> ODD = List.of(
            new String[] {"/图片/欧洲.png", "/%E5%9B%BE%E7%89%87/%E6%AC%A7%E6%B4%B2.png"},
            new String[] {"/cn/%25E6%25AC%25A7.png", "/cn/%25E6%25AC%25A7.png"},
            new String[] {"/lower/%e6%ac%a7.png", "/lower/%e6%ac%a7.png"},
            new String[] {"/latin/%C3%89.png", "/latin/%C3%89.png"},
            new String[] {"/slash/a%2Fb.png", "/slash/a%2Fb.png"},
            new String[] {"//two//slashes.png", "//two//slashes.png"},
            new String[] {"/folder/", "/folder/"},
            new String[] {"/Upper/Case.PNG?Q=A", "/Upper/Case.PNG?Q=A"},
            new String[] {"/sorted?b=2&a-b=1&a=1", "/sorted?b=2&a-b=1&a=1"},
            new String[] {"/space in name.png", "/space%20in%20name.png"},
            new String[] {"/plus+and%20blank.png?x=a+b", "/plus+and%20blank.png?x=a+b"},
            new String[] {"/query?名=值", "/query?%E5%90%8D=%E5%80%BC"},
            new String[] {"/semi;colon.png;jsessionid=0123456789ABCDEF0123456789ABCDEF",
                "/semi;colon.png;jsessionid=0123456789ABCDEF0123456789ABCDEF"},
            new String[] {"/empty?", "/empty?"},
            new String[] {"/quote'and(paren).png", "/quote'and(paren).png"});

    private static String images(String root) {
        StringBuilder html = new StringBuilder();
        ODD.forEach(odd -> html.append("<img alt=\"\" src=\"").append(root).append(odd[0].replace("&", "&amp;")).append("\">\n"));
        return html.toString();
    }

    private static void fill(RawSite site) throws IOException {
        byte[] picture = Pictures.png(40, 30, 0x308030);
        site.put("/a.png", "image/png", picture).put("/same.png", "image/png", picture);
        site.put("/moved.png", RawSite.bytes(
                RawSite.head("HTTP/1.1 302 Found", "Location: /there.png", "Content-Length: 0", "Connection: close"),
                new byte[0]));
        site.put("/there.png", "image/png", Pictures.png(21, 22, 0x884400));
        site.put("/gone.png", RawSite.answer("404 Not Found", "text/html", "<p>没有".getBytes(StandardCharsets.UTF_8)));
        site.put("/chunked.png", chunked(Pictures.png(33, 34, 0x998877), ";part=1", ""));
        site.put("/chunked-trailer.png", chunked(Pictures.png(35, 36, 0x778899), "", "X-End: yes\r\n"));
        site.put("/long.png", "image/png", Pictures.noise(200, 200, 7));
        byte[] cut = Pictures.noise(60, 60, 8);
        site.put("/short.png", RawSite.bytes(
                RawSite.head(
                        "HTTP/1.1 200 OK", "Content-Type: image/png", "Content-Length: " + (cut.length + 1000),
                        "Connection: close"),
                cut));
        site.put("/style.css", RawSite.bytes(
                RawSite.head(
                        "HTTP/1.1 200 OK", "Content-Type: text/css; charset=utf-8", "Content-Encoding: gzip",
                        "X-Repeated: 1", "x-repeated: 2", "Connection: close"),
                gzip("body { background: #eee url(back.png) } /* 背景 */")));
        site.put("/back.png", "image/png", Pictures.png(8, 8, 0xeeeedd));
        site.put("/set-1.png", "image/png", Pictures.png(11, 11, 0x112233))
                .put("/set-2.png", "image/png", Pictures.png(22, 22, 0x112233));
        int colour = 0x100000;
        for (String[] odd : ODD) {
            colour += 0x0813;
            site.put(odd[1], "image/png", Pictures.png(16, 16, colour));
        }
    }

    /** In two chunks, the first with an extension. */
    private static byte[] chunked(byte[] body, String extension, String trailer) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(ascii(RawSite.head(
                "HTTP/1.1 200 OK", "Content-Type: image/png", "Transfer-Encoding: chunked")));
        int half = body.length / 2;
        all.writeBytes(ascii(Integer.toHexString(half).toUpperCase(Locale.ROOT) + extension + "\r\n"));
        all.write(body, 0, half);
        all.writeBytes(ascii("\r\n" + Integer.toHexString(body.length - half) + "\r\n"));
        all.write(body, half, body.length - half);
        all.writeBytes(ascii("\r\n0\r\n" + trailer + "\r\n"));
        return all.toByteArray();
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream packed = new GZIPOutputStream(out)) {
            packed.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
