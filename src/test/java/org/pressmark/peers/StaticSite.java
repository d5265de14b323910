package org.pressmark.peers;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A static file server on loopback, with single byte ranges, which is what viewers of archives need. */
public final class StaticSite implements Closeable {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d*)-(\\d*)");
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8", "js", "text/javascript; charset=utf-8", "json", "application/json",
            "css", "text/css", "svg", "image/svg+xml");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final List<Path> folders;

    private StaticSite(List<Path> folders) throws IOException {
        this.folders = folders;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Serves the files of these folders, the first that has one. */
    public static StaticSite of(Path... folders) throws IOException {
        return new StaticSite(List.of(folders));
    }

    public String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath().substring(1);
            Path file = folders.stream()
                    .map(folder -> folder.resolve(path).normalize())
                    .filter(found -> folders.stream().anyMatch(found::startsWith) && Files.isRegularFile(found))
                    .findFirst()
                    .orElse(null);
            if (file == null) {
                exchange.sendResponseHeaders(404, -1);
            } else {
                send(exchange, file);
            }
        }
    }

    private static void send(HttpExchange exchange, Path file) throws IOException {
        long size = Files.size(file);
        long from = 0;
        long to = size - 1;
        String asked = exchange.getRequestHeaders().getFirst("Range");
        Matcher range = RANGE.matcher(asked == null ? "" : asked);
        Headers headers = exchange.getResponseHeaders();
        boolean part = range.matches();
        if (part) {
            boolean suffix = range.group(1).isEmpty();
            from = suffix ? Math.max(0, size - Long.parseLong(range.group(2))) : Long.parseLong(range.group(1));
            to = suffix || range.group(2).isEmpty() ? to : Math.min(to, Long.parseLong(range.group(2)));
            headers.set("Content-Range", "bytes " + from + "-" + to + "/" + size);
        }
        String name = file.getFileName().toString();
        headers.set("Content-Type", TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream"));
        headers.set("Accept-Ranges", "bytes");
        boolean head = exchange.getRequestMethod().equals("HEAD");
        if (head) {
            headers.set("Content-Length", Long.toString(to - from + 1));
        }
        exchange.sendResponseHeaders(part ? 206 : 200, head || to < from ? -1 : to - from + 1);
        if (!head && to >= from) {
            exchange.getResponseBody().write(read(file, from, Math.toIntExact(to - from + 1)));
        }
    }

    private static byte[] read(Path file, long from, int length) throws IOException {
        byte[] bytes = new byte[length];
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            in.seek(from);
            in.readFully(bytes);
        }
        return bytes;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
