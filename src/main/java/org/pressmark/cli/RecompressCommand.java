package org.pressmark.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.pressmark.warc.Recompression;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pressmark recompress}. */
@Command(
        name = "recompress",
        description = {
            "Write a WARC or ARC file anew, every record compressed on its own.",
            "",
            "The name of OUT says how: .gz for gzip, .zst for zstd, anything else for none. Headers and blocks stay"
                    + " byte for byte what they are. Mends files that were compressed as a whole. An ARC file becomes a WARC"
                    + " file where OUT is named as one (.warc, .warc.gz, .warc.zst)."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Software.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:failed, or damaged records were left out", "2:wrong use of the command"})
final class RecompressCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "IN", description = "A WARC or ARC file, compressed in any way or not.")
    private Path input;

    @Parameters(index = "1", paramLabel = "OUT", description = "The file to make.")
    private Path output;

    @Mixin
    private Output outputs;

    @Mixin
    private ThreadsOption threads;

    @Override
    public Integer call() throws IOException {
        ArchiveFiles.file(input);
        outputs.check(output);
        if (Files.exists(output) && Files.isSameFile(input, output)) {
            throw new ParameterException(spec.commandLine(), "IN and OUT are the same file");
        }
        ArchiveFiles.refusePackage(input);
        PrintWriter err = spec.commandLine().getErr();
        Recompression.Done done = new Recompression(threads.count(), Software.name()).run(input, output,
                damaged -> err.println("pressmark: " + Printable.of(damaged.getMessage())));
        err.println(Printable.of(output.toString()) + ": " + Counted.of(done.records(), "record") + ", "
                + Counted.of(done.file().bytes(), "byte")
                + (done.lost() > 0 ? "; " + Counted.of(done.lost(), "damaged place") + " left out" : ""));
        return done.lost() > 0 ? ExitCode.FAILED : ExitCode.DONE;
    }
}
