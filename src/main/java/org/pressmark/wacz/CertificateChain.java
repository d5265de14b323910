package org.pressmark.wacz;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.KeyStore;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * Certificates, the first of which is the one that counts, each vouched for by the next.
 *
 * @param certificates at least one
 */
record CertificateChain(List<X509Certificate> certificates) {
    private static final int DNS_NAME = 2;

    CertificateChain {
        certificates = List.copyOf(certificates);
        if (certificates.isEmpty()) {
            throw new IllegalArgumentException("there is no certificate in it");
        }
    }

    /** Reads PEM, RFC 7468. */
    static CertificateChain parse(String pem) throws GeneralSecurityException {
        List<X509Certificate> found = new ArrayList<>();
        ByteArrayInputStream in = new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII));
        for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
            found.add((X509Certificate) one);
        }
        return new CertificateChain(found);
    }

    X509Certificate first() {
        return certificates.get(0);
    }

    /** The same in PEM, an empty line between two, which is where ReplayWeb.page parts them. */
    String pem() throws GeneralSecurityException {
        StringBuilder out = new StringBuilder();
        for (X509Certificate certificate : certificates) {
            out.append(out.length() == 0 ? "" : "\n").append("-----BEGIN CERTIFICATE-----\n")
                    .append(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded()))
                    .append("\n-----END CERTIFICATE-----\n");
        }
        return out.toString();
    }

    /** Names of hosts that the first certificate is for, lower case; a star stands for one label. */
    List<String> domains() throws CertificateParsingException {
        Collection<List<?>> names = first().getSubjectAlternativeNames();
        return names == null
                ? List.of()
                : names.stream().filter(name -> name.get(0).equals(DNS_NAME))
                        .map(name -> String.valueOf(name.get(1)).toLowerCase(Locale.ROOT)).toList();
    }

    boolean isFor(String domain) throws CertificateParsingException {
        String wanted = domain.toLowerCase(Locale.ROOT);
        int dot = wanted.indexOf('.');
        String star = dot < 0 ? "" : "*" + wanted.substring(dot);
        return !wanted.isEmpty() && (domains().contains(wanted) || domains().contains(star));
    }

    /** Whether all were valid then and somebody trusted vouches for them; why not, else empty. Revocation is not asked. */
    String doubt(Instant then, Collection<X509Certificate> trusted) throws GeneralSecurityException {
        Set<TrustAnchor> anchors = new HashSet<>();
        trusted.forEach(one -> anchors.add(new TrustAnchor(one, null)));
        List<X509Certificate> path = new ArrayList<>(certificates);
        while (path.size() > 1 && trusted.contains(path.get(path.size() - 1))) {
            path.remove(path.size() - 1);
        }
        if (trusted.contains(path.get(0))) {
            return then.isBefore(path.get(0).getNotBefore().toInstant())
                    || then.isAfter(path.get(0).getNotAfter().toInstant())
                    ? "it was not valid at " + then
                    : "";
        }
        try {
            PKIXParameters asked = new PKIXParameters(anchors);
            asked.setRevocationEnabled(false);
            asked.setDate(Date.from(then));
            CertPathValidator.getInstance("PKIX")
                    .validate(CertificateFactory.getInstance("X.509").generateCertPath(path), asked);
            return "";
        } catch (CertPathValidatorException | InvalidAlgorithmParameterException doubtful) {
            return String.valueOf(doubtful.getMessage());
        }
    }

    /** The authorities that this Java platform trusts. */
    static List<X509Certificate> authorities() throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        List<X509Certificate> known = new ArrayList<>();
        for (TrustManager trust : factory.getTrustManagers()) {
            if (trust instanceof X509TrustManager x509) {
                known.addAll(List.of(x509.getAcceptedIssuers()));
            }
        }
        return known;
    }
}
