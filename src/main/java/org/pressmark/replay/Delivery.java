package org.pressmark.replay;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.pressmark.capture.WebUrl;
import org.pressmark.encoding.EncodingLabel;
import org.pressmark.replay.rewrite.DocumentText;
import org.pressmark.replay.rewrite.Modifier;
import org.pressmark.replay.rewrite.RewriteScope;
import org.pressmark.replay.rewrite.Rewriting;
import org.pressmark.replay.rewrite.Rewriting.Language;
import org.pressmark.replay.rewrite.Rewritten;

/** Turns one capture into an answer: decodes it, rewrites what needs it, keeps what headers are harmless. */
final class Delivery {
    /** A document to rewrite that is longer is not held whole: it streams by. */
    private static final int LONGEST_BUFFERED = 512 << 10;

    /** Anything else that is longer is not held whole; so much of its begin tells what it is. */
    private static final int SHORT = 256 << 10;

    /** The type of what came without one. */
    private static final String UNKNOWN = "application/octet-stream";

    /** A browser that is sent to an address of more characters could not ask us for it. */
    private static final int LONGEST_ADDRESS = 32 << 10;

    /** A Content-Encoding that is longer is no browser's business. */
    private static final int LONGEST_CODINGS = 200;

    /** What a document takes, in bytes, about: its text and copies of that; a window of it and copies of that. */
    private final Allowance allowance = new Allowance(Runtime.getRuntime().maxMemory(), 16 * LONGEST_BUFFERED, 4 << 20);

    private final Spill spill = new Spill();
    private final Rewriting rewriting = new Rewriting();
    private final Rewriting guarding;
    private final Rewriting nesting;

    /**
     * An answerer for captures.
     *
     * @param guard markup at the start of pages whose scripts run
     * @param around markup before that, and before all else, in those that may be inside another archived page
     */
    Delivery(String guard, String around) {
        this.guarding = new Rewriting(guard);
        this.nesting = Rewriting.beginningWith(around + guard);
    }

    /**
     * The payload byte for byte, its content coding kept; of a redirect the target is pointed at the archive.
     *
     * @param held closed when the answer has been sent
     * @param scope where the capture stands
     */
    Reply identical(Archived held, RewriteScope scope) throws IOException {
        Map<String, String> headers = ArchivedHeaders.kept(held.headers());
        int status = directed(held, headers, Modifier.IDENTITY, scope);
        // Browsers may make pages of the parts of a multipart/x-mixed-replace, and no policy is theirs.
        Optional<String> type = held.mediaType()
                .filter(said -> !MediaType.of(said).base().equals("multipart/x-mixed-replace"));
        headers.put("Content-Type", type.map(ArchivedHeaders::harmless).orElse(UNKNOWN));
        held.first("Content-Encoding")
                .filter(codings -> codings.length() < LONGEST_CODINGS
                        && codings.matches("[A-Za-z0-9-]+( *, *[A-Za-z0-9-]+)*"))
                .ifPresent(codings -> headers.put("Content-Encoding", codings));
        Start start = Start.of(held.body().coded(), held.body().length(), SHORT);
        return new Reply(status, headers, content(start, held, held.body().length()));
    }

    /**
     * The capture as a browser is to see it.
     *
     * @param held closed when the answer has been sent
     * @param scope where the document stands
     * @param asked what it is asked for as
     */
    Reply shown(Archived held, RewriteScope scope, Purpose asked) throws IOException {
        Map<String, String> headers = ArchivedHeaders.kept(held.headers());
        int status = directed(held, headers, modifier(asked.modifier()), scope);
        held.first("Refresh").map(ArchivedHeaders::harmless)
                .flatMap(to -> rewriting.refresh(to, scope))
                .ifPresent(to -> headers.put("Refresh", to));
        InputStream body = held.body().decoded();
        Start start = Start.of(body, held.body().plainLength(), SHORT);
        headers.put("Content-Type", held.mediaType().map(ArchivedHeaders::harmless).orElse(UNKNOWN));
        MediaType said = MediaType.of(held.mediaType().orElse(""));
        Optional<MediaType> taken = asked.taken(said, isBelieved(held), start.bytes);
        taken.ifPresent(other -> headers.put("Content-Type",
                other.charset().map(in -> MediaType.with(other.base(), in)).orElse(other.base())));
        MediaType type = taken.orElseGet(() -> type(said, asked.modifier(), start.bytes));
        Optional<Language> language = type.isScript() ? asked.script() : type.language();
        if (language.isEmpty() || asked.read()) {
            if (type.base().startsWith("multipart/") && !asked.destination().equals("image")) {
                headers.put("Content-Type", UNKNOWN); // its parts could be pages, and no policy is theirs
            }
            return new Reply(status, headers, content(start, held, held.body().plainLength()));
        }
        return rewritten(new Reply(status, headers, Content.of("")), start, held, new Kind(type, language.get()), scope,
                !asked.guarded() ? rewriting : asked.nested() ? nesting : guarding);
    }

    private static boolean isBelieved(Archived held) {
        return held.first("X-Content-Type-Options").filter(option -> option.strip().equalsIgnoreCase("nosniff")).isPresent();
    }

    /** What is rewritten: what it says it is, and what as. */
    private record Kind(MediaType type, Language language) {
        boolean isScript() {
            return language == Language.SCRIPT || language == Language.MODULE;
        }
    }

    private Reply rewritten(Reply head, Start begin, Archived held, Kind kind, RewriteScope scope, Rewriting rewriter)
            throws IOException {
        Start start;
        Closeable taken = allowance.making();
        try {
            start = begin.more(LONGEST_BUFFERED);
            Optional<Reply> whole = start.isWhole ? whole(head, start.bytes, kind, scope, rewriter) : Optional.empty();
            if (whole.isPresent()) {
                held.close();
                return whole.get();
            }
        } finally {
            taken.close();
        }
        Reply plain = new Reply(head.status(), head.headers(), content(start, held, OptionalLong.empty()));
        return streamed(plain, start, kind, scope, rewriter);
    }

    /** Empty where it would grow without bounds: window by window each has a bound of its own. */
    private static Optional<Reply> whole(Reply plain, byte[] bytes, Kind kind, RewriteScope scope, Rewriting rewriter) {
        Map<String, String> headers = new LinkedHashMap<>(plain.headers());
        Optional<DocumentText> document = kind.isScript()
                ? Optional.of(DocumentText.ofScript(bytes))
                : DocumentText.of(bytes, kind.type().charset());
        if (document.isEmpty()) {
            headers.put("X-Pressmark-Rewriting", "what is no character in this encoding was replaced");
        }
        DocumentText text = document.orElseGet(() -> DocumentText.asShown(bytes, kind.type().charset()));
        label(headers, kind.type(), text.charset(), text.known());
        RewriteScope there = scope.in(text.charset());
        Rewritten rewritten = rewriter.whole(text.text(), kind.language(), there);
        return rewritten.complete()
                ? Optional.of(new Reply(plain.status(), headers, Content.of(text.encode(rewritten.text()))))
                : Optional.empty();
    }

    private Reply streamed(Reply plain, Start start, Kind kind, RewriteScope scope, Rewriting rewriter)
            throws IOException {
        Map<String, String> headers = new LinkedHashMap<>(plain.headers());
        DocumentText.Encoding encoding = kind.isScript()
                ? DocumentText.Encoding.OF_SCRIPTS
                : DocumentText.encoding(start.bytes, kind.type().charset());
        label(headers, kind.type(), encoding.charset(), encoding.known());
        RewriteScope there = scope.in(encoding.charset());
        Optional<Closeable> taken = allowance.stream();
        InputStream rewritten = rewriter.stream(plain.content().stream(), encoding, kind.language(), there);
        if (taken.isEmpty()) {
            return new Reply(plain.status(), headers, spilled(rewritten, plain.content()));
        }
        Closeable place = taken.get();
        return new Reply(plain.status(), headers, Content.of(rewritten, () -> {
            try (place) {
                plain.content().close();
            }
        }));
    }

    private Content spilled(InputStream rewritten, Content source) throws IOException {
        Closeable place = allowance.making();
        try (source; place) {
            return spill.take(rewritten);
        }
    }

    /**
     * What is shown says its encoding, so that no browser has to guess. Of a page it is said in our words: browsers that
     * took its type or encoding for another than we do would not see the script that is to run before its own.
     */
    private static void label(Map<String, String> headers, MediaType type, Charset charset, boolean known) {
        Optional<String> said = type.charset().filter(label -> EncodingLabel.find(label).isPresent());
        if (type.charset().isEmpty() || type.isHtml()) {
            String spoken = known ? MediaType.with(type.base(), charset.name()) : type.base();
            headers.put("Content-Type", said.map(label -> type.base() + "; charset=" + label).orElse(spoken));
        }
    }

    /** What has no usable type is what it was asked for as, or HTML if it looks like it. */
    private static MediaType type(MediaType said, String asked, byte[] start) {
        if (!said.isVague()) {
            return said;
        }
        if (asked.equals(Modifier.STYLE.text())) {
            return new MediaType("text/css", said.charset());
        }
        String begin = new String(Arrays.copyOf(start, Math.min(start.length, 256)), StandardCharsets.ISO_8859_1);
        String lower = begin.strip().toLowerCase(Locale.ROOT);
        boolean html = said.base().isEmpty() && (lower.startsWith("<!doctype html") || lower.startsWith("<html"));
        return html ? new MediaType("text/html", said.charset()) : said;
    }

    /**
     * The status to answer with, and where a redirect leads. What no server may answer, or only to a question we were not
     * asked, is shown as if it had come with 200; so is a redirect to the address it is of.
     */
    private int directed(Archived held, Map<String, String> headers, Modifier modifier, RewriteScope scope) {
        int status = held.status();
        Optional<String> location = held.first("Location")
                .map(ArchivedHeaders::ascii)
                .filter(to -> to.length() <= LONGEST_ADDRESS);
        boolean redirect = status >= 300 && status < 400 && status != 304;
        boolean circle = redirect
                && location.flatMap(to -> scope.document().resolve(to)).filter(scope.document()::equals).isPresent();
        if (status < 200 || status > 599 || status == 304 || circle) {
            return 200;
        }
        if (status == 206) {
            return partial(held.first("Content-Range").orElse(""), headers);
        }
        location.filter(to -> redirect).ifPresent(to -> headers.put("Location", rewriting.address(to, modifier, scope)));
        return status;
    }

    /** Of what was captured from the first byte on ranges can be given again; any other part says which it is. */
    private static int partial(String range, Map<String, String> headers) {
        if (!range.matches("bytes [0-9]{1,18}-[0-9]{1,18}/([0-9]{1,18}|\\*)") || range.startsWith("bytes 0-")) {
            return 200;
        }
        headers.put("Content-Range", range);
        return 206;
    }

    private static Modifier modifier(String asked) {
        return Arrays.stream(Modifier.values()).filter(m -> m.text().equals(asked)).findFirst().orElse(Modifier.PAGE);
    }

    /** A short body is in memory and its files are closed; of a long one the rest stays a stream. */
    private static Content content(Start start, Archived held, OptionalLong length) throws IOException {
        if (start.isWhole) {
            held.close();
            return Content.of(start.bytes);
        }
        Content content = Content.of(start.whole(), held);
        return length.isPresent() ? content.ofLength(length.getAsLong()) : content;
    }

    /** The begin of a body: as many bytes as are held, whether that is all, and what follows. */
    private static final class Start {
        private final byte[] bytes;
        private final boolean isWhole;
        private final InputStream rest;

        private Start(byte[] bytes, boolean isWhole, InputStream rest) {
            this.bytes = bytes;
            this.isWhole = isWhole;
            this.rest = rest;
        }

        /** Reads so many bytes, or the whole if that is less. */
        static Start of(InputStream in, OptionalLong length, int most) throws IOException {
            if (length.isPresent() && length.getAsLong() < most) {
                byte[] exact = new byte[(int) length.getAsLong()];
                int got = in.readNBytes(exact, 0, exact.length);
                return new Start(got == exact.length ? exact : Arrays.copyOf(exact, got), true, in);
            }
            byte[] bytes = in.readNBytes(most);
            return new Start(bytes, bytes.length < most, in);
        }

        /** All of it again, from the first byte on; what is skipped is not read. */
        InputStream whole() throws IOException {
            PushbackInputStream in = new PushbackInputStream(rest, bytes.length);
            in.unread(bytes);
            return in;
        }

        /** The same with more bytes. */
        Start more(int most) throws IOException {
            if (isWhole) {
                return this;
            }
            byte[] next = rest.readNBytes(most - bytes.length);
            byte[] both = Arrays.copyOf(bytes, bytes.length + next.length);
            System.arraycopy(next, 0, both, bytes.length, next.length);
            return new Start(both, both.length < most, rest);
        }
    }

    /** The scope of a capture; one that stands at no web address is a document of its own. */
    static RewriteScope scope(OpenCollection collection, Choice choice, Purpose asked) {
        WebUrl document = WebUrl.parse(choice.line().url()).orElse(WebUrl.of("about:blank"));
        String path = collection.path().substring(0, collection.path().length() - 1) + asked.leave() + "/";
        return new RewriteScope(path, choice.line().timestamp(), document, StandardCharsets.UTF_8, !asked.leave().isEmpty());
    }
}
