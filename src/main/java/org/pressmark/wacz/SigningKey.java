package org.pressmark.wacz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/**
 * The key somebody signs with: an elliptic-curve key on P-384 or P-256, kept by its owner in a PEM file (PKCS #8,
 * RFC 5958). It says that two packages come from the same hand, not whose hand that is.
 */
public final class SigningKey {
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";
    private static final long LONGEST_FILE = 1 << 16;

    private final ECPrivateKey secret;
    private final PublicKey open;

    private SigningKey(ECPrivateKey secret, PublicKey open) {
        this.secret = secret;
        this.open = open;
    }

    /** A new key on P-384, the curve ReplayWeb.page's own signatures use. */
    public static SigningKey generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp384r1"));
            KeyPair pair = generator.generateKeyPair();
            return new SigningKey((ECPrivateKey) pair.getPrivate(), pair.getPublic());
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has P-384", missing);
        }
    }

    /**
     * Reads a key from a PEM file.
     *
     * @throws IOException where there is none in it, or one of another kind
     */
    public static SigningKey read(Path file) throws IOException {
        if (Files.size(file) > LONGEST_FILE) {
            throw unusable(file, "it is too long for a key", null);
        }
        String pem = Files.readString(file, StandardCharsets.ISO_8859_1);
        if (pem.contains("-----BEGIN EC PRIVATE KEY-----")) {
            throw unusable(file, "it is in the older form of OpenSSL; convert it with:"
                    + " openssl pkcs8 -topk8 -nocrypt -in OLD.pem -out NEW.pem", null);
        }
        if (pem.contains("-----BEGIN ENCRYPTED PRIVATE KEY-----")) {
            throw unusable(file, "it is encrypted; decrypt it with: openssl pkcs8 -in OLD.pem -out NEW.pem", null);
        }
        int begin = pem.indexOf(BEGIN);
        int end = pem.indexOf(END);
        if (begin < 0 || end < begin) {
            throw unusable(file, "there is no " + BEGIN + " in it", null);
        }
        try {
            byte[] der = Base64.getMimeDecoder().decode(pem.substring(begin + BEGIN.length(), end));
            return of((ECPrivateKey) KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der)), file);
        } catch (GeneralSecurityException | IllegalArgumentException broken) {
            throw unusable(file, "it is no elliptic-curve key", broken);
        }
    }

    private static SigningKey of(ECPrivateKey secret, Path file) throws IOException, GeneralSecurityException {
        int bits = secret.getParams().getOrder().bitLength();
        if (bits != 384 && bits != 256) {
            throw unusable(file, "it is on a curve of " + bits + " bits, needed is P-384 or P-256", null);
        }
        ECPublicKeySpec point =
                new ECPublicKeySpec(CurvePoint.of(secret.getS(), secret.getParams()), secret.getParams());
        return new SigningKey(secret, KeyFactory.getInstance("EC").generatePublic(point));
    }

    private static IOException unusable(Path file, String why, Exception cause) {
        return new IOException(file + " cannot be used as a signing key: " + why, cause);
    }

    /** The key as a PEM file; whoever reads it can sign. */
    public String pem() {
        Base64.Encoder lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
        return BEGIN + "\n" + lines.encodeToString(secret.getEncoded()) + "\n" + END + "\n";
    }

    /** What others check signatures with: SubjectPublicKeyInfo (RFC 5480) in Base64. */
    public String publicKey() {
        return Base64.getEncoder().encodeToString(open.getEncoded());
    }

    /** ECDSA with SHA-256, both numbers side by side (IEEE P1363), in Base64: the form browsers check. */
    String sign(String message) throws IOException {
        return sign(message, "SHA256withECDSAinP1363Format");
    }

    /** The same in DER (RFC 3279 section 2.2.3), the form authsign checks under a domain. */
    String signDer(String message) throws IOException {
        return sign(message, "SHA256withECDSA");
    }

    private String sign(String message, String algorithm) throws IOException {
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(secret);
            signature.update(message.getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException failed) {
            throw new IOException("the key cannot sign: " + failed.getMessage(), failed);
        }
    }
}
