package org.pressmark.fetch;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;

/** TLS over a connected socket: chain and host name checked by the JDK, HTTP/1.1 the only protocol offered. */
final class TlsUpgrade implements TlsSocketStrategy {
    private final Optional<KeyStore> anchors;
    private final boolean insecure;
    private final int silenceMillis;
    private Optional<X509ExtendedTrustManager> trust = Optional.empty();

    /**
     * A way to make TLS connections.
     *
     * @param anchors whom to trust, empty for whom the JDK trusts
     * @param insecure whether to check nothing
     * @param silenceMillis the longest wait for the other side's next step
     */
    TlsUpgrade(Optional<KeyStore> anchors, boolean insecure, int silenceMillis) {
        this.anchors = anchors;
        this.insecure = insecure;
        this.silenceMillis = silenceMillis;
    }

    boolean verifies() {
        return !insecure;
    }

    @Override
    public SSLSocket upgrade(Socket socket, String name, int port, Object attachment, HttpContext context)
            throws IOException {
        String written = CheckedResolver.ascii(name);
        // No certificate and no server name indication has the root's dot: RFC 6066 section 3.
        String host = written.endsWith(".") ? written.substring(0, written.length() - 1) : written;
        SeenCertificates seen = new SeenCertificates(trust());
        SSLSocket secure = (SSLSocket) context(seen).getSocketFactory().createSocket(socket, host, port, true);
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {"http/1.1"});
        if (verifies()) {
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
        }
        secure.setSSLParameters(parameters);
        secure.setSoTimeout(silenceMillis);
        try {
            secure.startHandshake();
        } catch (IOException failed) {
            throw new HandshakeException(TlsReasons.of(failed, host, seen.chain()), failed);
        }
        return secure;
    }

    /** A context for each connection: sessions are not resumed, so that every connection shows its certificates. */
    private static SSLContext context(SeenCertificates seen) throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {seen}, null);
            return context;
        } catch (GeneralSecurityException missing) {
            throw new IOException("this Java has no TLS", missing);
        }
    }

    /** Read when the first TLS connection is made: a run without one does not wait for the JDK's certificates. */
    private synchronized Optional<X509ExtendedTrustManager> trust() {
        if (!insecure && trust.isEmpty()) {
            trust = Optional.of(trust(anchors));
        }
        return trust;
    }

    private static X509ExtendedTrustManager trust(Optional<KeyStore> anchors) {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(anchors.orElse(null));
            for (TrustManager manager : factory.getTrustManagers()) {
                if (manager instanceof X509ExtendedTrustManager extended) {
                    return extended;
                }
            }
            throw new IllegalStateException("this Java cannot check certificates");
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException("this Java cannot check certificates", failed);
        }
    }
}
