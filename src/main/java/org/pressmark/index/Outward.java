package org.pressmark.index;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.pressmark.capture.CaptureTime;

/**
 * The captures of one key from an instant outwards: the nearest first, of two equally near the earlier. Reads both ways
 * from the instant, so that the first ones cost the same whether there are ten captures or ten million.
 */
final class Outward {
    private Outward() {}

    /** Lines without a readable time are left out. The caller closes the stream. */
    static Stream<CdxLine> from(CaptureIndex index, String key, Instant wanted) throws IOException {
        String middle = key + " " + CaptureTime.digits(wanted);
        Stream<CdxLine> later = index.range(middle, key + "!");
        Stream<CdxLine> earlier = index.backwards(key + " ", middle);
        Spliterator<CdxLine> both =
                Spliterators.spliteratorUnknownSize(new Both(earlier, later, wanted),
                        Spliterator.ORDERED | Spliterator.NONNULL);
        return StreamSupport.stream(both, false).onClose(later::close).onClose(earlier::close);
    }

    /** When a capture was made; index lines of other tools have more than 14 digits at times. */
    static Optional<Instant> time(CdxLine line) {
        return CaptureTime.parse(line.timestamp().substring(0, Math.min(14, line.timestamp().length())));
    }

    private record Dated(CdxLine line, Duration distance) {}

    private static final class Both implements Iterator<CdxLine> {
        private final Iterator<CdxLine> earlier;
        private final Iterator<CdxLine> later;
        private final Instant wanted;
        private Optional<Dated> before;
        private Optional<Dated> after;

        Both(Stream<CdxLine> earlier, Stream<CdxLine> later, Instant wanted) {
            this.earlier = earlier.iterator();
            this.later = later.iterator();
            this.wanted = wanted;
            this.before = next(this.earlier);
            this.after = next(this.later);
        }

        private Optional<Dated> next(Iterator<CdxLine> lines) {
            while (lines.hasNext()) {
                CdxLine line = lines.next();
                Optional<Instant> time = time(line);
                if (time.isPresent()) {
                    return Optional.of(new Dated(line, Duration.between(wanted, time.get()).abs()));
                }
            }
            return Optional.empty();
        }

        @Override
        public boolean hasNext() {
            return before.isPresent() || after.isPresent();
        }

        @Override
        public CdxLine next() {
            boolean takeEarlier = after.isEmpty()
                    || (before.isPresent() && before.get().distance().compareTo(after.get().distance()) <= 0);
            Dated taken = (takeEarlier ? before : after).orElseThrow();
            if (takeEarlier) {
                before = next(earlier);
            } else {
                after = next(later);
            }
            return taken.line();
        }
    }
}
