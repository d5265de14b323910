package org.pressmark.wacz;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import org.pressmark.wacz.SignatureFacts.State;

/** Checks the signature in a digest file: wacz-auth 0.1.0 section 3. */
final class SignatureCheck {
    private final Map<String, String> signed;
    private final String computed;

    private SignatureCheck(Map<String, String> signed, String computed) {
        this.signed = signed;
        this.computed = computed;
    }

    /**
     * Checks.
     *
     * @param computed the digest of the description as it lies in the package
     */
    static SignatureFacts of(SignedDigest digest, String computed) {
        return digest.signed().isEmpty()
                ? new SignatureFacts(State.UNSIGNED, "", "", "nobody has signed this package")
                : new SignatureCheck(digest.signed(), computed).check();
    }

    private SignatureFacts check() {
        if (!text("hash").equals(computed)) {
            return facts(State.INVALID, "what was signed is another description than the one in this package");
        }
        try {
            boolean domain = !text("domainCert").isEmpty();
            PublicKey key = domain ? certified(text("domainCert")) : bare(text("publicKey"));
            if (!holds(key, Base64.getDecoder().decode(text("signature")))) {
                return facts(State.INVALID, "the signature is not one of this key over this package");
            }
            return domain
                    ? facts(State.UNPROVEN, "the key in the certificate signed this package; neither that the certificate"
                            + " is one of " + text("domain") + " nor the time stamp was checked")
                    : facts(State.VALID, "signed with a key that names nobody: compare it with the one its owner has"
                            + " published");
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            return facts(State.INVALID, "the signature or its key cannot be read: " + unreadable.getMessage());
        }
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

    /** The first certificate of a PEM chain is the signer's own. */
    private static PublicKey certified(String pem) throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))
                .getPublicKey();
    }
}
