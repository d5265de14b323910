package org.pressmark.replay;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.pressmark.capture.WebUrl;

/**
 * The whole address space. It is cut from the raw request line, for an archived address inside one of ours must not
 * lose a slash, a dot or an escape on the way.
 *
 * <pre>
 *   /                                            the collections
 *   /static/style.css                            the one stylesheet
 *   /{collection}/                               its articles; ?page=N
 *   /{collection}/lookup?url=U                   to the captures of U
 *   /{collection}/{timestamp}/{url}              a capture in a frame with a bar
 *   /{collection}/{timestamp}{modifier}/{url}    the capture itself; id_ byte for byte
 *   /{collection}/&#42;/{url}                         all captures of an address
 *   /{collection}/timemap/link/{url}             the same as a TimeMap, RFC 7089
 *   /{collection}/cdx?url=U                      the index, in pywb's dialect
 *   /{collection}/{url}                          TimeGate
 * </pre>
 */
final class Routes {
    private final Shelf shelf;
    private final Isolation isolation;
    private final Memento memento = new Memento();
    private final CdxApi cdx = new CdxApi();
    private final Reading reading;
    private final Replay replay;
    private final ErrorPages errors;

    Routes(Shelf shelf, Isolation isolation, Messages words) {
        Frame frame = new Frame(words);
        this.shelf = shelf;
        this.isolation = isolation;
        this.errors = new ErrorPages(frame, isolation);
        this.reading = new Reading(shelf, frame);
        this.replay = new Replay(isolation, memento, frame, errors);
    }

    /** The answer to a GET. */
    Reply get(Request request) throws IOException {
        String path = request.path();
        if (path.equals("/")) {
            return reading.home().with(isolation.own(request));
        }
        if (path.equals("/static/style.css")) {
            return style().with(isolation.own(request)).with("Cross-Origin-Resource-Policy", "cross-origin");
        }
        int slash = path.indexOf('/', 1);
        Optional<String> name = PathText.decode(path.substring(Math.min(1, path.length()), slash < 0 ? path.length() : slash));
        Optional<OpenCollection> collection = name.isEmpty() ? Optional.empty() : shelf.find(name.get());
        if (collection.isEmpty()) {
            return errors.noCollection(request);
        }
        return slash < 0
                ? Reply.redirect(307, collection.get().path()).with(isolation.own(request))
                : inside(collection.get(), path.substring(slash + 1), request);
    }

    private Reply inside(OpenCollection collection, String rest, Request request) throws IOException {
        String target = rest + request.query().map(query -> "?" + query).orElse("");
        if (rest.isEmpty()) {
            return reading.articles(collection, request).with(isolation.own(request));
        }
        if (rest.equals("lookup")) {
            return lookup(collection, request);
        }
        if (rest.equals("cdx")) {
            return cdx.answer(collection, request).with(isolation.own(request));
        }
        if (target.startsWith("*/")) {
            return captures(collection, target.substring(2), request);
        }
        if (target.startsWith("timemap/link/")) {
            return timeMap(collection, target.substring("timemap/link/".length()), request);
        }
        Optional<ReplayUrl> asked = ReplayUrl.parse(target);
        return asked.isPresent() ? replay.show(collection, asked.get(), request) : timeGate(collection, target, request);
    }

    private Reply lookup(OpenCollection collection, Request request) {
        Optional<WebUrl> url = request.parameter("url").map(String::strip).flatMap(ReplayUrl::address);
        return url.map(address -> Reply.redirect(303, collection.address("*", "", address.toString())).with(isolation.own(request)))
                .orElseGet(() -> errors.bad(collection, request));
    }

    private Reply captures(OpenCollection collection, String target, Request request) throws IOException {
        Optional<WebUrl> url = ReplayUrl.address(target);
        return url.isEmpty()
                ? errors.bad(collection, request)
                : reading.captures(collection, url.get()).with(isolation.own(request));
    }

    private Reply timeMap(OpenCollection collection, String target, Request request) throws IOException {
        Optional<WebUrl> url = ReplayUrl.address(target);
        if (url.isEmpty()) {
            return Reply.problem(400, "there is no web address behind timemap/link/").with(isolation.own(request));
        }
        return memento.timeMap(collection, url.get(), request)
                .orElseGet(() -> Reply.problem(404, "no capture of this address"))
                .with(isolation.own(request));
    }

    private Reply timeGate(OpenCollection collection, String target, Request request) throws IOException {
        Optional<WebUrl> url = ReplayUrl.address(target);
        if (url.isEmpty()) {
            return errors.bad(collection, request);
        }
        return memento.timeGate(collection, url.get(), request)
                .map(reply -> reply.with(isolation.own(request)))
                .orElseGet(() -> errors.notHeld(collection, url.get().toString(), false, request).with("Vary", "accept-datetime"));
    }

    private static Reply style() throws IOException {
        try (InputStream in = Routes.class.getResourceAsStream("style.css")) {
            return new Reply(200, java.util.Map.of("Content-Type", "text/css; charset=utf-8"), Content.of(in.readAllBytes()));
        }
    }

    /** The answer where no handler had one. */
    Reply failed(Request request) {
        return errors.failed(request);
    }
}
