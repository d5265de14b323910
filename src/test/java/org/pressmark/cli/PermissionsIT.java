package org.pressmark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pressmark.disk.Folders;

/**
 * What a user may not read or write. Permissions do not bind root, so root runs the jar as the user nobody, from a
 * folder that everybody may enter.
 */
class PermissionsIT {
    private static final String NOBODY = "65534";

    private Path folder;
    private Path seeds;

    @BeforeEach
    void makeRoom() throws IOException {
        folder = Files.createTempDirectory("pressmark-permissions");
        seeds = Files.createDirectory(folder.resolve("things"));
        Files.copy(Path.of(System.getProperty("pressmark.jar")), folder.resolve("pressmark.jar"));
        Files.createDirectory(folder.resolve("out"));
        allow(folder, "rwxrwxrwx");
        allow(folder.resolve("out"), "rwxrwxrwx");
        allow(seeds, "rwxr-xr-x");
        allow(folder.resolve("pressmark.jar"), "rw-r--r--");
    }

    @AfterEach
    void clean() throws IOException {
        Folders.remove(folder);
    }

    private static void allow(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    @Test
    void aSeedThatCannotBeReadIsNamedAndTheOthersGoOn() throws IOException, InterruptedException {
        Path secret = Files.writeString(seeds.resolve("a.md"), "# secret");
        Files.writeString(seeds.resolve("b.md"), "# open");
        allow(secret, "---------");

        assertThat(pack()).isEqualTo(3);
        assertThat(said()).contains("a.md").contains("1 packed").contains("1 unreadable");
    }

    @Test
    void anOutputFolderThatMustNotBeWrittenIsSaid() throws IOException, InterruptedException {
        Files.writeString(seeds.resolve("a.md"), "# a");
        allow(folder.resolve("out"), "r-xr-xr-x");

        assertThat(pack()).isEqualTo(1);
        assertThat(said()).contains(folder.resolve("out").toString()).contains("permission");
    }

    private int pack() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
        }
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar",
                folder.resolve("pressmark.jar").toString(), "pack", seeds.toString(), "-o",
                folder.resolve("out").toString(), "--offline"));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    private boolean isRoot() throws IOException {
        return Files.getOwner(folder).getName().equals("root");
    }

    private String said() throws IOException {
        return Files.readString(folder.resolve("said"));
    }
}
