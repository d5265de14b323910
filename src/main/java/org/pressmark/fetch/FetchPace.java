package org.pressmark.fetch;

import java.time.Duration;

/**
 * How hard hosts are asked, and how often again.
 *
 * @param connectionsPerHost the most connections open to one host and port at once
 * @param connections how many exchanges go on at once; up to four times as many connections stay open for four seconds
 * @param attempts how often one address is tried in all when a failure may pass
 * @param backOff the wait before the second attempt; it doubles with each further one
 * @param maxRetryAfter the longest Retry-After that is waited for; a host that asks for more is not tried again
 * @param hostDelay the least time between the beginnings of two exchanges with one host
 * @param downAfter how many connect failures in a row mark a host as down; four times as many answers that never began
 * @param downFor how long a host that is down, or has no address, is not asked again
 */
public record FetchPace(
        int connectionsPerHost,
        int connections,
        int attempts,
        Duration backOff,
        Duration maxRetryAfter,
        Duration hostDelay,
        int downAfter,
        Duration downFor) {
    /** 6 connections a host as browsers open, 32 in all, 2 attempts, no delay, down for 10 minutes. */
    public static final FetchPace DEFAULT = new FetchPace(
            6, 32, 2, Duration.ofMillis(500), Duration.ofSeconds(10), Duration.ZERO, 3, Duration.ofMinutes(10));

    public FetchPace {
        atLeastOne("connections per host", connectionsPerHost);
        atLeastOne("connections", connections);
        atLeastOne("attempts", attempts);
        atLeastOne("connect failures", downAfter);
        if (backOff.isNegative() || maxRetryAfter.isNegative() || hostDelay.isNegative() || downFor.isNegative()) {
            throw new IllegalArgumentException("a wait must not be negative");
        }
    }

    /** The same pace with other connection limits. */
    public FetchPace withConnections(int perHost, int inAll) {
        return new FetchPace(
                perHost, inAll, attempts, backOff, maxRetryAfter, hostDelay, downAfter, downFor);
    }

    /** The same pace with other retries. */
    public FetchPace withAttempts(int newAttempts, Duration newBackOff, Duration newMaxRetryAfter) {
        return new FetchPace(
                connectionsPerHost,
                connections,
                newAttempts,
                newBackOff,
                newMaxRetryAfter,
                hostDelay,
                downAfter,
                downFor);
    }

    /** The same pace with another delay between exchanges with one host. */
    public FetchPace withHostDelay(Duration delay) {
        return new FetchPace(
                connectionsPerHost, connections, attempts, backOff, maxRetryAfter, delay, downAfter, downFor);
    }

    /** The same pace with another judgment of hosts that are down. */
    public FetchPace withDown(int after, Duration howLong) {
        return new FetchPace(
                connectionsPerHost, connections, attempts, backOff, maxRetryAfter, hostDelay, after, howLong);
    }

    private static void atLeastOne(String what, int number) {
        if (number < 1) {
            throw new IllegalArgumentException("there must be at least one of " + what + ", was " + number);
        }
    }
}
