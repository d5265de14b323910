package org.pressmark.pack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A folder of seeds made by code. */
final class SeedFolder {
    private final Map<String, byte[]> files = new LinkedHashMap<>();

    SeedFolder with(String path, String text) {
        return with(path, text.getBytes(StandardCharsets.UTF_8));
    }

    SeedFolder with(String path, byte[] bytes) {
        files.put(path, bytes);
        return this;
    }

    /** Writes the files in the order they were given. */
    Path in(Path folder) {
        return write(folder, new ArrayList<>(files.keySet()));
    }

    /** Writes the files in another order, so that a listing of the folder comes in another one too. */
    Path shuffledIn(Path folder, long order) {
        List<String> paths = new ArrayList<>(files.keySet());
        Collections.shuffle(paths, new Random(order));
        return write(folder, paths);
    }

    private Path write(Path folder, List<String> paths) {
        try {
            for (String path : paths) {
                Path file = folder.resolve(path);
                Files.createDirectories(file.getParent());
                Files.write(file, files.get(path));
            }
            return folder;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What archivists really have: Chinese articles, shared pictures, names nobody should have chosen. */
    static SeedFolder ofEveryKind() {
        SeedFolder seeds = new SeedFolder();
        for (int i = 0; i < 30; i++) {
            seeds.with("文章/第" + i + "篇.md", article(i));
        }
        seeds.with("文章/图/共享.png", noise(1, 9_000))
                .with("文章/图/a.png", noise(2, 70_000))
                .with("文章/图/same.png", noise(1, 9_000))
                .with("page/index.html", "<!doctype html><meta charset=utf-8><title>页</title>"
                        + "<link rel=stylesheet href=css/main.css><img src='../文章/图/共享.png'><p>正文</p>")
                .with("page/css/main.css", "@import 'more.css'; body{background:url(bg.png)}")
                .with("page/css/more.css", "@import url(main.css); p{background:url('%E7%82%B9.png')}")
                .with("page/css/bg.png", noise(3, 300))
                .with("page/css/点.png", noise(4, 300))
                .with("gbk.txt", "中文标题\n\n这是一篇用国标编码写成的文章，内容足够长，可以认出来。\n".getBytes(Charset.forName("GBK")))
                .with("twin.md", "# One\n\ntext")
                .with("twin.txt", "One\n\ntext")
                .with("copy.md", "# One\n\ntext")
                .with("a b.md", "# blank")
                .with("100%.md", "# percent")
                .with("what?.md", "# question ![x](what%3F.png)")
                .with("what?.png", noise(5, 100))
                .with("c#.md", "# sharp")
                .with("empty.md", "")
                .with("broken.md", "---\ntitle: [\n---\ntext")
                .with("binary.txt", noise(6, 5_000))
                .with("İstanbul-ı.md", "---\ntitle: İSTANBUL ısı\ndate: 2024-05-01\n---\nI i İ ı");
        return seeds;
    }

    private static String article(int i) {
        return "---\ntitle: 第" + i + "篇文章\ndate: 2023-0" + (1 + i % 9) + "-1" + (i % 10) + "\nauthor: 张三\ntags: [新闻, 档案]\n"
                + "---\n# 第" + i + "篇\n\n" + "中文正文，一二三四五。".repeat(i * 7)
                + "\n\n![共享](图/共享.png) ![](图/same.png) ![](图/a.png) ![没有](图/没有.png)\n\n"
                + "![](http://img" + i % 3 + ".example/" + i % 7 + ".jpg)\n";
    }

    /** Bytes without a pattern, the same for the same seed. */
    static byte[] noise(long seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
