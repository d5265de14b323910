package org.pressmark.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
                throw new ParameterException(spec.commandLine(), "--ledger lists everything gathered: filters do not go with it");
            }
            for (Path path : paths) {
                LedgerLine.read(ArchiveFiles.collection(path).resolve(".pressmark"), line -> out().println(jsonl ? json(line) : text(line)));
            }
            out().flush();
            return ExitCode.DONE;
        }
        filter.check(spec);
        List<Path> files = ArchiveFiles.alone(paths);
        for (Path file : files) {
            if (files.size() > 1 && !jsonl) {
                out().println(Printable.of(file.toString()) + ":");
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

    private void list(Path file) throws IOException {
        try (WarcReading reading = WarcReading.open(file)) {
            boolean more = true;
            while (more) {
                more = listNext(file, reading);
            }
        }
    }

    private boolean listNext(Path file, WarcReading reading) throws IOException {
        try {
            Optional<StoredRecord> record = reading.next();
            if (record.isPresent()) {
                boolean shown = filter.passes(record.get());
                long length = reading.finish();
                if (!shown) {
                    return true;
                }
                listed++;
                out().println(jsonl ? json(file, record.get(), length) : line(record.get(), length));
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

    private static String json(Path file, StoredRecord record, long length) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("file", file.toString());
            json.writeNumberField("offset", record.offset());
            json.writeNumberField("length", length);
            json.writeStringField("version", record.version());
            json.writeObjectFieldStart("fields");
            for (StoredRecord.Field field : record.fields()) {
                json.writeStringField(field.name(), field.value());
            }
            json.writeEndObject();
            json.writeEndObject();
        }
        return text.toString();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
