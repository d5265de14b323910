package org.pressmark.replay;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.pressmark.capture.WebUrl;
import org.pressmark.replay.rewrite.DocumentText;
import org.pressmark.replay.rewrite.Modifier;
import org.pressmark.replay.rewrite.RewriteScope;
import org.pressmark.replay.rewrite.Rewriting;
import org.pressmark.replay.rewrite.Rewritten;

/** Turns one capture into an answer: decodes it, rewrites what needs it, keeps what headers are harmless. */
final class Delivery {
    /** Documents longer than this are shown as they are, within the same walls: their tree would not fit in the heap. */
    static final int LONGEST_REWRITTEN = 8 << 20;

    private static final int LONGEST_BUFFERED = 1 << 20;

    private final Rewriting rewriting = new Rewriting();
    private final Rewriting guarding = new Rewriting("<script src=" + Isolation.GUARD + "></script>");

    /**
     * The payload byte for byte, its content coding kept.
     *
     * @param held closed when the answer has been sent
     */
    Reply identical(Archived held) throws IOException {
        Map<String, String> headers = ArchivedHeaders.kept(held.headers());
        held.first("Content-Encoding")
                .filter(codings -> codings.matches("[A-Za-z0-9-]+( *, *[A-Za-z0-9-]+)*"))
                .ifPresent(codings -> headers.put("Content-Encoding", codings));
        return new Reply(status(held), headers, buffered(new byte[0], held.body().coded(), held));
    }

    /**
     * The capture as a browser is to see it.
     *
     * @param held closed when the answer has been sent
     * @param scope where the document stands
     * @param asked the modifier it was asked for by
     * @param guarded whether its scripts run, and our own must run before them
     */
    Reply shown(Archived held, RewriteScope scope, String asked, boolean guarded) throws IOException {
        Map<String, String> headers = ArchivedHeaders.kept(held.headers());
        int status = status(held);
        if (status >= 300 && status < 400) {
            held.first("Location")
                    .map(ArchivedHeaders::ascii)
                    .ifPresent(to -> headers.put("Location", rewriting.address(to, modifier(asked), scope)));
        }
        InputStream decoded = held.body().decoded();
        byte[] start = decoded.readNBytes(LONGEST_BUFFERED);
        MediaType type = type(MediaType.of(held.first("Content-Type").orElse("")), asked, start);
        if (!type.isHtml() && !type.isXml() && !type.isCss() && !type.isPlaylist()) {
            headers.putIfAbsent("Content-Type", "application/octet-stream");
            return new Reply(status, headers, buffered(start, decoded, held));
        }
        return rewritten(new Reply(status, headers, buffered(start, decoded, held)), type, scope, guarded ? guarding : rewriting);
    }

    private Reply rewritten(Reply whole, MediaType type, RewriteScope scope, Rewriting rewriter) throws IOException {
        InputStream in = whole.content().stream();
        byte[] bytes = in.readNBytes(LONGEST_REWRITTEN + 1);
        if (bytes.length > LONGEST_REWRITTEN) {
            Content content = Content.of(new SequenceInputStream(new ByteArrayInputStream(bytes), in), whole.content());
            return new Reply(whole.status(), whole.headers(), content).with("X-Pressmark-Rewriting", "none; the document is too long");
        }
        whole.content().close();
        Map<String, String> headers = new LinkedHashMap<>(whole.headers());
        Optional<DocumentText> document = DocumentText.of(bytes, type.charset());
        if (document.isEmpty()) {
            headers.put("X-Pressmark-Rewriting", "none; the encoding could not be read");
            return new Reply(whole.status(), headers, Content.of(bytes));
        }
        DocumentText text = document.get();
        if (type.charset().isEmpty()) {
            headers.put("Content-Type", text.known() ? MediaType.with(type.base(), text.charset().name()) : type.base());
        }
        RewriteScope there = new RewriteScope(scope.collectionPath(), scope.timestamp(), scope.document(), text.charset());
        Rewritten rewritten = type.isPlaylist()
                ? rewriter.playlist(text.text(), there)
                : type.isCss() ? rewriter.css(text.text(), there)
                : type.isHtml() ? rewriter.html(text.text(), there) : rewriter.xml(text.text(), there);
        return new Reply(whole.status(), headers, Content.of(text.encode(rewritten.text())));
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

    /** What no server may answer, or only to a condition we did not set, is shown as if it had come with 200. */
    private static int status(Archived held) {
        int status = held.status();
        return status < 200 || status > 599 || status == 304 ? 200 : status;
    }

    private static Modifier modifier(String asked) {
        return Arrays.stream(Modifier.values()).filter(m -> m.text().equals(asked)).findFirst().orElse(Modifier.PAGE);
    }

    /** A short body is taken into memory and its files are closed; of a long one the rest stays a stream. */
    private static Content buffered(byte[] start, InputStream rest, Archived held) throws IOException {
        byte[] more = start.length < LONGEST_BUFFERED ? rest.readNBytes(LONGEST_BUFFERED - start.length) : new byte[0];
        byte[] all = start.length == 0 ? more : Arrays.copyOf(start, start.length + more.length);
        if (start.length > 0) {
            System.arraycopy(more, 0, all, start.length, more.length);
        }
        if (all.length < LONGEST_BUFFERED) {
            held.close();
            return Content.of(all);
        }
        return Content.of(new SequenceInputStream(new ByteArrayInputStream(all), rest), held);
    }

    /** The scope of a capture; one that stands at no web address is a document of its own. */
    static RewriteScope scope(OpenCollection collection, Choice choice) {
        WebUrl document = WebUrl.parse(choice.line().url()).orElse(WebUrl.of("about:blank"));
        return new RewriteScope(collection.path(), choice.line().timestamp(), document, StandardCharsets.UTF_8);
    }
}
