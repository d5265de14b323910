package org.pressmark.fetch;

import java.net.InetSocketAddress;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.pressmark.capture.IpText;
import org.pressmark.capture.TlsFacts;

/**
 * The other end of a connection.
 *
 * @param address its IP address, RFC 5952 form; empty behind a proxy, where only the proxy knows it
 * @param tls what was agreed, empty for plain HTTP
 */
record Connected(String address, Optional<TlsFacts> tls) {
    /** Asks a connection that stands. */
    static Connected of(TappedConnection connection, boolean verified, boolean throughProxy) {
        String address = !throughProxy && connection.getRemoteAddress() instanceof InetSocketAddress socket
                ? IpText.of(socket.getAddress().getAddress())
                : "";
        Optional<SSLSession> session = Optional.ofNullable(connection.getSSLSession());
        return new Connected(address, session.map(s -> facts(s, verified)));
    }

    private static TlsFacts facts(SSLSession session, boolean verified) {
        return new TlsFacts(session.getProtocol(), session.getCipherSuite(), chain(session), verified);
    }

    private static List<String> chain(SSLSession session) {
        try {
            List<String> chain = new ArrayList<>();
            for (Certificate certificate : session.getPeerCertificates()) {
                chain.add(Base64.getEncoder().encodeToString(certificate.getEncoded()));
            }
            return chain;
        } catch (SSLPeerUnverifiedException anonymous) {
            return List.of(); // a suite without certificates
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException("a certificate that was decoded cannot be encoded", impossible);
        }
    }
}
