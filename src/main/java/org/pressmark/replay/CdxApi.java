package org.pressmark.replay;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.pressmark.capture.WebUrl;
import org.pressmark.index.CdxLine;

/**
 * The index for programs, in pywb's dialect: {@code url}, {@code from}, {@code to}, {@code limit}, {@code output} of
 * {@code cdxj} or {@code json} (a JSON object a line). No capture is an empty answer with status 200, as in pywb.
 */
final class CdxApi {
    private static final int MOST = 100_000;
    private static final String DIGITS = "[0-9]{1,14}";

    Reply answer(OpenCollection collection, Request request) throws IOException {
        Optional<String> url = request.parameter("url").filter(text -> !text.isBlank());
        if (url.isEmpty()) {
            return Reply.problem(400, "The \"url\" param is required");
        }
        Optional<WebUrl> address = ReplayUrl.address(url.get());
        String match = request.parameter("matchType").orElse("exact");
        if (address.isEmpty() || !match.equals("exact") || url.get().endsWith("*")) {
            return Reply.problem(400, address.isEmpty() ? "the url is no web address" : "only matchType=exact is known");
        }
        Optional<Function<CdxLine, String>> form = form(request.parameter("output").orElse("cdxj"));
        Optional<Integer> limit = limit(request.parameter("limit"));
        if (form.isEmpty() || limit.isEmpty() || !times(request)) {
            return Reply.problem(400, "output is cdxj or json, limit a number above zero, from and to are 1 to 14 digits");
        }
        String type = request.parameter("output").orElse("cdxj").equals("json") ? "text/x-ndjson" : "text/x-cdxj";
        StringBuilder out = new StringBuilder();
        try (Stream<CdxLine> lines = collection.captures(address.get())) {
            lines.filter(line -> within(line, request)).limit(limit.get()).forEach(line -> out.append(form.get().apply(line)).append('\n'));
        }
        return Reply.of(200, type, out.toString());
    }

    private static boolean times(Request request) {
        return request.parameter("from").orElse("1").matches(DIGITS) && request.parameter("to").orElse("1").matches(DIGITS);
    }

    /** Both ends count; what is missing of them is filled up, low at the one, high at the other. */
    private static boolean within(CdxLine line, Request request) {
        String from = request.parameter("from").orElse("");
        String to = request.parameter("to").orElse("");
        String time = line.timestamp();
        return time.compareTo(from) >= 0 && (to.isEmpty() || time.compareTo(to + "9".repeat(14 - to.length())) <= 0);
    }

    private static Optional<Integer> limit(Optional<String> text) {
        return text.isEmpty()
                ? Optional.of(MOST)
                : text.filter(t -> t.matches("[0-9]{1,8}")).map(Integer::valueOf).filter(n -> n > 0).map(n -> Math.min(n, MOST));
    }

    private static Optional<Function<CdxLine, String>> form(String output) {
        return switch (output) {
            case "cdxj" -> Optional.of(CdxLine::toCdxj);
            case "json" -> Optional.of(CdxApi::object);
            default -> Optional.empty();
        };
    }

    /** The line's JSON with key and time in front. */
    private static String object(CdxLine line) {
        String cdxj = line.toCdxj();
        String members = cdxj.substring(line.key().length() + line.timestamp().length() + 3);
        String key = line.key().replace("\\", "\\\\").replace("\"", "\\\"");
        return "{\"urlkey\": \"" + key + "\", \"timestamp\": \"" + line.timestamp() + "\", " + members;
    }
}
