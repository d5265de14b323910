package org.pressmark.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.pressmark.ledger.LedgerLine;
import org.pressmark.warc.DamagedRecordException;
import org.pressmark.warc.StoredRecord;
import org.pressmark.warc.WarcReading;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pressmark ls}. */
@Command(
        name = "ls",
        description = "List the records of WARC and ARC files, a line each: offset, length, type, date, media type,"
                + " address.",
        mixinStandardHelpOptions = true,
        versionProvider = Software.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:failed, or a record is damaged", "2:wrong use of the command"})
final class ListCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "WARC or ARC files, or collections.")
    private List<Path> paths;

    @Mixin
    private RecordFilter filter;

    @Option(names = "--jsonl", description = "One JSON object a record.")
    private boolean jsonl;

    @Option(names = "--ledger", description = "List what collections have gathered instead: time, outcome, bytes,"
            + " address.")
    private boolean ledger;

    private long listed;
    private boolean damaged;

    @Override
    public Integer call() throws IOException {
        if (ledger) {
            if (filter.isGiven()) {
                throw new ParameterException(spec.commandLine(),
                        "--ledger lists everything gathered: filters do not go with it");
            }
            for (Path path : paths) {
                LedgerLine.read(ArchiveFiles.collection(path).resolve(".pressmark"),
                        line -> out().println(jsonl ? json(line) : text(line)));
            }
            out().flush();
            return ExitCode.DONE;
        }
        filter.check(spec);
        List<Archive> files = ArchiveFiles.opened(paths);
        for (Archive file : files) {
            if (files.size() > 1 && !jsonl) {
                out().println(Printable.of(file.label()) + ":");
            }
            list(file);
        }
        out().flush();
        if (listed == 0 && filter.isGiven()) {
            spec.commandLine().getErr().println("pressmark: no record passes these filters");
        }
        return damaged ? ExitCode.FAILED : ExitCode.DONE;
    }

    private static String text(LedgerLine line) {
        return Printable.of(String.join(
                " ", line.at(), line.outcome(), Long.toString(line.bytes()), line.target(), line.detail()).strip());
    }

    private static String json(LedgerLine line) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("at", line.at());
            json.writeStringField("outcome", line.outcome());
            json.writeStringField("detail", line.detail());
            json.writeNumberField("attempts", line.attempts());
            json.writeNumberField("bytes", line.bytes());
            json.writeStringField("url", line.target());
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private void list(Archive file) throws IOException {
        try (WarcReading reading = WarcReading.open(file.bytes())) {
            boolean more = true;
            while (more) {
                more = listNext(file, reading);
            }
        }
    }

    private boolean listNext(Archive file, WarcReading reading) throws IOException {
        try {
            Optional<StoredRecord> record = reading.next();
            if (record.isPresent()) {
                boolean shown = filter.passes(record.get());
                long length = reading.finish();
                if (!shown) {
                    return true;
                }
                listed++;
                out().println(jsonl ? json(file.label(), record.get(), length) : line(record.get(), length));
            }
            return record.isPresent();
        } catch (DamagedRecordException broken) {
            damaged = true;
            spec.commandLine().getErr().println("pressmark: " + Printable.of(broken.getMessage()));
            return true;
        }
    }

    private static String line(StoredRecord record, long length) {
        return Printable.of(String.join(
                " ", Long.toString(record.offset()), Long.toString(length), or(record.type()),
                or(record.first("WARC-Date").orElse("")), or(record.first("Content-Type").orElse("").replace(" ", "")),
                or(record.target().orElse(""))));
    }

    private static String or(String text) {
        return text.isEmpty() ? "-" : text;
    }

    private static String json(String file, StoredRecord record, long length) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("file", file);
            json.writeNumberField("offset", record.offset());
            json.writeNumberField("length", length);
            json.writeStringField("version", record.version());
            json.writeObjectFieldStart("fields");
            for (Map.Entry<String, List<String>> field : byName(record).entrySet()) {
                write(field.getKey(), field.getValue(), json);
            }
            json.writeEndObject();
            json.writeEndObject();
        }
        return text.toString();
    }

    /** JSON has each name once: the values of a field that is repeated, in any case, come as an array. */
    private static Map<String, List<String>> byName(StoredRecord record) {
        Map<String, String> spelt = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (StoredRecord.Field field : record.fields()) {
            spelt.putIfAbsent(field.name(), field.name());
            values.computeIfAbsent(spelt.get(field.name()), name -> new ArrayList<>()).add(field.value());
        }
        return values;
    }

    private static void write(String name, List<String> values, JsonGenerator json) throws IOException {
        if (values.size() == 1) {
            json.writeStringField(name, values.get(0));
            return;
        }
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
