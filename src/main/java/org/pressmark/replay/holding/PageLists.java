package org.pressmark.replay.holding;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.pressmark.capture.FileSlice;

/**
 * The lists of pages in an archive. Browsertrix has the pages it was told to visit in {@code pages.jsonl} and all others
 * in {@code extraPages.jsonl}; some tools leave out the last line's end, by which a line is known to be finished.
 */
final class PageLists {
    /** The lists by their names, in the order in which they are read. */
    static final List<String> NAMES = List.of("pages.jsonl", "extraPages.jsonl");

    private static final int BUFFER = 1 << 16;

    /** A page has its address among so many first bytes. */
    private static final int TELLING = 1 << 20;

    private PageLists() {}

    /** The lists in a folder that are there. */
    static List<Path> in(Path folder) {
        return NAMES.stream().map(folder::resolve).filter(Files::isRegularFile).toList();
    }

    /** Whether a list can be read as it is: it is the only one, and its last line is finished. */
    static boolean isOneWhole(List<Path> lists) throws IOException {
        if (lists.size() != 1) {
            return false;
        }
        long size = Files.size(lists.get(0));
        return size == 0 || new FileSlice(lists.get(0), size - 1, 1).bytes()[0] == '\n';
    }

    /** Where a list is read. */
    @FunctionalInterface
    interface Source {
        InputStream open() throws IOException;
    }

    /** Writes lists into one file. */
    static void join(List<Source> lists, Path to) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(to), BUFFER)) {
            for (Source list : lists) {
                try (InputStream in = new BufferedInputStream(list.open(), BUFFER)) {
                    boolean said = list != lists.get(0) && !isPage(in); // what the list is, which the first one said
                    if (said) {
                        skipLine(in);
                    }
                    finish(in, out);
                }
            }
        }
    }

    /** Whether a list begins with a page. The line may be longer than memory: what it is stands at its begin. */
    private static boolean isPage(InputStream in) throws IOException {
        in.mark(TELLING);
        String begin = new String(in.readNBytes(TELLING), StandardCharsets.UTF_8);
        in.reset();
        int end = begin.indexOf('\n');
        return begin.substring(0, end < 0 ? begin.length() : end).contains("\"url\"");
    }

    private static void skipLine(InputStream in) throws IOException {
        int next = in.read();
        while (next >= 0 && next != '\n') {
            next = in.read();
        }
    }

    /** The rest, with an end behind its last line. */
    private static void finish(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[BUFFER];
        boolean finished = true;
        for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
            out.write(buffer, 0, got);
            finished = got == 0 ? finished : buffer[got - 1] == '\n';
        }
        out.write(finished ? new byte[0] : new byte[] {'\n'});
    }
}
