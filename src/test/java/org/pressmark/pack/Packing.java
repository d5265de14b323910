package org.pressmark.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.pressmark.article.SeedSource;
import org.pressmark.article.SeedSources;
import org.pressmark.capture.Digest;
import org.pressmark.capture.FileSlice;
import org.pressmark.fetch.Fetcher;
import org.pressmark.warc.StoredRecord;
import org.pressmark.warc.WarcFormat;
import org.pressmark.warc.WarcReading;

/** What tests of packing share: a clock that stands, settings, and the sums of what was made. */
final class Packing {
    static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private PackOptions options = new PackOptions(
            Optional.empty(), false, WarcFormat.DEFAULT, Digest.Algorithm.SHA256, false, false, 1_000_000_000,
            32 << 20, true, 2, "", "", "pressmark-test/0", "obey", false, false);
    private Function<Path, Fetcher> fetcher = folder -> {
        throw new AssertionError("an offline run asked for a fetcher");
    };
    private Instant date = NOON;
    private Progress progress = Progress.SILENT;
    private String name = "things";

    static Packing offline() {
        return new Packing();
    }

    static Packing with(Function<Path, Fetcher> fetcher) {
        Packing packing = new Packing();
        packing.fetcher = fetcher;
        packing.options = packing.copy(1_000_000_000, WarcFormat.DEFAULT, false, 2);
        return packing;
    }

    Packing threads(int threads) {
        options = copy(options.fileBytes(), options.format(), options.offline(), threads);
        return this;
    }

    Packing fileBytes(long bytes) {
        options = copy(bytes, options.format(), options.offline(), options.threads());
        return this;
    }

    Packing format(WarcFormat format) {
        options = copy(options.fileBytes(), format, options.offline(), options.threads());
        return this;
    }

    Packing digest(Digest.Algorithm digest) {
        PackOptions o = options;
        options = new PackOptions(
                o.base(), o.frontMatterBase(), o.format(), digest, o.pageAsResponse(), o.strict(), o.fileBytes(),
                o.seedBytes(), o.offline(), o.threads(), o.operator(), o.description(), o.userAgent(), o.robots(),
                o.allowPrivate(), o.insecure());
        return this;
    }

    /** To be said after everything else. */
    Packing outside(Outside outside) {
        options = options.withOutside(outside);
        return this;
    }

    /** To be said after everything else but the outside. */
    Packing scope(Scope scope) {
        options = options.withScope(scope);
        return this;
    }

    Packing robots(String how) {
        PackOptions o = options;
        options = new PackOptions(
                o.base(), o.frontMatterBase(), o.format(), o.digest(), o.pageAsResponse(), o.strict(), o.fileBytes(),
                o.seedBytes(), o.offline(), o.threads(), o.operator(), o.description(), o.userAgent(), how,
                o.allowPrivate(), o.insecure());
        return this;
    }

    Packing named(String other) {
        name = other;
        return this;
    }

    Packing at(String instant) {
        date = Instant.parse(instant);
        return this;
    }

    Packing telling(Progress listener) {
        progress = listener;
        return this;
    }

    private PackOptions copy(long fileBytes, WarcFormat format, boolean offline, int threads) {
        PackOptions o = options;
        return new PackOptions(
                o.base(), o.frontMatterBase(), format, o.digest(), o.pageAsResponse(), o.strict(), fileBytes,
                o.seedBytes(), offline, threads, o.operator(), o.description(), o.userAgent(), offline ? o.robots() : "ignore",
                o.allowPrivate(), o.insecure());
    }

    PackReport pack(Path seeds, Path collection) throws IOException {
        try (SeedSource source = SeedSources.open(seeds)) {
            return pack(source, collection);
        }
    }

    PackReport pack(SeedSource source, Path collection) throws IOException {
        return new Packer(
                        source, collection, new CollectionName(name), options,
                        new Packer.Means("Pressmark test", date, true, fetcher), progress)
                .pack();
    }

    /** The SHA-256 of every file that is part of the archive, by its path. */
    static SortedMap<String, String> sums(Path collection) throws IOException {
        SortedMap<String, String> sums = new TreeMap<>();
        try (Stream<Path> files = Files.walk(collection)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String path = collection.relativize(file).toString();
                if (!path.startsWith(".pressmark")) {
                    FileSlice bytes = new FileSlice(file, 0, Files.size(file));
                    sums.put(path, Digest.Algorithm.SHA256.digest(bytes).value());
                }
            }
        }
        return sums;
    }

    /** A record read whole. */
    record Found(StoredRecord head, byte[] block, Path file) {
        String field(String name) {
            return head.first(name).orElse("");
        }
    }

    /** Every record of a collection, in order. */
    static List<Found> records(Path collection) throws IOException {
        List<Found> found = new ArrayList<>();
        for (Path file : new CollectionFiles(collection).warcs()) {
            try (WarcReading reading = WarcReading.open(file)) {
                for (Optional<StoredRecord> next = reading.next(); next.isPresent(); next = reading.next()) {
                    found.add(new Found(next.get(), next.get().block().readAllBytes(), file));
                }
            }
        }
        return found;
    }

    static List<Found> records(Path collection, String type, String target) throws IOException {
        return records(collection).stream()
                .filter(record -> record.head().type().equals(type) && record.field("WARC-Target-URI").equals(target))
                .toList();
    }
}
