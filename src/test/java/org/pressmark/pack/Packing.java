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

    private Making making = Making.DEFAULT;
    private Manners manners = new Manners(true, "pressmark-test/0", "obey", false, false);
    private Scope scope = Scope.ASSETS;
    private Outside outside = Outside.NOTHING;
    private int threads = 2;
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
        return packing.robots("ignore");
    }

    /** How a retry asks servers on this machine. */
    static PackOptions retrying(String robots, Outside outside) {
        return new PackOptions(
                Making.DEFAULT, new Manners(false, "pressmark-test/0", robots, true, false), Scope.ASSETS, outside, "", "", 2);
    }

    Packing threads(int count) {
        threads = count;
        return this;
    }

    Packing fileBytes(long bytes) {
        return making(making.format(), making.digest(), bytes);
    }

    Packing format(WarcFormat format) {
        return making(format, making.digest(), making.fileBytes());
    }

    Packing digest(Digest.Algorithm digest) {
        return making(making.format(), digest, making.fileBytes());
    }

    private Packing making(WarcFormat format, Digest.Algorithm digest, long fileBytes) {
        making = new Making(Optional.empty(), false, format, digest, false, false, fileBytes, making.seedBytes());
        return this;
    }

    Packing outside(Outside other) {
        outside = other;
        return this;
    }

    Packing scope(Scope other) {
        scope = other;
        return this;
    }

    /** On line, and obeying robots.txt or not. */
    Packing robots(String how) {
        manners = new Manners(false, manners.userAgent(), how, false, false);
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

    PackReport pack(Path seeds, Path collection) throws IOException {
        try (SeedSource source = SeedSources.open(seeds)) {
            return pack(source, collection);
        }
    }

    PackReport pack(SeedSource source, Path collection) throws IOException {
        PackOptions options = new PackOptions(making, manners, scope, outside, "", "", threads);
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
