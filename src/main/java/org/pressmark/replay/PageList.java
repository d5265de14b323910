package org.pressmark.replay;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import org.pressmark.capture.FileSlice;

/**
 * The articles of a collection in the order of pages.jsonl. Only where each line begins is held in memory, eight bytes
 * an article; it is read again when the file has changed.
 */
final class PageList {
    private static final int LONGEST_LINE = 64 << 20;

    /** A list no longer than this, in bytes, is counted while the reader waits. */
    private static final long AT_ONCE = 16 << 20;

    private final Path file;
    private final AtomicBoolean counting = new AtomicBoolean();
    private volatile boolean counted;
    private Lines lines = Lines.NONE;

    PageList(Path file) {
        this.file = file;
    }

    /** Where lines begin; one place more than there are lines. */
    private static final class Lines {
        static final Lines NONE = new Lines(FileTime.fromMillis(0), -1, new long[] {0});

        private final FileTime changed;
        private final long size;
        private final long[] starts;

        Lines(FileTime changed, long size, long[] starts) {
            this.changed = changed;
            this.size = size;
            this.starts = starts;
        }

        boolean isOf(FileTime time, long bytes) {
            return size == bytes && changed.equals(time);
        }

        int count() {
            return starts.length - 1;
        }

        FileSlice line(Path file, int number) {
            return new FileSlice(file, starts[number], Math.min(LONGEST_LINE, starts[number + 1] - starts[number]));
        }
    }

    int count() throws IOException {
        return current().count();
    }

    /** How many there are, if that can be told at once; a long list is counted in the background. */
    OptionalInt quickCount() throws IOException {
        boolean read = !Files.isRegularFile(file) || Files.size(file) <= AT_ONCE || counted;
        if (!read && !counting.getAndSet(true)) {
            Thread counter = new Thread(this::countInBackground, "pages");
            counter.setDaemon(true);
            counter.start();
        }
        return read ? OptionalInt.of(count()) : OptionalInt.empty();
    }

    private void countInBackground() {
        try {
            counted = current().count() >= 0;
        } catch (IOException unreadable) {
            counted = true; // who opens the list will be told
        }
    }

    /** Up to {@code limit} articles from the one at {@code from} on. */
    List<PageLine> pages(int from, int limit) throws IOException {
        Lines now = current();
        List<PageLine> pages = new ArrayList<>();
        for (int i = Math.max(0, from); i < now.count() && pages.size() < limit; i++) {
            PageLine.parse(now.line(file, i).bytes()).ifPresent(pages::add);
        }
        return pages;
    }

    /** Up to {@code limit} lines as they stand, with their ends, from the one at {@code from} on. */
    List<byte[]> raw(int from, int limit) throws IOException {
        Lines now = current();
        List<byte[]> raw = new ArrayList<>();
        for (int i = Math.max(0, from); i < now.count() && raw.size() < limit; i++) {
            raw.add(now.line(file, i).bytes());
        }
        return raw;
    }

    /** Where the last finished line ends. */
    long finishedBytes() throws IOException {
        long[] starts = starts();
        return starts[starts.length - 1];
    }

    /** How many finished lines there are, the header among them. */
    int lines() throws IOException {
        return Files.isRegularFile(file) ? starts().length - 1 : 0;
    }

    private synchronized Lines current() throws IOException {
        if (!Files.isRegularFile(file)) {
            return Lines.NONE;
        }
        FileTime changed = Files.getLastModifiedTime(file);
        long size = Files.size(file);
        if (!lines.isOf(changed, size)) {
            lines = withoutHeader(new Lines(changed, size, starts()));
        }
        return lines;
    }

    /** The first line says what the file is; it is no page. */
    private Lines withoutHeader(Lines all) throws IOException {
        boolean header = all.count() > 0 && PageLine.parse(all.line(file, 0).bytes()).isEmpty();
        return header ? new Lines(all.changed, all.size, Arrays.copyOfRange(all.starts, 1, all.starts.length)) : all;
    }

    /** The places of all finished lines, and where the last of them ends. */
    private long[] starts() throws IOException {
        long[] starts = new long[1024];
        int count = 0;
        long at = 0;
        long lineStart = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            byte[] buffer = new byte[1 << 16];
            for (int got = in.read(buffer); got > 0; got = in.read(buffer)) {
                for (int i = 0; i < got; i++) {
                    if (buffer[i] == '\n') {
                        starts = count + 2 > starts.length ? Arrays.copyOf(starts, starts.length * 2) : starts;
                        starts[count++] = lineStart;
                        lineStart = at + i + 1;
                    }
                }
                at += got;
            }
        }
        starts[count] = lineStart;
        return Arrays.copyOf(starts, count + 1);
    }
}
