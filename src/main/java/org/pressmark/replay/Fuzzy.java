package org.pressmark.replay;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.pressmark.capture.WebUrl;
import org.pressmark.index.CdxLine;
import org.pressmark.index.Closest;
import org.pressmark.index.Surt;

/**
 * Looks for a capture of an address that is not held by those that differ from it in nothing but what scripts put there
 * to get past caches: a random number, the time, the name of a function to call back, marks of a campaign. Only asked
 * where nothing of the very address is held, and the answer says that it was.
 */
final class Fuzzy {
    private static final Set<String> BUSTERS = Set.of(
            "_", "__", "cb", "cachebuster", "cachebust", "cache_buster", "nocache", "no_cache", "rnd", "rand",
            "random", "_rnd", "_rand", "_t", "_ts", "timestamp", "_timestamp", "_dc", "callback", "jsonp", "_callback",
            "fbclid", "gclid", "dclid",
            "msclkid", "yclid", "mc_cid", "mc_eid", "_ga", "_gl", "spm");

    /** Values that only a clock or jQuery makes: seconds or milliseconds since 1970, 0.123456789, jQuery3210_99. */
    private static final Pattern MADE = Pattern.compile("1[0-9]{9}|1[0-9]{12}|0\\.[0-9]{8,}|jquery[0-9]+_[0-9]+");

    /** Files that are the same whatever the query: it says which version is wanted. */
    private static final Set<String> FILES = Set.of(
            "css", "js", "mjs", "png", "jpg", "jpeg", "gif", "webp", "avif", "svg", "ico", "woff", "woff2", "ttf",
            "otf", "eot",
            "mp3", "mp4", "webm", "ogg");

    /** So many captures of one path are looked at. */
    private static final int LOOKED_AT = 5000;

    /**
     * What was found.
     *
     * @param choice the capture
     * @param rule what was overlooked
     */
    record Found(Choice choice, String rule) {}

    private Fuzzy() {}

    static Optional<Found> find(OpenCollection collection, WebUrl url, Instant wanted) throws IOException {
        String key = Surt.key(url.toString());
        int question = key.indexOf('?');
        String path = question < 0 ? key : key.substring(0, question);
        String query = question < 0 ? "" : key.substring(question + 1);
        String kept = withoutBusters(query);
        if (isHeld(collection, key)) {
            return Optional.empty(); // something of the address is there and was refused: a redirect in a circle
        }
        Optional<CdxLine> line = nearest(collection, path, wanted, other -> withoutBusters(queryOf(other)).equals(kept));
        String rule = "cache-buster";
        if (line.isEmpty() && FILES.contains(ending(path)) && !query.contains("__wb_method=")) {
            line = nearest(collection, path, wanted, any -> true);
            rule = "file-version";
        }
        if (line.isEmpty()) {
            return Optional.empty();
        }
        Optional<WebUrl> captured = WebUrl.parse(line.get().url());
        Optional<Choice> choice = captured.isEmpty() ? Optional.empty() : collection.choose(captured.get(), wanted);
        String overlooked = rule;
        return choice.map(chosen -> new Found(chosen.unlike(), overlooked));
    }

    private static boolean isHeld(OpenCollection collection, String key) throws IOException {
        try (Stream<CdxLine> lines = collection.index().captures(key)) {
            return lines.findFirst().isPresent();
        }
    }

    private static Optional<CdxLine> nearest(
            OpenCollection collection, String path, Instant wanted, Predicate<CdxLine> fits) throws IOException {
        List<CdxLine> candidates = new ArrayList<>();
        try (Stream<CdxLine> bare = collection.index().captures(path);
                Stream<CdxLine> queried = collection.index().range(path + "?", path + "@")) {
            Stream.concat(bare.limit(LOOKED_AT), queried.limit(LOOKED_AT))
                    .filter(fits)
                    .filter(line -> !line.status().startsWith("3"))
                    .forEach(candidates::add);
        }
        return Closest.of(candidates.stream(), wanted, "");
    }

    private static String queryOf(CdxLine line) {
        int question = line.key().indexOf('?');
        return question < 0 ? "" : line.key().substring(question + 1);
    }

    private static String withoutBusters(String query) {
        List<String> kept = new ArrayList<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            boolean buster = BUSTERS.contains(name) || name.startsWith("utm_")
                    || MADE.matcher(value.isEmpty() ? name : value).matches();
            if (!buster && !pair.isEmpty()) {
                kept.add(pair);
            }
        }
        return String.join("&", kept);
    }

    private static String ending(String path) {
        int dot = path.lastIndexOf('.');
        return dot < path.lastIndexOf('/') ? "" : path.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
