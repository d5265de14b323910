package org.pressmark.replay;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pressmark.capture.CaptureTime;
import org.pressmark.capture.WebUrl;
import org.pressmark.replay.holding.Checksums;

/**
 * The whole address space. It is cut from the raw request line, for an archived address inside one of ours must not
 * lose a slash, a dot or an escape on the way.
 *
 * <pre>
 *   /                                            the collections
 *   /search?q=WORDS                              articles of all collections; &amp;format=json
 *   /static/style.css, /static/guard.js          the one stylesheet, and what runs before archived scripts
 *   /openapi.json                                a description of all this for programs
 *   /collinfo.json                               the names of all collections
 *   /cdx/search/cdx?url=U                        all indexes, in the Internet Archive's dialect
 *   /wayback/available?url=U                     the nearest capture in any collection
 *   /{collection}.wacz                           the package: the file, or the collection as one
 *   /{collection}/                               its articles; ?page=N&amp;sort=collection|newest|oldest|site
 *   /{collection}/feed.atom                      the newest of them, RFC 4287
 *   /{collection}/missing                        what is missing, by cause and host; ?cause=C&amp;host=H
 *   /{collection}/search?q=WORDS                 articles of this one
 *   /{collection}/read?url=U&amp;at=T               a capture in its frame, for who has chosen a language
 *   /{collection}/provenance?url=U&amp;at=T         where a page comes from; digests computed anew
 *   /{collection}/captures?url=U                 all captures of an address; &amp;page=N
 *   /{collection}/addresses?url=U*               the addresses that begin so, each once; &amp;after=KEY
 *   /{collection}/attempts?url=U&amp;at=T           what a page tried to reach outside
 *   /{collection}/record?url=U&amp;at=T             its record: place, header, head of the answer
 *   /{collection}/changes?url=U&amp;from=T&amp;to=T    what changed between two captures
 *   /{collection}/thumbnail?url=U&amp;at=T          to the first picture of a page that is held
 *   /{collection}/source?url=U&amp;at=T             what was captured, as text with line numbers
 *   /{collection}/lookup?url=U                   to the captures of U
 *   /{collection}/{timestamp}/{url}              a capture in a frame with a bar
 *   /{collection}/{timestamp}{modifier}/{url}    the capture itself; id_ byte for byte
 *   /{collection}/&#42;/{url}                         all captures of an address; 2020&#42; those from a time on
 *   /{collection}/&#42;/{url}&#42;                        the addresses that begin so; so with *.host
 *   /{collection}/timemap/{form}/{url}           the same as a TimeMap, RFC 7089; link, json or cdxj, perhaps a page
 *   /{collection}/cdx?url=U                      the index, in pywb's dialect
 *   /{collection}/cdx/search/cdx?url=U           the index, in the Internet Archive's dialect
 *   /{collection}/attempts/{timestamp}/{url}     what that page tried to reach outside; POST counts a report
 *   /{collection}/archive/{file}                 a WARC or ARC file; without a name the list of them
 *   /{collection}/{url}                          TimeGate; so is /{collection}/timegate/{url}
 * </pre>
 */
final class Routes {
    private static final String TIMEGATE = "timegate/";
    private static final String TIMEMAP = "timemap/";
    private static final String ARCHIVE = "archive/";
    private static final Pattern CAPTURES_FROM = Pattern.compile("([0-9]{0,14})[*]/(.+)", Pattern.DOTALL);

    private final Frame frame;
    private final Shelf shelf;
    private final Isolation isolation;
    private final Memento memento = new Memento();
    private final TimeMaps timeMaps = new TimeMaps();
    private final Downloads downloads;
    private final CdxApi cdx = CdxApi.pywb();
    private final CdxApi internetArchive = CdxApi.internetArchive();
    private final Catalogue catalogue;
    private final Sharing sharing;
    private final AttemptsPage attempts;
    private final HomePage home;
    private final CollectionPage articles;
    private final CapturesPage captures;
    private final AddressesPage addresses;
    private final ChangesPage changes;
    private final RecordPage record;
    private final MissingPage missing;
    private final Feed feed;
    private final SearchPage search;
    private final SourcePage source;
    private final ProvenancePage provenance;
    private final Replay replay;
    private final ErrorPages errors;

    /** What the address spaces of all languages share. */
    record Common(
            Shelf shelf, Isolation isolation, Sharing sharing, Searching searching, Attempts attempts, Checksums checksums,
            MadeReplies replies, Signatures signatures) {}

    Routes(Common common, Messages words) {
        this.frame = new Frame(words);
        this.shelf = common.shelf();
        this.downloads = new Downloads(common.checksums());
        this.sharing = common.sharing();
        this.attempts = new AttemptsPage(frame, common.attempts());
        this.catalogue = new Catalogue(shelf);
        this.isolation = common.isolation();
        this.addresses = new AddressesPage(frame);
        this.errors = new ErrorPages(frame, isolation, shelf, addresses);
        this.home = new HomePage(shelf, common.searching(), frame);
        this.articles = new CollectionPage(common.searching(), frame);
        this.captures = new CapturesPage(frame, addresses);
        this.changes = new ChangesPage(frame, errors);
        this.record = new RecordPage(frame);
        this.missing = new MissingPage(frame);
        this.feed = new Feed(common.searching());
        this.search = new SearchPage(common.searching(), frame);
        this.source = new SourcePage(frame);
        this.provenance = new ProvenancePage(common.signatures(), frame);
        this.replay = new Replay(isolation, memento, frame, errors, common.replies());
    }

    /** The answer to a GET. */
    Reply get(Request request) throws IOException {
        String path = request.path();
        if (path.equals("/")) {
            return home.show(request).with(isolation.own(request));
        }
        if (path.equals("/search")) {
            return search.show(Optional.empty(), request).with(isolation.own(request));
        }
        if (path.equals("/static/style.css")) {
            return ours("style.css", "text/css; charset=utf-8", request);
        }
        if (path.equals("/openapi.json")) {
            return shared(ours("openapi.json", "application/json", request), request);
        }
        if (path.equals(Isolation.GUARD)) {
            return ours("guard.js", "text/javascript; charset=utf-8", request);
        }
        Optional<Reply> forPrograms = catalogue(path, request);
        if (forPrograms.isPresent()) {
            return shared(forPrograms.get(), request);
        }
        int slash = path.indexOf('/', 1);
        Optional<String> name =
                PathText.decode(path.substring(Math.min(1, path.length()), slash < 0 ? path.length() : slash));
        Optional<OpenCollection> collection = name.isEmpty() ? Optional.empty() : shelf.find(name.get());
        if (collection.isEmpty()) {
            if (slash < 0 && path.endsWith(".wacz")) {
                return wacz(path.substring(1, path.length() - 5), request);
            }
            return errors.noCollection(request);
        }
        return slash < 0
                ? Reply.redirect(307, collection.get().path()).with(isolation.own(request))
                : inside(collection.get(), path.substring(slash + 1), request);
    }

    private Reply inside(OpenCollection collection, String rest, Request request) throws IOException {
        Optional<Reply> page = page(collection, rest, request);
        if (page.isPresent()) {
            return page.get().with(isolation.own(request));
        }
        String target = rest + request.query().map(query -> "?" + query).orElse("");
        Optional<Reply> forPrograms = forPrograms(collection, rest, target, request);
        return forPrograms.isPresent() ? shared(forPrograms.get(), request) : captured(collection, rest, target, request);
    }

    /** The pages about a collection and about its captures. */
    private Optional<Reply> page(OpenCollection collection, String name, Request request) throws IOException {
        return switch (name) {
            case "" -> Optional.of(articles.show(collection, request));
            case "search" -> Optional.of(search.show(Optional.of(collection), request));
            case "provenance" -> Optional.of(ofCapture(collection, request, provenance::show));
            case "source" -> Optional.of(ofCapture(collection, request, source::show));
            case "changes" -> Optional.of(changes.show(collection, request));
            case "record" -> Optional.of(ofCapture(collection, request, record::show));
            case "addresses" -> Optional.of(addresses(collection, request));
            case "attempts" -> Optional.of(attempts.show(collection, request));
            case "missing" -> Optional.of(missing.show(collection, request));
            case "thumbnail" -> Optional.of(Thumbnails.show(collection, request));
            case "feed.atom" -> Optional.of(feed.show(collection, request));
            default -> Optional.empty();
        };
    }

    private Optional<Reply> forPrograms(OpenCollection collection, String rest, String target, Request request)
            throws IOException {
        Optional<String> here = Optional.of(collection.path());
        if (rest.equals("cdx")) {
            return Optional.of(cdx.answer(collection.index(), here, request));
        }
        if (rest.equals("cdx/search/cdx")) {
            return Optional.of(internetArchive.answer(collection.index(), here, request));
        }
        if (rest.startsWith(ARCHIVE)) {
            return Optional.of(downloads.archive(collection, rest.substring(ARCHIVE.length()), request));
        }
        return target.startsWith(TIMEMAP)
                ? Optional.of(timeMaps.answer(collection, target.substring(TIMEMAP.length()), request))
                : Optional.empty();
    }

    /** An archived address, behind one of our words or by itself. */
    private Reply captured(OpenCollection collection, String rest, String target, Request request) throws IOException {
        String url = request.parameter("url").orElse("");
        if (rest.equals("lookup")) {
            return lookup(collection, url, request);
        }
        if (rest.equals("read")) {
            return replay.show(collection, new ReplayUrl(request.parameter("at").orElse(""), "", url), request);
        }
        if (rest.equals("captures")) {
            int page = request.parameter("page").filter(p -> p.matches("[1-9][0-9]{0,6}")).map(Integer::parseInt).orElse(1);
            return captures(collection, url, page, Json.isWanted(request), request);
        }
        Matcher from = CAPTURES_FROM.matcher(target);
        if (from.matches()) {
            // the query is the archived address's own
            return capturesFrom(collection, from.group(1), from.group(2), request);
        }
        if (rest.startsWith("attempts/")) {
            return attempts.show(collection.path() + target, request).with(isolation.own(request));
        }
        if (target.startsWith(TIMEGATE)) {
            return timeGate(collection, target.substring(TIMEGATE.length()), request);
        }
        Optional<ReplayUrl> asked = ReplayUrl.parse(target);
        return asked.isPresent() ? replay.show(collection, asked.get(), request) : timeGate(collection, target, request);
    }

    /** A page about one capture. */
    private interface CapturePage {
        Reply show(OpenCollection collection, Choice choice, Request request) throws IOException;
    }

    /** {@code url} and {@code at} are in the query. */
    private Reply ofCapture(OpenCollection collection, Request request, CapturePage page) throws IOException {
        Optional<WebUrl> url = request.parameter("url").flatMap(ReplayUrl::address);
        Instant at = request.parameter("at").flatMap(CaptureTime::parse).orElse(Replay.LATEST);
        if (url.isEmpty()) {
            return errors.bad(collection, request);
        }
        Optional<Choice> choice = collection.choose(url.get(), at);
        return choice.isEmpty()
                ? errors.notHeld(collection, url.get(), false, request)
                : page.show(collection, choice.get(), request);
    }

    private Reply addresses(OpenCollection collection, Request request) throws IOException {
        try {
            return addresses.show(collection, request);
        } catch (BadQueryException noAddress) {
            return errors.bad(collection, request);
        }
    }

    private Reply lookup(OpenCollection collection, String typed, Request request) {
        if (isSeveral(typed)) {
            return Reply.redirect(303, AddressesPage.address(collection, typed.strip())).with(isolation.own(request));
        }
        return ReplayUrl.address(typed.strip())
                .map(address -> Reply.redirect(303, frame.captures(collection, address.toString()))
                        .with(isolation.own(request)))
                .orElseGet(() -> errors.bad(collection, request));
    }

    private Reply captures(OpenCollection collection, String target, int page, boolean json, Request request)
            throws IOException {
        Optional<WebUrl> url = ReplayUrl.address(target);
        if (url.isEmpty()) {
            return errors.bad(collection, request);
        }
        Reply reply = json
                ? CapturesPage.json(collection, url.get(), page)
                : captures.show(collection, url.get(), page, request);
        return reply.with(isolation.own(request));
    }

    /** Whether an address stands for all that begin so, or for those of a domain. */
    private static boolean isSeveral(String target) {
        return target.strip().startsWith("*.") || target.strip().endsWith("*");
    }

    /** The captures of an address; those of a time, on the page on which they begin; of several, which there are. */
    private Reply capturesFrom(OpenCollection collection, String time, String target, Request request) throws IOException {
        if (isSeveral(target)) {
            return Reply.redirect(307, AddressesPage.address(collection, target)).with(isolation.own(request));
        }
        if (time.isEmpty()) {
            return captures(collection, target, 1, false, request);
        }
        Optional<WebUrl> url = ReplayUrl.address(target);
        return url.isEmpty()
                ? errors.bad(collection, request)
                : Reply.redirect(307, captures.address(collection, url.get(), time)).with(isolation.own(request));
    }

    private Optional<Reply> catalogue(String path, Request request) throws IOException {
        return switch (path) {
            case "/collinfo.json" -> Optional.of(catalogue.collections());
            case "/cdx/search/cdx" -> Optional.of(catalogue.cdx(request));
            case "/wayback/available" -> Optional.of(catalogue.available(request));
            default -> Optional.empty();
        };
    }

    private Reply wacz(String segment, Request request) throws IOException {
        Optional<String> name = PathText.decode(segment);
        Optional<OpenCollection> collection = name.isEmpty() ? Optional.empty() : shelf.find(name.get());
        Optional<Reply> file = collection.isEmpty() ? Optional.empty() : downloads.wacz(collection.get());
        return shared(file.orElseGet(() -> Reply.problem(404, "there is no WACZ package of this name")), request);
    }

    /** An answer for programs, which pages of other sites may read if they are let in. */
    private Reply shared(Reply reply, Request request) {
        return reply.with(isolation.own(request)).with(sharing.headers(request));
    }

    private Reply timeGate(OpenCollection collection, String target, Request request) throws IOException {
        Optional<WebUrl> url = ReplayUrl.address(target);
        if (url.isEmpty()) {
            return errors.bad(collection, request);
        }
        Optional<Reply> gate = memento.timeGate(collection, url.get(), request);
        return gate.isPresent()
                ? gate.get().with(isolation.own(request))
                : errors.notHeld(collection, url.get(), false, request).with("Vary", "accept-datetime");
    }

    /** Our own files; sandboxed pages, whose origin is nobody's, need them too. */
    private Reply ours(String name, String type, Request request) throws IOException {
        try (InputStream in = Routes.class.getResourceAsStream(name)) {
            return new Reply(200, Map.of("Content-Type", type), Content.of(in.readAllBytes()))
                    .with(isolation.own(request))
                    .with("Cross-Origin-Resource-Policy", "cross-origin")
                    .with("Cache-Control", "max-age=600");
        }
    }

    /** Whether a path asks for a capture itself, as archived pages do for their parts. */
    static boolean isCapture(String path) {
        int slash = path.indexOf('/', 1);
        return slash > 0 && ReplayUrl.parse(path.substring(slash + 1)).filter(url -> !url.modifier().isEmpty()).isPresent();
    }

    /** The answer to a POST: browsers report what they stopped, and nothing else is taken. */
    Optional<Reply> post(Request request, byte[] body) {
        boolean report = request.header("Content-Type").filter(type -> type.startsWith("application/csp-report")
                || type.startsWith("application/reports+json")).isPresent();
        boolean place = request.path().indexOf("/attempts/") > 0;
        return report && place
                ? Optional.of(attempts.note(request.path() + request.query().map(q -> "?" + q).orElse(""), body))
                : Optional.empty();
    }

    /** The answer where an archive is damaged. */
    Reply unreadable(String why, Request request) {
        return errors.unreadable(why, request);
    }

    /** The answer where no handler had one. */
    Reply failed(Request request) {
        return errors.failed(request);
    }
}
