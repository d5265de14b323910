package org.pressmark.fetch;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** Passes a server's chain on to whoever judges it, and remembers it for the report where it is refused. */
final class SeenCertificates extends X509ExtendedTrustManager {
    private final Optional<X509ExtendedTrustManager> judge;
    private X509Certificate[] chain = {};

    /** Without a judge everything passes. */
    SeenCertificates(Optional<X509ExtendedTrustManager> judge) {
        this.judge = judge;
    }

    X509Certificate[] chain() {
        return chain.clone();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] shown, String authType, Socket socket)
            throws CertificateException {
        chain = shown.clone();
        if (judge.isPresent()) {
            judge.get().checkServerTrusted(shown, authType, socket);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] shown, String authType, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("this client uses sockets");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] shown, String authType) throws CertificateException {
        throw new CertificateException("a chain is judged together with its host name");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] shown, String authType, Socket socket)
            throws CertificateException {
        throw new CertificateException("this is no server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] shown, String authType, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("this is no server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] shown, String authType) throws CertificateException {
        throw new CertificateException("this is no server");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
