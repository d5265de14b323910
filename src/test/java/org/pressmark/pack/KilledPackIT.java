package org.pressmark.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pressmark.disk.Folders;

/**
 * {@code kill -9} of a process that packs from a server on loopback: hardening promises R1 and R2. Three kills here;
 * {@code -Dpressmark.kills=200} is the full number.
 */
final class KilledPackIT {
    private static final int KILLS = Integer.getInteger("pressmark.kills", 3);

    @TempDir
    Path folder;

    /** Pictures small and large, stylesheets that need more, redirects, what is missing and what breaks off. */
    private static Map<String, byte[]> web() {
        Map<String, byte[]> web = new HashMap<>();
        for (int i = 0; i < 60; i++) {
            byte[] picture = SeedFolder.noise(i, i % 20 == 7 ? 400_000 : 1_000 + i * 700);
            web.put("/p" + i + ".png", answer("200 OK\r\nContent-Type: image/png\r\nContent-Length: " + picture.length, picture));
            web.put("/m" + i, answer("302 Found\r\nContent-Length: 0\r\nLocation: /p" + i + ".png", new byte[0]));
        }
        byte[] css = "@import '/more.css'; a{background:url(/p1.png)} b{background:url(/m2)}".getBytes(StandardCharsets.US_ASCII);
        web.put("/main.css", answer("200 OK\r\nContent-Type: text/css\r\nContent-Length: " + css.length, css));
        web.put("/more.css",
                answer("200 OK\r\nContent-Type: text/css\r\nContent-Length: 30",
                        "c{background:url(/p3.png?css)}".getBytes(StandardCharsets.US_ASCII)));
        web.put("/gone", answer("404 None\r\nContent-Length: 4", "gone".getBytes(StandardCharsets.US_ASCII)));
        web.put("/cut", answer("200 OK\r\nContent-Length: 9999", SeedFolder.noise(3, 5_000)));
        return web;
    }

    private static byte[] answer(String head, byte[] body) {
        byte[] start = ("HTTP/1.1 " + head + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] all = Arrays.copyOf(start, start.length + body.length);
        System.arraycopy(body, 0, all, start.length, body.length);
        return all;
    }

    private static SeedFolder articles(String base) {
        SeedFolder seeds = new SeedFolder();
        for (int i = 0; i < 60; i++) {
            seeds.with("n" + i + ".md", "# 第" + i + "篇\n\n" + "正文，一二三四五。".repeat(i * 5) + "\n\n![](" + base + "/p" + i
                    + ".png) ![](" + base + "/m" + (i + 20) % 60 + ") ![](" + base + "/gone?" + i % 3 + ") ![](" + base
                    + "/cut)\n");
        }
        return seeds.with("page.html", "<link rel=stylesheet href='" + base + "/main.css'><p>x</p>");
    }

    private Process pack(Path seeds, Path collection) throws IOException {
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1", "-cp", classes, StandingClockPack.class.getName(), seeds.toString(),
                        collection.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
    }

    private void packWhole(Path seeds, Path collection) throws IOException, InterruptedException {
        assertThat(pack(seeds, collection).waitFor()).as("%s", Files.readString(folder.resolve("said"))).isZero();
    }

    @Test
    void killedAtAnyMomentOfFetchingTheNextRunComesToTheSameBytes() throws IOException, InterruptedException {
        try (ScriptedServer server = new ScriptedServer().on(web())) {
            Path seeds = articles(server.at("")).in(folder.resolve("seeds"));
            packWhole(seeds, folder.resolve("warm"));
            long begun = System.nanoTime();
            packWhole(seeds, folder.resolve("unbroken"));
            long whole = System.nanoTime() - begun;
            SortedMap<String, String> unbroken = Packing.sums(folder.resolve("unbroken"));
            Random random = new Random(9);
            int stopped = 0;
            for (int kill = 0; stopped < KILLS; kill++) { // who has ended before is no proof of anything, and not counted
                assertThat(kill).as("tries to find the process alive").isLessThan(3 * KILLS + 10);
                Path collection = folder.resolve("killed" + kill);
                Process process = pack(seeds, collection);
                boolean ended = process.waitFor((long) (whole * (0.1 + random.nextDouble())), TimeUnit.NANOSECONDS);
                process.destroyForcibly().waitFor();
                stopped += ended ? 0 : 1;

                packWhole(seeds, collection);
                assertThat(Packing.sums(collection)).as("kill %s", kill).isEqualTo(unbroken);
                Folders.remove(collection);
            }
            System.getLogger(getClass().getName()).log(System.Logger.Level.INFO, "{0} kills of a living process", stopped);
        }
    }
}
