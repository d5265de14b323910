package org.pressmark.wacz;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.pressmark.capture.Body;
import org.pressmark.capture.Digest;
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

    /** Whether the description of the package is what somebody signed. Says nothing of the other entries' digests. */
    public SignatureFacts signature() throws IOException {
        if (!zip.entries().containsKey(Datapackage.DIGEST_FILE)) {
            return new SignatureFacts(SignatureFacts.State.UNSIGNED, "", "", "there is no " + Datapackage.DIGEST_FILE);
        }
        return SignatureCheck.of(SignedDigest.parse(small(Datapackage.DIGEST_FILE)), descriptionDigest());
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
        String hash = descriptionDigest();
        byte[] digest = SignedDigest.anonymous(hash, key, created.toString(), software);
        SignatureFacts facts = SignatureCheck.of(SignedDigest.parse(digest), hash);
        if (facts.state() != SignatureFacts.State.VALID) {
            throw new IOException(file + " was not signed: " + facts.detail());
        }
        try (ZipWriting signed = new ZipWriting(output)) {
            for (Map.Entry<String, ZipEntryFacts> entry : zip.entries().entrySet()) {
                if (!entry.getKey().equals(Datapackage.DIGEST_FILE)) {
                    Body packed = zip.packed(entry.getValue());
                    signed.copy(entry.getValue(), packed);
                }
            }
            signed.add(Datapackage.DIGEST_FILE, digest);
            OpenFile.Finished done = signed.finish();
            return new WaczFile(done.path(), ZipReading.open(done.path())).signature();
        }
    }
}
