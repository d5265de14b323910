package org.pressmark.verify;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Checks archives. It never changes a file, and it never stops at a fault.
 *
 * <p>One verifier is good for one check after another; it is not meant for several threads at once.
 */
public final class Verifier {
    private final VerifyOptions options;

    /** A verifier that works as the options say. */
    public Verifier(VerifyOptions options) {
        this.options = Objects.requireNonNull(options, "options");
    }

    /** Checks files one by one and the records of all of them against each other. */
    public Report verify(List<Path> files) {
        return verify(files, ignored -> { });
    }

    /**
     * Checks as {@link #verify(List)} and hands every breach on as it is found, also those the report only counts.
     *
     * @param live takes the breaches, from the calling thread
     */
    public Report verify(List<Path> files, Breaches live) {
        Tally tally = new Tally(options.keptPerRule());
        Check check = new Check(new References(), new Lints(options.lint(), options.keptPerRule()));
        List<FileVerdict> verdicts = new ArrayList<>();
        for (Path file : files) {
            verdicts.add(verify(file, tally, live, check));
        }
        check.references().settle(options.selfContained());
        return tally.report(verdicts, check.lints());
    }

    private FileVerdict verify(Path path, Tally tally, Breaches live, Check check) {
        Breaches sink = breach -> {
            tally.add(breach);
            live.add(breach);
            check.lints().breach(breach);
        };
        Desk desk = new Desk(path, "", sink);
        Format format = Format.UNKNOWN;
        long records = 0;
        long bytes = 0;
        try (RawFile file = RawFile.open(path)) {
            bytes = file.size();
            format = Format.of(file, path.getFileName().toString());
            check.lints().file(format, desk);
            records = switch (format) {
                case WACZ -> new WaczScan(path, file, desk, sink, check).run();
                case CDXJ -> index(path, file.stream(), desk);
                case IDX -> secondIndex(path, file.stream(), desk);
                case CDXJ_GZ -> packedIndex(path, file, desk);
                case UNKNOWN -> unknown(desk);
                default -> format.check(file, desk, check);
            };
        } catch (IOException unreadable) {
            desk.breach(Rule.FILE_UNREADABLE, unreadable.toString());
        }
        return new FileVerdict(path, format.word(), bytes, records, 0);
    }

    private static long index(Path path, InputStream lines, Desk desk) throws IOException {
        try (Archives archives = Archives.beside(path)) {
            return new CdxjScan(desk, archives).run(lines);
        }
    }

    private static long secondIndex(Path path, InputStream lines, Desk desk) throws IOException {
        String name = path.getFileName().toString();
        try (Archives beside = Archives.beside(path)) {
            return new IdxScan(desk, beside, name.substring(0, name.length() - 4) + ".cdx.gz").run(lines);
        }
    }

    private static long packedIndex(Path path, RawFile file, Desk desk) throws IOException {
        try (InputStream lines = new GZIPInputStream(file.stream())) {
            return index(path, lines, desk);
        } catch (ZipException | EOFException broken) {
            desk.breachAt(0, Rule.GZIP_DATA, "the index cannot be unpacked: " + broken.getMessage());
            return 0;
        }
    }

    private static long unknown(Desk desk) {
        desk.breach(Rule.FORMAT_UNKNOWN, "neither WARC, ARC, CDXJ nor WACZ");
        return 0;
    }
}
