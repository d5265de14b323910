package org.pressmark.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pressmark.fetch.FetchLimits;
import org.pressmark.fetch.FetchOptions;
import org.pressmark.fetch.FetchPace;
import org.pressmark.fetch.ProxyAddress;
import org.pressmark.memento.Recovery;
import org.pressmark.pack.Manners;
import org.pressmark.pack.Outside;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options of every command that fetches. */
final class FetchFlags {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--max-asset-bytes", paramLabel = "BYTES", defaultValue = "1073741824",
            description = "Where an answer is cut off (default: ${DEFAULT-VALUE}).")
    private long assetBytes;

    @Option(names = "--connect-timeout", paramLabel = "SECONDS", defaultValue = "10",
            description = "Default: ${DEFAULT-VALUE}.")
    private int connectTimeout;

    @Option(names = "--read-timeout", paramLabel = "SECONDS", defaultValue = "30",
            description = "Default: ${DEFAULT-VALUE}.")
    private int readTimeout;

    @Option(names = "--total-timeout", paramLabel = "SECONDS", defaultValue = "600",
            description = "For one answer (default: ${DEFAULT-VALUE}).")
    private int totalTimeout;

    @Option(names = "--attempts", paramLabel = "N", defaultValue = "2",
            description = "How often an address is tried when a failure may pass (default: ${DEFAULT-VALUE}).")
    private int attempts;

    @Option(names = "--connections", paramLabel = "N", defaultValue = "32",
            description = "How many are used at once (default: ${DEFAULT-VALUE}).")
    private int connections;

    @Option(names = "--host-connections", paramLabel = "N", defaultValue = "6",
            description = "The most open to one host at once (default: ${DEFAULT-VALUE}).")
    private int hostConnections;

    @Option(names = "--delay", paramLabel = "SECONDS", defaultValue = "0",
            description = "The least time between two requests to one host, as 0.5 (default: ${DEFAULT-VALUE}).")
    private double delay;

    @Option(names = "--header", paramLabel = "NAME: VALUE", description = "A further request header; repeatable.")
    private List<String> headers = List.of();

    @Option(names = "--proxy", paramLabel = "URL", description = "http://host:port or socks5://host:port.")
    private String proxy;

    @Option(names = "--robots", paramLabel = "HOW", defaultValue = "obey",
            description = "obey what a host's robots.txt asks, or ignore it; noted in the archive (default:"
                    + " ${DEFAULT-VALUE}).")
    private Robots robots;

    @Option(names = "--user-agent", paramLabel = "TEXT", description = "What servers are told.")
    private String userAgent;

    @Option(names = "--allow-private", description = "Allow addresses of this machine and of private networks for this"
            + " run; noted in the archive.")
    private boolean allowPrivate;

    @Option(names = "--insecure", description = "Do not check TLS certificates; noted in the archive.")
    private boolean insecure;

    @Option(names = "--max-crawl-delay", paramLabel = "SECONDS", defaultValue = "10",
            description = "How long a Crawl-delay of a robots.txt is kept at most (default: ${DEFAULT-VALUE}).")
    private double longestDelay;

    @Option(names = "--recover", paramLabel = "URL", description = "Ask this web archive for what the live web has lost:"
            + " the address of a TimeGate or TimeMap (RFC 7089) up to where the wanted address follows, as"
            + " https://web.archive.org/web/. May be given more than once. With pack it is asked for what new and changed"
            + " articles need, with retry for everything that is missing.")
    private List<String> archives = List.of();

    @Option(names = "--dedupe-against", paramLabel = "WHERE", description = "Write a revisit record for what is held"
            + " there already: another collection's folder, a CDXJ or CDX file (plain, gzip, ZipNum), or the address of a"
            + " CDX server. May be given more than once.")
    private List<String> indexes = List.of();

    /** What is made of robots.txt. */
    enum Robots {
        OBEY,
        IGNORE
    }

    FetchOptions options(Path folder, String operator) {
        Usage.atLeast(command, "--max-asset-bytes", 1, assetBytes);
        Usage.atLeast(command, "--connect-timeout", 1, connectTimeout);
        Usage.atLeast(command, "--read-timeout", 1, readTimeout);
        Usage.atLeast(command, "--total-timeout", 1, totalTimeout);
        Usage.atLeast(command, "--attempts", 1, attempts);
        Usage.atLeast(command, "--connections", 1, connections);
        Usage.atLeast(command, "--host-connections", 1, hostConnections);
        FetchLimits limits = FetchLimits.DEFAULT
                .withMaxBytes(assetBytes)
                .withTimeouts(
                        Duration.ofSeconds(connectTimeout), Duration.ofSeconds(readTimeout),
                        Duration.ofSeconds(totalTimeout));
        FetchPace pace = FetchPace.DEFAULT
                .withConnections(hostConnections, connections)
                .withAttempts(attempts, FetchPace.DEFAULT.backOff(), FetchPace.DEFAULT.maxRetryAfter())
                .withHostDelay(Duration.ofMillis(Math.round(delay * 1000)));
        FetchOptions options = FetchOptions.of(agent(operator), folder)
                .withHeaders(headers())
                .withAllowPrivate(allowPrivate)
                .withInsecure(insecure)
                .withLimits(limits)
                .withPace(pace);
        return proxy == null ? options : options.withProxy(ProxyAddress.parse(proxy));
    }

    Outside outside() {
        for (String archive : archives) {
            if (!Recovery.isArchive(archive)) {
                throw new IllegalArgumentException("--recover is no http or https address: " + archive);
            }
        }
        if (longestDelay < 0) {
            throw new IllegalArgumentException("--max-crawl-delay must not be negative, was " + longestDelay);
        }
        String through = proxy == null ? "" : ProxyAddress.parse(proxy).toString();
        return new Outside(archives, indexes, through, Duration.ofMillis(Math.round(longestDelay * 1000)));
    }

    private Map<String, String> headers() {
        Map<String, String> map = new LinkedHashMap<>();
        for (String header : headers) {
            int colon = header.indexOf(':');
            if (colon < 1) {
                throw new IllegalArgumentException("--header is written NAME: VALUE, was " + header);
            }
            map.put(header.substring(0, colon).strip(), header.substring(colon + 1).strip());
        }
        return map;
    }

    Manners manners(boolean offline, String operator) {
        return new Manners(offline, agent(operator), robots == Robots.OBEY ? "obey" : "ignore", allowPrivate, insecure);
    }

    private String agent(String operator) {
        String contact = operator.isEmpty() ? "" : " (" + operator + ")";
        return userAgent == null ? Software.name().replace(' ', '/') + contact : userAgent;
    }
}
