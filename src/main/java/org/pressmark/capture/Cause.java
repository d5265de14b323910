package org.pressmark.capture;

import java.util.Locale;

/** Why an asset is missing: the closed list that ledger, archive, reports and replay pages share. */
public enum Cause {
    /** The host name has no address, or no name server answered. */
    DNS("the host name could not be resolved"),
    /** The host answered that nothing listens there. */
    CONNECTION_REFUSED("the connection was refused"),
    /** No route, or the network is down. */
    UNREACHABLE("the host could not be reached"),
    /** TLS failed before any HTTP: wrong name, expired, unknown issuer, broken handshake. */
    TLS("no trusted TLS connection could be made"),
    /** No connection within the limit. */
    CONNECT_TIMEOUT("connecting took too long"),
    /** Connected, but the next bytes did not come within the limit. */
    READ_TIMEOUT("the server stopped sending"),
    /** The whole exchange did not end within the limit. */
    TOTAL_TIMEOUT("the whole answer took too long"),
    /** The connection broke before the answer was complete. */
    RESET("the connection broke off"),
    /** What came was no HTTP answer. */
    BAD_RESPONSE("the answer was not understandable HTTP"),
    /** An answer came, with a status that is no success. */
    STATUS("the server answered with an error status"),
    /** More redirects than the limit, or a circle. */
    REDIRECTS("too many redirects, or a circle of them"),
    /** The answer was longer than the limit. */
    TOO_LARGE("the answer was larger than the limit"),
    /** A rule of this run refused the address: private address, excluded pattern. */
    RULE("refused by a rule of this run"),
    /** The host's robots.txt asks not to fetch it. */
    ROBOTS("refused by the host's robots.txt"),
    /** Not http or https. */
    UNSUPPORTED_SCHEME("this kind of address is not fetched"),
    /** What stands in the article is no address at all. */
    BAD_ADDRESS("this is not an address"),
    /** A local asset that is not there. */
    NO_SUCH_FILE("there is no such file beside the article"),
    /** A local asset that is there but could not be read. */
    UNREADABLE_FILE("the file beside the article could not be read"),
    /** The run was told not to use the network. */
    NOT_ATTEMPTED("not attempted: this run was offline");

    private final String explanation;

    Cause(String explanation) {
        this.explanation = explanation;
    }

    /** The name in files and reports: lower case with hyphens, {@code connect-timeout}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The cause as the end of a sentence, in English. */
    public String explanation() {
        return explanation;
    }

    /** Whether another attempt can end otherwise with the same rules. */
    public boolean worthRetrying() {
        return switch (this) {
            case UNSUPPORTED_SCHEME, BAD_ADDRESS, NO_SUCH_FILE, UNREADABLE_FILE, RULE -> false;
            default -> true;
        };
    }

    /** Reads what {@link #code()} writes. */
    public static Cause of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
