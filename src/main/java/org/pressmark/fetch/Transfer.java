package org.pressmark.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MessageHeaders;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.util.Timeout;
import org.pressmark.capture.Body;
import org.pressmark.capture.Cause;
import org.pressmark.capture.Digest;
import org.pressmark.capture.Exchange;
import org.pressmark.capture.Truncation;
import org.pressmark.capture.WebUrl;

/**
 * One request and its answer over a connection that stands.
 *
 * <p>What belongs to the answer is found thus: the socket's streams copy everything to the recording; the connection's
 * buffer reads ahead of the message and says how far; what was received less what was read ahead is the message. Where
 * an answer never came to its own end, all that was received is kept.
 */
final class Transfer {
    private static final int BUFFER = 64 << 10;

    private final FetchLimits limits;
    private final Digest.Algorithm algorithm;
    private final Clock clock;
    private final WebUrl target;
    private final Instant begun;
    private final Recording recording;
    private final MessageDigest payload;
    private long payloadLength;
    private long bodyStart;
    private boolean reusable;

    Transfer(FetchOptions options, Clock clock, WebUrl target, Instant begun) {
        this.limits = options.limits();
        this.algorithm = options.digest();
        this.clock = clock;
        this.target = target;
        this.begun = begun;
        this.recording = new Recording(options.spool());
        this.payload = algorithm.start();
    }

    /** Whether not one byte of an answer came: on a connection used before, the sign that it had gone stale. */
    boolean silent() {
        return recording.response().length() == 0;
    }

    /** Whether the connection stands at the end of a message and nothing lies behind it. */
    boolean reusable() {
        return reusable;
    }

    /** Forgets the answer's bytes, on disk too. */
    void discard() {
        recording.response().discard();
    }

    /**
     * Sends the request and reads the answer.
     *
     * @param watch tells a connection closed by us, the time being over, from one that broke
     * @throws IOException where the connection broke before the answer's head was read whole
     * @throws HttpException where what came is no answer
     */
    Answer run(ClassicHttpRequest request, TappedConnection connection, Connected peer, Watchdog.Watch watch)
            throws IOException, HttpException {
        if (connection.speaksUnasked()) {
            throw new ConnectionClosedException("the server spoke before it was asked");
        }
        connection.begin(recording);
        try {
            connection.setSocketTimeout(Timeout.of(limits.read()));
            connection.sendRequestHeader(request);
            connection.flush();
            ClassicHttpResponse response = head(connection);
            Optional<Cut> cut = body(connection, response, watch);
            return answer(connection, request, response, peer, cut);
        } finally {
            connection.end();
        }
    }

    private static ClassicHttpResponse head(TappedConnection connection) throws IOException, HttpException {
        ClassicHttpResponse response = connection.receiveResponseHeader();
        while (response.getCode() < 200 && response.getCode() != 101) {
            response = connection.receiveResponseHeader();
        }
        return response;
    }

    /** Why reading stopped before the message's end, and where the bytes that are kept end. */
    private record Cut(Failure failure, Truncation truncation, long end) {}

    private Optional<Cut> body(TappedConnection connection, ClassicHttpResponse response, Watchdog.Watch watch) {
        int status = response.getCode();
        bodyStart = connection.heads().position();
        if (status == 101 || status == 204 || status == 304) {
            return Optional.empty();
        }
        try {
            connection.receiveResponseEntity(response);
            return read(connection, response.getEntity());
        } catch (IOException broken) {
            Failure failure = watch.expired()
                    ? new Failure(Cause.TOTAL_TIMEOUT, "the answer did not end in time")
                    : Failures.exchanging(broken);
            return Optional.of(new Cut(failure, truncation(failure.cause()), recording.response().length()));
        } catch (ProtocolException contradictory) {
            Failure failure = new Failure(Cause.BAD_RESPONSE, Failures.line(contradictory));
            return Optional.of(new Cut(failure, Truncation.UNSPECIFIED, recording.response().length()));
        } catch (HttpException unexpected) {
            throw new IllegalStateException("the length of a body has no other errors", unexpected);
        }
    }

    private Optional<Cut> read(TappedConnection connection, HttpEntity entity) throws IOException {
        // Chunks of a byte each, with long extensions, must not make a small body endless on the wire.
        long mostOnWire = limits.maxBytes() + limits.maxBytes() / 4 + limits.maxHeaderBytes();
        long declared = entity.getContentLength();
        byte[] buffer = new byte[declared < 0 ? BUFFER : 1 + (int) Math.min(BUFFER, declared)];
        InputStream in = entity.getContent();
        while (true) {
            long before = connection.heads().position();
            int got = in.read(buffer, 0, (int) Math.min(buffer.length, Math.max(1, limits.maxBytes() - payloadLength)));
            if (got < 0) {
                return Optional.empty();
            }
            if (payloadLength == limits.maxBytes() || before - bodyStart > mostOnWire) {
                Failure failure = new Failure(Cause.TOO_LARGE, "more than " + limits.maxBytes() + " bytes");
                return Optional.of(new Cut(failure, Truncation.LENGTH, before));
            }
            payload.update(buffer, 0, got);
            payloadLength += got;
        }
    }

    private static Truncation truncation(Cause cause) {
        return switch (cause) {
            case READ_TIMEOUT, TOTAL_TIMEOUT -> Truncation.TIME;
            case RESET -> Truncation.DISCONNECT;
            default -> Truncation.UNSPECIFIED;
        };
    }

    private Answer answer(
            TappedConnection connection,
            ClassicHttpRequest request,
            ClassicHttpResponse response,
            Connected peer,
            Optional<Cut> cut)
            throws IOException {
        HeadParser heads = connection.heads();
        reusable = cut.isEmpty() && response.getCode() != 101 && heads.unread() == 0;
        long end = cut.map(Cut::end).orElseGet(heads::position);
        Body bytes = recording.response().keep(heads.start(), end);
        if (payloadLength == 0 && cut.filter(c -> c.failure().cause() == Cause.BAD_RESPONSE).isPresent()) {
            asItIs(bytes, bodyStart - heads.start());
        }
        Exchange exchange = new Exchange(
                target,
                begun,
                Duration.between(begun, clock.instant()),
                peer.address(),
                peer.tls(),
                Body.of(recording.request()),
                bytes,
                response.getCode(),
                first(response, "Content-Type"),
                first(response, "Location"),
                algorithm.finish(payload),
                payloadLength,
                cut.map(Cut::truncation));
        // A redirect says in its head all that matters.
        Optional<Failure> failure = HttpFetcher.leadsOn(exchange)
                ? Optional.empty()
                : cut.map(Cut::failure).or(() -> UnaskedAnswer.failure(request, response));
        return failure.map(f -> Answer.cut(exchange, f))
                .orElseGet(() -> Answer.whole(exchange, first(response, "Retry-After")));
    }

    /** Where a body's framing cannot be understood at all, readers take the body as it lies there; so does its digest. */
    private void asItIs(Body answer, long from) throws IOException {
        try (InputStream in = answer.open()) {
            in.skipNBytes(from);
            byte[] buffer = new byte[BUFFER];
            for (int got = in.read(buffer); got > 0; got = in.read(buffer)) {
                payload.update(buffer, 0, got);
                payloadLength += got;
            }
        }
    }

    private static String first(MessageHeaders message, String name) {
        Header header = message.getFirstHeader(name);
        return header == null ? "" : header.getValue();
    }
}
