package org.pressmark.pack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.pressmark.capture.Body;
import org.pressmark.capture.Cause;
import org.pressmark.capture.Digest;
import org.pressmark.capture.Exchange;
import org.pressmark.capture.FileSlice;
import org.pressmark.capture.Outcome;
import org.pressmark.capture.TlsFacts;
import org.pressmark.capture.Truncation;
import org.pressmark.capture.WebUrl;
import org.pressmark.fetch.Fetcher;

/** A web that always answers the same, in an order that never is. What an address gets is said by its path. */
final class PlannedWeb implements Fetcher {
    private final Path folder;
    private final Consumer<WebUrl> asked;

    private PlannedWeb(Path folder, Consumer<WebUrl> asked) {
        this.folder = folder;
        this.asked = asked;
    }

    static Fetcher in(Path folder) {
        return telling(folder, target -> {});
    }

    static Fetcher counting(Path folder, AtomicInteger calls) {
        return telling(folder, target -> calls.incrementAndGet());
    }

    /** One that tells what it is asked for. */
    static Fetcher telling(Path folder, Consumer<WebUrl> asked) {
        return new PlannedWeb(folder, asked);
    }

    @Override
    public Outcome fetch(WebUrl target, Optional<WebUrl> referrer) {
        asked.accept(target);
        LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(1_500_000)); // who comes first must not matter
        List<Exchange> exchanges = new ArrayList<>();
        WebUrl at = target;
        if (at.path().startsWith("/moved/")) {
            WebUrl to = at.resolve("/" + at.path().substring(7)).orElseThrow();
            exchanges.add(exchange(at, 301, "", to.toString(), new byte[0], false));
            at = to;
        }
        if (at.path().startsWith("/dns/")) {
            return new Outcome.Missing(target, time(at), exchanges, Cause.DNS, "no such host", 2);
        }
        if (at.path().startsWith("/gone/")) {
            exchanges.add(exchange(at, 404, "text/html", "", "not here".getBytes(StandardCharsets.UTF_8), false));
            return new Outcome.Missing(target, time(at), exchanges, Cause.STATUS, "HTTP 404", 1);
        }
        if (at.path().endsWith(".css")) {
            exchanges.add(exchange(at, 200, "text/css", "", css(), false));
        } else {
            String name = at.path().substring(at.path().lastIndexOf('/') + 1);
            byte[] picture = name.endsWith(".txt")
                    ? "plain".getBytes(StandardCharsets.US_ASCII)
                    : SeedFolder.noise(name.hashCode(), name.startsWith("big") ? 300_000 : 2_000);
            exchanges.add(exchange(at, 200, "image/png", "", picture, name.startsWith("cut")));
        }
        return new Outcome.Captured(target, time(at), exchanges);
    }

    private static byte[] css() {
        return "@import 'deep/more.css'; a{background:url(/dns/x.png)} b{background:url(/1.png)}"
                .getBytes(StandardCharsets.UTF_8);
    }

    static Instant time(WebUrl url) {
        return Packing.NOON.plusMillis(url.toString().hashCode() & 0xffffff);
    }

    private Exchange exchange(WebUrl url, int status, String type, String location, byte[] payload, boolean cut) {
        String head = "HTTP/1.1 " + status + " Whatever\r\n" + (type.isEmpty() ? "" : "Content-Type: " + type + "\r\n")
                + (location.isEmpty() ? "" : "Location: " + location + "\r\n") + "Content-Length: " + payload.length
                + "\r\n\r\n";
        byte[] start = head.getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = java.util.Arrays.copyOf(start, start.length + payload.length);
        System.arraycopy(payload, 0, all, start.length, payload.length);
        String request = "GET " + url.pathAndQuery() + " HTTP/1.1\r\nHost: " + url.hostAndPort() + "\r\n\r\n";
        Optional<TlsFacts> tls = url.scheme().equals("https")
                ? Optional.of(new TlsFacts("TLSv1.3", "TLS_AES_128_GCM_SHA256", List.of("MII="), true))
                : Optional.empty();
        return new Exchange(
                url, time(url), Duration.ofMillis(7), "203.0.113.9", tls, Body.of(request), spooled(all), status, type,
                location, Digest.Algorithm.SHA256.digest(payload), payload.length,
                cut ? Optional.of(Truncation.LENGTH) : Optional.empty());
    }

    private Body spooled(byte[] bytes) {
        if (bytes.length < 100_000) {
            return Body.of(bytes);
        }
        try {
            Path file = Files.write(Files.createTempFile(folder, "answer", ""), bytes);
            return new FileSlice(file, 0, bytes.length);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        // nothing is open
    }

    /** Articles that need this web in every way there is. */
    static SeedFolder articles() {
        return articles(25);
    }

    static SeedFolder articles(int count) {
        SeedFolder seeds = new SeedFolder();
        for (int i = 0; i < count; i++) {
            seeds.with("n" + i + ".md", "# 第" + i + "篇\n\n![](http://a.example/" + i % 11 + ".png)"
                    + " ![](https://b.example/" + i % 11 + ".png) ![](http://a.example/moved/" + i % 5 + ".png)"
                    + " ![](http://c.example/gone/" + i % 4 + ".png) ![](http://d.example/dns/" + i + ".png)"
                    + " ![](http://a.example/big" + i % 3 + ".png) ![](http://a.example/cut" + i % 2 + ".png)"
                    + " ![](http://a.example/moved/gone/" + i % 3 + ") ![](ftp://a.example/x.png) ![](http://a b/)\n");
        }
        return seeds.with("page.html", "<link rel=stylesheet href=http://a.example/s/main.css><p>x</p>");
    }
}
