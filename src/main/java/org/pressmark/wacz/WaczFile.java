package org.pressmark.wacz;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.pressmark.capture.Body;
import org.pressmark.capture.Digest;
import org.pressmark.capture.FileSlice;
import org.pressmark.disk.OpenFile;

/** A WACZ file that is there: its signature, and its contents where they lie. */
public final class WaczFile {
    /** No description of a package comes near this many bytes. */
    private static final int LONGEST_DESCRIPTION = 256 << 20;

    private final Path file;
    private final ZipReading zip;

    private WaczFile(Path file, ZipReading zip) {
        this.file = file;
        this.zip = zip;
    }

    /**
     * Opens a file.
     *
     * @throws IOException where it is no ZIP file
     */
    public static WaczFile open(Path file) throws IOException {
        return new WaczFile(file, ZipReading.open(file));
    }

    /** The same of a package that lies inside another file. */
    public static WaczFile open(FileSlice where) throws IOException {
        return new WaczFile(where.file(), ZipReading.open(where));
    }

    /** Whether the content of an entry lies in the file as it is. */
    public boolean isStored(String name) throws IOException {
        return entry(name).method() == ZipEntryFacts.STORED;
    }

    /** Where the bytes of an entry lie in the file, deflated or not. */
    public FileSlice packed(String name) throws IOException {
        return zip.packed(entry(name));
    }

    /** The names of all entries, in the order of the directory. */
    public List<String> names() {
        return List.copyOf(zip.entries().keySet());
    }

    /**
     * The content of an entry; the caller closes it.
     *
     * @throws IOException where there is none of that name
     */
    public InputStream content(String name) throws IOException {
        return zip.content(entry(name));
    }

    private ZipEntryFacts entry(String name) throws IOException {
        ZipEntryFacts entry = zip.entries().get(name);
        if (entry == null) {
            throw new IOException(file + ": there is no " + name + " in it");
        }
        return entry;
    }

    private byte[] small(String name) throws IOException {
        try (InputStream in = content(name)) {
            byte[] bytes = in.readNBytes(LONGEST_DESCRIPTION);
            if (bytes.length == LONGEST_DESCRIPTION) {
                throw new IOException(file + ": " + name + " is longer than " + LONGEST_DESCRIPTION + " bytes");
            }
            return bytes;
        }
    }

    private String descriptionDigest() throws IOException {
        return Digest.Algorithm.SHA256.digest(small(Datapackage.FILE)).toString();
    }

    /**
     * Whether the description of the package is what somebody signed. Says nothing of the other entries' digests.
     *
     * @param trusted who may vouch for the certificate of a domain or of a time stamp, beside those the platform trusts
     */
    public SignatureFacts signature(List<X509Certificate> trusted) throws IOException {
        if (!zip.entries().containsKey(Datapackage.DIGEST_FILE)) {
            return new SignatureFacts(SignatureFacts.State.UNSIGNED, "", "", "there is no " + Datapackage.DIGEST_FILE);
        }
        return judge(signed(), descriptionDigest(), trusted);
    }

    /** The same of a package that lies unpacked in a folder. */
    public static SignatureFacts signatureIn(Path folder, List<X509Certificate> trusted) throws IOException {
        Path digest = folder.resolve(Datapackage.DIGEST_FILE);
        Path description = folder.resolve(Datapackage.FILE);
        if (!Files.isRegularFile(digest) || !Files.isRegularFile(description)) {
            return new SignatureFacts(SignatureFacts.State.UNSIGNED, "", "", "there is no " + Datapackage.DIGEST_FILE);
        }
        if (Files.size(digest) > LONGEST_DESCRIPTION || Files.size(description) > LONGEST_DESCRIPTION) {
            throw new IOException(folder + ": the description of the package is longer than "
                    + LONGEST_DESCRIPTION + " bytes");
        }
        String computed = Digest.Algorithm.SHA256.digest(Files.readAllBytes(description)).toString();
        return judge(SignedDigest.parse(Files.readAllBytes(digest)), computed, trusted);
    }

    private SignedDigest signed() throws IOException {
        return SignedDigest.parse(small(Datapackage.DIGEST_FILE));
    }

    private static SignatureFacts judge(SignedDigest digest, String computed, List<X509Certificate> trusted)
            throws IOException {
        try {
            List<X509Certificate> all = new ArrayList<>(trusted);
            boolean asked = digest.signed().containsKey("domainCert");
            all.addAll(asked ? CertificateChain.authorities() : List.of());
            return SignatureCheck.of(digest, computed, all);
        } catch (GeneralSecurityException missing) {
            throw new IOException("the certificates this platform trusts cannot be read: " + missing.getMessage(), missing);
        }
    }

    /**
     * Signs the package: the same file with another datapackage-digest.json takes its place, or, on any failure, the
     * file stays as it is. Nothing is signed that is damaged: stored entries are compared with their checksums, the
     * signature with the key it was made by.
     *
     * @param created when it is signed
     * @param software program and version that signs
     * @param output where the signed file goes; may be the file itself
     */
    public SignatureFacts sign(SigningKey key, Instant created, String software, Path output) throws IOException {
        return replace(SignedDigest.anonymous(descriptionDigest(), key, created.toString(), software), output);
    }

    /**
     * Signs the package in the name of a domain. A time stamp is to follow: see {@link #timeRequest} and {@link #stamp}.
     *
     * @param domain a name in the first of the certificates
     * @param certificates PEM, the first one that of the key, each vouched for by the next
     */
    public SignatureFacts signAs(
            String domain, String certificates, SigningKey key, Instant created, String software, Path output)
            throws IOException {
        String pem = Certificates.pem(certificates);
        Map<String, String> facts = Map.of("created", created.toString(), "software", software);
        return replace(SignedDigest.ofDomain(descriptionDigest(), key, domain, pem, facts), output);
    }

    /** What is to be sent to a time-stamping authority, RFC 3161: a request for a stamp on the package's signature. */
    public byte[] timeRequest() throws IOException {
        return TimeRequest.of(signatureText(signed()).getBytes(StandardCharsets.US_ASCII));
    }

    private String signatureText(SignedDigest digest) throws IOException {
        String signature = digest.signed().getOrDefault("signature", "");
        if (signature.isEmpty() || !digest.signed().containsKey("domainCert")) {
            throw new IOException(file + " is not signed in the name of a domain: only such signatures are stamped");
        }
        return signature;
    }

    /**
     * Puts the authority's answer beside the signature it stamps.
     *
     * @param token the answer, RFC 3161, DER
     * @param certificates PEM, those of the authority, its own first
     */
    public SignatureFacts stamp(byte[] token, String certificates, Path output) throws IOException {
        signatureText(signed());
        return replace(signed().stamped(Base64.getEncoder().encodeToString(token), Certificates.pem(certificates)), output);
    }

    private SignatureFacts replace(SignedDigest digest, Path output) throws IOException {
        SignatureFacts facts = judge(digest, descriptionDigest(), List.of());
        if (facts.state() == SignatureFacts.State.INVALID || facts.state() == SignatureFacts.State.UNSIGNED) {
            throw new IOException(file + " was not signed: " + facts.detail());
        }
        try (ZipWriting signed = new ZipWriting(output)) {
            for (Map.Entry<String, ZipEntryFacts> entry : zip.entries().entrySet()) {
                if (!entry.getKey().equals(Datapackage.DIGEST_FILE)) {
                    Body packed = zip.packed(entry.getValue());
                    signed.copy(entry.getValue(), packed);
                }
            }
            signed.add(Datapackage.DIGEST_FILE, digest.json());
            OpenFile.Finished done = signed.finish();
            return new WaczFile(done.path(), ZipReading.open(done.path())).signature(List.of());
        }
    }
}
