package org.pressmark.fetch;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import org.pressmark.capture.Cause;

/** Why a TLS handshake failed, in words an archivist can use. */
final class TlsReasons {
    private TlsReasons() {}

    /**
     * Says why.
     *
     * @param presented the certificates the server showed, none where it did not come to that
     */
    static Failure of(IOException thrown, String host, X509Certificate... presented) {
        if (thrown instanceof SocketTimeoutException) {
            return new Failure(Cause.READ_TIMEOUT, "the server fell silent during the TLS handshake");
        }
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            String reason = certificate(t, host, presented);
            if (!reason.isEmpty()) {
                return new Failure(Cause.TLS, reason);
            }
        }
        boolean closed = thrown instanceof SocketException
                || thrown.getCause() instanceof EOFException
                || thrown.getCause() instanceof SocketException;
        String closing = "the connection was closed during the TLS handshake";
        return new Failure(Cause.TLS, closed ? closing : Failures.line(thrown));
    }

    private static String certificate(Throwable thrown, String host, X509Certificate... presented) {
        if (thrown instanceof CertificateExpiredException) {
            boolean shown = presented.length > 0;
            return "certificate expired" + (shown ? " " + date(presented[0].getNotAfter().toInstant()) : "");
        }
        if (thrown instanceof CertificateNotYetValidException) {
            return "certificate not valid yet";
        }
        if (thrown instanceof CertPathBuilderException) {
            return selfSigned(presented) ? "self-signed certificate" : "certificate of an unknown issuer";
        }
        if (thrown instanceof CertPathValidatorException path && path.getCause() == null) {
            return "certificate refused: " + Failures.line(path);
        }
        String message = String.valueOf(thrown.getMessage());
        boolean wrongName = message.startsWith("No subject alternative") || message.startsWith("No name matching");
        return wrongName ? "certificate is not for host " + host : "";
    }

    private static boolean selfSigned(X509Certificate... presented) {
        return presented.length > 0
                && presented[0].getIssuerX500Principal().equals(presented[0].getSubjectX500Principal());
    }

    private static String date(Instant instant) {
        return instant.toString().substring(0, 10);
    }
}
