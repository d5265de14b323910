package org.pressmark.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.pressmark.capture.FileSlice;
import org.pressmark.export.Exporter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pressmark export}. */
@Command(
        name = "export",
        description = {
            "Write a collection, a WACZ or a WARC file out as a folder of plain HTML that opens from the disk.",
            "",
            "The latest capture of each address; scripts are left out, what is missing is marked, and nothing is ever"
                    + " loaded from the live web. Open index.html in the folder."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Software.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:failed, or a capture could not be read", "2:wrong use of the command"})
final class ExportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "COLLECTION|FILE", description = "What to write out.")
    private Path input;

    @Parameters(index = "1", paramLabel = "DIR", description = "Where to; a new or an empty folder.")
    private Path folder;

    @Override
    public Integer call() throws IOException {
        List<FileSlice> files = ArchiveFiles.opened(List.of(input)).stream().map(Archive::bytes).toList();
        Files.createDirectories(folder);
        try (Stream<Path> inside = Files.list(folder)) {
            if (inside.findAny().isPresent()) {
                throw new IOException(folder + " is not empty; name a new folder");
            }
        }
        String title = String.valueOf(input.toAbsolutePath().normalize().getFileName());
        Exporter.Exported done = new Exporter(folder).export(files, title);
        PrintWriter err = spec.commandLine().getErr();
        done.findings().forEach(finding -> err.println("pressmark: " + Printable.of(finding.message())));
        err.println(Printable.of(folder.toString()) + ": " + Counted.of(done.files(), "file") + ", "
                + Counted.of(done.pages(), "page")
                + ", " + Counted.of(done.missing(), "time") + " something is not in the archive");
        return done.findings().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
    }
}
