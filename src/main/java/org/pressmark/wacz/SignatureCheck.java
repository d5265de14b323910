package org.pressmark.wacz;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pressmark.wacz.SignatureFacts.State;

/** Checks the signature in a digest file: wacz-auth 0.1.0 section 3, anonymous or by the owner of a domain. */
final class SignatureCheck {
    private static final String TIME_STAMPING = "1.3.6.1.5.5.7.3.8";

    /** A signature is stamped soon after it was made, lest the time in it be anybody's claim. */
    private static final Duration LATEST_STAMP = Duration.ofMinutes(10);

    private final Map<String, String> signed;
    private final String computed;
    private final List<X509Certificate> trusted;

    private SignatureCheck(Map<String, String> signed, String computed, List<X509Certificate> trusted) {
        this.signed = signed;
        this.computed = computed;
        this.trusted = trusted;
    }

    /**
     * Checks.
     *
     * @param computed the digest of the description as it lies in the package
     * @param trusted who may vouch for a certificate
     */
    static SignatureFacts of(SignedDigest digest, String computed, List<X509Certificate> trusted) {
        return digest.signed().isEmpty()
                ? new SignatureFacts(State.UNSIGNED, "", "", "nobody has signed this package")
                : new SignatureCheck(digest.signed(), computed, trusted).check();
    }

    private SignatureFacts check() {
        if (!text("hash").equals(computed)) {
            return facts(State.INVALID, "what was signed is another description than the one in this package");
        }
        try {
            boolean domain = !text("domainCert").isEmpty();
            PublicKey key = domain
                    ? CertificateChain.parse(text("domainCert")).first().getPublicKey()
                    : bare(text("publicKey"));
            if (!holds(key, Base64.getDecoder().decode(text("signature")))) {
                return facts(State.INVALID, "the signature is not one of this key over this package");
            }
            return domain
                    ? domain(CertificateChain.parse(text("domainCert")), Instant.parse(text("created")))
                    : facts(State.VALID, "signed with a key that names nobody: compare it with the one its owner has"
                            + " published");
        } catch (GeneralSecurityException | IllegalArgumentException | DateTimeException unreadable) {
            return facts(State.INVALID, "the signature, its key or its time cannot be read: " + unreadable.getMessage());
        }
    }

    private SignatureFacts domain(CertificateChain chain, Instant created) throws GeneralSecurityException {
        if (!chain.isFor(text("domain"))) {
            return facts(State.INVALID, "the certificate is not one of " + text("domain") + " but of " + chain.domains());
        }
        String doubt = chain.doubt(created, trusted);
        if (text("timeSignature").isEmpty()) {
            String unknown = doubt.isEmpty() ? "" : "; and the certificate is not vouched for: " + doubt;
            return facts(State.UNPROVEN,
                    "the key in the certificate signed this package, but there is no time stamp" + unknown);
        }
        TimeToken token = TimeToken.parse(Base64.getMimeDecoder().decode(text("timeSignature")));
        if (!token.isOf(text("signature").getBytes(StandardCharsets.US_ASCII))) {
            return facts(State.INVALID, "the time stamp is of another signature");
        }
        CertificateChain authority = CertificateChain.parse(text("timestampCert"));
        Optional<X509Certificate> stamper = token.signedBy(authority.certificates());
        if (stamper.isEmpty()) {
            return facts(State.INVALID, "the time stamp was not signed by the certificate that is named with it");
        }
        return stamped(token.at(), created, doubt, from(stamper.get(), authority));
    }

    /** The chain from this certificate on. */
    private static CertificateChain from(X509Certificate first, CertificateChain all) {
        List<X509Certificate> order = new ArrayList<>(all.certificates());
        order.remove(first);
        order.add(0, first);
        return new CertificateChain(order);
    }

    private SignatureFacts stamped(Instant at, Instant created, String doubt, CertificateChain stamper)
            throws GeneralSecurityException {
        if (at.isBefore(created.minusSeconds(1)) || at.isAfter(created.plus(LATEST_STAMP))) {
            return facts(State.INVALID, "it says it was signed at " + created + ", but was stamped at " + at);
        }
        List<String> uses = stamper.first().getExtendedKeyUsage();
        if (uses == null || !uses.contains(TIME_STAMPING)) {
            return facts(State.INVALID, "the certificate of the time stamp is not one for time stamps");
        }
        if (!doubt.isEmpty()) {
            return facts(State.UNPROVEN, "stamped at " + at + ", but nobody trusted vouches for the certificate: " + doubt);
        }
        String unknown = stamper.doubt(at, trusted);
        return unknown.isEmpty()
                ? facts(State.VALID, "signed by the owner of " + text("domain") + ", stamped at " + at
                        + " by " + stamper.first().getSubjectX500Principal().getName())
                : facts(State.UNPROVEN, "signed by the owner of " + text("domain") + ", stamped at " + at
                        + ", but nobody trusted vouches for the stamp: " + unknown);
    }

    private SignatureFacts facts(State state, String detail) {
        String signer = text("domainCert").isEmpty() ? text("publicKey") : text("domain");
        return new SignatureFacts(state, signer, text("created"), detail);
    }

    private String text(String member) {
        return signed.getOrDefault(member, "");
    }

    /** Browsers write both numbers side by side, authsign writes DER: the length tells which. */
    private boolean holds(PublicKey key, byte[] signature) throws GeneralSecurityException {
        int number = key instanceof ECPublicKey curve ? (curve.getParams().getOrder().bitLength() + 7) / 8 : -1;
        String algorithm = number < 0
                ? "SHA256withRSA"
                : signature.length == 2 * number ? "SHA256withECDSAinP1363Format" : "SHA256withECDSA";
        Signature check = Signature.getInstance(algorithm);
        check.initVerify(key);
        check.update(computed.getBytes(StandardCharsets.US_ASCII));
        return check.verify(signature);
    }

    private static PublicKey bare(String base64) throws GeneralSecurityException {
        byte[] der = Base64.getDecoder().decode(base64);
        return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(der));
    }
}
