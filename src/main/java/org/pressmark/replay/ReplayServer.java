package org.pressmark.replay;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Closeable;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.pressmark.capture.WebUrl;
import org.pressmark.index.DamagedIndexException;
import org.pressmark.replay.holding.Checksums;
import org.pressmark.replay.holding.IndexShelf;
import org.pressmark.replay.holding.Opening;
import org.pressmark.warc.RequestForm;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves collections to browsers, and to programs that speak the same addresses as pywb, RFC 7089 included.
 *
 * <p>It answers only to names of this machine, changes nothing, sets no cookie, and reaches no network but by the
 * answers it gives. The address space is in {@link Routes}.
 */
public final class ReplayServer implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(ReplayServer.class);
    private static final int THREADS = Math.min(8, Runtime.getRuntime().availableProcessors());
    private static final int REQUEST_HEAD = 64 << 10;
    private static final int RESPONSE_HEAD = 256 << 10;

    /** So many bodies are read at a time: who sends one drop by drop keeps a thread waiting. */
    private static final int POSTS = 32;

    /** So many archives are opened before anybody asks for them. */
    private static final int OPENED_AT_ONCE = 4;

    private final Semaphore posting = new Semaphore(POSTS);
    private final ReplayOptions options;
    private final HostRule hosts;
    private final ContentHosts contentHosts;
    private final Leave leave = new Leave();
    private final Shelf shelf;
    private final Languages<Routes> routes;
    private final Searching searching;
    private final Messages words;
    private final Sharing sharing;
    private final Javalin javalin;

    /** A server that does not listen yet. */
    public ReplayServer(ReplayOptions options) {
        this(options, archive -> Signatures.Signature.UNKNOWN);
    }

    /**
     * A server that does not listen yet.
     *
     * @param signatures tells whether packages are signed
     */
    public ReplayServer(ReplayOptions options, Signatures signatures) {
        this.options = options;
        this.hosts = new HostRule(options.host());
        this.contentHosts = new ContentHosts(options.ownHosts());
        IndexShelf indexes = new IndexShelf(options.indexes());
        this.shelf = new Shelf(options.roots(), new Opening(indexes, THREADS));
        this.words = Messages.english();
        this.sharing = new Sharing(options.allowedOrigins());
        this.searching = new Searching(shelf);
        Routes.Common common = new Routes.Common(
                shelf, new Isolation(options.scripts(), contentHosts, leave), sharing, searching, new Attempts(),
                new Checksums(indexes), new MadeReplies(), signatures);
        this.routes = new Languages<>(spoken -> new Routes(common, spoken));
        Thread preparing = new Thread(() -> prepare(indexes), "preparing");
        preparing.setDaemon(true);
        preparing.start();
        this.javalin = Javalin.create(this::configure);
    }

    /** While the server starts the first archives are opened, and a look-up is made, for the first page to come sooner. */
    private void prepare(IndexShelf indexes) {
        try {
            List<String> names = shelf.names();
            for (String name : names.subList(0, Math.min(OPENED_AT_ONCE, names.size()))) {
                Optional<OpenCollection> collection = shelf.find(name);
                if (collection.isPresent()) {
                    collection.get().choose(WebUrl.of("http://pressmark.invalid/"), Replay.LATEST);
                }
            }
        } catch (IOException | RuntimeException later) {
            LOG.debug("an archive could not be opened yet; who asks for it will be told", later);
        }
        tidy(indexes);
    }

    private static void tidy(IndexShelf indexes) {
        try {
            indexes.tidy();
        } catch (IOException failed) {
            LOG.warn("indexes nobody needs could not be removed", failed);
        }
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.concurrency.useVirtualThreads = true;
        config.http.compressionStrategy = CompressionStrategy.NONE; // archived bodies are sent as they are
        config.jetty.modifyHttpConfiguration(ReplayServer::configure);
        config.jetty.modifyServletContextHandler(handler -> {
            handler.getServletHandler().setDecodeAmbiguousURIs(true);
            handler.addFilter(new FilterHolder(new NoWebSockets()), "/*", EnumSet.of(DispatcherType.REQUEST));
        });
        config.routes.before(this::answer); // every path, every method: nothing is matched against a decoded path
    }

    /** Archived addresses hold what no strict server takes: bars, braces, bytes that are no UTF-8. */
    private static void configure(HttpConfiguration http) {
        http.setUriCompliance(UriCompliance.UNSAFE);
        http.setRequestHeaderSize(REQUEST_HEAD);
        http.setResponseHeaderSize(RESPONSE_HEAD);
        http.setSendServerVersion(false);
        http.setSendDateHeader(true);
    }

    /** Begins to listen. */
    public ReplayServer start() {
        javalin.start(options.host(), options.port());
        return this;
    }

    /** The port it listens on. */
    public int port() {
        return javalin.port();
    }

    private void answer(Context context) throws IOException {
        HttpServletRequest in = context.req();
        boolean head = in.getMethod().equals("HEAD");
        Optional<String> host = hosts.accept(Optional.ofNullable(in.getHeader("Host")).orElse(""));
        Request request = leave.found(new Request(
                in.getRequestURI(),
                Optional.ofNullable(in.getQueryString()),
                "http://" + host.orElse("localhost"),
                Optional.empty(),
                "",
                name -> Optional.ofNullable(in.getHeader(name)),
                Caller.of(in)::isGone));
        Reply reply = host.isEmpty()
                ? Reply.of(421, "text/plain; charset=utf-8", words.text("host.text") + "\n")
                : reply(in, request);
        context.skipRemainingHandlers();
        ReplyWriting.write(reply, request, head, context);
    }

    private Reply reply(HttpServletRequest in, Request request) throws IOException {
        if (in.getMethod().equals("OPTIONS")) {
            boolean page = Routes.isCapture(request.path()) && request.header("Origin").orElse("").equals("null");
            return new Reply(204, Map.of("Allow", "GET, HEAD, OPTIONS"), Content.of(""))
                    .with(page ? Isolation.preflight() : sharing.preflight(request));
        }
        if (in.getMethod().equals("POST")) {
            return posted(in, request);
        }
        if (!in.getMethod().equals("GET") && !in.getMethod().equals("HEAD")) {
            return notAllowed();
        }
        if (in.getHeader("Service-Worker") != null) {
            return Reply.of(403, "text/plain; charset=utf-8", words.text("worker.text") + "\n");
        }
        if (Isolation.isNested(request) && !Routes.isCapture(request.path())) {
            return Isolation.frontDoor();
        }
        if (Leave.isStranger(request)) {
            return Reply.problem(403, "captures are shown in pages of this archive and by themselves, not in other pages");
        }
        Optional<String> elsewhere = contentHosts.elsewhere(request).or(() -> leave.wayIn(request, in.getRequestURI()));
        return elsewhere.isPresent() ? Reply.redirect(307, elsewhere.get()) : got(request);
    }

    /** A POST changes nothing here: browsers report by it, and archived forms ask for what was captured of them. */
    private Reply posted(HttpServletRequest in, Request request) throws IOException {
        if (!posting.tryAcquire()) {
            return busy();
        }
        byte[] body;
        try {
            body = in.getInputStream().readNBytes(RequestForm.LONGEST_BODY);
        } catch (IOException gone) {
            LOG.debug("a body ended early", gone);
            return Reply.problem(400, "the body ended early");
        } finally {
            posting.release();
        }
        Optional<Reply> noted = routes.of(request).post(request, body);
        if (noted.isPresent()) {
            return noted.get();
        }
        String type = Optional.ofNullable(in.getContentType()).orElse("");
        return Routes.isCapture(request.path()) ? got(request.posted(RequestForm.of("POST", type, body))) : notAllowed();
    }

    private Reply busy() {
        return Reply.of(503, "text/plain; charset=utf-8", words.text("busy.text") + "\n").with("Retry-After", "5");
    }

    private Reply notAllowed() {
        return Reply.of(405, "text/plain; charset=utf-8", words.text("method.text") + "\n")
                .with("Allow", "GET, HEAD, OPTIONS");
    }

    private Reply got(Request request) throws IOException {
        try {
            return routes.of(request).get(request);
        } catch (Allowance.BusyException busy) {
            return busy();
        } catch (CallerGoneException gone) {
            return Reply.problem(503, gone.getMessage());
        } catch (UnreadableCaptureException | DamagedIndexException unreadable) {
            return routes.of(request).unreadable(unreadable.getMessage(), request);
        } catch (IOException | RuntimeException failed) {
            LOG.warn("no answer to {}", ArchivedHeaders.harmless(request.path()), failed);
            return routes.of(request).failed(request);
        }
    }

    /** Stops listening and closes every file. */
    @Override
    public void close() {
        javalin.stop();
        searching.close();
        try {
            shelf.close();
        } catch (IOException failed) {
            LOG.warn("an index could not be closed", failed);
        }
    }
}
