package org.pressmark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pressmark.capture.Digest;
import org.pressmark.capture.FileSlice;

/** The finished jar as a process: other locales and Java versions, full disks, and kills at any moment. */
final class PackedJarIT {
    private static final String JAR = System.getProperty("pressmark.jar", "target/pressmark-all.jar");

    @TempDir
    Path folder;

    private Path seeds;

    @BeforeEach
    void makeSeeds() throws IOException {
        seeds = Files.createDirectories(folder.resolve("文章"));
        Random random = new Random(11);
        for (int i = 0; i < 50; i++) {
            Files.writeString(seeds.resolve("第" + i + "篇.md"), "---\ntitle: 第" + i + "篇 ıİ\ndate: 2024-05-0" + (1 + i % 9)
                    + "\n---\n" + "正文，一二三四五。".repeat(random.nextInt(300)) + "\n\n![图](p" + i % 20 + ".png)"
                    + " ![](http://x.example/" + i + ".png)\n");
        }
        for (int i = 0; i < 20; i++) {
            byte[] picture = new byte[20_000 + random.nextInt(60_000)];
            random.nextBytes(picture);
            Files.write(seeds.resolve("p" + i + ".png"), picture);
        }
    }

    /** A pack to come; nothing of it depends on this process's environment. */
    private ProcessBuilder pack(Path java, Path out, String... javaOptions) {
        List<String> command = new ArrayList<>(List.of(java.toString(), "-Xmx256m", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of(javaOptions));
        command.addAll(List.of("-Dsun.jnu.encoding=UTF-8", "-jar", JAR, "pack", seeds.toString(), "-o", out.toString(),
                "-c", "things", "--offline", "--date", "2026-01-01T00:00:00Z", "--max-file-bytes", "300000"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(folder.resolve("said").toFile());
        builder.environment().put("LC_ALL", "C.UTF-8");
        return builder;
    }

    private int run(ProcessBuilder builder) throws IOException, InterruptedException {
        Process process = builder.start();
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    private String said() throws IOException {
        return new String(Files.readAllBytes(folder.resolve("said")), StandardCharsets.UTF_8);
    }

    private static Path thisJava() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    private SortedMap<String, String> usual() throws IOException, InterruptedException {
        assertThat(run(pack(thisJava(), folder.resolve("usual")))).as("%s", said()).isEqualTo(3);
        return sums(folder.resolve("usual/things"));
    }

    @Test
    void aTurkishMachineInKathmanduMakesTheSameBytes() throws IOException, InterruptedException {
        SortedMap<String, String> usual = usual();
        ProcessBuilder other = pack(
                thisJava(), folder.resolve("other"), "-Duser.language=tr", "-Duser.country=TR",
                "-Duser.timezone=Asia/Kathmandu", "-Dfile.encoding=ISO-8859-9", "-XX:ActiveProcessorCount=5");
        other.environment().put("TZ", "Pacific/Apia");
        other.directory(folder.toFile());

        assertThat(run(other)).as("%s", said()).isEqualTo(3);
        assertThat(sums(folder.resolve("other/things"))).isEqualTo(usual);
    }

    @Test
    void everyJavaOnThisMachineMakesTheSameBytes() throws IOException, InterruptedException {
        SortedMap<String, String> usual = usual();
        for (Path java : javas()) {
            Path out = folder.resolve("by" + java.toString().replace('/', '-'));

            assertThat(run(pack(java, out))).as("%s: %s", java, said()).isEqualTo(3);
            assertThat(sums(out.resolve("things"))).as("%s", java).isEqualTo(usual);
        }
    }

    /** This one, and whatever else from 17 on lies where Debian puts them. */
    private static java.util.Set<Path> javas() throws IOException {
        java.util.Set<Path> javas = new java.util.LinkedHashSet<>(List.of(thisJava().toRealPath()));
        Path all = Path.of("/usr/lib/jvm");
        if (Files.isDirectory(all)) {
            try (Stream<Path> homes = Files.list(all)) {
                homes.filter(PackedJarIT::isNewEnough).map(home -> home.toAbsolutePath().resolve("bin/java")).forEach(javas::add);
            }
        }
        return javas;
    }

    private static boolean isNewEnough(Path home) {
        Path release = home.resolve("release");
        try {
            String text = Files.isRegularFile(release) ? Files.readString(release) : "";
            java.util.regex.Matcher version = java.util.regex.Pattern.compile("JAVA_VERSION=\"(\\d+)").matcher(text);
            return Files.isExecutable(home.resolve("bin/java")) && !Files.isSymbolicLink(home) && version.find()
                    && Integer.parseInt(version.group(1)) >= 17;
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** Reduced for the normal test run; {@code -Dpressmark.kills=200} runs the full number. */
    @Test
    void killedAtAnyMomentTheNextRunComesToTheSameBytes() throws IOException, InterruptedException {
        long began = System.nanoTime();
        SortedMap<String, String> usual = usual();
        long whole = System.nanoTime() - began;
        Random random = new Random(4);
        for (int i = 0; i < Integer.getInteger("pressmark.kills", 6); i++) {
            Path out = folder.resolve("killed" + i);
            Process process = pack(thisJava(), out).start();
            process.waitFor((long) (whole * (0.2 + 0.9 * random.nextDouble())), TimeUnit.NANOSECONDS);
            process.destroyForcibly().waitFor();

            assertThat(run(pack(thisJava(), out))).as("%s", said()).isIn(0, 3);
            assertThat(sums(out.resolve("things"))).as("kill %s", i).isEqualTo(usual);
        }
    }

    /** A limit on file sizes ends a write as a full disk does: with a short write, then an error. */
    @Test
    void aDiskThatIsFullIsSaidAndLeavesNothingHalf() throws IOException, InterruptedException {
        SortedMap<String, String> usual = usual();
        for (int kilobytes : new int[] {8, 200}) {
            Path out = folder.resolve("full" + kilobytes);
            ProcessBuilder pack = pack(thisJava(), out, "-XX:-UsePerfData");
            List<String> limited = new ArrayList<>(List.of(
                    "bash", "-c", "trap '' XFSZ; ulimit -f " + kilobytes + "; exec \"$@\"", "bash"));
            limited.addAll(pack.command());
            pack.command(limited);

            assertThat(run(pack)).as("%s", said()).isEqualTo(1);
            assertThat(said()).contains("pressmark: ").doesNotContain("\tat org.pressmark");
            assertThat(sums(out.resolve("things")).keySet()).noneMatch(path -> path.endsWith(".open"));
            sums(out.resolve("things")).forEach((path, sum) -> assertThat(sum).as(path).isEqualTo(usual.get(path)));

            assertThat(run(pack(thisJava(), out))).as("%s", said()).isEqualTo(3);
            assertThat(sums(out.resolve("things"))).isEqualTo(usual);
        }
    }

    @Test
    void aFullFileSystemIsSaidPlainly() throws IOException, InterruptedException {
        Path small = Files.createDirectory(folder.resolve("small"));
        Assumptions.assumeTrue(
                new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", small.toString())
                                .redirectErrorStream(true).start().waitFor() == 0,
                "a small file system can be mounted by root only");
        try {
            assertThat(run(pack(thisJava(), small))).isEqualTo(1);
            assertThat(said()).contains("No space left").contains("run the same command again");
            assertThat(sums(small.resolve("things")).keySet()).noneMatch(path -> path.endsWith(".open"));
        } finally {
            assertThat(new ProcessBuilder("umount", small.toString()).start().waitFor()).isZero();
        }
    }

    @Test
    void extractWritesExactlyTheBytes() throws IOException, InterruptedException {
        usual();
        Process process = new ProcessBuilder(
                        thisJava().toString(), "-jar", JAR, "extract", folder.resolve("usual/things").toString(), "--url",
                        "https://things.seeds.invalid/p3.png", "--payload")
                .redirectOutput(folder.resolve("picture").toFile())
                .start();

        assertThat(process.waitFor()).isZero();
        assertThat(folder.resolve("picture")).hasSameBinaryContentAs(seeds.resolve("p3.png"));
    }

    private static SortedMap<String, String> sums(Path collection) throws IOException {
        SortedMap<String, String> sums = new TreeMap<>();
        if (!Files.exists(collection)) {
            return sums;
        }
        try (Stream<Path> files = Files.walk(collection)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String path = collection.relativize(file).toString();
                if (!path.startsWith(".pressmark")) {
                    FileSlice bytes = new FileSlice(file, 0, Files.size(file));
                    sums.put(path, Digest.Algorithm.SHA256.digest(bytes).value());
                }
            }
        }
        return sums;
    }
}
