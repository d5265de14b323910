package org.pressmark.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pressmark.verify.Warc.file;
import static org.pressmark.verify.Warc.info;
import static org.pressmark.verify.Warc.resource;
import static org.pressmark.verify.Warc.response;
import static org.pressmark.verify.Warc.revisit;

import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are right and that other checkers have stumbled over. */
class UnusualButRightTest {
    private static final byte[] HELLO = Warc.bytes("hello");

    private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}")
    @MethodSource({"plain", "dates", "headers", "digests", "messages", "segments"})
    void aRightFileIsNotFailed(String what, byte[] content) {
        Report report = new Checking(folder).of("a.warc", content);

        assertThat(report.breaches()).filteredOn(b -> b.severity() == Severity.VIOLATION).isEmpty();
        assertThat(report.valid()).isTrue();
        assertThat(report.records()).isPositive();
    }

    private static Arguments right(String what, Warc... records) {
        return Arguments.of(what, file(records));
    }

    private static Arguments with(String what, String name, String value) {
        return right(what, info(), resource().but(name, value));
    }

    static Stream<Arguments> plain() {
        return Stream.of(
                right("info and response", info(), response()),
                right("a revisit of a record before", info(), response(), revisit()),
                right("no warcinfo", resource()),
                right("a second warcinfo in the middle", info(), resource(), info().but("WARC-Record-ID", Warc.id(20))),
                right("an empty block", info(), resource().block("")),
                right("an empty block without media type", info(), resource().block("").without("Content-Type")),
                right("an unknown type", info(), resource().but("WARC-Type", "screenshot")),
                right("unknown fields, one twice", info(), resource().with("X-Note", "a").with("X-Note", "b")),
                right("fields of the community", info(), response().with("WARC-Protocol", "h2")
                        .with("WARC-Protocol", "tls/1.3").with("WARC-Cipher-Suite", "TLS_AES_128_GCM_SHA256")),
                right("an unknown profile", info(), revisit().but("WARC-Profile", "http://example.org/profile")),
                right("a 1.0 profile in 1.1", info(), revisit().but("WARC-Profile",
                        "http://netpreserve.org/warc/1.0/revisit/identical-payload-digest")),
                right("a revisit with head", info(), revisit().with("WARC-Truncated", "length")
                        .with("Content-Type", "application/http;msgtype=response")
                        .block("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n")),
                right("a revisit of a 304", info(), revisit().without("WARC-Payload-Digest").but("WARC-Profile",
                        "http://netpreserve.org/warc/1.1/revisit/server-not-modified")),
                right("metadata without target", info(), Warc.record("1.1", "metadata", 5)
                        .with("WARC-Refers-To", Warc.INFO_ID).with("Content-Type", "application/warc-fields")
                        .block("via: http://example.org/\r\nhopsFromSeed: \r\n\r\n")),
                right("a payload digest on metadata, as warcio writes it", info(), Warc.record("1.1", "metadata", 5)
                        .with("Content-Type", "text/plain").with("WARC-Payload-Digest", Warc.sha1(HELLO)).block("hello")),
                right("a conversion", info(), resource().but("WARC-Type", "conversion")
                        .with("WARC-Refers-To", Warc.id(9))),
                right("a warcinfo in plain text", info().but("Content-Type", "text/plain").block("by hand")),
                right("a block that looks like records", info(), resource().block("x\r\n\r\nWARC/1.1\r\n\r\nWARC/1.0\r\n")),
                with("a target of a scheme alone", "WARC-Target-URI", "about:"),
                with("a header value that ends like a version line", "X-Note", "written as WARC/1.0"),
                right("a DNS answer as resource", info(), resource().but("WARC-Target-URI", "dns:example.org")
                        .but("Content-Type", "text/dns")),
                right("a DNS answer as response", info(), response().but("WARC-Target-URI", "dns:example.org")
                        .but("Content-Type", "text/dns").block("20240501\nexample.org. 1 IN A 1.2.3.4\n")
                        .with("WARC-Payload-Digest", Warc.sha1(Warc.bytes("20240501\nexample.org. 1 IN A 1.2.3.4\n")))));
    }

    static Stream<Arguments> dates() {
        return Stream.of("2024", "2024-05", "2024-05-01", "2024-05-01T12:00Z", "2024-05-01T12:00:00.1Z",
                        "2024-05-01T12:00:00.123456789Z", "2024-02-29T00:00:00Z", "2016-12-31T23:59:60Z",
                        "1996-01-01T00:00:00Z")
                .map(date -> with("dated " + date, "WARC-Date", date));
    }

    static Stream<Arguments> headers() {
        return Stream.of(
                right("names in lower case", info(), lowerCase()),
                right("no blank behind the colon", info(), resource().without("Content-Type").line("Content-Type:text/plain")),
                right("blanks behind a value", info(), resource().but("Content-Type", "text/plain \t")),
                right("a folded field", info(), resource().line("X-Note: one\r\n two\r\n\tthree")),
                right("a folded media type", info(), resource().without("Content-Type")
                        .line("Content-Type: text/plain;\r\n charset=utf-8")),
                right("an empty unknown field", info(), resource().line("X-Note:")),
                right("UTF-8 in a value", info(), resource().with("X-Note", "标题 ü")),
                right("wget's brackets in 1.0", wget()),
                right("Refers-To-Target-URI in 1.0", Warc.record("1.0", "revisit", 4)
                        .with("WARC-Target-URI", "http://example.org/a")
                        .with("WARC-Profile", "http://netpreserve.org/warc/1.0/revisit/identical-payload-digest")
                        .with("WARC-Refers-To-Target-URI", "http://example.org/a")
                        .with("WARC-Refers-To-Date", "2024-05-01T12:00:00Z")
                        .with("WARC-Payload-Digest", Warc.sha1(HELLO))),
                with("blanks round the semicolon", "Content-Type", "text/plain ; charset=utf-8"),
                with("a quoted parameter", "Content-Type", "text/plain; title=\"a;b \\\" c\""),
                with("a suffix and a tree", "Content-Type", "application/vnd.a+json"),
                with("a urn as target", "WARC-Target-URI", "urn:pressmark:provenance:http://example.org/"),
                with("a file as target", "WARC-Target-URI", "file:///a/b.txt"),
                with("a media type that ends in a semicolon", "Content-Type", "text/html; charset=utf-8;"),
                right("fields in 1.0 that only 1.1 defines", info(), Warc.record("1.0", "resource", 3)
                        .with("WARC-Target-URI", "http://example.org/b").with("Content-Type", "text/plain")
                        .with("WARC-Refers-To-Date", "2024-05-01T12:00:00Z").block("hello")),
                right("a revisit whose digest is written in another base", info(),
                        response().with("WARC-Payload-Digest", Warc.sha1(HELLO)),
                        Warc.revisit().but("WARC-Payload-Digest", "sha1:" + Warc.hex(Warc.digest("SHA-1", HELLO)))),
                right("a revisit whose digest is of another kind", info(),
                        response().with("WARC-Payload-Digest", Warc.sha1(HELLO)),
                        Warc.revisit().but("WARC-Payload-Digest", Warc.sha256(HELLO))),
                with("a data URL as target", "WARC-Target-URI", "data:text/plain,hello%20world"),
                with("an IPv6 host as target", "WARC-Target-URI", "http://[2001:db8::1]:8080/a"),
                with("an IPv6 host with its zone", "WARC-Target-URI", "http://[fe80::1%25eth0]/"),
                with("a host and no path", "WARC-Target-URI", "http://user:pa%20ss@example.org?q"),
                with("a double escape", "WARC-Target-URI", "http://example.org/%25E6%AC%A7"),
                with("a URL that browsers leave so", "WARC-Target-URI", "http://example.org/?a[]=1|2"),
                with("a long IPv6 address", "WARC-IP-Address", "2001:0DB8:0:0:8:800:200C:417A"),
                with("a short IPv6 address", "WARC-IP-Address", "::1"),
                with("IPv4 in IPv6", "WARC-IP-Address", "::ffff:10.0.0.1"),
                with("another reason of truncation", "WARC-Truncated", "quota"),
                with("an id that is an http URL", "WARC-Record-ID", "<http://example.org/ids/1>"),
                right("several Concurrent-To", info(), resource().with("WARC-Concurrent-To", Warc.id(8))
                        .with("WARC-Concurrent-To", Warc.id(9))));
    }

    private static Warc lowerCase() {
        return Warc.record("1.1", "resource", 3).without("WARC-Date").with("warc-date", "2024-05-01T12:00:00Z")
                .with("WARC-TARGET-URI", "http://example.org/b").with("content-type", "TEXT/Plain").block("hello");
    }

    private static Warc wget() {
        return Warc.record("1.0", "response", 3).with("WARC-Target-URI", "<http://example.org/b>")
                .with("Content-Type", "application/http;msgtype=response").block("HTTP/1.0 200 OK\r\n\r\nhello");
    }

    static Stream<Arguments> digests() {
        byte[] sha1 = Warc.digest("SHA-1", HELLO);
        byte[] sha256 = Warc.digest("SHA-256", HELLO);
        byte[] sha512 = Warc.digest("SHA-512", HELLO);
        byte[] md5 = Warc.digest("MD5", HELLO);
        return Stream.of(
                        "sha1:" + Warc.base32(sha1), "sha1:" + Warc.hex(sha1), "sha-1:" + Warc.base32(sha1),
                        "SHA1:" + Warc.hex(sha1).toUpperCase(Locale.ROOT), "sha1:" + Warc.base64(sha1),
                        "sha256:" + Warc.hex(sha256), "sha-256:" + Warc.base32(sha256),
                        "sha256:" + Warc.base32(sha256) + "====", "sha512:" + Warc.hex(sha512),
                        "sha512:" + Warc.base32(sha512), "md5:" + Warc.hex(md5), "md5:" + Warc.base64(md5),
                        "blake3:" + Warc.hex(sha256))
                .map(digest -> with("digest " + digest, "WARC-Block-Digest", digest));
    }

    static Stream<Arguments> messages() {
        return Stream.of(
                http("a 304 with a length", "HTTP/1.1 304 Not Modified\r\nContent-Length: 500\r\n\r\n"),
                http("an answer to HEAD", "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n"),
                http("no reason", "HTTP/1.1 200\r\n\r\n"),
                http("an unknown status", "HTTP/1.1 799 Odd\r\n\r\n"),
                http("no length", "HTTP/1.1 200 OK\r\n\r\nhello"),
                http("line feeds alone", "HTTP/1.1 200 OK\nContent-Length: 5\n\nhello"),
                http("a line that is no header", "HTTP/1.1 200 OK\r\nnonsense\r\n\r\nhello"),
                http("an answer before the answer",
                        "HTTP/1.1 103 Early Hints\r\nLink: a\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"),
                http("two equal lengths", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 5\r\n\r\nhello"),
                http("a length in a folded line", "HTTP/1.1 200 OK\r\nContent-Length:\r\n 5\r\n\r\nhello"),
                http("a coding in a folded line",
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding:\r\n\tchunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"),
                http("a list of equal lengths", "HTTP/1.1 200 OK\r\nContent-Length: 5, 5\r\n\r\nhello"),
                http("an upgrade and what was said after it",
                        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n\u0081\u0005hello"),
                http("nothing but an answer on the way", "HTTP/1.1 103 Early Hints\r\nLink: a\r\n\r\n"),
                http("sizes of chunks with many zeros",
                        CHUNKED + "00000000000000000005\r\nhello\r\n0000\r\n\r\n"),
                http("sizes of chunks with blanks behind", CHUNKED + "5  \r\nhello\r\n0 \r\n\r\n"),
                http("a chunk's extension in quotes", CHUNKED + "5;n=\"a;b\"\r\nhello\r\n0;x\r\n\r\n"),
                http("chunks ended by LF alone", CHUNKED + "5\nhello\n0\n\n"),
                http("HTTP/2 written as HTTP/1", "HTTP/2 200\r\n\r\nhello"),
                right("chunks, with the payload's digest", info(), response()
                        .block("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;a=b\r\nhel\r\n02\r\nlo\r\n0\r\nX: y\r\n\r\n")
                        .with("WARC-Payload-Digest", Warc.sha1(HELLO))),
                right("gzip below chunks is no part of the payload's digest", info(), response()
                        .block("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\nhello")
                        .with("WARC-Payload-Digest", Warc.sha256(HELLO))),
                right("a body cut off and said so", info(), response().with("WARC-Truncated", "disconnect")
                        .block("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nhello")),
                right("chunks cut off and said so", info(), response().with("WARC-Truncated", "time")
                        .block("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n50\r\nhello")),
                right("a request with a body", info(), response().but("WARC-Type", "request")
                        .but("Content-Type", "application/http; msgtype=request")
                        .with("WARC-Payload-Digest", Warc.sha1(HELLO))
                        .block("POST /a HTTP/1.1\r\nHost: example.org\r\nContent-Length: 5\r\n\r\nhello")));
    }

    private static Arguments http(String what, String message) {
        return right(what, info(), response().block(message));
    }

    static Stream<Arguments> segments() {
        return Stream.of(
                right("a record in three segments", info(),
                        resource().with("WARC-Segment-Number", "1").with("WARC-Payload-Digest", Warc.sha1(HELLO)),
                        Warc.continuation(2), Warc.continuation(3).with("WARC-Segment-Total-Length", "15")),
                right("a chunked body cut inside a chunk", info(), response().with("WARC-Segment-Number", "1")
                        .block(CHUNKED + "5\r\nhel"), Warc.continuation(2).but("WARC-Target-URI", "http://example.org/a")
                        .but("WARC-Segment-Origin-ID", Warc.id(2)).with("WARC-Segment-Total-Length", "62")
                        .block("lo\r\n0\r\n\r\n")),
                right("a continuation whose origin is elsewhere", info(), Warc.continuation(2)),
                right("a continuation with media type", info(), Warc.continuation(2).with("Content-Type", "text/plain")),
                right("a first segment alone", info(), response().with("WARC-Segment-Number", "1")
                        .block("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nhello")));
    }
}
