package org.pressmark.capture;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One HTTP request and its response, as they crossed the wire.
 *
 * @param target what was asked for
 * @param begun the instant the request was begun
 * @param took from then to the response's last byte
 * @param address the server's IP address, RFC 5952 form; empty where a proxy stood between
 * @param tls the TLS connection, empty for plain HTTP
 * @param request the request's bytes, head and body
 * @param response the response's bytes exactly as received, head and body; interim 1xx answers stand in front
 * @param status the final answer's status code
 * @param mediaType the Content-Type as sent, empty where none was
 * @param location the Location as sent, empty where none was
 * @param payload the digest of the entity body, transfer coding removed and content coding kept; for an answer that
 *     nothing changed, that of the earlier capture it stands for
 * @param payloadLength the entity body's length in bytes
 * @param truncated why the response is not whole, empty where it is
 */
public record Exchange(
        WebUrl target,
        Instant begun,
        Duration took,
        String address,
        Optional<TlsFacts> tls,
        Body request,
        Body response,
        int status,
        String mediaType,
        String location,
        Digest payload,
        long payloadLength,
        Optional<Truncation> truncated) {
    public Exchange {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(begun, "begun");
        Objects.requireNonNull(took, "took");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(tls, "tls");
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(response, "response");
        Objects.requireNonNull(mediaType, "mediaType");
        Objects.requireNonNull(location, "location");
        Objects.requireNonNull(payload, "payload");
        Objects.requireNonNull(truncated, "truncated");
    }

    /** The same exchange, whose answer says that nothing changed since an earlier one: its payload is that one's. */
    public Exchange standingFor(String earlierType, Digest earlierPayload, long earlierLength) {
        return new Exchange(
                target, begun, took, address, tls, request, response, status, earlierType, location, earlierPayload,
                earlierLength, truncated);
    }

    /** The same exchange with its bytes lying elsewhere. */
    public Exchange withBytes(Body newRequest, Body newResponse) {
        return new Exchange(
                target, begun, took, address, tls, newRequest, newResponse, status, mediaType, location, payload,
                payloadLength, truncated);
    }
}
