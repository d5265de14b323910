package org.pressmark.replay;

import java.io.IOException;
import java.util.List;
import org.pressmark.capture.CaptureTime;
import org.pressmark.search.Hit;
import org.pressmark.search.ListOrder;

/** The newest articles of a collection as an Atom feed, RFC 4287. */
final class Feed {
    private static final int ENTRIES = 50;

    private final Searching searching;

    Feed(Searching searching) {
        this.searching = searching;
    }

    Reply show(OpenCollection collection, Request request) throws IOException {
        List<Hit> hits = searching.list(collection, ListOrder.NEWEST, 0, ENTRIES).found().hits();
        String self = request.origin() + collection.path();
        String updated = hits.stream().map(Hit::timestamp).max(String::compareTo).map(Feed::instant)
                .orElse("1970-01-01T00:00:00Z");
        Html xml = new Html().markup(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n");
        xml.element("title", collection.name()).element("id", self).element("updated", updated);
        xml.markup("<link rel=\"self\"").attribute("href", self + "feed.atom").markup("/><link").attribute("href", self)
                .markup("/>");
        xml.markup("<author>").element("name", "Pressmark").markup("</author>\n");
        for (Hit hit : hits) {
            String address = request.origin() + ArchivedHeaders.ascii(collection.address(hit.timestamp(), "", hit.url()));
            xml.markup("<entry>")
                    .element("title", hit.title().text())
                    .element("id", address)
                    .element("updated", instant(hit.timestamp()));
            xml.markup("<link").attribute("href", address).markup("/>").element("summary", hit.snippet().text())
                    .markup("</entry>\n");
        }
        return Reply.of(200, "application/atom+xml; charset=utf-8", xml.markup("</feed>\n").toString());
    }

    private static String instant(String timestamp) {
        return CaptureTime.parse(timestamp).map(Object::toString).orElse("1970-01-01T00:00:00Z");
    }
}
