package org.pressmark.cli;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.pressmark.capture.Finding;
import org.pressmark.disk.Folders;
import org.pressmark.disk.OpenFile;
import org.pressmark.index.CdxForm;
import org.pressmark.index.CdxLine;
import org.pressmark.index.IndexWriting;
import org.pressmark.index.ParallelIndexer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pressmark index}. */
@Command(
        name = "index",
        description = "Index WARC and ARC files: sorted lines, one for each capture.",
        mixinStandardHelpOptions = true,
        versionProvider = Software.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:failed, or a record is damaged and not indexed", "2:wrong use of the command"})
final class IndexCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "WARC or ARC files, or collections.")
    private List<Path> paths;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "cdxj",
            description = "cdxj, cdx11 or cdx9 (default: ${DEFAULT-VALUE}).")
    private CdxForm format;

    @Option(names = {"-o", "--output"}, paramLabel = "FILE",
            description = "Where to write (default, and -: standard output).")
    private Path output;

    @Mixin
    private Output outputs;

    @Mixin
    private ThreadsOption threads;

    private boolean flawed;

    @Override
    public Integer call() throws IOException {
        if (!toStandardOutput()) {
            outputs.check(output);
        }
        List<Archive> files = ArchiveFiles.opened(paths);
        Path temporary = Files.createTempDirectory("pressmark-index-");
        try (IndexWriting index = new IndexWriting(temporary, IndexWriting.DEFAULT_MEMORY, format)) {
            ParallelIndexer indexer = new ParallelIndexer(threads.count(), line -> add(index, line), this::tell);
            Map<String, Long> named = files.stream().collect(groupingBy(Archive::name, counting()));
            for (Archive file : files) {
                indexer.index(file.bytes(), named.get(file.name()) == 1 ? file.name() : file.label());
            }
            write(index);
        } finally {
            Folders.remove(temporary);
        }
        return flawed ? ExitCode.FAILED : ExitCode.DONE;
    }

    private boolean toStandardOutput() {
        return output == null || output.toString().equals("-");
    }

    private static void add(IndexWriting index, CdxLine line) {
        try {
            index.add(line);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void tell(Finding finding) {
        flawed = true;
        spec.commandLine().getErr().println("pressmark: " + Printable.of(finding.message()));
    }

    private void write(IndexWriting index) throws IOException {
        if (toStandardOutput()) {
            OutputStream out = new BufferedOutputStream(System.out, 1 << 16);
            index.writeLines(out);
            out.flush();
            return;
        }
        try (OpenFile file = OpenFile.createWithoutDigest(output);
                OutputStream out = new BufferedOutputStream(file.stream(), 1 << 16)) {
            index.writeLines(out);
            out.flush();
            file.finish();
        }
    }
}
