package org.pressmark.replay;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pressmark.capture.CaptureTime;
import org.pressmark.capture.WebUrl;
import org.pressmark.index.CaptureIndex;
import org.pressmark.index.CdxLine;
import org.pressmark.index.MergedIndex;

/** What programs ask of all collections at once, at the addresses pywb and the Internet Archive have for it. */
final class Catalogue {
    private final Shelf shelf;
    private final CdxApi cdx = CdxApi.internetArchive();

    Catalogue(Shelf shelf) {
        this.shelf = shelf;
    }

    /** {@code /collinfo.json}, as pywb has it. */
    Reply collections() throws IOException {
        List<String> names = shelf.names().stream().map(CdxText::quoted).toList();
        return Reply.of(200, "application/json", "{\"fixed\": [" + String.join(", ", names) + "], \"dynamic\": []}\n");
    }

    /** {@code /cdx/search/cdx}: one collection if it is named, else all in one order. */
    Reply cdx(Request request) throws IOException {
        List<OpenCollection> asked = asked(request);
        if (asked.size() == 1) {
            return cdx.answer(asked.get(0).index(), Optional.of(asked.get(0).path()), request);
        }
        List<CaptureIndex> indexes = new ArrayList<>();
        for (OpenCollection collection : asked) {
            indexes.add(collection.index());
        }
        return cdx.answer(merged(indexes), Optional.empty(), request);
    }

    /** Not closed: its parts belong to the shelf. */
    private static CaptureIndex merged(List<CaptureIndex> indexes) {
        return new MergedIndex(indexes);
    }

    private List<OpenCollection> asked(Request request) throws IOException {
        Optional<String> one = request.parameter("collection");
        List<OpenCollection> found = new ArrayList<>();
        for (String name : one.isPresent() ? List.of(one.get()) : shelf.names()) {
            whole(name).ifPresent(found::add);
        }
        return found;
    }

    /** A damaged collection is left out, for the others answer; it says so when it is opened by itself. */
    private Optional<OpenCollection> whole(String name) throws IOException {
        try {
            return shelf.find(name);
        } catch (UnreadableCaptureException damaged) {
            return Optional.empty();
        }
    }

    /** {@code /wayback/available?url=U&timestamp=T}: the capture nearest to a time, in any collection. */
    Reply available(Request request) throws IOException {
        String url = request.parameter("url").orElse("");
        String timestamp = request.parameter("timestamp").orElse("");
        Optional<WebUrl> address = url.isBlank() ? Optional.empty() : ReplayUrl.address(url.strip());
        Optional<Instant> wanted = timestamp.isEmpty() ? Optional.of(Replay.LATEST) : CaptureTime.parse(timestamp);
        if (address.isEmpty() || wanted.isEmpty()) {
            return Reply.problem(400, "url is a web address, timestamp 1 to 14 digits");
        }
        Optional<String> closest = Optional.empty();
        Duration distance = null;
        for (OpenCollection collection : asked(request)) {
            Optional<Choice> choice = collection.choose(address.get(), wanted.get());
            if (choice.isPresent()) {
                Duration far = Duration.between(wanted.get(), Choice.time(choice.get().line())).abs();
                if (distance == null || far.compareTo(distance) < 0) {
                    distance = far;
                    closest = Optional.of(snapshot(collection, choice.get().line(), request));
                }
            }
        }
        String time = timestamp.isEmpty() ? "" : ", \"timestamp\": \"" + timestamp + "\"";
        return Reply.of(200, "application/json", "{\"url\": " + CdxText.quoted(url) + ", \"archived_snapshots\": {"
                + closest.orElse("") + "}" + time + "}\n");
    }

    private static String snapshot(OpenCollection collection, CdxLine line, Request request) {
        String place = request.origin() + collection.address(line.timestamp(), "", line.url());
        return "\"closest\": {\"status\": \"" + (line.status().isEmpty() ? "200" : line.status())
                + "\", \"available\": true, \"url\": "
                + CdxText.quoted(place) + ", \"timestamp\": \"" + line.timestamp() + "\"}";
    }
}
