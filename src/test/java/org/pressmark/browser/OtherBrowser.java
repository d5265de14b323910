package org.pressmark.browser;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A browser that is not Chromium, with one window, driven by the words of WebDriver. What it asks of hosts other than
 * this machine goes to a proxy, which stands for the live web.
 *
 * @see <a href="https://www.w3.org/TR/webdriver2/">WebDriver</a>
 */
public abstract sealed class OtherBrowser implements Closeable permits Firefox, WebKit {
    private static final int DEEPEST = 3;
    private static final long LOOK_AGAIN_MILLIS = 200;

    /** Starts Firefox. */
    public static OtherBrowser firefox(int proxy) throws IOException {
        return new Firefox(proxy);
    }

    /** Starts the browser that comes with WebKitGTK. */
    public static OtherBrowser webKit(int proxy) throws IOException {
        return new WebKit(proxy);
    }

    /** Goes to an address and waits until it has loaded. */
    public abstract void visit(String url) throws IOException;

    /** What a function body returns in the frame where we are; null where that is nothing. */
    abstract Object run(String body) throws IOException;

    abstract void enter(int frame) throws IOException;

    abstract void leave() throws IOException;

    abstract void outermost() throws IOException;

    /** The value of an expression in the page itself. */
    public final String evaluate(String expression) throws IOException {
        outermost();
        return String.valueOf(run("return String(" + expression + ")"));
    }

    /** Looks for so long whether an expression has a value in any frame, and gives all it has. */
    public final List<String> anywhereWithin(Duration patience, String expression, String wanted) throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        List<String> found = anywhere(expression);
        while (!found.contains(wanted) && System.nanoTime() < end) {
            pause(LOOK_AGAIN_MILLIS);
            found = anywhere(expression);
        }
        return found;
    }

    private List<String> anywhere(String expression) throws IOException {
        outermost();
        List<String> found = new ArrayList<>();
        look(expression, 0, found);
        return found;
    }

    private void look(String expression, int depth, List<String> found) throws IOException {
        Object value = run("return " + expression);
        if (value != null) {
            found.add(String.valueOf(value));
        }
        int frames = depth == DEEPEST ? 0 : Integer.parseInt(String.valueOf(run("return String(window.length)")));
        for (int frame = 0; frame < frames; frame++) {
            enter(frame);
            look(expression, depth + 1, found);
            leave();
        }
    }

    /** A port that is free now; who is told of it is soon to listen there. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    static void pause(long millis) throws IOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stop);
        }
    }

    static Map<String, Object> script(String body) {
        return Map.of("script", body, "args", List.of());
    }

    @Override
    public abstract void close() throws IOException;
}
