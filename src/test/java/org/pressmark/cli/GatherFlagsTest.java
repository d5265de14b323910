package org.pressmark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What a user may write wrongly about gathering is told with exit code 2; what goes wrong in here never is. */
class GatherFlagsTest {
    @TempDir
    private Path folder;

    private Path seeds;

    @BeforeEach
    void makeSeeds() throws IOException {
        seeds = Files.createDirectories(folder.resolve("seeds"));
        Files.writeString(seeds.resolve("a.md"), "# A\n\n![](http://127.0.0.1:1/p.png)\n");
    }

    private CommandRun pack(String... options) {
        List<String> arguments =
                new ArrayList<>(List.of("pack", seeds.toString(), "-o", folder.resolve("out").toString(), "--offline"));
        arguments.addAll(List.of(options));
        return CommandRun.of(arguments.toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "--proxy nonsense", "--proxy http://host", "--proxy http://[", "--header nocolon", "--header X:é", "--header a_b c:d",
        "--recover ftp://x/", "--recover nowhere", "--attempts 0", "--connect-timeout 0", "--digest md5", "--threads 0",
        "--port 99999", "--port -1", "-c ../up", "--delay -1", "--max-crawl-delay -1", "--max-asset-bytes 0", "--connections 0",
        "--robots sometimes", "--warc-version 2", "--base ftp://x/", "--date yesterday", "--max-file-bytes 0", "--user-agent é"
    })
    void wrongOptionsAreWrongUse(String written) {
        int blank = written.indexOf(' ');
        CommandRun run = pack(written.substring(0, blank), written.substring(blank + 1));
        assertThat(run.code()).as(run.all()).isEqualTo(2);
        assertThat(run.all()).doesNotContain("\tat ").doesNotContain("fault of this program");
        assertThat(folder.resolve("out/seeds/archive")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--proxy nonsense", "--header nocolon", "--recover x", "--attempts 0", "--date yesterday"})
    void wrongOptionsOfRetryAreWrongUseToo(String written) {
        pack();
        int blank = written.indexOf(' ');
        CommandRun run = CommandRun.of("retry", folder.resolve("out/seeds").toString(), written.substring(0, blank),
                written.substring(blank + 1));
        assertThat(run.code()).as(run.all()).isEqualTo(2);
    }

    @Test
    void anIndexThatIsNotThereIsAFailureAndNoWrongUse() {
        CommandRun run = CommandRun.of(
                "pack", seeds.toString(), "-o", folder.resolve("out").toString(), "--dedupe-against",
                folder.resolve("nowhere").toString());
        assertThat(run.code()).as(run.all()).isEqualTo(1);
        assertThat(run.err()).contains("nowhere").contains("no such file or folder");
    }

    @Test
    void aFaultInHereIsNotCalledWrongUse() {
        CommandLine commands = new CommandLine(new Breaking()).setExecutionExceptionHandler(new Failures());
        java.io.StringWriter err = new java.io.StringWriter();
        assertThat(commands.setErr(new java.io.PrintWriter(err, true)).execute()).isEqualTo(1);
        assertThat(err.toString()).contains("a fault of this program");
    }

    @CommandLine.Command
    private static final class Breaking implements Runnable {
        @Override
        public void run() {
            throw new IllegalArgumentException("something in here");
        }
    }

    @Test
    void aRetryWithAFixedDateMakesTheSameBytesWhereNothingAnswers() throws IOException {
        pack("--date", "2026-01-01T00:00:00Z");
        CommandRun run = CommandRun.of(
                "retry", folder.resolve("out/seeds").toString(), "--allow-private", "--attempts", "1", "--robots", "ignore",
                "--date", "2026-02-01T00:00:00Z", "--json");
        assertThat(run.code()).as(run.all()).isEqualTo(3);
        assertThat(run.out()).contains(
                "\"asked\":1,\"recovered\":0,\"missing\":1,\"missing_by_cause\":{\"connection-refused\":1}");
        assertThat(Files.exists(folder.resolve("out/seeds/archive/seeds-20260201000000-00002.warc.gz"))).isTrue();
    }

    @Test
    void theReportTellsWhatWasRecoveredAndUnmodified() {
        CommandRun run = pack("--json");
        assertThat(run.out()).contains("\"recovered\":0").contains("\"unmodified\":0");
    }
}
