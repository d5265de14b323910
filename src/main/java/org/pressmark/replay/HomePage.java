package org.pressmark.replay;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The home page: every collection. */
final class HomePage {
    /** The home page waits so long for archives to be opened and indexed, in nanoseconds; then it says that they are. */
    private static final long WAIT = 600_000_000L;

    private final Shelf shelf;
    private final Searching searching;
    private final Frame frame;
    private final Messages words;

    HomePage(Shelf shelf, Searching searching, Frame frame) {
        this.shelf = shelf;
        this.searching = searching;
        this.frame = frame;
        this.words = frame.words();
    }

    /** Every collection. */
    Reply show(Request request) throws IOException {
        long begun = System.nanoTime();
        List<String> names = shelf.names();
        Html cards = new Html();
        for (String name : names) {
            Optional<String> count = count(name, System.nanoTime() - begun < WAIT);
            cards.markup("<li>").link(words.carried("/" + PathText.encode(name) + "/"), name);
            cards.markup("<div class=\"soft\">").text(count.orElse(words.text("home.indexing"))).markup("</div></li>\n");
        }
        if (Json.isWanted(request)) {
            return Json.reply(json -> {
                json.writeArrayFieldStart("collections");
                for (String name : names) {
                    json.writeString(name);
                }
                json.writeEndArray();
            });
        }
        return Frame.html(200, frame.page(request, words.text("home.title"), html -> {
            html.markup("<h1>").text(words.text("home.title")).markup("</h1>\n");
            if (!names.isEmpty()) {
                SearchPage.form(html, words, "/search", "");
            }
            if (names.isEmpty()) {
                html.markup("<p>")
                        .text(words.text("home.none"))
                        .markup("</p>\n<pre tabindex=\"0\">./pressmark pack FOLDER\n./pressmark serve FILE.wacz</pre>\n");
            } else {
                html.markup("<ul class=\"cards\">\n").markup(cards.toString()).markup("</ul>\n");
            }
        }));
    }

    /** An archive that cannot be opened says so when it is asked for; here it must not hide the others. */
    private Optional<String> count(String name, boolean wait) {
        try {
            Optional<OpenCollection> collection = shelf.soon(name, wait ? WAIT / 1_000_000 : 0);
            OptionalLong count = collection.isEmpty() ? OptionalLong.empty() : searching.articles(collection.get());
            return count.isPresent() ? Optional.of(articles(count.getAsLong())) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.of(articles(0));
        }
    }

    private String articles(long count) {
        return count == 1 ? words.text("home.article") : words.text("home.articles", Messages.number(count));
    }
}
