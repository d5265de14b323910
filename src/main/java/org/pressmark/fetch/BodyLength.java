package org.pressmark.fetch;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.apache.hc.core5.http.ContentLengthStrategy;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpMessage;
import org.apache.hc.core5.http.ProtocolException;

/**
 * Where an answer's body ends: RFC 9112 section 6.3, and where servers break it, what browsers do.
 *
 * <p>Chunked wins over any Content-Length; the same length said twice counts once; a length that is no number does
 * not count, and the body goes on until the connection closes; two different lengths are refused.
 */
final class BodyLength implements ContentLengthStrategy {
    @Override
    public long determineLength(HttpMessage message) throws ProtocolException {
        String coding = "";
        for (Header header : message.getHeaders("Transfer-Encoding")) {
            coding = coding + "," + header.getValue().toLowerCase(Locale.ROOT);
        }
        String last = coding.substring(coding.lastIndexOf(',') + 1).strip();
        if (last.equals("chunked")) {
            return CHUNKED;
        }
        return last.isEmpty() || last.equals("identity") ? contentLength(message) : UNDEFINED;
    }

    private static long contentLength(HttpMessage message) throws ProtocolException {
        Set<String> said = new LinkedHashSet<>();
        for (Header header : message.getHeaders("Content-Length")) {
            for (String part : header.getValue().split(",", -1)) {
                said.add(part.strip());
            }
        }
        said.removeIf(length -> length.isEmpty() || !length.chars().allMatch(c -> c >= '0' && c <= '9'));
        if (said.size() > 1) {
            throw new ProtocolException("Different lengths of one body: " + String.join(", ", said));
        }
        return said.isEmpty() ? UNDEFINED : number(said.iterator().next());
    }

    /** A number beyond any disk is as good as no end. */
    private static long number(String digits) {
        return digits.length() > 18 ? Long.MAX_VALUE : Long.parseLong(digits);
    }
}
