package org.pressmark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C on the real program, while it waits for a server that says nothing. */
final class StopIT {
    private static final String JAR = System.getProperty("pressmark.jar", "target/pressmark-all.jar");

    @TempDir
    Path folder;

    private Process start(String... options) throws IOException {
        List<String> command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-jar", JAR, "pack",
                folder.resolve("seeds").toString(), "-o", folder.resolve("out").toString(), "--allow-private",
                "--robots", "ignore", "--date", "2026-01-01T00:00:00Z"));
        command.addAll(List.of(options));
        return new ProcessBuilder(command).redirectError(folder.resolve("said").toFile()).start();
    }

    @Test
    void ctrlCSaysHowToGoOnAndTheSameCommandDoes() throws IOException, InterruptedException {
        Assumptions.assumeTrue(signalsReachChildren(), "where this test was started SIGINT is ignored");
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Files.createDirectories(folder.resolve("seeds"));
            Files.writeString(folder.resolve("seeds/a.md"), "# A\n\n![](http://127.0.0.1:" + server.getLocalPort() + "/p.png)\n");
            Process process = start();
            try (Socket asked = server.accept()) {
                asked.getInputStream().read(); // it is under way now, and waits
                assertThat(new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor()).isZero();
                assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            }
            assertThat(process.exitValue()).isEqualTo(130);
            assertThat(said()).contains("Stopped.").contains("the same command").doesNotContain("\tat ").doesNotContain("fault");
            assertThat(folder.resolve("out/seeds/archive")).isEmptyDirectory();

            Process again = start("--offline");
            assertThat(again.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(again.exitValue()).isEqualTo(3);
            assertThat(folder.resolve("out/seeds/archive")).isNotEmptyDirectory();
        }
    }

    private String said() throws IOException {
        return Files.readString(folder.resolve("said"), StandardCharsets.UTF_8);
    }

    /** A shell that runs this in the background lets its children ignore Ctrl-C. */
    private static boolean signalsReachChildren() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return false;
        }
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(Files.newInputStream(status), StandardCharsets.US_ASCII))) {
            return lines.lines()
                    .filter(line -> line.startsWith("SigIgn:"))
                    .noneMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
        }
    }
}
