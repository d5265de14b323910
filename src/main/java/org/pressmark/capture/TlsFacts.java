package org.pressmark.capture;

import java.util.Base64;
import java.util.List;
import java.util.Objects;

/**
 * What a TLS connection was, taken from that very connection.
 *
 * @param protocol as the JDK names it: {@code TLSv1.3}
 * @param cipherSuite the IANA name
 * @param certificates the peer's chain, its own certificate first, each DER in Base64 without line breaks
 * @param verified whether chain and host name were checked
 */
public record TlsFacts(String protocol, String cipherSuite, List<String> certificates, boolean verified) {
    public TlsFacts {
        Objects.requireNonNull(protocol, "protocol");
        Objects.requireNonNull(cipherSuite, "cipherSuite");
        certificates = List.copyOf(certificates);
    }

    /** The SHA-256 of a certificate's DER form, lower-case hex: its fingerprint. */
    public static String sha256(String derInBase64) {
        return Digest.Algorithm.SHA256.digest(Base64.getDecoder().decode(derInBase64)).value();
    }
}
