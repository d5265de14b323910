package org.pressmark.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pressmark.capture.Digest;

final class OpenFileTest {
    @TempDir
    Path folder;

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aFileAppearsWholeAndWithItsSum() throws IOException {
        Path place = folder.resolve("a.txt");
        OpenFile.Finished finished;
        try (OpenFile file = OpenFile.create(place)) {
            file.write(utf8("one "));
            file.write(utf8("xtwox"), 1, 3);
            assertThat(place).doesNotExist();
            assertThat(file.position()).isEqualTo(7);
            finished = file.finish();
        }
        assertThat(place).hasContent("one two");
        assertThat(finished).isEqualTo(
                new OpenFile.Finished(place, 7, Digest.Algorithm.SHA256.digest(utf8("one two")).value()));
        assertThat(entries()).containsExactly("a.txt");
    }

    @Test
    void withoutFinishingNothingIsLeftAndTheEarlierFileStays() throws IOException {
        Path place = Files.writeString(folder.resolve("a.txt"), "earlier");
        try (OpenFile file = OpenFile.create(place)) {
            file.write(utf8("half of"));
        }
        assertThat(place).hasContent("earlier");
        assertThat(entries()).containsExactly("a.txt");
    }

    @Test
    void rollingBackForgetsAlsoInTheSum() throws IOException {
        Path place = folder.resolve("a.txt");
        try (OpenFile file = OpenFile.create(place)) {
            file.write(utf8("good"));
            file.write(utf8("bad and long"));
            file.rollBack(4);
            file.write(utf8("!"));
            assertThat(file.finish().sha256()).isEqualTo(Digest.Algorithm.SHA256.digest(utf8("good!")).value());
        }
        assertThat(place).hasContent("good!");
    }

    @Test
    void whatABrokenRunLeftIsOverwritten() throws IOException {
        Files.writeString(folder.resolve("a.txt.open"), "a very long rest of a broken run");
        try (OpenFile file = OpenFile.create(folder.resolve("a.txt"))) {
            file.write(utf8("short"));
            file.finish();
        }
        assertThat(folder.resolve("a.txt")).hasContent("short");
        assertThat(entries()).containsExactly("a.txt");
    }

    @Test
    void aLockIsHeldByOne() throws IOException {
        Path lock = folder.resolve("lock");
        try (FolderLock held = FolderLock.tryAcquire(lock).orElseThrow()) {
            assertThat(held).isNotNull();
            assertThat(FolderLock.tryAcquire(lock)).isEmpty();
        }
        FolderLock.tryAcquire(lock).orElseThrow().close();
    }

    @Test
    void aLockThatCannotBeTakenLeavesNothingOpen() {
        Set<Path> closed = new HashSet<>();
        TestDisk.Hazard noLocks = new TestDisk.Hazard() {
            @Override
            public void call(String what, Path real) throws IOException {
                if (what.equals("lock")) {
                    throw new IOException("No locks available");
                }
            }

            @Override
            public void closed(Path real) {
                closed.add(real);
            }
        };
        Path lock = TestDisk.over(folder, noLocks).resolve("lock");

        assertThatThrownBy(() -> FolderLock.tryAcquire(lock)).hasMessage("No locks available");
        assertThat(closed).containsExactly(folder.resolve("lock"));
    }

    @Test
    void removingAFolderDoesNotFollowLinks() throws IOException {
        Path outside = Files.createDirectories(folder.resolve("outside"));
        Files.writeString(outside.resolve("kept"), "x");
        Path inside = Files.createDirectories(folder.resolve("inside/deep"));
        Files.createSymbolicLink(inside.resolve("link"), outside);
        Folders.remove(folder.resolve("inside"));

        assertThat(folder.resolve("inside")).doesNotExist();
        assertThat(outside.resolve("kept")).exists();
    }

    private List<String> entries() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
