package org.pressmark.fetch;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.TruncatedChunkException;
import org.pressmark.capture.Cause;

/** What the network and the library throw, as causes. */
final class Failures {
    private Failures() {}

    /** Why no connection came about. */
    static Failure connecting(IOException thrown, String host) {
        if (thrown instanceof RefusedAddressException) {
            return new Failure(Cause.RULE, line(thrown));
        }
        if (thrown instanceof UnknownHostException) {
            return new Failure(Cause.DNS, "no address for host " + host);
        }
        if (thrown instanceof HandshakeException handshake) {
            return handshake.failure();
        }
        if (thrown instanceof ConnectTimeoutException || thrown instanceof SocketTimeoutException) {
            return new Failure(Cause.CONNECT_TIMEOUT, "no connection to " + host + " in time");
        }
        String words = line(thrown).toLowerCase(Locale.ROOT);
        if (thrown instanceof NoRouteToHostException || words.contains("unreachable") || words.contains("no route")) {
            return new Failure(Cause.UNREACHABLE, "no route to host " + host);
        }
        if (words.contains("timed out")) {
            return new Failure(Cause.CONNECT_TIMEOUT, "no connection to " + host + " in time");
        }
        if (thrown instanceof ConnectException && words.contains("refused")) {
            return new Failure(Cause.CONNECTION_REFUSED, "connection refused by host " + host);
        }
        return new Failure(Cause.UNREACHABLE, line(thrown));
    }

    /** Why an exchange over a connection that stood was not completed. */
    static Failure exchanging(IOException thrown) {
        if (thrown instanceof SocketTimeoutException) {
            return new Failure(Cause.READ_TIMEOUT, "the server sent nothing more in time");
        }
        if (thrown instanceof MessageConstraintException) {
            return new Failure(Cause.BAD_RESPONSE, line(thrown));
        }
        boolean cut = thrown instanceof TruncatedChunkException;
        boolean broken = thrown instanceof MalformedChunkCodingException && !cut;
        return new Failure(broken ? Cause.BAD_RESPONSE : Cause.RESET, line(thrown));
    }

    /** Why an answer was not understood. */
    static Failure understanding(HttpException thrown) {
        boolean tooLarge = thrown instanceof HeadTooLargeException;
        return new Failure(tooLarge ? Cause.TOO_LARGE : Cause.BAD_RESPONSE, line(thrown));
    }

    /** What it says, as one line that a terminal shows harmlessly; parts may come from the other side. */
    static String line(Throwable thrown) {
        String message = thrown.getMessage() == null ? thrown.getClass().getSimpleName() : thrown.getMessage();
        StringBuilder out = new StringBuilder();
        message.codePoints().limit(300).forEach(c -> out.appendCodePoint(c < ' ' || c == 0x7f ? ' ' : c));
        return out.toString().strip();
    }
}
