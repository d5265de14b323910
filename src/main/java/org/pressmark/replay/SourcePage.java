package org.pressmark.replay;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.pressmark.replay.rewrite.DocumentText;

/** What was captured, as text, with line numbers. */
final class SourcePage {
    private static final int SHOWN = 1 << 20;

    private final Frame frame;
    private final Messages words;

    SourcePage(Frame frame) {
        this.frame = frame;
        this.words = frame.words();
    }

    Reply show(OpenCollection collection, Choice choice, Request request) throws IOException {
        byte[] bytes = bytes(collection, choice);
        MediaType type = type(collection, choice);
        String text = DocumentText.of(bytes, type.charset()).map(DocumentText::text)
                .orElseGet(() -> new String(bytes, StandardCharsets.UTF_8));
        String[] lines = text.split("\r\n|\n|\r", -1);
        if (Json.isWanted(request)) {
            return Json.reply(json -> {
                json.writeStringField("url", choice.line().url());
                json.writeStringField("timestamp", choice.line().timestamp());
                json.writeBooleanField("whole", bytes.length < SHOWN);
                json.writeStringField("text", text);
            });
        }
        return Frame.html(200, frame.page(request, words.text("source.title"), html -> {
            frame.heading(html, collection, choice, "source.title");
            if (bytes.length == SHOWN) {
                html.markup("<p class=\"warn\">").text(words.text("source.cut", Messages.bytes(SHOWN))).markup("</p>\n");
            }
            html.markup("<ol class=\"source\" tabindex=\"0\">\n");
            for (String line : lines) {
                html.markup("<li><code dir=\"auto\">").text(line).markup("</code></li>\n");
            }
            html.markup("</ol>\n");
        }));
    }

    private static byte[] bytes(OpenCollection collection, Choice choice) throws IOException {
        try (Archived held = collection.open(choice.line());
                InputStream in = held.body().decoded()) {
            return in.readNBytes(SHOWN);
        }
    }

    private static MediaType type(OpenCollection collection, Choice choice) throws IOException {
        try (Archived held = collection.open(choice.line())) {
            return MediaType.of(held.first("Content-Type").orElse(choice.line().mime()));
        }
    }
}
