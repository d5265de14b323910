package org.pressmark.fetch;

import java.io.Closeable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.security.KeyStore;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.ConnectionShutdownException;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.ConnectionEndpoint;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.pressmark.capture.Cause;
import org.pressmark.capture.IpText;
import org.pressmark.capture.WebUrl;

/**
 * The open connections, and single attempts over them.
 *
 * <p>Of the HTTP library this uses the pool, the connecting and the message framing, not its client: so nothing is
 * redirected, retried, decoded, authenticated or remembered behind our back.
 */
final class Connections implements Closeable {
    /** Kept shorter than most servers keep theirs, so that few requests meet a connection just closed. */
    private static final TimeValue KEEP_ALIVE = TimeValue.ofSeconds(4);

    /**
     * So many stay open for each that may be in use. Assets of one page lie on many hosts; were no more kept than are
     * used, each would close another host's connection and open its own anew, nine times in ten.
     */
    private static final int KEPT = 4;

    /** For a free connection: others end by their own limits, so it comes. Zero would mean at once, not never. */
    private static final Timeout FOREVER = Timeout.ofDays(365);

    private final FetchOptions options;
    private final Clock clock;
    private final CheckedResolver checked;
    private final TlsUpgrade tls;
    private final PoolingHttpClientConnectionManager pool;
    private final Watchdog watchdog = new Watchdog();
    private final AtomicLong serial = new AtomicLong();

    Connections(FetchOptions options, Clock clock, CheckedResolver resolver, Optional<KeyStore> anchors) {
        this.options = options;
        this.clock = clock;
        Timeout connect = Timeout.of(options.limits().connect());
        this.checked = resolver;
        this.tls = new TlsUpgrade(anchors, options.insecure(), connect.toMillisecondsIntBound());
        this.pool = PoolingHttpClientConnectionManagerBuilder.create()
                .setConnectionFactory(socket ->
                        TappedConnection.create("c" + serial.incrementAndGet(), options.limits().maxHeaderBytes()))
                .setDnsResolver(isHttpProxy(options) ? SystemDefaultDnsResolver.INSTANCE : resolver)
                .setDefaultSocketConfig(socketConfig(options))
                .setTlsSocketStrategy(tls)
                .setMaxConnPerRoute(options.pace().connectionsPerHost())
                .setMaxConnTotal((int) Math.min(Integer.MAX_VALUE, (long) KEPT * options.pace().connections()))
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(connect)
                        .setSocketTimeout(Timeout.of(options.limits().read()))
                        .build())
                .build();
    }

    private static boolean isHttpProxy(FetchOptions options) {
        return options.proxy().filter(proxy -> proxy.kind() == ProxyAddress.Kind.HTTP).isPresent();
    }

    /** SOCKS lies below everything: names are resolved and checked here, and connections go to addresses. */
    private static SocketConfig socketConfig(FetchOptions options) {
        SocketConfig.Builder config = SocketConfig.custom();
        options.proxy()
                .filter(proxy -> proxy.kind() == ProxyAddress.Kind.SOCKS)
                .ifPresent(proxy -> config.setSocksProxyAddress(proxy.socket()));
        return config.build();
    }

    private HttpRoute route(HttpHost host) {
        boolean secure = host.getSchemeName().equals("https");
        return isHttpProxy(options)
                ? new HttpRoute(host, null, proxyHost(), secure)
                : new HttpRoute(host, null, secure);
    }

    private HttpHost proxyHost() {
        ProxyAddress proxy = options.proxy().orElseThrow();
        return new HttpHost("http", proxy.host(), proxy.port());
    }

    /** Gets one address once, over an open connection to its host or a new one. */
    Answer attempt(WebUrl target, BasicClassicHttpRequest request) {
        HttpHost host = new HttpHost(target.scheme(), name(target), target.effectivePort());
        HttpRoute route = route(host);
        boolean proxied = route.getProxyHost() != null && !route.isTunnelled();
        request.setPath((proxied ? target.origin() : "") + target.pathAndQuery());
        Optional<Answer> answer = Optional.empty();
        while (answer.isEmpty()) { // each round uses up a stale connection, of which there are few
            answer = once(target, request, route);
        }
        return answer.get();
    }

    private static String name(WebUrl target) {
        String host = target.host().orElseThrow();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** One round; empty where an idle connection turned out to be closed by the other side, or out of step. */
    private Optional<Answer> once(WebUrl target, ClassicHttpRequest request, HttpRoute route) {
        ConnectionEndpoint endpoint = lease(route);
        boolean used = endpoint.isConnected();
        Transfer transfer = new Transfer(options, clock, target, clock.instant());
        Answer answer = Answer.failed(new Failure(Cause.RESET, "not begun"));
        try (Watchdog.Watch watch =
                watchdog.watch(options.limits().total(), () -> endpoint.close(CloseMode.IMMEDIATE))) {
            answer = over(endpoint, route, transfer, request, watch);
        } finally {
            if (answer.exchange().isEmpty()) {
                transfer.discard();
            }
            release(endpoint, transfer.reusable());
        }
        boolean stale = used && (transfer.silent() ? failedBy(answer, Cause.RESET) : failedBy(answer, Cause.BAD_RESPONSE));
        return stale ? Optional.empty() : Optional.of(answer);
    }

    /** Whether no answer came, for this cause. No HTTP on a connection used before is the rest of the last answer. */
    private static boolean failedBy(Answer answer, Cause cause) {
        return answer.exchange().isEmpty() && answer.failure().filter(f -> f.cause() == cause).isPresent();
    }

    private ConnectionEndpoint lease(HttpRoute route) {
        try {
            return pool.lease("fetch", route, Timeout.DISABLED, null).get(FOREVER);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw stopped(stopped);
        } catch (ExecutionException | TimeoutException shutDown) {
            throw stopped(shutDown);
        }
    }

    private static CancellationException stopped(Exception why) {
        CancellationException stop = new CancellationException("the fetcher was stopped");
        stop.initCause(why);
        return stop;
    }

    private Answer over(
            ConnectionEndpoint endpoint,
            HttpRoute route,
            Transfer transfer,
            ClassicHttpRequest request,
            Watchdog.Watch watch) {
        String host = CheckedResolver.ascii(request.getAuthority().getHostName());
        HttpClientContext context = HttpClientContext.create();
        try {
            if (!endpoint.isConnected()) {
                connect(endpoint, route, context);
            }
        } catch (IOException failed) {
            return Answer.failed(watch.expired() ? late() : Failures.connecting(failed, host));
        }
        try {
            Answer[] answer = new Answer[1];
            endpoint.execute(
                    "fetch",
                    request,
                    (sent, connection, ignored) -> {
                        TappedConnection tapped = (TappedConnection) connection;
                        answer[0] = transfer.run(sent, tapped,
                                Connected.of(tapped, tls.verifies(), options.proxy().isPresent()), watch);
                        return new BasicClassicHttpResponse(200);
                    },
                    context);
            return answer[0];
        } catch (IOException broken) {
            return Answer.failed(watch.expired() ? late() : Failures.exchanging(broken));
        } catch (HttpException notUnderstood) {
            return Answer.failed(Failures.understanding(notUnderstood));
        } catch (ConnectionShutdownException closed) {
            return Answer.failed(watch.expired() ? late() : new Failure(Cause.RESET, "the connection was closed"));
        }
    }

    /**
     * Connects to the host, or to the proxy and through it. A proxy resolves names itself, so they are resolved here
     * first and refused by the same rule; a tunnel is asked for to the very address that was checked.
     */
    private void connect(ConnectionEndpoint endpoint, HttpRoute route, HttpClientContext context) throws IOException {
        pool.closeExpired(); // of hosts that nothing is asked of any more
        if (route.getProxyHost() == null) {
            pool.connect(endpoint, null, context);
            return;
        }
        InetAddress address = checked.resolve(route.getTargetHost().getHostName())[0];
        pool.connect(endpoint, null, context);
        if (!route.isTunnelled()) {
            return;
        }
        ProxyTunnel tunnel = new ProxyTunnel(IpText.of(address.getAddress()), route.getTargetHost().getPort(), options);
        try {
            endpoint.execute("fetch", tunnel.request(), (sent, connection, ignored) ->
                    tunnel.open(sent, (TappedConnection) connection), context);
        } catch (HttpException notUnderstood) {
            throw new ConnectException("the proxy's answer was not understandable HTTP");
        }
        pool.upgrade(endpoint, context);
    }

    private static Failure late() {
        return new Failure(Cause.TOTAL_TIMEOUT, "the answer did not come in time");
    }

    private void release(ConnectionEndpoint endpoint, boolean reusable) {
        if (!reusable) {
            endpoint.close(CloseMode.IMMEDIATE);
        }
        pool.release(endpoint, null, reusable ? KEEP_ALIVE : TimeValue.ZERO_MILLISECONDS);
    }

    /** Closes all connections, those in use too. */
    @Override
    public void close() {
        watchdog.close();
        pool.close(CloseMode.IMMEDIATE);
    }
}
