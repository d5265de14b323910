package org.pressmark.fetch;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A listener on loopback that nobody may connect to, a web around it that tries to lead there, and two proxies that
 * would. 127.0.0.2 plays the public internet: the rule lets it through and judges all else as it does in earnest.
 */
public final class CanaryWeb implements Closeable {
    private final RawServer canary = RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    private final RawServer proxy = RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    private final RawServer outside = RawServer.on("127.0.0.2", this::lead);
    private final ConcurrentHashMap<String, AtomicInteger> asked = new ConcurrentHashMap<>();

    public CanaryWeb() throws IOException {}

    /** The path says where to: {@code /301?//127.1/} redirects there, {@code /frame?url} is a page with it inside. */
    private void lead(RawServer.Connection connection) throws IOException {
        while (connection.request()) {
            String[] path = connection.path().get().substring(1).split("\\?", 2);
            String to = path.length < 2 ? "" : path[1].replace("PORT", Integer.toString(port()));
            if (path[0].startsWith("30")) {
                connection.send("HTTP/1.1 " + path[0].substring(0, 3) + " Moved\r\nLocation: " + to
                        + "\r\nContent-Length: 0\r\n\r\n");
            } else if (path[0].equals("robots.txt")) {
                connection.send("HTTP/1.1 404 None\r\nContent-Length: 0\r\n\r\n");
            } else {
                boolean css = path[0].equals("css");
                String body = css ? "@import '" + to + "'; a{background:url(" + to + "2)}" : "<img src='" + to + "'>";
                connection.send("HTTP/1.1 200 OK\r\nRefresh: 0; url=" + to + "\r\nLink: <" + to + ">; rel=preload\r\n"
                        + "Content-Type: text/" + (css ? "css" : "html") + "\r\nContent-Length: " + body.length()
                        + "\r\n\r\n" + body);
            }
        }
    }

    /** The canary's port. */
    public int port() {
        return canary.port();
    }

    /** Where the web is that may be asked: {@code 127.0.0.2:40001}. */
    public String outside() {
        return "127.0.0.2:" + outside.port();
    }

    /** The port of that web, for names that resolve to it the first time. */
    public int outsidePort() {
        return outside.port();
    }

    /** How many connections the canary saw. */
    public int seen() {
        return canary.connections();
    }

    /** What the proxies were asked for. */
    public List<String> askedOfProxy() {
        return proxy.requests();
    }

    /** A fetcher by the rules; {@code kind} of its proxy is {@code http}, {@code socks5}, or empty for none. */
    public Fetcher fetcher(Path spool, String kind) {
        FetchOptions options = FetchOptions.of("pressmark-test/0", spool)
                .withLimits(FetchLimits.DEFAULT.withTimeouts(
                        Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(20)))
                .withPace(FetchPace.DEFAULT.withAttempts(1, Duration.ZERO, Duration.ZERO));
        FetchOptions through = kind.isEmpty()
                ? options
                : options.withProxy(ProxyAddress.parse(kind + "://127.0.0.1:" + proxy.port()));
        PublicAddresses rule = new PublicAddresses();
        return new HttpFetcher(through, Clock.systemUTC(), new HttpFetcher.Surroundings(
                this::resolve,
                address -> address.getHostAddress().equals("127.0.0.2") ? Optional.empty() : rule.refusal(address),
                Optional.empty(),
                time -> Thread.sleep(time.toMillis())));
    }

    /** Names of many kinds; those that rebind are public the first time and at home from then on. */
    private List<InetAddress> resolve(String host) throws UnknownHostException {
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        boolean first = asked.computeIfAbsent(name, none -> new AtomicInteger()).getAndIncrement() == 0;
        return switch (name) {
            case "home.example" -> addresses("127.0.0.1");
            case "home6.example" -> addresses("::1");
            case "mapped.example" -> addresses("64:ff9b::7f00:1");
            case "mixed.example" -> addresses("127.0.0.2", "127.0.0.1");
            case "rebind.example" -> addresses(first ? "127.0.0.2" : "127.0.0.1");
            default -> List.of(InetAddress.getAllByName(host));
        };
    }

    private static List<InetAddress> addresses(String... texts) throws UnknownHostException {
        List<InetAddress> addresses = new java.util.ArrayList<>();
        for (String text : texts) {
            addresses.add(InetAddress.getByName(text));
        }
        return addresses;
    }

    @Override
    public void close() throws IOException {
        canary.close();
        proxy.close();
        outside.close();
    }
}
