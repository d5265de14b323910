package org.pressmark.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.pressmark.wacz.WaczCreation;
import org.pressmark.wacz.WaczOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pressmark wacz create}. */
@Command(
        name = "create",
        description = {
            "Make a WACZ file of a collection or of WARC or ARC files.",
            "",
            "A collection's own index and pages are taken; for other files both are made from the archive."
                    + " ARC and zstd files, and files compressed as a whole, are written anew as .warc.gz inside. The"
                    + " same archive gives the same bytes."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Software.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:failed", "2:wrong use of the command"})
final class WaczCreateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "COLLECTION|FILE", description = "One collection, or WARC and ARC files.")
    private List<Path> inputs;

    @Option(names = {"-o", "--output"}, paramLabel = "FILE", required = true, description = "The file to make.")
    private Path output;

    @Mixin
    private Output outputs;

    @Option(names = "--title", paramLabel = "TEXT", defaultValue = "",
            description = "The package's title (default: the collection's, or the name of the first archive).")
    private String title;

    @Option(names = "--description", paramLabel = "TEXT", defaultValue = "", description = "What it is.")
    private String description;

    @Option(names = "--main-page", paramLabel = "URL", defaultValue = "",
            description = "The page to open first (default: the first one).")
    private String mainPage;

    @Option(names = "--date", paramLabel = "INSTANT", description = "When it is made, as 2026-07-01T00:00:00Z"
            + " (default: SOURCE_DATE_EPOCH, else the time of the collection's last run or of the latest capture).")
    private String date;

    @Mixin
    private ThreadsOption threads;

    @Option(names = "--json", description = "Print the report as one JSON object on standard output.")
    private boolean json;

    @Option(names = {"-q", "--quiet"}, description = "Say nothing but errors.")
    private boolean quiet;

    @Override
    public Integer call() throws IOException {
        outputs.check(output);
        WaczCreation creation = new WaczCreation(new WaczOptions(
                output, title, description, mainPage, Software.name(), FixedDate.of(date, spec.commandLine()),
                threads.count()));
        boolean collection = inputs.size() == 1 && Files.isDirectory(inputs.get(0).resolve("archive"));
        WaczCreation.Made made =
                collection ? creation.fromCollection(inputs.get(0)) : creation.fromFiles(ArchiveFiles.alone(inputs));
        report(made);
        return ExitCode.DONE;
    }

    private void report(WaczCreation.Made made) throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        made.findings().forEach(finding -> err.println("pressmark: " + Printable.of(finding.message())));
        if (json) {
            spec.commandLine().getOut().println(json(made));
        }
        if (!quiet) {
            String pages = made.pages() < 0 ? "the collection's own pages" : Counted.of(made.pages(), "page");
            err.println(Printable.of(output.toString()) + ": " + Counted.of(made.captures(), "capture") + ", " + pages + ", "
                    + Counted.of(made.file().bytes(), "byte"));
        }
    }

    private static String json(WaczCreation.Made made) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("file", made.file().path().toString());
            json.writeNumberField("bytes", made.file().bytes());
            json.writeNumberField("captures", made.captures());
            json.writeNumberField("pages", made.pages());
            json.writeNumberField("findings", made.findings().size());
            json.writeEndObject();
        }
        return text.toString();
    }
}
