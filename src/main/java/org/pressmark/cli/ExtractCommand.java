package org.pressmark.cli;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.pressmark.capture.CaptureTime;
import org.pressmark.capture.Finding;
import org.pressmark.index.CdxLine;
import org.pressmark.index.Closest;
import org.pressmark.index.Indexer;
import org.pressmark.index.RecordOfLine;
import org.pressmark.index.Surt;
import org.pressmark.warc.HttpBlock;
import org.pressmark.warc.RecordAt;
import org.pressmark.warc.StoredRecord;
import org.pressmark.warc.WarcReading;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pressmark extract}. */
@Command(
        name = "extract",
        description = "Write one record, its payload or its headers to standard output, byte for byte.",
        mixinStandardHelpOptions = true,
        versionProvider = Software.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:failed, or there is no such record", "2:wrong use of the command"})
final class ExtractCommand implements Callable<Integer> {
    private static final String REVISIT = "warc/revisit";

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A WARC, ARC or WACZ file, or with --url a collection.")
    private Path path;

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Which which;

    @Option(names = "--at", paramLabel = "TIME", defaultValue = "99991231235959",
            description = "With --url: the capture nearest to this time, 1 to 14 digits (default: the latest).")
    private String at;

    @ArgGroup(exclusive = true)
    private Part part = new Part();

    @Option(names = {"-o", "--output"}, paramLabel = "FILE", description = "Write there instead; it must not exist.")
    private Path output;

    /** Which record. */
    static final class Which {
        @Option(names = "--offset", paramLabel = "N", description = "The record that begins at this byte.")
        private Long offset;

        @Option(names = "--url", paramLabel = "URL", description = "The capture of this address.")
        private String url;
    }

    /** Which part of it. */
    static final class Part {
        @Option(names = "--payload", description = "Only the payload: for HTTP the body without transfer coding.")
        private boolean payload;

        @Option(names = "--headers", description = "Only the headers: the record's, and the HTTP ones.")
        private boolean headers;
    }

    @Override
    public Integer call() throws IOException {
        try (RecordAt found = find()) {
            if (output == null) {
                OutputStream out = System.out;
                write(found, out);
                out.flush();
            } else {
                try (OutputStream out = Files.newOutputStream(output, StandardOpenOption.CREATE_NEW)) {
                    write(found, out);
                }
            }
        }
        return ExitCode.DONE;
    }

    private RecordAt find() throws IOException {
        List<Archive> files = ArchiveFiles.opened(List.of(path));
        if (which.offset == null) {
            return byUrl(files);
        }
        if (files.size() != 1) {
            throw new ParameterException(spec.commandLine(),
                    "--offset goes with one file, not with several in a collection or package");
        }
        Usage.atLeast(spec, "--offset", 0, which.offset);
        return WarcReading.at(files.get(0).bytes(), which.offset, record -> true);
    }

    private RecordAt byUrl(List<Archive> files) throws IOException {
        Instant wanted = CaptureTime.parse(at).orElseThrow(() -> new ParameterException(
                spec.commandLine(), "--at takes 1 to 14 digits, was " + at));
        String key = Surt.key(which.url);
        List<CdxLine> captures = captures(files, line -> line.key().equals(key), this::tell);
        Optional<CdxLine> line = Closest.of(captures.stream(), wanted, which.url);
        CdxLine capture = line.orElseThrow(() -> new FileNotFoundException(
                path + ": no capture of " + which.url + ". List what there is with: pressmark ls " + path));
        RecordAt found = open(capture, files);
        return part.payload && capture.mime().equals(REVISIT) ? revisited(found, capture, files) : found;
    }

    private void tell(Finding finding) {
        spec.commandLine().getErr().println("pressmark: " + Printable.of(finding.message()));
    }

    private static RecordAt open(CdxLine capture, List<Archive> files) throws IOException {
        Archive holder = files.stream().filter(file -> file.label().equals(capture.filename())).findFirst().orElseThrow();
        return RecordOfLine.open(holder.bytes(), capture);
    }

    private static List<CdxLine> captures(List<Archive> files, Predicate<CdxLine> wanted, Consumer<Finding> findings)
            throws IOException {
        List<CdxLine> captures = new ArrayList<>();
        for (Archive file : files) {
            try (WarcReading reading = WarcReading.open(file.bytes())) {
                new Indexer(line -> Stream.of(line).filter(wanted).forEach(captures::add), findings)
                        .index(reading, file.label());
            }
        }
        return captures;
    }

    /** A revisit has no payload of its own: that of the record it repeats, known by its digest, its address or both. */
    private RecordAt revisited(RecordAt revisit, CdxLine line, List<Archive> files) throws IOException {
        try (revisit) {
            String url = revisit.record().first("WARC-Refers-To-Target-URI").orElse(line.url());
            String key = Surt.key(url);
            Instant at = revisit.record().first("WARC-Refers-To-Date").flatMap(ExtractCommand::instant)
                    .or(() -> CaptureTime.parse(line.timestamp())).orElse(Instant.EPOCH);
            Predicate<CdxLine> same = held -> !line.digest().isEmpty() && held.digest().equals(line.digest());
            List<CdxLine> originals = captures(files,
                    held -> !held.mime().equals(REVISIT) && (held.key().equals(key) || same.test(held)), told -> { });
            boolean byDigest = originals.stream().anyMatch(same);
            CdxLine original = Closest.of(originals.stream().filter(byDigest ? same : held -> true), at, url)
                    .orElseThrow(() -> new FileNotFoundException(path + ": this capture of " + line.url()
                            + " is a revisit of " + url + ", whose record is not in it"));
            return open(original, files);
        }
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException noDate) {
            return Optional.empty();
        }
    }

    private void write(RecordAt found, OutputStream out) throws IOException {
        StoredRecord record = found.record();
        boolean http = record.holdsHttp();
        if (!part.payload) {
            out.write(found.head());
        }
        if (part.payload && http) {
            try (HttpBlock block = HttpBlock.read(record.block()); InputStream payload = block.payload()) {
                payload.transferTo(out);
            }
        } else if (part.headers) {
            writeHttpHead(record, http, out);
        } else {
            record.block().transferTo(out);
        }
    }

    private static void writeHttpHead(StoredRecord record, boolean http, OutputStream out) throws IOException {
        if (http) {
            byte[] start = record.block().readNBytes(HttpBlock.HEAD_LIMIT);
            try (HttpBlock block = HttpBlock.read(new ByteArrayInputStream(start))) {
                out.write(start, 0, block.headLength());
            }
        }
    }
}
