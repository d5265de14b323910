package org.pressmark.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.pressmark.capture.Cause;
import org.pressmark.fetch.FetchOptions;
import org.pressmark.fetch.HttpFetcher;
import org.pressmark.pack.Making;
import org.pressmark.pack.PackOptions;
import org.pressmark.pack.Packer;
import org.pressmark.pack.Retrier;
import org.pressmark.pack.RetryReport;
import org.pressmark.pack.Scope;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pressmark retry}. */
@Command(
        name = "retry",
        description = {
            "Ask again for what is missing in a collection, and for nothing else.",
            "",
            "The seeds are not needed. Failures that cannot pass, as a file that is not there, are left alone."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Software.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done, nothing of it is missing any more", "1:failed", "2:wrong use of the command",
            "3:done, but some assets are still missing", "130:interrupted"
        })
final class RetryCommand implements Callable<Integer> {
    private static final int MOST_NAMED = 20;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "COLLECTION", description = "The collection's folder.")
    private Path collection;

    @Option(names = "--date", paramLabel = "INSTANT", description = "The date of what is made, as 2026-07-01T00:00:00Z"
            + " (default: SOURCE_DATE_EPOCH, else now). True capture times are never altered.")
    private String date;

    @Option(names = "--operator", paramLabel = "TEXT", defaultValue = "",
            description = "Who answers for the run, for warcinfo: a name and a contact.")
    private String operator;

    @Option(names = "--refresh", description = "Also ask for what is captured, on the condition that it changed since"
            + " (If-None-Match, If-Modified-Since). What did not becomes a server-not-modified revisit, what did a new"
            + " capture.")
    private boolean refresh;

    @Option(names = "--json", description = "Print the report as one JSON object on standard output.")
    private boolean json;

    @Option(names = {"-q", "--quiet"}, description = "Say nothing but errors.")
    private boolean quiet;

    @Mixin
    private FetchFlags fetching;

    @Override
    public Integer call() throws IOException {
        ArchiveFiles.collection(collection);
        PrintWriter err = spec.commandLine().getErr();
        ProgressBar progress = new ProgressBar(err, !quiet && Terminal.isWatchingErrors(), quiet);
        RetryReport report;
        Stopping stopping = new Stopping(err, "the same command");
        try {
            PackOptions options = Usage.of(spec, this::options);
            report = new Retrier(collection, options, Usage.of(spec, this::means), progress, refresh).retry();
        } finally {
            stopping.over();
            progress.end();
        }
        if (json) {
            spec.commandLine().getOut().println(json(report));
        }
        if (!quiet) {
            print(report, err);
        }
        return report.missing().isEmpty() ? ExitCode.DONE : ExitCode.ASSETS_MISSING;
    }

    private PackOptions options() {
        return new PackOptions(
                Making.DEFAULT, fetching.manners(false, operator), Scope.ASSETS, fetching.outside(), operator, "",
                Runtime.getRuntime().availableProcessors());
    }

    private Packer.Means means() {
        Clock clock = Clock.systemUTC();
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Optional<Instant> fixed = FixedDate.of(date, spec.commandLine());
        FetchOptions checked = fetching.options(collection, operator);
        return new Packer.Means(
                Software.name(), fixed.orElse(now), fixed.isPresent(),
                folder -> new HttpFetcher(checked.withSpool(folder), clock));
    }

    private void print(RetryReport report, PrintWriter err) {
        if (report.asked() == 0) {
            err.println("Nothing to do: nothing is missing that another attempt could bring.");
            return;
        }
        err.println("Asked again: " + Counted.of(report.asked(), "address") + ", " + report.recovered()
                + (refresh ? " answered, " : " recovered, ")
                + (report.asked() - report.recovered()) + (refresh ? " missing" : " still missing"));
        if (!refresh) {
            report.arrived().stream().limit(MOST_NAMED).forEach(url -> err.println("  now here:  " + Printable.of(url)));
        }
        for (Map.Entry<Cause, Long> missing : report.missing().entrySet()) {
            err.println("  missing:   " + missing.getValue() + " because " + missing.getKey().explanation() + " ("
                    + missing.getKey().code() + ")");
        }
        if (report.run().recovered() > 0) {
            err.println("Archives:    " + Counted.of(report.run().recovered(), "asset") + " came from other archives");
        }
        if (report.run().unmodified() > 0) {
            err.println("Unmodified:  " + Counted.of(report.run().unmodified(), "asset")
                    + " did not change since they were captured");
        }
        if (report.found() > 0) {
            err.println("Found:       " + Counted.of(report.found(), "further address") + " in what was recovered");
        }
        err.println("Pages:       " + report.run().articles() + " concerned");
        err.println("Written:     " + Counted.of(report.run().files().size(), "WARC file") + ", "
                + Counted.of(report.run().bytes(), "byte") + ", in " + Printable.of(report.run().collection().toString()));
    }

    private static String json(RetryReport report) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("collection", report.run().collection().toString());
            json.writeNumberField("asked", report.asked());
            json.writeNumberField("recovered", report.recovered());
            json.writeNumberField("missing", report.asked() - report.recovered());
            json.writeObjectFieldStart("missing_by_cause");
            for (Map.Entry<Cause, Long> missing : report.missing().entrySet()) {
                json.writeNumberField(missing.getKey().code(), missing.getValue());
            }
            json.writeEndObject();
            json.writeArrayFieldStart("arrived");
            for (String url : report.arrived()) {
                json.writeString(url);
            }
            json.writeEndArray();
            json.writeNumberField("found", report.found());
            json.writeNumberField("from_archives", report.run().recovered());
            json.writeNumberField("unmodified", report.run().unmodified());
            json.writeNumberField("pages", report.run().articles());
            json.writeArrayFieldStart("files");
            for (Path file : report.run().files()) {
                json.writeString(file.toString());
            }
            json.writeEndArray();
            json.writeNumberField("bytes", report.run().bytes());
            json.writeEndObject();
        }
        return text.toString();
    }
}
