package org.pressmark.verify;

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

/** Whether what is signed in a package's digest file is this package, wacz-auth 0.1.0; who signed is not asked here. */
final class WaczSignature {
    private final Map<?, ?> signed;
    private final String hash;

    private WaczSignature(Map<?, ?> signed, String hash) {
        this.signed = signed;
        this.hash = hash;
    }

    /** What is wrong, empty where all is right. */
    static String judge(Map<?, ?> signed, String hash) {
        return new WaczSignature(signed, hash).judge();
    }

    private String judge() {
        if (!Json.text(signed, "hash").equals(hash)) {
            return "signed is " + Json.text(signed, "hash") + ", the package's digest is " + hash;
        }
        try {
            return holds() ? "" : "the signature is not one of the key named over this package";
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            return "the signature or its key cannot be read: " + unreadable.getMessage();
        }
    }

    private boolean holds() throws GeneralSecurityException {
        String chain = Json.text(signed, "domainCert");
        PublicKey key = chain.isEmpty() ? bare(Json.text(signed, "publicKey")) : certified(chain);
        byte[] signature = Base64.getDecoder().decode(Json.text(signed, "signature"));
        int number = key instanceof ECPublicKey curve ? (curve.getParams().getOrder().bitLength() + 7) / 8 : -1;
        String sideBySide = signature.length == 2 * number ? "SHA256withECDSAinP1363Format" : "SHA256withECDSA";
        Signature check = Signature.getInstance(number < 0 ? "SHA256withRSA" : sideBySide);
        check.initVerify(key);
        check.update(hash.getBytes(StandardCharsets.UTF_8));
        return check.verify(signature);
    }

    private static PublicKey bare(String base64) throws GeneralSecurityException {
        return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
    }

    private static PublicKey certified(String pem) throws GeneralSecurityException {
        ByteArrayInputStream first = new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII));
        return CertificateFactory.getInstance("X.509").generateCertificate(first).getPublicKey();
    }
}
