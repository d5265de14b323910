package org.pressmark.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** One tab: its page, and every frame and worker below it, whichever process they run in. */
public final class Tab {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(40);
    private static final long LOOK_AGAIN_MILLIS = 50;
    /**
     * Frames and workers wait for us before they load anything. A service worker does not: Chromium gives up on one that
     * is held while it is being installed ("went to a bad state unexpectedly"); what a page sees of it is enough here.
     */
    private static Map<String, Object> attach(boolean held) {
        return Map.of(
                "autoAttach", true, "waitForDebuggerOnStart", held, "flatten", true,
                "filter", List.of(Map.of("type", "service_worker", "exclude", true), Map.of()));
    }

    /**
     * A request the browser made.
     *
     * @param url where to
     * @param id the browser's name for it
     */
    public record Request(String url, String id) {}

    /** A place where script can be run: a frame or a worker. */
    private record Place(String session, long context) {}

    private final DevTools wire;
    private final String session;
    private final Map<String, Object> attach;
    private final Set<String> sessions = ConcurrentHashMap.newKeySet();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Map<String, Long> statuses = new ConcurrentHashMap<>();
    private final Map<String, String> failures = new ConcurrentHashMap<>();
    private final List<String> console = new CopyOnWriteArrayList<>();
    private final Set<Place> places = ConcurrentHashMap.newKeySet();

    Tab(DevTools wire, String session, boolean held) throws IOException {
        this.wire = wire;
        this.session = session;
        this.attach = attach(held);
        sessions.add(session);
        wire.listen(this::happened);
        for (String domain : List.of("Page.enable", "Network.enable", "Runtime.enable", "Log.enable")) {
            wire.call(session, domain, Map.of());
        }
        wire.call(session, "Target.setAutoAttach", attach);
    }

    private void happened(DevTools.Event event) {
        if (!sessions.contains(event.session())) {
            return;
        }
        Map<?, ?> params = event.params();
        String request = Json.textAt(params, "requestId");
        switch (event.method()) {
            case "Target.attachedToTarget" -> attached(Json.textAt(params, "sessionId"));
            case "Target.detachedFromTarget" -> detached(Json.textAt(params, "sessionId"));
            case "Network.requestWillBeSent" -> requests.add(new Request(Json.textAt(params, "request", "url"), request));
            case "Network.responseReceived" -> statuses.put(request, (Long) Json.at(params, "response", "status").orElse(0L));
            case "Network.loadingFailed" ->
                failures.put(request, Json.textAt(params, "errorText") + " " + Json.textAt(params, "blockedReason"));
            case "Runtime.executionContextCreated" -> places.add(
                    new Place(event.session(), (Long) Json.at(params, "context", "id").orElse(0L)));
            case "Runtime.executionContextDestroyed" -> places.remove(
                    new Place(event.session(), (Long) Json.at(params, "executionContextId").orElse(0L)));
            case "Runtime.executionContextsCleared" -> places.removeIf(place -> place.session().equals(event.session()));
            case "Log.entryAdded" -> console.add(Json.textAt(params, "entry", "level") + ": "
                    + Json.textAt(params, "entry", "text"));
            default -> { } // what else happens is of no interest
        }
    }

    /** A frame or worker of the page began elsewhere; it waits for us before it loads anything. */
    private void attached(String child) {
        sessions.add(child);
        for (String domain : List.of("Network.enable", "Runtime.enable", "Page.enable", "Log.enable")) {
            wire.tell(child, domain, Map.of());
        }
        wire.tell(child, "Target.setAutoAttach", attach);
        wire.tell(child, "Runtime.runIfWaitingForDebugger", Map.of());
    }

    private void detached(String child) {
        sessions.remove(child);
        places.removeIf(place -> place.session().equals(child));
    }

    /** Goes to an address and waits until the page and its frames have loaded. */
    public void visit(String url) throws IOException {
        Map<?, ?> went = wire.call(session, "Page.navigate", Map.of("url", url));
        if (!Json.textAt(went, "errorText").isEmpty()) {
            throw new IOException(url + ": " + Json.textAt(went, "errorText"));
        }
        await("document.readyState === 'complete' && location.href !== 'about:blank'");
    }

    /** Switches the scripts of pages off; our own still run. */
    public void withoutScripts() throws IOException {
        wire.call(session, "Emulation.setScriptExecutionDisabled", Map.of("value", true));
    }

    /** Shows pages as somebody does who prefers dark ones, or light ones. */
    public void prefers(String scheme) throws IOException {
        wire.call(session, "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** Makes the window so wide and high, in CSS pixels. */
    public void size(int width, int height) throws IOException {
        wire.call(session, "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** Presses and lets go of a key: {@code Tab} or {@code Enter}. */
    public void press(String key) throws IOException {
        Map<String, Object> stroke = new java.util.HashMap<>(Map.of(
                "type", "keyDown", "key", key, "code", key, "windowsVirtualKeyCode", key.equals("Tab") ? 9 : 13));
        if (key.equals("Enter")) {
            stroke.put("text", "\r");
        }
        wire.call(session, "Input.dispatchKeyEvent", stroke);
        stroke.remove("text");
        stroke.put("type", "keyUp");
        wire.call(session, "Input.dispatchKeyEvent", stroke);
    }

    /** Types text where the focus is. */
    public void type(String text) throws IOException {
        wire.call(session, "Input.insertText", Map.of("text", text));
    }

    /** The value of an expression in the page itself. */
    public String evaluate(String expression) throws IOException {
        return valueOf(wire.call(session, "Runtime.evaluate", expression(expression))).orElseThrow(
                () -> new IOException("no value: " + expression));
    }

    /** Waits until an expression is true in the page itself. */
    public void await(String expression) throws IOException {
        await(expression, () -> evaluate("String(" + expression + ")").equals("true"));
    }

    /** Waits until an expression has a value in any frame, whatever process it runs in, and gives it. */
    public String awaitAnywhere(String expression) throws IOException {
        await(expression, () -> anywhere(expression).isPresent());
        return anywhere(expression).orElseThrow();
    }

    /** Looks for so long whether an expression has a value in any frame, and gives it. */
    public Optional<String> anywhereWithin(Duration patience, String expression) throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        Optional<String> value = anywhere(expression);
        while (value.isEmpty() && System.nanoTime() < end) {
            pause();
            value = anywhere(expression);
        }
        return value;
    }

    /** The value of an expression in the first frame where it has one that is neither empty nor false. */
    public Optional<String> anywhere(String expression) throws IOException {
        for (Place place : places) {
            Map<String, Object> asked = new HashMap<>(expression(expression));
            asked.put("contextId", place.context());
            Optional<String> value = answer(place.session(), asked);
            if (value.filter(text -> !text.isEmpty() && !text.equals("false")).isPresent()) {
                return value;
            }
        }
        return Optional.empty();
    }

    /** Frames come and go while we ask. */
    private Optional<String> answer(String where, Map<String, Object> asked) {
        try {
            return valueOf(wire.call(where, "Runtime.evaluate", asked, 2));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private static Map<String, Object> expression(String text) {
        return Map.of("expression", text, "returnByValue", true, "awaitPromise", true);
    }

    private static Optional<String> valueOf(Map<?, ?> answer) {
        return Json.at(answer, "result", "value").map(String::valueOf);
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private void await(String what, Condition condition) throws IOException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                throw new IOException("waited in vain for " + what + "\nrequests: " + requests + "\nfailed: " + failures
                        + "\nconsole: " + console + "\nplaces: " + places);
            }
            pause();
        }
    }

    private static void pause() throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS); // between two looks, not instead of looking
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stop);
        }
    }

    /** Every address the page, its frames and its workers asked for so far, but for what a policy stopped. */
    public List<String> requested() {
        return requests.stream().filter(request -> !isStopped(request)).map(Request::url).toList();
    }

    /** Waits until an address that ends so was asked for, whatever came of it. */
    public void awaitAsked(String ending) throws IOException {
        await("a request of " + ending, () -> requests.stream().anyMatch(r -> r.url().endsWith(ending) && !isStopped(r)));
    }

    private boolean isStopped(Request request) {
        return failures.getOrDefault(request.id(), "").endsWith(" csp");
    }

    /** The HTTP status of the last answer to an address that ends so; 0 where there is none. */
    public long status(String ending) {
        return requests.stream()
                .filter(request -> request.url().endsWith(ending))
                .mapToLong(request -> statuses.getOrDefault(request.id(), 0L))
                .reduce(0, (first, last) -> last);
    }

    /** Writes what is seen as a PNG, to look at when a test is being written. */
    public void photograph(Path file) throws IOException {
        Map<?, ?> shot = wire.call(session, "Page.captureScreenshot", Map.of("format", "png"));
        Files.write(file, Base64.getDecoder().decode(Json.textAt(shot, "data")));
    }
}
