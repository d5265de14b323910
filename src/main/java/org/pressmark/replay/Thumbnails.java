package org.pressmark.replay;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.pressmark.capture.CaptureTime;
import org.pressmark.capture.WebUrl;
import org.pressmark.replay.rewrite.DocumentText;

/** The first picture of a page that the archive holds. */
final class Thumbnails {
    private static final int MARKUP = 256 << 10;
    private static final int PICTURES_TRIED = 10;
    private static final long LARGEST = 2 << 20;

    private Thumbnails() {}

    /** A redirect to the picture; 404 where there is none. */
    static Reply show(OpenCollection collection, Request request) throws IOException {
        Optional<WebUrl> url = request.parameter("url").flatMap(ReplayUrl::address);
        Instant at = request.parameter("at").flatMap(CaptureTime::parse).orElse(Replay.LATEST);
        Optional<Choice> page = url.isEmpty() ? Optional.empty() : collection.choose(url.get(), at);
        Optional<Choice> picture = page.isEmpty() ? Optional.empty() : first(collection, page.get());
        return picture.map(found -> Reply.redirect(302, ArchivedHeaders.ascii(
                        collection.address(found.line().timestamp(), "im_", found.line().url())))
                                .with("Cache-Control", "max-age=600"))
                .orElseGet(() -> Reply.problem(404, "this page has no picture that is held"));
    }

    private static Optional<Choice> first(OpenCollection collection, Choice page) throws IOException {
        try (Archived held = collection.open(page.line());
                InputStream in = held.body().decoded()) {
            MediaType type = MediaType.of(held.first("Content-Type").orElse(page.line().mime()));
            String markup = type.isHtml() || type.isMarkup()
                    ? DocumentText.of(in.readNBytes(MARKUP), type.charset()).map(DocumentText::text).orElse("")
                    : "";
            for (String source : ParsedPages.read(markup, page.line().url(), Thumbnails::sources)) {
                Optional<Choice> found = picture(collection, page, source);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static List<String> sources(Document page) {
        return page.select("img[src]").stream().limit(PICTURES_TRIED).map(image -> image.absUrl("src")).toList();
    }

    private static Optional<Choice> picture(OpenCollection collection, Choice page, String source) throws IOException {
        Optional<WebUrl> url = WebUrl.parse(source).filter(WebUrl::isHttp);
        return url.isEmpty()
                ? Optional.empty()
                : collection.choose(url.get(), Choice.time(page.line()))
                        .filter(choice -> choice.line().mime().startsWith("image/") && choice.line().length() < LARGEST);
    }
}
