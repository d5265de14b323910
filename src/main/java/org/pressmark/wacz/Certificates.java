package org.pressmark.wacz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;

/** Certificates as people hand them in: PEM files. */
public final class Certificates {
    private static final long LONGEST_FILE = 1 << 22;

    private Certificates() {}

    /** The certificates in a PEM file, in its order. */
    public static List<X509Certificate> read(Path file) throws IOException {
        return chain(text(file)).certificates();
    }

    /** The text of a PEM file that holds certificates. */
    public static String text(Path file) throws IOException {
        if (Files.size(file) > LONGEST_FILE) {
            throw new IOException(file + " is too long for certificates");
        }
        String pem = Files.readString(file, StandardCharsets.ISO_8859_1);
        try {
            chain(pem);
        } catch (IOException none) {
            throw new IOException(file + ": " + none.getMessage(), none);
        }
        return pem;
    }

    /** The first name of a host that the first certificate is for. */
    public static String domain(String pem) throws IOException {
        try {
            return chain(pem).domains().stream().filter(name -> !name.startsWith("*")).findFirst().orElseThrow(
                    () -> new IOException("the certificate names no host; say which with --domain"));
        } catch (CertificateException unreadable) {
            throw new IOException("the certificate cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    /** The same certificates, and nothing else that stands in the text. */
    static String pem(String text) throws IOException {
        try {
            return chain(text).pem();
        } catch (GeneralSecurityException unreadable) {
            throw new IOException("the certificates cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private static CertificateChain chain(String pem) throws IOException {
        int from = pem.indexOf("-----BEGIN CERTIFICATE-----");
        try {
            return CertificateChain.parse(from < 0 ? "" : pem.substring(from));
        } catch (GeneralSecurityException | IllegalArgumentException none) {
            throw new IOException("no certificate in PEM can be read: " + none.getMessage(), none);
        }
    }
}
