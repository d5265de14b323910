package org.pressmark.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pressmark.warc.Records.gzip;
import static org.pressmark.warc.Records.response;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person is told who names the wrong file, or writes a value that is none. */
class WrongInputTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void files() throws IOException {
        Files.createDirectory(folder.resolve("empty"));
        Files.createDirectories(folder.resolve("full"));
        Files.writeString(folder.resolve("full/file.txt"), "there");
        Files.writeString(folder.resolve("text.txt"), "hello\n");
        Files.createFile(folder.resolve("none.wacz"));
        Files.write(folder.resolve("a.warc.gz"), gzip(response("https://e.org/", "hello")));
    }

    private CommandRun run(String words) {
        return CommandRun.of(words.replace("@", folder + "/").split(" "));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiterString = "=>", value = {
        "ls @empty                          => @empty holds no WARC, ARC or WACZ file",
        "stats @empty                       => @empty holds no WARC, ARC or WACZ file",
        "index @empty                       => @empty holds no WARC, ARC or WACZ file",
        "validate @empty                    => @empty holds no WARC, ARC or WACZ file",
        "dedupe @empty -o @out.warc.gz      => @empty holds no WARC, ARC or WACZ file",
        "export @empty @out                 => @empty holds no WARC, ARC or WACZ file",
        "wacz create @empty -o @out.wacz    => @empty holds no WARC, ARC or WACZ file",
        "recompress @empty @out.warc.gz     => @empty is a folder; name a file",
        "wacz sign @empty --key @k          => @empty is a folder; name a file",
        "wacz verify @empty                 => @empty is a folder; name a file",
        "retry @empty                       => @empty is no collection: there is no folder archive/ in it",
        "retry @text.txt                    => @text.txt is no collection",
        "retry @absent                      => @absent: there is no such file or folder",
        "ls --ledger @a.warc.gz             => @a.warc.gz is no collection",
        "serve @text.txt                    => @text.txt has no name of an archive",
        "search @none.wacz word             => none.wacz cannot be read as a WACZ: zip file is empty",
        "export @a.warc.gz @full            => @full is not empty; name a new folder",
        "export @text.txt @out              => text.txt, byte 0: neither WARC/ nor an ARC line begins here",
        "extract @text.txt --url http://a/  => text.txt, byte 0: neither WARC/ nor an ARC line begins here"
    })
    void theFileThatIsNotWhatItIsTakenForIsNamed(String words, String said) {
        CommandRun run = run(words);

        assertThat(run.err()).startsWith("pressmark: ").contains(said.replace("@", folder + "/"));
        assertThat(run.all()).doesNotContain("Exception", "fault of this program");
        assertThat(run.code()).isEqualTo(ExitCode.FAILED);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiterString = "=>", value = {
        "pack @empty --threads 0            => --threads must be at least 1, was 0",
        "pack @empty --max-file-bytes -1    => --max-file-bytes must be at least 1, was -1",
        "pack @empty --max-seed-bytes 0     => --max-seed-bytes must be at least 1, was 0",
        "pack @empty --connect-timeout 0    => --connect-timeout must be at least 1, was 0",
        "pack @empty --attempts 0           => --attempts must be at least 1, was 0",
        "extract @a.warc.gz --offset -5     => --offset must be 0 or more, was -5",
        "validate @a.warc.gz --max-per-rule -1 => --max-per-rule must be 0 or more, was -1",
        "search @a.warc.gz word --limit 0   => --limit must be at least 1, was 0",
        "index @a.warc.gz --threads x       => '--threads': 'x' is not an int",
        "extract @a.warc.gz                 => Missing required argument",
        "ls                                 => Missing required parameter: 'FILE'"
    })
    void wrongUseIsSaidInALineAndTheHelpIsNamed(String words, String said) {
        CommandRun run = run(words);

        assertThat(run.err().lines()).hasSize(2);
        assertThat(run.err()).startsWith("pressmark: ").contains(said)
                .endsWith("All options: pressmark " + words.split(" ", 2)[0] + " --help" + System.lineSeparator());
        assertThat(run.out()).isEmpty();
        assertThat(run.code()).isEqualTo(ExitCode.WRONG_USE);
    }

    @Test
    void aWrongWordIsNoCommandToTheTerminal() {
        CommandRun run = CommandRun.of("ls", "file", "--\033[31mred");

        assertThat(run.code()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run.all()).doesNotContain("\033").contains("\\u{1b}[31mred");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "ls @a.warc.gz, No space left on device, pressmark: standard output: No space left on device",
        "ls @a.warc.gz, Broken pipe,             ''",
        "--help,        No space left on device, pressmark: standard output: No space left on device",
        "--help,        Broken pipe,             ''"
    })
    void outputThatCannotBeWrittenEndsTheCommandAndIsSaidUnlessNobodyReadsIt(String words, String reason, String said) {
        PrintStream out = new PrintStream(new StandardOutput(new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException(reason);
            }
        }), true, StandardCharsets.UTF_8);
        StringWriter err = new StringWriter();

        String[] arguments = words.replace("@", folder + "/").split(" ");
        int code = Main.commandLine(arguments)
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);

        assertThat(code).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).startsWith(said).doesNotContain("Exception").matches(text -> said.isEmpty() == text.isEmpty());
        assertThatThrownBy(() -> out.println("more")).isInstanceOf(UncheckedIOException.class);
    }
}
