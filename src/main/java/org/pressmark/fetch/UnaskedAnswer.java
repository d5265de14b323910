package org.pressmark.fetch;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.pressmark.capture.Cause;

/**
 * Answers that only somebody can use who asked for them: 304 to no condition, and 206 with a part of what was asked for
 * as a whole. Some caches give them to everybody.
 */
final class UnaskedAnswer {
    private static final Pattern RANGE = Pattern.compile("bytes\\s+(\\d{1,18})-(\\d{1,18})/(\\d{1,18})");

    private UnaskedAnswer() {}

    static Optional<Failure> failure(ClassicHttpRequest request, ClassicHttpResponse response) {
        return switch (response.getCode()) {
            case 304 -> asks(request, "If-None-Match") || asks(request, "If-Modified-Since")
                    ? Optional.empty()
                    : Optional.of(new Failure(Cause.STATUS, "HTTP 304, though nothing was asked on condition"));
            case 206 -> asks(request, "Range") ? Optional.empty() : part(response.getFirstHeader("Content-Range"));
            default -> Optional.empty();
        };
    }

    private static boolean asks(ClassicHttpRequest request, String header) {
        return request.containsHeader(header);
    }

    private static Optional<Failure> part(Header range) {
        Matcher said = RANGE.matcher(range == null ? "" : range.getValue());
        if (!said.matches()) {
            return Optional.empty();
        }
        long last = Long.parseLong(said.group(2));
        boolean whole = Long.parseLong(said.group(1)) == 0 && last + 1 >= Long.parseLong(said.group(3));
        return whole
                ? Optional.empty()
                : Optional.of(new Failure(Cause.STATUS, "HTTP 206, only the bytes " + said.group(1) + " to " + last
                        + " of " + said.group(3)));
    }
}
