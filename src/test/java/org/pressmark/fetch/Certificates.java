package org.pressmark.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Keys and certificates for test servers, made by the JDK's own keytool. */
final class Certificates {
    private static final char[] PASSWORD = "pressmark".toCharArray();

    private final Path store;

    private Certificates(Path store) {
        this.store = store;
    }

    /** A certificate that nobody but itself vouches for. */
    static Certificates selfSigned(Path folder, String name) throws IOException, InterruptedException {
        Path store = folder.resolve("self-signed.p12");
        generate(store, "k", "-dname", "CN=test", "-ext", "san=dns:" + name, "-validity", "30");
        return new Certificates(store);
    }

    /**
     * A certificate of an authority of its own.
     *
     * @param start when it begins to be valid, as keytool writes it: {@code -10d}
     */
    static Certificates issued(Path folder, String name, String start, int days)
            throws IOException, InterruptedException {
        Path store = folder.resolve("issued" + start + ".p12");
        generate(store, "ca", "-dname", "CN=authority", "-ext", "bc:c", "-startdate", "-50d", "-validity", "100");
        generate(
                store, "k", "-dname", "CN=test", "-ext", "san=dns:" + name, "-signer", "ca", "-startdate", start,
                "-validity", Integer.toString(days));
        return new Certificates(store);
    }

    private static void generate(Path store, String alias, String... options) throws IOException, InterruptedException {
        String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        List<String> command = new ArrayList<>(List.of(keytool, "-genkeypair", "-alias", alias, "-keyalg", "EC"));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", new String(PASSWORD)));
        command.addAll(List.of("-keystore", store.toString()));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("keytool: " + said);
        }
    }

    private KeyStore load() throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        return keys;
    }

    /** What makes listening sockets that show this certificate. */
    ServerSocketFactory serving() throws IOException, GeneralSecurityException {
        KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
        KeyStore server = KeyStore.getInstance("PKCS12");
        server.load(null, null);
        server.setKeyEntry("k", load().getKey("k", PASSWORD), PASSWORD, load().getCertificateChain("k"));
        factory.init(server, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context.getServerSocketFactory();
    }

    /** A store that trusts whoever vouches for this certificate. */
    KeyStore trusting() throws IOException, GeneralSecurityException {
        KeyStore anchors = KeyStore.getInstance("PKCS12");
        anchors.load(null, null);
        Certificate[] chain = load().getCertificateChain("k");
        anchors.setCertificateEntry("anchor", chain[chain.length - 1]);
        return anchors;
    }

    /** The certificate itself, DER. */
    byte[] encoded() throws IOException, GeneralSecurityException {
        return load().getCertificate("k").getEncoded();
    }
}
