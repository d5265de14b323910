package org.pressmark.wacz;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A time-stamp token: RFC 3161, in a response or bare. It is a CMS SignedData (RFC 5652) over a TSTInfo, which names a
 * digest and the time it was seen.
 *
 * <pre>
 *   SignedData   version, digestAlgorithms, {TSTInfo}, [0] certificates, [1] crls, signerInfos
 *   SignerInfo   version, sid, digestAlgorithm, [0] signedAttrs, signatureAlgorithm, signature
 *   TSTInfo      version, policy, {digest algorithm, digest}, serial, genTime, ...
 * </pre>
 */
final class TimeToken {
    private static final String SIGNED_DATA = "1.2.840.113549.1.7.2";
    private static final String TST_INFO = "1.2.840.113549.1.9.16.1.4";
    private static final String MESSAGE_DIGEST = "1.2.840.113549.1.9.4";
    private static final String CONTENT_TYPE = "1.2.840.113549.1.9.3";
    private static final String SIGNING_CERTIFICATE = "1.2.840.113549.1.9.16.2.12";
    private static final String SIGNING_CERTIFICATE_2 = "1.2.840.113549.1.9.16.2.47";
    private static final Map<String, String> DIGESTS = Map.of(
            "2.16.840.1.101.3.4.2.1", "SHA-256", "2.16.840.1.101.3.4.2.2", "SHA-384",
            "2.16.840.1.101.3.4.2.3", "SHA-512", "1.3.14.3.2.26", "SHA-1");
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT);

    private final byte[] info;
    private final Der signer;

    private TimeToken(byte[] info, Der signer) {
        this.info = info;
        this.signer = signer;
    }

    /**
     * Reads a token.
     *
     * @throws IllegalArgumentException where it is none, or a refusal of the authority
     */
    static TimeToken parse(byte[] der) {
        Der outer = Der.of(der).as(Der.SEQUENCE);
        boolean bare = outer.part(0).tag() == Der.OID;
        if (!bare && outer.parts().size() < 2) {
            throw new IllegalArgumentException("the authority refused to stamp");
        }
        Der content = bare ? outer : outer.part(1);
        if (!content.part(0).oid().equals(SIGNED_DATA)) {
            throw new IllegalArgumentException("it is no signed data");
        }
        Der data = content.part(1).as(0xa0).part(0).as(Der.SEQUENCE);
        Der inside = data.part(2).as(Der.SEQUENCE);
        if (!inside.part(0).oid().equals(TST_INFO)) {
            throw new IllegalArgumentException("what is signed is no time stamp");
        }
        List<Der> parts = data.parts();
        Der signers = parts.get(parts.size() - 1).as(Der.SET);
        return new TimeToken(inside.part(1).as(0xa0).part(0).as(Der.OCTETS).value(), signers.part(0).as(Der.SEQUENCE));
    }

    /** The time the authority saw what it stamped, in whole seconds. */
    Instant at() {
        String written = new String(Der.of(info).part(4).as(Der.TIME).value(), StandardCharsets.US_ASCII);
        if (written.length() < 15 || !written.endsWith("Z")) {
            throw new IllegalArgumentException("the time " + written + " is not in the form of RFC 3161");
        }
        try {
            return LocalDateTime.parse(written.substring(0, 14), SECONDS).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException wrong) {
            throw new IllegalArgumentException("the time " + written + " is none", wrong);
        }
    }

    /** Whether this is what was stamped. */
    boolean isOf(byte[] stamped) throws GeneralSecurityException {
        Der imprint = Der.of(info).part(2);
        byte[] digest = digest(imprint.part(0)).digest(stamped);
        return MessageDigest.isEqual(digest, imprint.part(1).as(Der.OCTETS).value());
    }

    /** The certificate of the authority among these, whose key signed this very token; empty where it is none of them. */
    Optional<X509Certificate> signedBy(List<X509Certificate> candidates) throws GeneralSecurityException {
        List<Der> parts = signer.parts();
        Der attributes = signer.part(3).as(0xa0);
        MessageDigest digest = digest(parts.get(2));
        boolean covers = Arrays.equals(attribute(attributes, MESSAGE_DIGEST).map(Der::value).orElse(new byte[0]),
                digest.digest(info));
        boolean typed = attribute(attributes, CONTENT_TYPE).map(type -> type.oid().equals(TST_INFO)).orElse(false);
        if (!covers || !typed) {
            return Optional.empty();
        }
        byte[] signed = attributes.whole();
        signed[0] = Der.SET; // it is signed as the set it is, not under the tag it has here: RFC 5652 section 5.4
        for (X509Certificate candidate : candidates) {
            if (isNamed(attributes, candidate) && holds(candidate, digest.getAlgorithm(), signed, signer.part(5))) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private static boolean holds(X509Certificate of, String digest, byte[] signed, Der signature)
            throws GeneralSecurityException {
        String key = of.getPublicKey().getAlgorithm().equals("EC") ? "ECDSA" : of.getPublicKey().getAlgorithm();
        Signature check = Signature.getInstance(digest.replace("-", "") + "with" + key);
        try {
            check.initVerify(of.getPublicKey());
            check.update(signed);
            return check.verify(signature.as(Der.OCTETS).value());
        } catch (SignatureException | InvalidKeyException otherKey) {
            return false;
        }
    }

    private static Optional<Der> attribute(Der attributes, String oid) {
        return attributes.parts().stream().filter(a -> a.part(0).oid().equals(oid)).map(a -> a.part(1).part(0)).findFirst();
    }

    /** The token names its certificate by digest, lest another one with the same key be put in its place: RFC 5816. */
    private static boolean isNamed(Der attributes, X509Certificate certificate) throws GeneralSecurityException {
        Optional<Der> second = attribute(attributes, SIGNING_CERTIFICATE_2);
        Optional<Der> first = second.isPresent() ? second : attribute(attributes, SIGNING_CERTIFICATE);
        if (first.isEmpty()) {
            return false;
        }
        Der named = first.get().part(0).part(0);
        boolean chosen = second.isPresent() && named.part(0).tag() == Der.SEQUENCE;
        MessageDigest digest = chosen
                ? digest(named.part(0))
                : MessageDigest.getInstance(second.isPresent() ? "SHA-256" : "SHA-1");
        return MessageDigest.isEqual(digest.digest(certificate.getEncoded()), named.part(chosen ? 1 : 0).value());
    }

    private static MessageDigest digest(Der algorithm) throws GeneralSecurityException {
        String name = DIGESTS.get(algorithm.part(0).oid());
        if (name == null) {
            throw new IllegalArgumentException("the digest " + algorithm.part(0).oid() + " is not known");
        }
        return MessageDigest.getInstance(name);
    }
}
