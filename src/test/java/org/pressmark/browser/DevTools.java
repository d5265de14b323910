package org.pressmark.browser;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** The wire to a browser: commands out, answers and events in. */
final class DevTools implements Closeable {
    private static final long PATIENCE_SECONDS = 30;

    /** Something that happened. */
    record Event(String session, String method, Map<?, ?> params) {}

    private final AtomicLong ids = new AtomicLong();
    private final Map<Long, CompletableFuture<Map<String, Object>>> waiting = new ConcurrentHashMap<>();
    private final CopyOnWriteArrayList<Consumer<Event>> listeners = new CopyOnWriteArrayList<>();
    private final ExecutorService events = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "devtools-events");
        thread.setDaemon(true);
        return thread;
    });
    private final WebSocket socket;

    private DevTools(String address) {
        this.socket = HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(URI.create(address), new Messages()).join();
    }

    static DevTools connect(String address) {
        return new DevTools(address);
    }

    /** Called for every event, on one thread, in order. A listener may send but must not wait for an answer. */
    void listen(Consumer<Event> listener) {
        listeners.add(listener);
    }

    /** Sends a command and waits for its result. */
    Map<?, ?> call(String session, String method, Map<String, ?> params) throws IOException {
        return call(session, method, params, PATIENCE_SECONDS);
    }

    /** The same with another patience, in seconds: a frame that goes away does not answer. */
    Map<?, ?> call(String session, String method, Map<String, ?> params, long patience) throws IOException {
        try {
            Map<String, Object> answer = send(session, method, params).get(patience, TimeUnit.SECONDS);
            if (answer.containsKey("error")) {
                throw new IOException(method + ": " + answer.get("error"));
            }
            return (Map<?, ?>) Json.at(answer, "result").orElse(Map.of());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException(method + " was interrupted", stop);
        } catch (ExecutionException | TimeoutException failed) {
            throw new IOException(method + " was not answered", failed);
        }
    }

    private CompletableFuture<Map<String, Object>> send(String session, String method, Map<String, ?> params) {
        long id = ids.incrementAndGet();
        CompletableFuture<Map<String, Object>> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        send(id, session, method, params);
        return answer;
    }

    /** Sends a command whose result is of no interest. */
    void tell(String session, String method, Map<String, ?> params) {
        send(ids.incrementAndGet(), session, method, params);
    }

    private void send(long id, String session, String method, Map<String, ?> params) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("id", id);
        message.put("method", method);
        message.put("params", params);
        if (!session.isEmpty()) {
            message.put("sessionId", session);
        }
        synchronized (this) { // one text at a time
            socket.sendText(Json.text(message), true).join();
        }
    }

    private void took(String text) {
        Map<String, Object> message = Json.object(text);
        Optional<Object> id = Json.at(message, "id");
        if (id.isPresent()) {
            Optional.ofNullable(waiting.remove((Long) id.get())).ifPresent(answer -> answer.complete(message));
            return;
        }
        Event event = new Event(
                Json.textAt(message, "sessionId"), Json.textAt(message, "method"),
                (Map<?, ?>) Json.at(message, "params").orElse(Map.of()));
        events.execute(() -> listeners.forEach(listener -> listener.accept(event)));
    }

    private final class Messages implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                String whole = text.toString();
                text.setLength(0);
                took(whole);
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }
    }

    @Override
    public void close() {
        socket.abort();
        events.shutdownNow();
    }
}
