package org.pressmark.verify;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Checks files one by one and keeps what was found, and what their records say of each other. */
final class Account {
    private final VerifyOptions options;
    private final Tally tally;
    private final Lints lints;
    private final Check check;
    private Account heir = this;

    Account(VerifyOptions options) {
        this(options, Optional.empty());
    }

    /** An account that has the crew check large files in pieces. */
    Account(VerifyOptions options, Optional<Crew> crew) {
        this.options = options;
        this.tally = new Tally(options.keptPerRule());
        this.lints = new Lints(options.lint(), options.keptPerRule());
        this.check = new Check(new References(), lints, crew);
    }

    /**
     * Takes over the account of later files, as if they had been checked here.
     *
     * @return whether that can be done: not where one of them says something of a record seen here that is a breach. Then
     *     nothing has happened, and they must be checked here
     */
    boolean absorb(Account later) {
        if (!check.references().absorb(later.check.references())) {
            return false;
        }
        tally.absorb(later.tally);
        lints.absorb(later.lints);
        later.heir = this;
        return true;
    }

    /** What was found in all files, with what is open still. */
    Report close(List<FileVerdict> verdicts) {
        check.references().settle(options.selfContained());
        return tally.report(verdicts, lints);
    }

    /** A reference of a file may turn out to lead nowhere when its account has gone into another. */
    private void add(Breach breach) {
        heir.tally.add(breach);
        heir.lints.breach(breach);
    }

    /** Checks a file. */
    FileVerdict check(Path path) {
        Desk desk = new Desk(path, "", this::add);
        Format format = Format.UNKNOWN;
        long records = 0;
        long bytes = 0;
        try (RawFile file = RawFile.open(path)) {
            bytes = file.size();
            format = Format.of(file, path.getFileName().toString());
            lints.file(format, desk);
            records = switch (format) {
                case WACZ -> new WaczScan(path, file, desk, this::add, check).run();
                case CDXJ -> index(path, file.stream(), desk);
                case IDX -> secondIndex(path, file.stream(), desk);
                case CDXJ_GZ -> packedIndex(path, file, desk);
                case UNKNOWN -> unknown(desk);
                default -> format.check(file, desk, check);
            };
        } catch (IOException unreadable) {
            desk.breach(Rule.FILE_UNREADABLE, unreadable instanceof AccessDeniedException
                    ? "reading it is not allowed"
                    : unreadable.toString());
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
        if (file.size() == 0) {
            return 0; // an index of no lines is a gzip file of no members
        }
        try (InputStream lines = new GZIPInputStream(file.stream())) {
            return index(path, lines, desk);
        } catch (ZipException | EOFException broken) {
            desk.breachAt(0, Rule.GZIP_DATA, "the index cannot be unpacked: " + Compressed.reason(broken));
            return 0;
        }
    }

    private static long unknown(Desk desk) {
        desk.breach(Rule.FORMAT_UNKNOWN, "neither WARC, ARC, CDXJ nor WACZ");
        return 0;
    }
}
