package org.pressmark.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.pressmark.capture.FileSlice;
import org.pressmark.disk.OpenFile;
import org.pressmark.warc.DamagedRecordException;
import org.pressmark.warc.Packing;
import org.pressmark.warc.RecordCopying;
import org.pressmark.warc.RevisitMaking;
import org.pressmark.warc.StoredRecord;
import org.pressmark.warc.WarcReading;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pressmark dedupe}. */
@Command(
        name = "dedupe",
        description = {
            "Write WARC files into one, with a revisit record for each response whose payload came before.",
            "",
            "The files given stay as they are. The name of OUT says how records are compressed: .gz, .zst, or not."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Software.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:failed, or damaged records were left out", "2:wrong use of the command"})
final class DedupeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "WARC files, or collections, in this order.")
    private List<Path> paths;

    @Option(names = {"-o", "--output"}, paramLabel = "OUT", required = true, description = "The file to make.")
    private Path output;

    @Mixin
    private Output outputs;

    @Option(names = "--min-bytes", paramLabel = "N", defaultValue = "1024",
            description = "Leave smaller payloads alone (default: ${DEFAULT-VALUE}).")
    private long smallest;

    private long lost;

    @Override
    public Integer call() throws IOException {
        Usage.atLeast(spec, "--min-bytes", 1, smallest);
        outputs.check(output);
        List<Archive> files = ArchiveFiles.opened(paths);
        ExecutorService pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try (RecordCopying copying =
                new RecordCopying(output, Packing.named(output.getFileName().toString()), pool)) {
            RevisitMaking revisits = new RevisitMaking(copying, smallest);
            for (Archive file : files) {
                take(file.bytes(), revisits);
            }
            OpenFile.Finished done = copying.finish();
            spec.commandLine().getErr().println(Printable.of(output.toString()) + ": "
                    + Counted.of(revisits.revisits(), "revisit") + ", " + Counted.of(revisits.saved(), "byte")
                    + " of payload left out, " + Counted.of(done.bytes(), "byte")
                    + (lost > 0 ? "; " + Counted.of(lost, "damaged place") + " left out" : ""));
        } finally {
            pool.shutdownNow();
        }
        return lost > 0 ? ExitCode.FAILED : ExitCode.DONE;
    }

    private void take(FileSlice file, RevisitMaking revisits) throws IOException {
        try (WarcReading reading = WarcReading.open(file)) {
            boolean more = true;
            while (more) {
                more = takeNext(reading, revisits);
            }
        }
    }

    private boolean takeNext(WarcReading reading, RevisitMaking revisits) throws IOException {
        try {
            Optional<StoredRecord> record = reading.next();
            if (record.isPresent() && record.get().version().startsWith("ARC")) {
                throw new IOException("ARC files have no revisits; make a WARC file of it first with: pressmark recompress"
                        + " IN OUT.warc.gz");
            }
            if (record.isPresent()) {
                revisits.take(reading, record.get());
            }
            return record.isPresent();
        } catch (DamagedRecordException damaged) {
            lost++;
            spec.commandLine().getErr().println("pressmark: " + Printable.of(damaged.getMessage()));
            return true;
        }
    }
}
