package org.pressmark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pressmark.capture.Digest;
import org.pressmark.warc.StoredRecord;
import org.pressmark.warc.WarcReading;

/** What people really hand to a program: each with a clear message, the right exit code, and nothing lost. */
final class PackBadInputTest {
    private static final String BASE = "https://things.seeds.invalid/";

    @TempDir
    Path folder;

    private Path seeds;
    private Path out;

    @BeforeEach
    void makeSeeds() throws IOException {
        seeds = Files.createDirectories(folder.resolve("things"));
        out = folder.resolve("warcs");
    }

    private CommandRun pack(String... more) {
        List<String> arguments = new ArrayList<>(List.of("pack", seeds.toString(), "-o", out.toString(), "--offline"));
        arguments.addAll(List.of("--date", "2026-01-01T00:00:00Z"));
        arguments.addAll(List.of(more));
        return CommandRun.of(arguments.toArray(String[]::new));
    }

    /** The bytes archived for a seed. */
    private byte[] archived(String url) throws IOException {
        return found(url).orElseThrow(() -> new AssertionError("nothing archived at " + url)).block();
    }

    private record Stored(StoredRecord record, byte[] block) {}

    private Optional<Stored> found(String url) throws IOException {
        for (StoredRead read : all()) {
            if (read.stored().record().target().equals(Optional.of(url))) {
                return Optional.of(read.stored());
            }
        }
        return Optional.empty();
    }

    private record StoredRead(Path file, Stored stored) {}

    private List<StoredRead> all() throws IOException {
        List<StoredRead> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(out.resolve("things/archive"))) {
            for (Path file : files.sorted().toList()) {
                try (WarcReading reading = WarcReading.open(file)) {
                    for (Optional<StoredRecord> next = reading.next(); next.isPresent(); next = reading.next()) {
                        found.add(new StoredRead(file, new Stored(next.get(), next.get().block().readAllBytes())));
                    }
                }
            }
        }
        return found;
    }

    private void seed(String name, String text) throws IOException {
        Files.writeString(seeds.resolve(name), text);
    }

    @Test
    void aMissingFolder() {
        CommandRun run = CommandRun.of("pack", folder.resolve("nowhere").toString(), "-o", out.toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains(folder.resolve("nowhere").toString()).contains("there is no such file or folder");
        assertThat(out).doesNotExist();
    }

    @Test
    void twoFoldersOfOneNameAreNotMixedInOneCollection() throws IOException {
        Path twin = Files.createDirectories(folder.resolve("elsewhere").resolve("things"));
        Files.writeString(twin.resolve("a.md"), "# Another");
        seed("a.md", "# One");

        CommandRun run = pack(twin.toString());

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(seeds.toString()).contains(twin.toString()).contains("the collection things")
                .contains("-c NAME");
        assertThat(out).doesNotExist();
    }

    @Test
    void anEmptyFolder() {
        CommandRun run = pack();

        assertThat(run.code()).isZero();
        assertThat(run.err()).contains("holds no articles").contains(".md");
        assertThat(halvesAndArchives()).isEmpty();
    }

    @Test
    void anEmptySeedIsArchivedAsTheEmptySeedItIs() throws IOException {
        seed("a.md", "");

        assertThat(pack().code()).isZero();
        assertThat(archived(BASE + "a.md")).isEmpty();
        assertThat(new String(archived(BASE + "a.html"), StandardCharsets.UTF_8)).contains("<html");
    }

    @Test
    void bytesThatAreNoTextAreKeptAsTheyAre() throws IOException {
        byte[] noise = new byte[100_000];
        new java.util.Random(7).nextBytes(noise);
        Files.write(seeds.resolve("a.txt"), noise);

        assertThat(pack().code()).isIn(0, 3);
        assertThat(archived(BASE + "a.txt")).isEqualTo(noise);
    }

    @Test
    void invalidUtf8IsKeptAndSaid() throws IOException {
        byte[] broken = "# title 中文标题 and enough plain text to be sure of it \u00e9\n".getBytes(StandardCharsets.UTF_8);
        broken[3] = (byte) 0xff;
        Files.write(seeds.resolve("a.md"), broken);
        CommandRun run = pack();

        assertThat(run.code()).isZero();
        assertThat(run.err()).contains("a.md:");
        assertThat(archived(BASE + "a.md")).isEqualTo(broken);
    }

    @Test
    void brokenFrontMatterIsSaidWithItsFileAndTheRestGoesOn() throws IOException {
        seed("a.md", "---\ntitle: [unclosed\n: : :\n---\nbody text");
        seed("b.md", "# fine");
        CommandRun run = pack();

        assertThat(run.code()).isZero();
        assertThat(run.err()).containsPattern("a\\.md:\\d+: ").contains("2 packed");
        assertThat(new String(archived(BASE + "a.html"), StandardCharsets.UTF_8)).contains("body text");
    }

    @Test
    void aSeedOfTwoHundredMegabytesIsArchivedWithoutAPage() throws IOException {
        Path large = seeds.resolve("large.txt");
        try (RandomAccessFile sparse = new RandomAccessFile(large.toFile(), "rw")) {
            sparse.setLength(200_000_000);
        }
        seed("small.md", "# small");
        CommandRun run = pack();

        assertThat(run.code()).isZero();
        assertThat(run.err()).contains("large.txt").contains("200000000 bytes").contains("--max-seed-bytes");
        Path warc = out.resolve("things/archive/things-20260101000000-00001.warc.gz");
        List<String> targets = new ArrayList<>();
        try (WarcReading reading = WarcReading.open(warc)) {
            for (Optional<StoredRecord> next = reading.next(); next.isPresent(); next = reading.next()) {
                String target = next.get().target().orElse("");
                targets.add(target);
                if (target.equals(BASE + "large.txt")) {
                    assertThat(sha256(next.get().block())).isEqualTo(sha256(Files.newInputStream(large)));
                }
            }
        }
        assertThat(targets).contains(BASE + "large.txt", BASE + "small.html").doesNotContain(BASE + "large.html");
    }

    private static Digest sha256(InputStream bytes) throws IOException {
        MessageDigest digest = Digest.Algorithm.SHA256.start();
        try (DigestInputStream in = new DigestInputStream(bytes, digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return Digest.Algorithm.SHA256.finish(digest);
    }

    @ParameterizedTest
    @ValueSource(strings = {"folder", "dangling link", "link to itself", "pipe"})
    void whatBearsASeedsNameAndIsNoFileHurtsNobody(String what) throws IOException, InterruptedException {
        Path odd = seeds.resolve("odd.md");
        switch (what) {
            case "folder" -> Files.createDirectory(odd);
            case "dangling link" -> Files.createSymbolicLink(odd, Path.of("nothing"));
            case "link to itself" -> Files.createSymbolicLink(odd, Path.of("odd.md"));
            default -> Assumptions.assumeTrue(
                    new ProcessBuilder("mkfifo", odd.toString()).start().waitFor() == 0, "mkfifo is not here");
        }
        seed("b.md", "# fine");
        CommandRun run = pack();

        assertThat(run.code()).isIn(0, 3);
        assertThat(archived(BASE + "b.md")).isNotEmpty();
        if (!what.equals("folder")) {
            assertThat(run.err()).contains("odd.md");
        }
        assertThat(run.err()).doesNotContain("Exception").doesNotContain("fault of this program");
    }

    @Test
    void aLinkThatLeadsOutIsNotFollowed() throws IOException {
        Path outside = Files.writeString(folder.resolve("secret.md"), "# outside");
        Files.createSymbolicLink(seeds.resolve("link.md"), outside);
        Files.createSymbolicLink(seeds.resolve("p.png"), outside);
        seed("a.md", "![](p.png) ![](../secret.md) ![](%2e%2e/secret.md) ![](..%2fsecret.md) ![](/etc/passwd)");
        CommandRun run = pack();

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("link.md").contains("leads out");
        for (StoredRead read : all()) {
            String block = new String(read.stored().block(), StandardCharsets.UTF_8);
            assertThat(block).doesNotContain("# outside").doesNotContain("root:x:");
        }
    }

    @Test
    void aTitleIsNeverAHeaderAndNeverReachesTheTerminalRaw() throws IOException {
        seed("a.md", "---\ntitle: \"x\\r\\nWARC-Type: evil\\r\\n\\e[31m\\e]52;c;aGk=\\a\\u202e\\0\"\n---\ntext \u001b[2J");
        CommandRun run = pack();
        CommandRun list = CommandRun.of("ls", out.resolve("things").toString());

        assertThat(run.code()).isZero();
        assertThat(run.all() + list.all()).doesNotContain("\u001b").doesNotContain("\u0007").doesNotContain("\u202e");
        for (StoredRead read : all()) {
            assertThat(read.stored().record().all("WARC-Type")).hasSize(1).doesNotContain("evil");
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {
        "a b.md", "中文 名.md", "100%.md", "%41.md", "c#.md", "what?.md", "a&b=c.md", "semi;colon.md", "plus+.md",
        "q'uo\"te.md", "<tag>.md", "back\\slash.md", "line\nbreak.md", "esc\u001b[31m.md", "e\u0301.md", "😀.md", "-o.md",
        "a:b.md", "\u202etxt.md", "~.md"
    })
    void aSeedsNameIsKeptWhateverItHolds(String name) throws IOException {
        seed(name, "# " + name.replace('\n', ' ') + "\n\n![missing](" + "x.png)");
        CommandRun run = pack();

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("1 packed");
        List<StoredRead> seedRecords = all().stream()
                .filter(read -> read.stored().record().first("WARC-Source-URI").isPresent())
                .toList();
        assertThat(seedRecords).singleElement().satisfies(read -> {
            String target = read.stored().record().target().orElseThrow();
            assertThat(java.net.URLDecoder.decode(target.replace("+", "%2B"), StandardCharsets.UTF_8))
                    .isEqualTo(BASE + name);
            assertThat(target).matches("[!-~]+").doesNotContain("#").doesNotContain("?");
        });
        assertThat(run.all()).doesNotContain("\u001b").doesNotContain("\u202e");
    }

    @Test
    void twoSeedsThatDifferOnlyInTheirFormOfOneLetterAreTwo() throws IOException {
        seed("\u00e9.md", "# composed");
        seed("e\u0301.md", "# decomposed");

        assertThat(pack().err()).contains("2 packed");
        assertThat(new String(archived(BASE + "%C3%A9.md"), StandardCharsets.UTF_8)).isEqualTo("# composed");
        assertThat(new String(archived(BASE + "e%CC%81.md"), StandardCharsets.UTF_8)).isEqualTo("# decomposed");
    }

    @Test
    void seedsWhosePagesWouldMeetAllGetOne() throws IOException {
        for (String name : List.of(
                "a.html", "a.md", "a.txt", "a.markdown", "a.txt.html", "a.txt.page.html", "a.md.html", "a.page.html")) {
            seed(name, "# " + name);
        }
        CommandRun run = pack();

        assertThat(run.code()).isZero();
        assertThat(run.err()).contains("8 packed");
        List<String> targets = all().stream().flatMap(read -> read.stored().record().target().stream())
                .filter(url -> url.startsWith(BASE))
                .toList();
        assertThat(targets).doesNotHaveDuplicates().hasSize(8 + 4 - 1);
    }

    @Test
    void anOutputFolderThatIsAFile() throws IOException {
        seed("a.md", "# a");
        Files.writeString(out, "I was here first");
        CommandRun run = pack();

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains(out.toString()).doesNotContain("Exception").doesNotContain("fault of this");
        assertThat(out).hasContent("I was here first");
    }

    @Test
    void aCollectionThatIsAFile() throws IOException {
        seed("a.md", "# a");
        Files.createDirectories(out);
        Files.writeString(out.resolve("things"), "I was here first");
        CommandRun run = pack();

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("things").contains("Choose another name or folder").doesNotContain("Exception");
        assertThat(out.resolve("things")).hasContent("I was here first");
    }

    @Test
    void aSecondPackAtTheSameTime() throws IOException {
        seed("a.md", "# a");
        Path workings = Files.createDirectories(out.resolve("things/.pressmark"));
        try (FileChannel other = FileChannel.open(
                        workings.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = other.lock()) {
            CommandRun run = pack();

            assertThat(lock.isValid()).isTrue();
            assertThat(run.code()).isEqualTo(1);
            assertThat(run.err()).contains("another pressmark is writing").contains("-c NAME");
        }
        assertThat(halvesAndArchives()).isEmpty();
        assertThat(pack().code()).isZero();
    }

    @Test
    void anExistingCollectionIsLeftAsItIs() throws IOException {
        seed("a.md", "# a");
        pack();
        List<String> before = halvesAndArchives();
        CommandRun again = pack();

        assertThat(again.code()).isZero();
        assertThat(again.err()).contains("Nothing to do");
        assertThat(halvesAndArchives()).isEqualTo(before);
    }

    @Test
    void hostilePathsToAssetsFindNothingAndBreakNothing() throws IOException {
        seed("a.md", "![](a%00b.png) ![](%ff%fe.png) ![](a//b.png) ![](./././) ![](" + "x".repeat(5000) + ".png)"
                + " ![](a/%2e%2e/%2e%2e/b.png) ![](https://things.seeds.invalid/%00) ![](file:///etc/passwd)"
                + " ![](data:image/png;base64,AAAA) ![](//[::1/x) ![](http://%zz/)");
        CommandRun run = pack();

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).doesNotContain("Exception").doesNotContain("fault of this program");
    }

    /** Open files, and files under final names in the archive folder. */
    private List<String> halvesAndArchives() {
        if (!Files.exists(out, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(out)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> out.relativize(file).toString())
                    .filter(path -> path.endsWith(".open") || !path.contains(".pressmark"))
                    .sorted()
                    .toList();
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }
}
