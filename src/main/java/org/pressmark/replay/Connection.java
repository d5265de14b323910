package org.pressmark.replay;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pressmark.capture.CaptureTime;
import org.pressmark.capture.WebUrl;
import org.pressmark.index.CdxLine;
import org.pressmark.warc.DamagedRecordException;
import org.pressmark.warc.RecordAt;
import org.pressmark.warc.StoredRecord;

/**
 * Over which connection a capture came.
 *
 * @param address the server's IP address; empty where the record does not say
 * @param protocols the protocols, as {@code WARC-Protocol} names them
 * @param cipher the cipher suite; empty where there is none
 * @param certificates the server's certificates, its own first; none where the archive does not keep them
 */
record Connection(String address, List<String> protocols, String cipher, List<Certificate> certificates) {
    private static final int LONGEST_NOTES = 64 << 10;
    private static final int LONGEST_CERTIFICATE = 64 << 10;
    private static final int MOST_CERTIFICATES = 10;
    private static final String NOTE = "certificate:";

    Connection {
        protocols = List.copyOf(protocols);
        certificates = List.copyOf(certificates);
    }

    /**
     * A certificate that the archive holds.
     *
     * @param url where in the archive it is; its digest is in it
     * @param timestamp 14 digits of when it was stored
     * @param subject whose it is; empty where it cannot be read
     * @param issuer who vouches for it
     * @param from the first day it is good for, {@code yyyy-MM-dd}
     * @param to the last one
     */
    record Certificate(String url, String timestamp, String subject, String issuer, String from, String to) {}

    /** Whether anything is known. */
    boolean isEmpty() {
        return address.isEmpty() && protocols.isEmpty() && cipher.isEmpty() && certificates.isEmpty();
    }

    /** The connection of the capture a line names. */
    static Connection of(OpenCollection collection, CdxLine line) throws IOException {
        try (RecordAt at = collection.record(line)) {
            StoredRecord record = at.record();
            List<Certificate> certificates = new ArrayList<>();
            for (String url : certificates(collection, line, record.first("WARC-Record-ID").orElse("?"))) {
                certificate(collection, url).ifPresent(certificates::add);
            }
            return new Connection(
                    record.first("WARC-IP-Address").orElse(""), record.all("WARC-Protocol"),
                    record.first("WARC-Cipher-Suite").orElse(""), certificates);
        }
    }

    /** The notes about a capture stand right behind it, and name the certificates of its connection. */
    private static List<String> certificates(OpenCollection collection, CdxLine line, String id) throws IOException {
        Optional<RecordAt> notes = collection.after(line);
        if (notes.isEmpty()) {
            return List.of();
        }
        try (RecordAt at = notes.get()) {
            StoredRecord record = at.record();
            boolean about = record.type().equals("metadata") && record.first("WARC-Concurrent-To").orElse("").equals(id);
            byte[] text = about ? record.block().readNBytes(LONGEST_NOTES) : new byte[0];
            return new String(text, StandardCharsets.UTF_8).lines().filter(each -> each.startsWith(NOTE))
                    .map(each -> each.substring(NOTE.length()).strip()).limit(MOST_CERTIFICATES).toList();
        }
    }

    private static Optional<Certificate> certificate(OpenCollection collection, String url) throws IOException {
        Optional<WebUrl> urn = WebUrl.parse(url);
        Optional<Choice> held = urn.isEmpty() ? Optional.empty() : collection.choose(urn.get(), Replay.LATEST);
        if (held.isEmpty()) {
            return Optional.empty();
        }
        String timestamp = held.get().line().timestamp();
        try (Archived stored = collection.open(held.get().line());
                InputStream in = stored.body().decoded()) {
            byte[] der = in.readNBytes(LONGEST_CERTIFICATE);
            X509Certificate read = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(der));
            return Optional.of(new Certificate(
                    url, timestamp, read.getSubjectX500Principal().getName(), read.getIssuerX500Principal().getName(),
                    day(read.getNotBefore().toInstant()), day(read.getNotAfter().toInstant())));
        } catch (CertificateException | DamagedRecordException | UnreadableCaptureException unreadable) {
            return Optional.of(new Certificate(url, timestamp, "", "", "", ""));
        }
    }

    private static String day(Instant instant) {
        return Times.day(CaptureTime.digits(instant));
    }
}
