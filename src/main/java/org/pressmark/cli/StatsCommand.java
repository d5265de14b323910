package org.pressmark.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.pressmark.capture.Cause;
import org.pressmark.pack.CollectionStats;
import org.pressmark.provenance.MissingLine;
import org.pressmark.warc.ArchiveCounts;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pressmark stats}. */
@Command(
        name = "stats",
        description = {
            "Say what a collection's pages need, what of it is missing and why, by host and by cause.",
            "",
            "Of archive files, say what is in them: records by type, status, media type and host."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Software.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:failed, or a record is damaged", "2:wrong use of the command"})
final class StatsCommand implements Callable<Integer> {
    private static final JsonFactory JSON = new JsonFactory();

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "COLLECTION|FILE",
            description = "A collection's folder, or WARC and ARC files.")
    private List<Path> paths;

    @ArgGroup(exclusive = true)
    private Form form = new Form();

    /** How it is said. */
    static final class Form {
        @Option(names = "--json", description = "One JSON object with all counts.")
        private boolean json;

        @Option(names = "--jsonl", description = "The missing addresses, one JSON object each.")
        private boolean jsonl;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        boolean collection = paths.size() == 1 && Files.isDirectory(paths.get(0).resolve("archive"));
        if (!collection) {
            return archives(out);
        }
        CollectionStats stats = CollectionStats.of(paths.get(0), (page, asset) -> {
            if (form.jsonl) {
                out.println(MissingLine.of(asset, page, Optional.empty()));
            }
        });
        if (form.json) {
            out.println(json(stats));
        } else if (!form.jsonl) {
            print(stats, out);
        }
        out.flush();
        return ExitCode.DONE;
    }

    private int archives(PrintWriter out) throws IOException {
        if (form.jsonl) {
            throw new ParameterException(spec.commandLine(), "--jsonl lists what a collection misses: give one collection");
        }
        ArchiveCounts counts = new ArchiveCounts();
        for (Archive file : ArchiveFiles.opened(paths)) {
            counts.add(file.bytes(), damaged -> spec.commandLine().getErr().println("pressmark: "
                    + Printable.of(damaged.getMessage())));
        }
        if (form.json) {
            out.println(ArchiveStatsText.json(counts));
        } else {
            ArchiveStatsText.print(counts, out);
        }
        out.flush();
        return counts.damaged() > 0 ? ExitCode.FAILED : ExitCode.DONE;
    }

    private static void print(CollectionStats stats, PrintWriter out) {
        out.println("Pages: " + stats.pages());
        out.println("Missing by cause:");
        for (Map.Entry<String, Long> cause : stats.causes().entrySet()) {
            out.println("  " + cause.getValue() + "  " + cause.getKey() + ": "
                    + Cause.of(cause.getKey()).explanation());
        }
        out.println("By host (held, bytes, missing):");
        for (Map.Entry<String, CollectionStats.Host> host : stats.hosts().entrySet()) {
            CollectionStats.Host counts = host.getValue();
            String name = host.getKey().isEmpty() ? "(no host)" : host.getKey();
            out.println("  " + Printable.of(name) + "  " + counts.held() + "  " + counts.bytes() + "  "
                    + causes(counts.missing()) + (counts.recovered() > 0 ? "  recovered " + counts.recovered() : ""));
        }
    }

    private static String causes(Map<String, Long> missing) {
        return missing.isEmpty()
                ? "0"
                : missing.entrySet()
                        .stream()
                        .map(cause -> cause.getValue() + " " + cause.getKey())
                        .collect(Collectors.joining(", "));
    }

    private static String json(CollectionStats stats) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberField("pages", stats.pages());
            counts(json, "missing_by_cause", stats.causes());
            json.writeArrayFieldStart("hosts");
            for (Map.Entry<String, CollectionStats.Host> host : stats.hosts().entrySet()) {
                json.writeStartObject();
                json.writeStringField("host", host.getKey());
                json.writeNumberField("held", host.getValue().held());
                json.writeNumberField("bytes", host.getValue().bytes());
                json.writeNumberField("recovered", host.getValue().recovered());
                counts(json, "missing", host.getValue().missing());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void counts(JsonGenerator json, String name, Map<String, Long> counts) throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, Long> count : counts.entrySet()) {
            json.writeNumberField(count.getKey(), count.getValue());
        }
        json.writeEndObject();
    }
}
