package org.pressmark.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.OptionalInt;
import org.pressmark.capture.FileSlice;

/** The captures of pages in the order of pages.jsonl. Where its lines begin is found anew when the file has changed. */
final class PageList {
    private static final int LONGEST_LINE = 16 << 20;

    private final Path file;
    private Optional<Walk> walk = Optional.empty();

    PageList(Path file) {
        this.file = file;
    }

    /** A walk through the file as it was at a time. */
    private record Walk(FileTime changed, long size, LineStarts lines) {}

    /** How many there are; waits until that is known. */
    int count() throws IOException {
        Optional<LineStarts> now = current();
        return now.isEmpty() ? 0 : now.get().count(Integer.MAX_VALUE) - header(now.get());
    }

    /** How many there are, if that can be told in so many milliseconds. */
    OptionalInt quickCount(long millis) throws IOException {
        Optional<LineStarts> now = current();
        return now.isEmpty() || now.get().isWhole(millis) ? OptionalInt.of(count()) : OptionalInt.empty();
    }

    /** Up to {@code limit} pages from the one at {@code from} on. */
    List<PageLine> pages(int from, int limit) throws IOException {
        List<PageLine> pages = new ArrayList<>();
        each(from, limit, line -> PageLine.parse(line).ifPresent(pages::add));
        return pages;
    }

    /** Up to {@code limit} lines as they stand, with their ends, from the one at {@code from} on. */
    List<byte[]> raw(int from, int limit) throws IOException {
        List<byte[]> raw = new ArrayList<>();
        each(from, limit, raw::add);
        return raw;
    }

    /** One line at a time, for with the words of a page it may be long. */
    private void each(int from, int limit, Consumer<byte[]> taker) throws IOException {
        Optional<LineStarts> now = current();
        if (now.isPresent()) {
            int first = Math.max(0, from) + header(now.get());
            int last = now.get().count(first + limit);
            for (int i = first; i < last; i++) {
                taker.accept(line(now.get(), i));
            }
        }
    }

    private byte[] line(LineStarts now, int number) throws IOException {
        long start = now.start(number);
        return new FileSlice(file, start, Math.min(LONGEST_LINE, now.start(number + 1) - start)).bytes();
    }

    /** The first line says what the file is and is no page: how many such lines there are, one or none. */
    private int header(LineStarts now) throws IOException {
        return now.count(1) == 1 && PageLine.parse(line(now, 0)).isEmpty() ? 1 : 0;
    }

    /** Where the last finished line ends. */
    long finishedBytes() throws IOException {
        Optional<LineStarts> now = current();
        return now.isEmpty() ? 0 : now.get().start(lines());
    }

    /** How many finished lines there are, the header among them. */
    int lines() throws IOException {
        Optional<LineStarts> now = current();
        return now.isEmpty() ? 0 : now.get().count(Integer.MAX_VALUE);
    }

    private synchronized Optional<LineStarts> current() throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        FileTime changed = Files.getLastModifiedTime(file);
        long size = Files.size(file);
        if (walk.isEmpty() || walk.get().size() != size || !walk.get().changed().equals(changed)) {
            walk = Optional.of(new Walk(changed, size, new LineStarts(file)));
        }
        return Optional.of(walk.get().lines());
    }
}
