package org.pressmark.replay;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pressmark.capture.CaptureTime;
import org.pressmark.capture.WebUrl;
import org.pressmark.index.CdxLine;
import org.pressmark.replay.rewrite.Modifier;
import org.pressmark.replay.rewrite.RewriteScope;
import org.pressmark.warc.DamagedRecordException;

/** Shows captures: in the frame with the bar, as pages and their parts, and byte for byte. */
final class Replay {
    /** Later than any capture. */
    static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    /** The modifiers of what pages are made of. */
    private static final Set<String> PARTS = Set.of("im_", "cs_", "js_", "oe_");

    /** What browsers ask for that they took for more than it said it was. */
    private static final Set<String> USED = Set.of("script", "style", "image");

    private final Isolation isolation;
    private final Memento memento;
    private final Delivery delivery;
    private final ArticleFrame frame;
    private final ErrorPages errors;
    private final MadeReplies replies;

    Replay(Isolation isolation, Memento memento, Frame frame, ErrorPages errors, MadeReplies replies) {
        this.replies = replies;
        this.isolation = isolation;
        this.delivery = new Delivery(Isolation.guard(), Isolation.LOOKS_AROUND);
        this.memento = memento;
        this.frame = new ArticleFrame(frame);
        this.errors = errors;
    }

    /** The answer to an address with a timestamp or a modifier. */
    Reply show(OpenCollection collection, ReplayUrl asked, Request request) throws IOException {
        Optional<WebUrl> url = ReplayUrl.address(asked.target());
        Optional<Instant> wanted = asked.timestamp().isEmpty() ? Optional.of(LATEST) : CaptureTime.parse(asked.timestamp());
        if (url.isEmpty() || wanted.isEmpty()) {
            return errors.bad(collection, request);
        }
        if (request.form().isPresent()) {
            Optional<Choice> posted = collection.choosePosted(url.get(), request.form().get(), wanted.get());
            return posted.isPresent()
                    ? readable(collection, posted.get(), asked, request)
                    : errors.notHeld(collection, url.get(), true, request);
        }
        Optional<Choice> nearest = choose(collection, url.get(), wanted.get());
        boolean part = PARTS.contains(asked.modifier());
        Optional<Choice> choice = part && nearest.isPresent()
                ? Optional.of(part(collection, nearest.get(), url.get(), wanted.get()))
                : nearest;
        if (choice.isEmpty()) {
            return alike(collection, url.get(), wanted.get(), asked, request);
        }
        Optional<String> elsewhere = elsewhere(collection, asked, url.get(), wanted.get(), choice.get());
        if (elsewhere.isPresent()) {
            return Reply.redirect(307, request.within(elsewhere.get()))
                    .with("Link", Memento.original(choice.get().line().url()))
                    .with(isolation.archived(request, collection.path(),
                            AttemptsPage.place(collection, choice.get()), true));
        }
        return readable(collection, choice.get(), asked, request);
    }

    /** Nothing of this address is held; perhaps something is that differs in nothing that matters. */
    private Reply alike(OpenCollection collection, WebUrl url, Instant wanted, ReplayUrl asked, Request request)
            throws IOException {
        Optional<Fuzzy.Found> found = url.isHttp() ? Fuzzy.find(collection, url, wanted) : Optional.empty();
        return found.isEmpty()
                ? errors.notHeld(collection, url, !asked.modifier().isEmpty(), request)
                : readable(collection, found.get().choice(), asked, request)
                        .with("X-Pressmark-Match", "fuzzy; rule=" + found.get().rule());
    }

    /** A capture whose record is damaged, gone or no answer at all gives way to the nearest that can be read. */
    private Reply readable(OpenCollection collection, Choice choice, ReplayUrl asked, Request request) throws IOException {
        try {
            return shown(collection, choice, asked, request);
        } catch (UnreadableCaptureException | DamagedRecordException unreadable) {
            Optional<WebUrl> url = WebUrl.parse(choice.line().url());
            Instant wanted = CaptureTime.parse(asked.timestamp()).orElse(LATEST);
            Optional<Choice> other = url.isEmpty() || request.form().isPresent()
                    ? Optional.empty()
                    : collection.chooseReadable(url.get(), wanted);
            return other.isEmpty()
                    ? errors.unreadable(unreadable.getMessage(), request)
                    : shown(collection, other.get(), asked, request);
        }
    }

    private Reply shown(OpenCollection collection, Choice choice, ReplayUrl asked, Request request) throws IOException {
        return asked.modifier().isEmpty()
                ? framed(collection, choice, asked, request)
                : archived(collection, choice, asked, request);
    }

    /**
     * A capture that shares only the key and redirects would often redirect to the very address it stands in for; one of
     * the address itself may lead back to itself.
     */
    private static Optional<Choice> choose(OpenCollection collection, WebUrl url, Instant wanted) throws IOException {
        Optional<Choice> choice = collection.choose(url, wanted);
        if (choice.isEmpty() || !Redirects.isRedirect(choice.get().line())) {
            return choice;
        }
        if (!choice.get().exact()) {
            return collection.chooseNoRedirect(url, wanted);
        }
        int circle = Redirects.circle(collection, choice.get().line());
        if (circle == 0) {
            return choice;
        }
        // One that leads to itself is shown as it is, for there is nowhere to go; in a longer circle a browser would turn.
        return collection.chooseNoRedirect(url, wanted).or(() -> circle == 1 ? choice : choice.map(Choice::circling));
    }

    /**
     * A part of a page that is lost on the live web may have been recovered from another archive, as a resource of
     * another day: then the host's error, or its way to one, is not what the page was made of.
     */
    private static Choice part(OpenCollection collection, Choice nearest, WebUrl url, Instant wanted) throws IOException {
        String status = nearest.line().status();
        boolean nothing = status.startsWith("3") || status.startsWith("4") || status.startsWith("5");
        return nothing ? collection.chooseResource(url, wanted).filter(Choice::exact).orElse(nearest) : nearest;
    }

    /**
     * Relative references only come out right under the address the capture was made of. Where another capture of that
     * address is nearer, as a redirect that was passed over may be, the very time of this one is named.
     */
    private static Optional<String> elsewhere(OpenCollection collection, ReplayUrl asked, WebUrl url, Instant wanted,
            Choice choice)
            throws IOException {
        CdxLine line = choice.line();
        Optional<WebUrl> captured = WebUrl.parse(line.url());
        String lower = asked.target().substring(0, Math.min(9, asked.target().length())).toLowerCase(Locale.ROOT);
        boolean spelled = !url.isHttp() || lower.matches("https?://[^/\\\\].*|https://");
        if (captured.isEmpty() || (choice.exact() && spelled)) {
            return Optional.empty();
        }
        boolean again = choose(collection, captured.get(), wanted).filter(there -> there.line().equals(line)).isPresent();
        String time = again ? asked.timestamp() : line.timestamp();
        return Optional.of(ArchivedHeaders.ascii(collection.address(time, asked.modifier(), line.url())));
    }

    private Reply archived(OpenCollection collection, Choice choice, ReplayUrl asked, Request request) throws IOException {
        if (choice.circles() && !asked.modifier().equals(Modifier.IDENTITY.text())) {
            return errors.circle(collection, choice.line(), request);
        }
        Reply reply = made(collection, choice, asked, request);
        Map<String, String> headers = new LinkedHashMap<>(memento.headers(collection, choice, request, asked));
        headers.putAll(isolation.archived(request, collection.path(), AttemptsPage.place(collection, choice),
                isTame(reply) && !asked.modifier().equals(Modifier.IDENTITY.text())));
        Purpose purpose = purpose(asked, request);
        headers.putAll(Conditions.validators(collection, choice.line(), purpose.form()));
        Content again = ranged(reply.content(), request, () -> made(collection, choice, asked, request).content());
        return new Reply(reply.status(), reply.headers(), again).with(headers);
    }

    private Reply made(OpenCollection collection, Choice choice, ReplayUrl asked, Request request) throws IOException {
        CdxLine line = choice.line();
        Purpose purpose = purpose(asked, request);
        MadeReplies.Key key = new MadeReplies.Key(collection, line.filename(), line.offset(),
                line.url() + line.timestamp(), purpose.form());
        Optional<Reply> known = replies.get(key);
        if (known.isPresent()) {
            return known.get();
        }
        Reply fresh = fresh(collection, choice, purpose);
        replies.put(key, fresh);
        return fresh;
    }

    private Purpose purpose(ReplayUrl asked, Request request) {
        String destination = request.header("Sec-Fetch-Dest").orElse("");
        boolean module = destination.equals("script") && !request.header("Sec-Fetch-Mode").orElse("").equals("no-cors");
        return new Purpose(
                asked.modifier(), module ? "module" : USED.contains(destination) ? destination : "",
                isolation.runsScripts(request), Isolation.isNested(request), request.leave(), Isolation.isRead(request));
    }

    private Reply fresh(OpenCollection collection, Choice choice, Purpose asked) throws IOException {
        Archived held = collection.open(choice.line());
        RewriteScope scope = Delivery.scope(collection, choice, asked);
        try {
            return asked.modifier().equals(Modifier.IDENTITY.text())
                    ? delivery.identical(held, scope)
                    : delivery.shown(held, scope, asked);
        } catch (IOException | RuntimeException failed) {
            held.close();
            throw failed;
        }
    }

    /** Only into HTML goes the script that runs before all others; XML makes pages of itself too, and is of many types. */
    private static boolean isTame(Reply reply) {
        return MediaType.of(reply.headers().getOrDefault("Content-Type", "")).isHtml();
    }

    /** Ranges need the length: where nothing tells it, the bytes are counted by reading the capture once more. */
    private static Content ranged(Content once, Request request, Content.Again again) throws IOException {
        if (once.isRepeatable() || request.header("Range").isEmpty()) {
            return once;
        }
        try (once) {
            long length = once.length().isPresent() ? once.length().getAsLong() : counted(once.stream());
            return Content.repeated(length, again);
        }
    }

    private static long counted(InputStream in) throws IOException {
        long length = 0;
        byte[] buffer = new byte[1 << 16];
        for (int got = in.read(buffer); got > 0; got = in.read(buffer)) {
            length += got;
        }
        return length;
    }

    private Reply framed(OpenCollection collection, Choice choice, ReplayUrl asked, Request request) throws IOException {
        String origin = isolation.origin(request, collection.name());
        String address = isolation.leaving(collection.address(choice.line().timestamp(), "mp_", choice.line().url()));
        String page = frame.show(collection, choice, origin.equals(request.origin()) ? address : origin + address, request);
        return Frame.html(200, page)
                .with(memento.headers(collection, choice, request, asked))
                .with(isolation.around(request, collection.name(), AttemptsPage.place(collection, choice)));
    }
}
