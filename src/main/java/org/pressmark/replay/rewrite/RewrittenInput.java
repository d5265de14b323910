package org.pressmark.replay.rewrite;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import org.pressmark.capture.BulkInput;

/** A document that is rewritten as it is read, window by window. */
final class RewrittenInput extends BulkInput {
    /** In UTF-16 units; it grows where a token does not fit into it. */
    private static final int WINDOW = 128 << 10;

    /** A token longer than this is let through as it is. */
    static final int LONGEST_WINDOW = 1 << 20;

    /** Rewrites a document window by window, as {@link HtmlRewriter#window} does. */
    @FunctionalInterface
    interface Windows {
        int window(String text, boolean last, Inserter out);
    }

    private final InputStream source;
    private final Reader text;
    private final Charset view;
    private final Windows rewriter;
    private final StringBuilder held = new StringBuilder();
    private final char[] buffer = new char[1 << 14];
    private byte[] ready = new byte[0];
    private int at;
    private boolean ended;
    private boolean done;

    RewrittenInput(InputStream source, Charset view, Windows rewriter) {
        this.source = source;
        this.text = new InputStreamReader(source, view);
        this.view = view;
        this.rewriter = rewriter;
    }

    @Override
    public int read(byte[] target, int from, int count) throws IOException {
        while (at == ready.length) {
            if (done) {
                return -1;
            }
            window();
        }
        int got = Math.min(count, ready.length - at);
        System.arraycopy(ready, at, target, from, got);
        at += got;
        return got;
    }

    private void window() throws IOException {
        int wanted = Math.min(LONGEST_WINDOW, Math.max(WINDOW, 2 * held.length()));
        fill(wanted);
        String window = held.toString();
        Splice splice = new Splice(window);
        int used = rewriter.window(window, ended, splice);
        boolean stuck = used == 0 && window.length() >= LONGEST_WINDOW;
        String out = splice.result(stuck ? window.length() : used).text();
        held.delete(0, stuck ? window.length() : used);
        done = ended && (used == window.length() || stuck);
        if (ended && !done) {
            throw new IOException("rewriting stopped " + (window.length() - used) + " characters before the end");
        }
        ready = out.getBytes(view);
        at = 0;
    }

    private void fill(int wanted) throws IOException {
        while (!ended && held.length() < wanted) {
            int got = text.read(buffer, 0, Math.min(buffer.length, wanted - held.length()));
            ended = got < 0;
            held.append(buffer, 0, Math.max(0, got));
        }
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
