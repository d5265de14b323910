package org.pressmark.wacz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pressmark.warc.Records.gzip;
import static org.pressmark.warc.Records.response;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pressmark.peers.Needed;
import org.pressmark.peers.Tool;
import org.pressmark.wacz.SignatureFacts.State;

/** Signatures in the name of a domain, with time stamps that OpenSSL's own authority makes. */
class DomainSignatureTest {
    @TempDir
    static Path folder;

    static Instant now;

    private Path wacz;

    @BeforeAll
    static void makeAuthorities() throws IOException {
        Needed.program("openssl");
        Files.writeString(folder.resolve("ext"), """
                [host]
                subjectAltName=DNS:archive.example.org
                [tsa]
                extendedKeyUsage=critical,timeStamping
                """);
        Files.writeString(folder.resolve("tsa.cnf"), """
                [tsa]
                default_tsa=here
                [here]
                serial=serial
                crypto_device=builtin
                signer_cert=tsa.crt
                certs=ca.crt
                signer_key=tsa.key
                signer_digest=sha256
                default_policy=1.2.3.4.1
                digests=sha256
                ess_cert_id_alg=sha256
                """);
        Files.writeString(folder.resolve("serial"), "01");
        openssl("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout ca.key -out ca.crt -days 30 -subj /CN=authority");
        certificate("host", "ec -pkeyopt ec_paramgen_curve:P-256");
        certificate("tsa", "rsa:2048");
        certificate("other", "ec -pkeyopt ec_paramgen_curve:P-256");
        now = Files.getLastModifiedTime(folder.resolve("other.crt")).toInstant(); // when all certificates hold already
    }

    private static void certificate(String name, String kind) throws IOException {
        String extension = name.equals("tsa") ? "tsa" : "host";
        openssl("req -new -newkey " + kind + " -nodes -keyout " + name + ".key -out " + name + ".csr -subj /CN=" + name);
        openssl("x509 -req -in " + name + ".csr -CA ca.crt -CAkey ca.key -CAcreateserial -days 30 -out " + name
                + ".crt -extfile ext -extensions " + extension);
    }

    private static void openssl(String words) throws IOException {
        Object[] command = Stream.concat(Stream.of("openssl"), Arrays.stream(words.split(" "))).toArray();
        Tool.Ran ran = Tool.run(folder, command);
        assertThat(ran.code()).as(ran.all()).isZero();
    }

    @BeforeEach
    void makePackage() throws IOException {
        Path warc = Files.write(folder.resolve("a.warc.gz"), gzip(response("https://example.org/", "<title>A</title>words")));
        wacz = folder.resolve("a.wacz");
        new WaczCreation(new WaczOptions(wacz, "", "", "", "test", Optional.empty(), 1)).fromFiles(List.of(warc));
    }

    private static String pem(String name) throws IOException {
        return Certificates.text(folder.resolve(name));
    }

    private SignatureFacts sign(Instant created) throws IOException {
        return WaczFile.open(wacz).signAs("archive.example.org", pem("host.crt"), SigningKey.read(folder.resolve("host.key")),
                created, "test", wacz);
    }

    private byte[] stamped() throws IOException {
        Files.write(folder.resolve("a.tsq"), WaczFile.open(wacz).timeRequest());
        openssl("ts -reply -config tsa.cnf -queryfile a.tsq -out a.tsr");
        return Files.readAllBytes(folder.resolve("a.tsr"));
    }

    private SignatureFacts facts(String... trusted) throws IOException {
        List<java.security.cert.X509Certificate> all = new java.util.ArrayList<>();
        for (String name : trusted) {
            all.addAll(Certificates.read(folder.resolve(name)));
        }
        return WaczFile.open(wacz).signature(all);
    }

    @Test
    void aStampedSignatureHoldsWhereSomebodyTrustedVouches() throws IOException {
        assertThat(sign(now).state()).isEqualTo(State.UNPROVEN);
        assertThat(facts("ca.crt").detail()).contains("no time stamp");
        byte[] token = stamped();
        Instant created = Instant.parse(facts().created());
        assertThat(Duration.between(created, TimeToken.parse(token).at()).abs()).isLessThan(Duration.ofMinutes(5));

        assertThat(WaczFile.open(wacz).stamp(token, pem("tsa.crt"), wacz).state()).isEqualTo(State.UNPROVEN);

        assertThat(facts("ca.crt")).satisfies(told -> {
            assertThat(told.state()).as(told.detail()).isEqualTo(State.VALID);
            assertThat(told.signer()).isEqualTo("archive.example.org");
            assertThat(told.detail()).contains("CN=tsa");
        });
        assertThat(facts().detail()).contains("nobody trusted vouches");
        assertThat(new org.pressmark.verify.Verifier(org.pressmark.verify.VerifyOptions.defaults())
                .verify(List.of(wacz)).valid()).isTrue();
    }

    @Test
    void aStampOnAnotherSignatureIsRefusedAndTheFileStays() throws IOException {
        sign(now);
        byte[] token = stamped();
        sign(now);
        byte[] before = Files.readAllBytes(wacz);

        assertThatThrownBy(() -> WaczFile.open(wacz).stamp(token, pem("tsa.crt"), wacz))
                .isInstanceOf(IOException.class).hasMessageContaining("another signature");
        assertThat(wacz).hasBinaryContent(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"host.crt", "ca.crt"})
    void aStampWithTheWrongCertificateIsRefused(String name) throws IOException {
        sign(now);
        byte[] token = stamped();

        assertThatThrownBy(() -> WaczFile.open(wacz).stamp(token, pem(name), wacz))
                .isInstanceOf(IOException.class).hasMessageContaining("not signed by the certificate");
    }

    @Test
    void aStampLongAfterTheClaimedTimeDoesNotHold() throws IOException {
        sign(now.minus(Duration.ofHours(2)));
        byte[] token = stamped();

        assertThatThrownBy(() -> WaczFile.open(wacz).stamp(token, pem("tsa.crt"), wacz))
                .isInstanceOf(IOException.class).hasMessageContaining("was stamped at");
    }

    @Test
    void aKeyOfAnotherCertificateSignsNothing() throws IOException {
        byte[] before = Files.readAllBytes(wacz);

        assertThatThrownBy(() -> WaczFile.open(wacz).signAs("archive.example.org", pem("host.crt"),
                SigningKey.read(folder.resolve("other.key")), now, "test", wacz)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> WaczFile.open(wacz).signAs("elsewhere.example.org", pem("host.crt"),
                SigningKey.read(folder.resolve("host.key")), now, "test", wacz))
                .isInstanceOf(IOException.class).hasMessageContaining("not one of elsewhere");
        assertThat(wacz).hasBinaryContent(before);
    }

    @Test
    void whatIsNotOursIsKept() throws IOException {
        String digest = "{\"path\":\"datapackage.json\",\"hash\":\"sha256:00\",\"signedData\":{\"hash\":\"sha256:00\","
                + "\"crossSignedCert\":\"PEM\",\"domainCert\":\"X\"}}";

        byte[] stamped = SignedDigest.parse(digest.getBytes(StandardCharsets.UTF_8)).stamped("T", "C").json();

        assertThat(new String(stamped, StandardCharsets.UTF_8))
                .contains("\"crossSignedCert\":\"PEM\"", "\"timeSignature\":\"T\"");
    }

    @Test
    void noByteOfATokenCanBeChangedUnnoticed() throws IOException {
        sign(now);
        byte[] token = stamped();
        WaczFile.open(wacz).stamp(token, pem("tsa.crt"), wacz);
        SignedDigest right = digest();
        String hash = right.hash();
        List<java.security.cert.X509Certificate> trusted = Certificates.read(folder.resolve("ca.crt"));
        String text = new String(token, StandardCharsets.ISO_8859_1);
        int begin = text.indexOf("\u0006\u000b*\u0086H\u0086\u00f7\r\u0001\t\u0010\u0001\u0004");
        int end = begin + 13 + 2 + token[begin + 13 + 1]; // the name of the type, and what is stamped, in its two headers
        int covered = 0;
        for (int i = begin; i < end; i++) {
            byte[] changed = token.clone();
            changed[i] ^= 4;
            SignedDigest forged = right.stamped(java.util.Base64.getEncoder().encodeToString(changed), pem("tsa.crt"));
            covered += SignatureCheck.of(forged, hash, trusted).state() == State.INVALID ? 1 : 0;
        }
        assertThat(covered).isEqualTo(end - begin).isGreaterThan(80);
        assertThat(SignatureCheck.of(right, hash, trusted).state()).isEqualTo(State.VALID);
        for (int length = 0; length < token.length; length += 7) {
            String cut = java.util.Base64.getEncoder().encodeToString(Arrays.copyOf(token, length));
            assertThat(SignatureCheck.of(right.stamped(cut, pem("tsa.crt")), hash, trusted).state())
                    .isIn(State.INVALID, State.UNPROVEN);
        }
    }

    private SignedDigest digest() throws IOException {
        try (java.io.InputStream in = WaczFile.open(wacz).content("datapackage-digest.json")) {
            return SignedDigest.parse(in.readAllBytes());
        }
    }
}
