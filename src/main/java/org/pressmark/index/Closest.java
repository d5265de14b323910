package org.pressmark.index;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.pressmark.capture.WebUrl;

/**
 * Chooses one capture among those that share a key.
 *
 * <p>A key is coarser than an address: {@code /a%2562} and {@code /a%62}, http and https, {@code /a} and {@code /a/}
 * share one. So captures of exactly the wanted address go before all others, whatever their time; then those that
 * differ only by scheme, {@code www} or a last slash; then the rest. Within each the one nearest in time is taken, and
 * of two equally near the earlier. Lines without a readable time are left out.
 */
public final class Closest {
    /** So many captures of one key are looked at for one of exactly the address; sites with more are few. */
    private static final int PATIENCE = 20_000;

    private static final Pattern FRONT = Pattern.compile("^https?://(www\\d*\\.)?", Pattern.CASE_INSENSITIVE);
    private static final int KINDS = 3;

    private Closest() {}

    /**
     * The capture to show, found without reading the others.
     *
     * @param wanted the time asked for
     * @param url the address asked for, as WARC-Target-URI would have it
     * @param usable what may be chosen
     */
    public static Optional<CdxLine> in(CaptureIndex index, Instant wanted, String url, Predicate<CdxLine> usable)
            throws IOException {
        return in(index, Surt.key(url), wanted, url, usable);
    }

    /** The same under a key that is not the address's own, as that of an answer to POST. */
    public static Optional<CdxLine> in(
            CaptureIndex index, String key, Instant wanted, String url, Predicate<CdxLine> usable) throws IOException {
        CdxLine[] nearest = new CdxLine[KINDS];
        try (Stream<CdxLine> outward = Outward.from(index, key, wanted)) {
            Iterator<CdxLine> lines = outward.iterator();
            for (int looked = 0; lines.hasNext() && nearest[0] == null && looked < PATIENCE; looked++) {
                CdxLine line = lines.next();
                if (usable.test(line)) {
                    int kind = kind(line.url(), url);
                    nearest[kind] = nearest[kind] == null ? line : nearest[kind];
                }
            }
        }
        return Stream.of(nearest).filter(Objects::nonNull).findFirst();
    }

    /** The captures of one key, the nearest to an instant first, lazily read. The caller closes the stream. */
    public static Stream<CdxLine> outward(CaptureIndex index, String key, Instant wanted) throws IOException {
        return Outward.from(index, key, wanted);
    }

    /**
     * The capture to show.
     *
     * @param captures captures of one key in any order; the stream is closed
     * @param wanted the time asked for
     * @param url the address asked for, as WARC-Target-URI would have it
     */
    public static Optional<CdxLine> of(Stream<CdxLine> captures, Instant wanted, String url) {
        try (captures) {
            return captures.flatMap(line -> Candidate.of(line, wanted, url).stream())
                    .min(Comparator.comparing(Candidate::kind)
                            .thenComparing(Candidate::distance)
                            .thenComparing(Candidate::at))
                    .map(Candidate::line);
        }
    }

    /** Whether a captured address is the one asked for, however each of them is written. */
    public static boolean same(String captured, String asked) {
        return captured.equals(asked) || written(captured).equals(asked);
    }

    /** 0 for the same address, 1 for one that differs as addresses of one page do, 2 for any other of the key. */
    private static int kind(String captured, String asked) {
        if (captured.equals(asked)) {
            return 0;
        }
        String written = written(captured);
        return written.equals(asked) ? 0 : loose(written).equals(loose(asked)) ? 1 : 2;
    }

    /** Archives have addresses with ports and capitals that say nothing. */
    private static String written(String captured) {
        return WebUrl.parse(captured).map(WebUrl::toString).orElse(captured);
    }

    private static String loose(String url) {
        String bare = FRONT.matcher(url).replaceFirst("");
        int query = bare.indexOf('?');
        String path = query < 0 ? bare : bare.substring(0, query);
        return (path.endsWith("/") ? path.substring(0, path.length() - 1) : path) + (query < 0 ? "" : bare.substring(query));
    }

    private record Candidate(CdxLine line, Instant at, Duration distance, int kind) {
        static Optional<Candidate> of(CdxLine line, Instant wanted, String url) {
            return Outward.time(line)
                    .map(at -> new Candidate(line, at, Duration.between(wanted, at).abs(), Closest.kind(line.url(), url)));
        }
    }
}
