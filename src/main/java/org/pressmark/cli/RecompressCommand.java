package org.pressmark.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.pressmark.disk.OpenFile;
import org.pressmark.warc.DamagedRecordException;
import org.pressmark.warc.Packing;
import org.pressmark.warc.RecordCopying;
import org.pressmark.warc.StoredRecord;
import org.pressmark.warc.WarcReading;
import picocli.CommandLine.Command;
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
                    + " byte for byte what they are. Mends files that were compressed as a whole."
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

    @Option(names = "--overwrite", description = "Replace a file that is there.")
    private boolean overwrite;

    @Option(names = "--threads", paramLabel = "N", description = "Threads that compress (default: one a core). The"
            + " result does not depend on it.")
    private int threads = Runtime.getRuntime().availableProcessors();

    private long copied;
    private long lost;

    @Override
    public Integer call() throws IOException {
        if (threads < 1) {
            throw new ParameterException(spec.commandLine(), "--threads must be at least 1, was " + threads);
        }
        Output.check(output, overwrite);
        if (Files.exists(output) && Files.isSameFile(input, output)) {
            throw new ParameterException(spec.commandLine(), "IN and OUT are the same file");
        }
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try (WarcReading reading = WarcReading.open(input);
                RecordCopying copying = new RecordCopying(output, packing(), pool)) {
            boolean more = true;
            while (more) {
                more = copyNext(reading, copying);
            }
            OpenFile.Finished done = copying.finish();
            spec.commandLine().getErr().println(Printable.of(output.toString()) + ": " + copied + " records, "
                    + done.bytes() + " bytes" + (lost > 0 ? "; " + lost + " damaged ones left out" : ""));
        } finally {
            pool.shutdownNow();
        }
        return lost > 0 ? ExitCode.FAILED : ExitCode.DONE;
    }

    private Packing packing() {
        return Packing.named(output.getFileName().toString());
    }

    private boolean copyNext(WarcReading reading, RecordCopying copying) throws IOException {
        try {
            Optional<StoredRecord> record = reading.next();
            if (record.isPresent()) {
                copying.copy(reading, record.get());
                copied++;
            }
            return record.isPresent();
        } catch (DamagedRecordException damaged) {
            lost++;
            spec.commandLine().getErr().println("pressmark: " + Printable.of(damaged.getMessage()));
            return true;
        }
    }
}
