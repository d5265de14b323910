package org.pressmark.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pressmark.replay.CollectionFixture.bytes;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who did what to a page, when, over which connection, and who signed for it. */
final class ProvenancePageTest {
    private static final String PAGE = "https://a.example/1.html";
    private static final String PICTURE = "https://a.example/1.png";
    private static final String DAY = "2024-03-01T12:00:00Z";
    private static final String LATER = "2024-03-02T12:00:00Z";

    /** Of {@code CN=a.example}, signed by itself. */
    private static final String CERTIFICATE =
            "MIIBfjCCASOgAwIBAgIUAwmZ8YOWbworX4rJKhUK5DWfU/MwCgYIKoZIzj0EAwIwFDESMBAGA1UEAwwJYS5leGFt"
            + "cGxlMB4XDTI2MTEyMzE1MzM1NloXDTI5MDgxOTE1MzM1NlowFDESMBAGA1UEAwwJYS5leGFtcGxlMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEWwBHauG8"
            + "jenRyVQsl3ZcqUxrYHj/xJZ0WTFlqeU5JJWlUHgm6EkT3OBPyRHgbQjuUe10iidVZva/sFDvj5YmgaNTMFEwHQYDVR0OBBYEFGMpn1YQTd827gfOiIwOO7Jn"
            + "4rQuMB8GA1UdIwQYMBaAFGMpn1YQTd827gfOiIwOO7Jn4rQuMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSQAwRgIhAImPhazztdRyR67Z2JvHbZgl"
            + "BUtCsgW/cTdBXxngf62YAiEA9UAhCtK25JAmR+Lw9/bLJ2evBjKJ30dUwoBsDM24HE8=";
    private static final String URN =
            "urn:pressmark:certificate:620e1102c7df2495c9561d52aa75dd8a18e78b789abcd4b697e83f7826afe606";

    private static ReplayServer server;

    private static String graph(String picture, String more) {
        return "{\"@graph\": [{\"@id\": \"" + PICTURE
                + "\", \"@type\": [\"prov:Entity\"], \"pressmark:via\": {\"@id\": \"" + PAGE + "\"},"
                + picture + "},"
                + " {\"@id\": \"#packing\", \"@type\": [\"premis:Event\", \"prov:Activity\"], \"prov:endedAtTime\": \""
                + DAY + "\","
                + " \"prov:used\": {\"@id\": \"" + PAGE
                + "\"}, \"prov:wasAssociatedWith\": {\"@id\": \"#software\"}}" + more + ","
                + " {\"@id\": \"#software\", \"@type\": [\"prov:SoftwareAgent\"], \"schema:name\": \"Packer 1\"}]}";
    }

    @BeforeAll
    static void serve(@TempDir Path root) throws IOException {
        String missing = "\"premis:outcome\": \"missing\", \"pressmark:cause\": \"dns\", \"prov:atTime\": \"2024-03-01T12:00:01Z\"";
        String got = "\"premis:outcome\": \"captured\", \"prov:atTime\": \"2024-03-02T12:00:01.5Z\"";
        String retried = ", {\"@id\": \"#retrying-2\", \"@type\": [\"premis:Event\"], \"prov:endedAtTime\": \"" + LATER
                + "\", \"prov:used\": {\"@id\": \""
                + PAGE + "\"}, \"prov:wasAssociatedWith\": {\"@type\": \"prov:SoftwareAgent\", \"schema:name\": \"Packer 2\"}}";
        byte[] answer = bytes("HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\npng");
        new CollectionFixture(root, "room")
                .record("response", PICTURE, LATER,
                        "Content-Type: application/http; msgtype=response\r\nWARC-IP-Address: 192.0.2.7\r\n"
                        + "WARC-Protocol: tls/1.3\r\nWARC-Cipher-Suite: TLS_AES_128_GCM_SHA256\r\n", answer)
                .record("metadata", PICTURE, LATER, "Content-Type: application/warc-fields\r\nWARC-Concurrent-To: <urn:uuid:"
                        + new UUID(7, 0) + ">\r\n", bytes("via: " + PAGE + "\r\ncertificate: " + URN + "\r\n"))
                .resource(URN, LATER, "application/pkix-cert", Base64.getDecoder().decode(CERTIFICATE))
                .resource(PAGE, DAY, "text/html", bytes("<title>t</title><img src=1.png>"))
                .resource("urn:pressmark:provenance:" + PAGE, DAY, "application/ld+json", bytes(graph(missing, "")))
                .resource("urn:pressmark:provenance:" + PAGE, LATER, "application/ld+json", bytes(graph(got, retried)))
                .write();
        Signatures signatures = archive -> new Signatures.Signature(Signatures.State.INVALID, "b.example", DAY, "why");
        server = new ReplayServer(ReplayOptions.of(root), signatures).start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String get(String query) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + server.port() + "/room/provenance?url=" + query)).build();
        try {
            return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }

    @Test
    void tellsWhatWasDoneInItsOrderByTheLastAccount() throws IOException {
        assertThat(get(PAGE).replaceAll("<[^>]+>", " ").replaceAll("\\s+", " ")).containsSubsequence(
                "2024-03-01 12:00:00", "Put into the archive as given", PAGE, "Packer 1",
                "2024-03-02 12:00:00", "Asked again for what was missing from", PAGE, "Packer 2",
                "2024-03-02 12:00:01", "Fetched", PICTURE);
        assertThat(get(PAGE)).contains("/room/record?at=20240302120000&amp;url=https%3A%2F%2Fa.example%2F1.png")
                .doesNotContain("could not be resolved");
    }

    @Test
    void namesTheAddressAndTheCertificatesOfAnAsset() throws IOException {
        assertThat(get(PAGE))
                .contains("192.0.2.7")
                .contains("TLS_AES_128_GCM_SHA256")
                .contains("CN=a.example</a> · issued by CN=a.example")
                .contains("2026-11-23")
                .contains("2029-08-19")
                .contains("record?at=20240302120000&amp;url=urn%3Apressmark%3Acertificate%3A620e");
        assertThat(get(PAGE + "&format=json")).contains("\"address\":\"192.0.2.7\"").contains("\"subject\":\"CN=a.example\"");
    }

    @Test
    void namesTheConnectionOfAPageNobodyTellsOf() throws IOException {
        assertThat(get(PICTURE)).contains("holds no account").contains("192.0.2.7").contains("CN=a.example");
    }

    @Test
    void saysWhetherTheSignatureHolds() throws IOException {
        assertThat(get(PAGE)).contains("Invalid: this is not what was signed.").contains("b.example");
        assertThat(get(PAGE + "&format=json")).contains("\"signature\":{\"state\":\"invalid\",\"signer\":\"b.example\"");
    }
}
