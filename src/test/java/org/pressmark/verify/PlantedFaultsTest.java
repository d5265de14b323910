package org.pressmark.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pressmark.verify.Warc.file;
import static org.pressmark.verify.Warc.info;
import static org.pressmark.verify.Warc.resource;
import static org.pressmark.verify.Warc.response;
import static org.pressmark.verify.Warc.revisit;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One fault a file, each taken from a sentence of WARC 1.0 or 1.1: found, by the right rule, and the file fails. */
class PlantedFaultsTest {
    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0} => {1}")
    @MethodSource({"headers", "fields", "values", "segments", "blocks", "messages", "framing"})
    void everyPlantedFaultIsFoundByItsRule(String fault, Rule rule, byte[] content) {
        Report report = new Checking(folder).of("a.warc", content);

        assertThat(report.count(rule)).as("%s", report.breaches()).isPositive();
        assertThat(report.valid()).isFalse();
    }

    private static Arguments fault(String what, Rule rule, Warc... records) {
        return Arguments.of(what, rule, file(records));
    }

    private static Arguments inResponse(String what, Rule rule, Warc record) {
        return fault(what, rule, info(), record);
    }

    static Stream<Arguments> headers() {
        return Stream.of(
                fault("version line without minor number", Rule.VERSION_LINE, info(), version("WARC/1")),
                fault("version line in lower case", Rule.VERSION_LINE, info(), version("WARC/1.0"), lower()),
                fault("blank before the version's end", Rule.VERSION_LINE, info(), version("WARC/1.1 ")),
                fault("version 2.0", Rule.VERSION_UNKNOWN, info(), version("WARC/2.0")),
                fault("version 0.18", Rule.VERSION_UNKNOWN, info(), version("WARC/0.18")),
                fault("line feeds alone", Rule.LINE_ENDING, info(), resource().lineEnd("\n")),
                inResponse("a line without a colon", Rule.FIELD_WITHOUT_COLON, resource().line("X-Note one")),
                inResponse("a blank before the colon", Rule.FIELD_NAME, resource().line("X-Note : one")),
                inResponse("an empty name", Rule.FIELD_NAME, resource().line(": one")),
                inResponse("a name with a slash", Rule.FIELD_NAME, resource().line("X/Note: one")),
                inResponse("a name beyond ASCII", Rule.FIELD_NAME, resource().line("X-Nöte: one")),
                inResponse("a bell in a value", Rule.FIELD_CONTROL_CHARACTER, resource().line("X-Note: a\u0007b")),
                inResponse("a NUL in a value", Rule.FIELD_CONTROL_CHARACTER, resource().line("X-Note: a\u0000b")),
                inResponse("a lone CR in a value", Rule.FIELD_CONTROL_CHARACTER, resource().line("X-Note: a\rb")),
                Arguments.of("Latin-1 in a value", Rule.FIELD_UTF8, latin()),
                Arguments.of("a header without end", Rule.HEADER_UNTERMINATED,
                        Warc.join(info().bytes(), Warc.bytes("WARC/1.1\r\nWARC-Type: resource\r\n"))),
                inResponse("two dates", Rule.FIELD_REPEATED, resource().with("WARC-Date", "2024-05-01T12:00:00Z")),
                inResponse("two lengths", Rule.FIELD_REPEATED, resource().with("Content-Length", "5")),
                inResponse("two targets in other case", Rule.FIELD_REPEATED,
                        resource().with("warc-target-uri", "http://example.org/c")));
    }

    private static Warc version(String line) {
        return Warc.record(line, "resource", 3).with("WARC-Target-URI", "http://example.org/b")
                .with("Content-Type", "text/plain").block("hello");
    }

    private static Warc lower() {
        return Warc.record("WARC/1.1", "resource", 5).with("WARC-Target-URI", "http://example.org/b").block("x")
                .with("Content-Type", "text/plain").trailer("\r\n\r\nwarc/1.1\r\nWARC-Type: resource\r\n\r\n");
    }

    private static byte[] latin() {
        String text = new String(file(info(), resource().with("X-Note", "gr#n")), StandardCharsets.ISO_8859_1);
        return text.replace('#', '\u00fc').getBytes(StandardCharsets.ISO_8859_1);
    }

    static Stream<Arguments> fields() {
        String id = Warc.id(9);
        return Stream.of(
                fault("Warcinfo-ID of a record that is no warcinfo", Rule.REFERENCE_TYPE, info(), resource(),
                        response().but("WARC-Warcinfo-ID", Warc.id(3))),
                fault("a revisit of another digest than its record has", Rule.REVISIT_OTHER_DIGEST, info(),
                        response().with("WARC-Payload-Digest", Warc.sha1(Warc.bytes("hello"))),
                        revisit().but("WARC-Payload-Digest", Warc.sha1(Warc.bytes("hallo")))),
                inResponse("a web address without host", Rule.URI_SYNTAX, resource().but("WARC-Target-URI", "http:///b")),
                inResponse("a port in words", Rule.URI_SYNTAX, resource().but("WARC-Target-URI", "http://example.org:port/")),
                inResponse("a port without a host", Rule.URI_SYNTAX, resource().but("WARC-Target-URI", "http://:80/")),
                inResponse("a user without a host", Rule.URI_SYNTAX, resource().but("WARC-Target-URI", "http://user@/")),
                inResponse("letters behind the bracket", Rule.URI_SYNTAX,
                        resource().but("WARC-Target-URI", "http://[::1]x/")),
                inResponse("two fragments", Rule.URI_SYNTAX, resource().but("WARC-Target-URI", "http://example.org/a#b#c")),
                fault("a revisit that names target and date, of another digest", Rule.REVISIT_OTHER_DIGEST, info(),
                        response().with("WARC-Payload-Digest", Warc.sha1(Warc.bytes("hello"))),
                        revisit().without("WARC-Refers-To").but("WARC-Payload-Digest", Warc.sha1(Warc.bytes("hallo")))),
                inResponse("half a bracket", Rule.URI_SYNTAX, resource().but("WARC-Target-URI", "http://[2001:db8::1/")),
                inResponse("no record id", Rule.RECORD_ID_MISSING, resource().without("WARC-Record-ID")),
                inResponse("no type", Rule.TYPE_MISSING, resource().without("WARC-Type")),
                inResponse("no date", Rule.DATE_MISSING, resource().without("WARC-Date")),
                inResponse("no length", Rule.CONTENT_LENGTH_MISSING, resource().length("")),
                inResponse("no target on resource", Rule.TARGET_URI_MISSING, resource().without("WARC-Target-URI")),
                inResponse("no target on response", Rule.TARGET_URI_MISSING, response().without("WARC-Target-URI")),
                inResponse("no target on revisit", Rule.TARGET_URI_MISSING, revisit().without("WARC-Target-URI")),
                fault("a target on warcinfo", Rule.FIELD_NOT_ALLOWED,
                        info().with("WARC-Target-URI", "http://example.org/")),
                fault("Warcinfo-ID on warcinfo", Rule.FIELD_NOT_ALLOWED, info().with("WARC-Warcinfo-ID", id)),
                fault("an address on warcinfo", Rule.FIELD_NOT_ALLOWED, info().with("WARC-IP-Address", "127.0.0.1")),
                fault("Concurrent-To on warcinfo", Rule.FIELD_NOT_ALLOWED, info().with("WARC-Concurrent-To", id)),
                fault("Refers-To on warcinfo", Rule.FIELD_NOT_ALLOWED, info().with("WARC-Refers-To", id)),
                fault("a payload digest on warcinfo", Rule.FIELD_NOT_ALLOWED,
                        info().with("WARC-Payload-Digest", Warc.sha1(Warc.bytes("x")))),
                inResponse("Refers-To on response", Rule.FIELD_NOT_ALLOWED, response().with("WARC-Refers-To", id)),
                inResponse("Refers-To on resource", Rule.FIELD_NOT_ALLOWED, resource().with("WARC-Refers-To", id)),
                inResponse("Refers-To-Date on resource", Rule.FIELD_NOT_ALLOWED,
                        resource().with("WARC-Refers-To-Date", "2024-05-01T12:00:00Z")),
                inResponse("Refers-To-Target-URI on response", Rule.FIELD_NOT_ALLOWED,
                        response().with("WARC-Refers-To-Target-URI", "http://example.org/a")),
                inResponse("Filename on resource", Rule.FIELD_NOT_ALLOWED, resource().with("WARC-Filename", "a.warc")),
                inResponse("Segment-Origin-ID on resource", Rule.FIELD_NOT_ALLOWED,
                        resource().with("WARC-Segment-Origin-ID", id)),
                inResponse("Segment-Total-Length on resource", Rule.FIELD_NOT_ALLOWED,
                        resource().with("WARC-Segment-Total-Length", "5")),
                inResponse("an address on conversion", Rule.FIELD_NOT_ALLOWED,
                        resource().but("WARC-Type", "conversion").with("WARC-IP-Address", "127.0.0.1")),
                inResponse("Concurrent-To on conversion", Rule.FIELD_NOT_ALLOWED,
                        resource().but("WARC-Type", "conversion").with("WARC-Concurrent-To", id)),
                inResponse("no profile on revisit", Rule.PROFILE_MISSING, revisit().without("WARC-Profile")),
                inResponse("no digest on identical revisit", Rule.REVISIT_PAYLOAD_DIGEST,
                        revisit().without("WARC-Payload-Digest")),
                fault("two records of one id", Rule.RECORD_ID_REPEATED, info(), resource(),
                        resource().but("WARC-Target-URI", "http://example.org/c")));
    }

    static Stream<Arguments> values() {
        return Stream.of(
                date("month 13", "2024-13-01T12:00:00Z"),
                date("30 February", "2024-02-30T12:00:00Z"),
                date("29 February of no leap year", "2023-02-29T12:00:00Z"),
                date("hour 24", "2024-05-01T24:00:00Z"),
                date("minute 60", "2024-05-01T12:60:00Z"),
                date("second 61", "2024-05-01T12:00:61Z"),
                date("an offset instead of Z", "2024-05-01T12:00:00+00:00"),
                date("a time without zone", "2024-05-01T12:00:00"),
                date("14 digits", "20240501120000"),
                date("a blank for T", "2024-05-01 12:00:00Z"),
                date("ten fraction digits", "2024-05-01T12:00:00.1234567890Z"),
                date("a point without fraction", "2024-05-01T12:00:00.Z"),
                date("an HTTP date", "Wed, 01 May 2024 12:00:00 GMT"),
                date("an empty date", ""),
                fault("a fraction in 1.0", Rule.DATE_FORM_1_0, old("WARC-Date", "2024-05-01T12:00:00.5Z")),
                fault("a day in 1.0", Rule.DATE_FORM_1_0, old("WARC-Date", "2024-05-01")),
                with("an id without brackets", Rule.RECORD_ID_BRACKETS, "WARC-Record-ID", "urn:uuid:0"),
                with("an id without scheme", Rule.RECORD_ID_SYNTAX, "WARC-Record-ID", "<12345>"),
                with("an id with a blank", Rule.RECORD_ID_SYNTAX, "WARC-Record-ID", "<urn:uuid: 1>"),
                with("an empty id", Rule.RECORD_ID_SYNTAX, "WARC-Record-ID", ""),
                with("brackets round the target in 1.1", Rule.TARGET_URI_BRACKETS, "WARC-Target-URI",
                        "<http://example.org/>"),
                with("a relative target", Rule.URI_SYNTAX, "WARC-Target-URI", "/a/b"),
                with("a blank in the target", Rule.URI_SYNTAX, "WARC-Target-URI", "http://example.org/a b"),
                with("a raw IRI", Rule.URI_SYNTAX, "WARC-Target-URI", "http://example.org/欧"),
                with("a broken escape", Rule.URI_SYNTAX, "WARC-Target-URI", "http://example.org/%zz"),
                with("a quote in the target", Rule.URI_SYNTAX, "WARC-Target-URI", "http://example.org/\"a\""),
                with("a media type without slash", Rule.CONTENT_TYPE_SYNTAX, "Content-Type", "text"),
                with("a quote inside quotes", Rule.CONTENT_TYPE_SYNTAX, "Content-Type", "text/plain; charset=\"a\"b\""),
                with("a parameter without value", Rule.CONTENT_TYPE_SYNTAX, "Content-Type", "text/plain; charset"),
                with("an identified type that is none", Rule.PAYLOAD_TYPE_SYNTAX, "WARC-Identified-Payload-Type", "html"),
                with("an address of 256", Rule.IP_ADDRESS_SYNTAX, "WARC-IP-Address", "256.0.0.1"),
                with("three numbers", Rule.IP_ADDRESS_SYNTAX, "WARC-IP-Address", "10.0.1"),
                with("a host name for an address", Rule.IP_ADDRESS_SYNTAX, "WARC-IP-Address", "example.org"),
                with("IPv6 with two gaps", Rule.IP_ADDRESS_SYNTAX, "WARC-IP-Address", "1::2::3"),
                with("a bare Warcinfo-ID", Rule.REFERENCE_BRACKETS, "WARC-Warcinfo-ID", "urn:uuid:1"),
                with("Concurrent-To that is no URI", Rule.REFERENCE_SYNTAX, "WARC-Concurrent-To", "<none>"),
                with("two reasons of truncation", Rule.TRUNCATED_SYNTAX, "WARC-Truncated", "length, time"),
                with("no reason of truncation", Rule.TRUNCATED_SYNTAX, "WARC-Truncated", ""),
                with("a type with a blank", Rule.TYPE_SYNTAX, "WARC-Type", "my type"),
                fault("an empty file name", Rule.FILENAME_SYNTAX, info().but("WARC-Filename", "")),
                inResponse("a revisit of no date", Rule.REFERS_TO_DATE_SYNTAX,
                        revisit().but("WARC-Refers-To-Date", "yesterday")));
    }

    private static Arguments date(String what, String value) {
        return with(what, Rule.DATE_SYNTAX, "WARC-Date", value);
    }

    private static Arguments with(String what, Rule rule, String name, String value) {
        return inResponse(what, rule, resource().but(name, value));
    }

    private static Warc old(String name, String value) {
        return Warc.record("1.0", "resource", 3).with("WARC-Target-URI", "http://example.org/b")
                .with("Content-Type", "text/plain").but(name, value).block("hello");
    }

    static Stream<Arguments> segments() {
        return Stream.of(
                inResponse("a continuation without number", Rule.SEGMENT_NUMBER_MISSING,
                        Warc.continuation(2).without("WARC-Segment-Number")),
                inResponse("a continuation without origin", Rule.SEGMENT_ORIGIN_MISSING,
                        Warc.continuation(2).without("WARC-Segment-Origin-ID")),
                inResponse("a continuation numbered 1", Rule.SEGMENT_NUMBER_FIRST, Warc.continuation(1)),
                inResponse("a first segment numbered 2", Rule.SEGMENT_NUMBER_FIRST,
                        resource().with("WARC-Segment-Number", "2")),
                inResponse("segment 0", Rule.SEGMENT_NUMBER_SYNTAX, resource().with("WARC-Segment-Number", "0")),
                inResponse("segment two", Rule.SEGMENT_NUMBER_SYNTAX,
                        Warc.continuation(2).but("WARC-Segment-Number", "two")),
                inResponse("a total that is no number", Rule.SEGMENT_TOTAL_SYNTAX,
                        Warc.continuation(2).with("WARC-Segment-Total-Length", "10 bytes")),
                inResponse("a continuation without target", Rule.TARGET_URI_MISSING,
                        Warc.continuation(2).without("WARC-Target-URI")),
                fault("a segment twice", Rule.SEGMENT_REPEATED, info(), resource().with("WARC-Segment-Number", "1"),
                        Warc.continuation(2), Warc.continuation(2).but("WARC-Record-ID", Warc.id(40))),
                fault("a segment behind the last one", Rule.SEGMENT_TOTAL_WRONG, info(),
                        resource().with("WARC-Segment-Number", "1"),
                        Warc.continuation(2).with("WARC-Segment-Total-Length", "10"), Warc.continuation(3)),
                fault("a segment of another target", Rule.SEGMENT_TARGET, info(),
                        resource().with("WARC-Segment-Number", "1"),
                        Warc.continuation(2).but("WARC-Target-URI", "http://example.org/c")),
                inResponse("an address on a continuation", Rule.FIELD_NOT_ALLOWED,
                        Warc.continuation(2).with("WARC-IP-Address", "127.0.0.1")));
    }

    static Stream<Arguments> blocks() {
        byte[] hello = Warc.bytes("hello");
        return Stream.of(
                with("a wrong block digest", Rule.BLOCK_DIGEST, "WARC-Block-Digest", Warc.sha1(Warc.bytes("hallo"))),
                with("a wrong SHA-256", Rule.BLOCK_DIGEST, "WARC-Block-Digest", Warc.sha256(Warc.bytes("hallo"))),
                with("a wrong MD5", Rule.BLOCK_DIGEST, "WARC-Block-Digest",
                        "md5:" + Warc.hex(Warc.digest("MD5", Warc.bytes("hallo")))),
                with("a wrong payload digest", Rule.PAYLOAD_DIGEST, "WARC-Payload-Digest",
                        Warc.sha1(Warc.bytes("hallo"))),
                with("a digest without label", Rule.DIGEST_SYNTAX, "WARC-Block-Digest",
                        Warc.hex(Warc.digest("SHA-1", hello))),
                with("a digest without value", Rule.DIGEST_SYNTAX, "WARC-Block-Digest", "sha1:"),
                with("a digest too short", Rule.DIGEST_VALUE, "WARC-Block-Digest", "sha1:ABCDEF"),
                with("a digest of other letters", Rule.DIGEST_VALUE, "WARC-Block-Digest", "sha1:" + "1".repeat(32)),
                inResponse("the digest of head and body as payload's", Rule.PAYLOAD_DIGEST,
                        response().with("WARC-Payload-Digest", Warc.sha1(Warc.bytes("HTTP/1.1 200 OK")))),
                inResponse("the digest of the chunks", Rule.PAYLOAD_DIGEST_CHUNKED,
                        chunked("5\r\nhello\r\n0\r\n\r\n").with("WARC-Payload-Digest",
                                Warc.sha1(Warc.bytes("5\r\nhello\r\n0\r\n\r\n")))),
                fault("a warc-fields line without colon", Rule.WARC_FIELDS_GRAMMAR, info().block("software\r\n")),
                fault("a warc-fields name with a blank", Rule.WARC_FIELDS_GRAMMAR, info().block("my name: x\r\n")),
                fault("a NUL in warc-fields", Rule.WARC_FIELDS_GRAMMAR, info().block("a: b\0c\r\n")),
                fault("a lone CR in warc-fields", Rule.WARC_FIELDS_GRAMMAR, info().block("a: b\rc: d\r\n")),
                fault("warc-fields not in UTF-8", Rule.WARC_FIELDS_GRAMMAR,
                        info().block(new byte[] {'a', ':', (byte) 0xfc, '\r', '\n'})),
                fault("HTML said to be warc-fields", Rule.WARC_FIELDS_GRAMMAR, info().block("<html>\r\n</html>\r\n")));
    }

    private static Warc chunked(String body) {
        return response().block("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + body);
    }

    static Stream<Arguments> messages() {
        return Stream.of(
                http("a body too short", Rule.HTTP_BODY_SHORT, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhello"),
                http("a body too long", Rule.HTTP_BODY_LONG, "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nhello"),
                http("two lengths", Rule.HTTP_LENGTH_SYNTAX,
                        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello"),
                http("a length in words", Rule.HTTP_LENGTH_SYNTAX, "HTTP/1.1 200 OK\r\nContent-Length: five\r\n\r\nhello"),
                http("no status line", Rule.HTTP_START_LINE, "hello\r\n\r\n"),
                http("a status of two digits", Rule.HTTP_START_LINE, "HTTP/1.1 20 OK\r\n\r\n"),
                http("a version that is none", Rule.HTTP_START_LINE, "HTTP/1.1x 200 OK\r\n\r\n"),
                http("a folded length that is wrong", Rule.HTTP_BODY_LONG,
                        "HTTP/1.1 200 OK\r\nContent-Length:\r\n 4\r\n\r\nhello"),
                http("a list of two lengths", Rule.HTTP_LENGTH_SYNTAX,
                        "HTTP/1.1 200 OK\r\nContent-Length: 5, 6\r\n\r\nhello"),
                inResponse("text behind a chunk's size", Rule.HTTP_CHUNKING, chunked("5 hello\r\nhello\r\n0\r\n\r\n")),
                inResponse("CR and text behind a chunk's size", Rule.HTTP_CHUNKING,
                        chunked("5\rabc\nhello\r\n0\r\n\r\n")),
                inResponse("a chunk that takes its line's CR", Rule.HTTP_CHUNKING, chunked("6\r\nhello\r\n0\r\n\r\n")),
                inResponse("two CR behind a chunk", Rule.HTTP_CHUNKING, chunked("5\r\nhello\r\r\n0\r\n\r\n")),
                inResponse("a request of a version in words", Rule.HTTP_START_LINE,
                        response().but("WARC-Type", "request").but("Content-Type", "application/http;msgtype=request")
                                .block("GET /a HTTP/one\r\n\r\n")),
                http("a header without end", Rule.HTTP_HEADER_UNTERMINATED, "HTTP/1.1 200 OK\r\nServer: x\r\n"),
                inResponse("a body not chunked", Rule.HTTP_CHUNKING, chunked("hello")),
                inResponse("no last chunk", Rule.HTTP_CHUNKING, chunked("5\r\nhello\r\n")),
                inResponse("a chunk longer than said", Rule.HTTP_CHUNKING, chunked("4\r\nhello\r\n0\r\n\r\n")),
                inResponse("bytes behind the last chunk", Rule.HTTP_CHUNKING, chunked("5\r\nhello\r\n0\r\n\r\nmore")),
                inResponse("a request without version", Rule.HTTP_START_LINE,
                        response().but("WARC-Type", "request").but("Content-Type", "application/http;msgtype=request")
                                .block("GET /a\r\n\r\n")));
    }

    private static Arguments http(String what, Rule rule, String message) {
        return inResponse(what, rule, response().block(message));
    }

    static Stream<Arguments> framing() {
        return Stream.of(
                fault("a negative length", Rule.CONTENT_LENGTH_SYNTAX, info(), resource().length("-5"), response()),
                fault("a length with a sign", Rule.CONTENT_LENGTH_SYNTAX, info(), resource().length("+5"), response()),
                fault("a length in hex", Rule.CONTENT_LENGTH_SYNTAX, info(), resource().length("0x5"), response()),
                fault("a length beyond 64 bits", Rule.CONTENT_LENGTH_SYNTAX, info(), resource().length("9".repeat(25))),
                fault("a length too long", Rule.CONTENT_LENGTH_TOO_LONG, info(), resource().length("50"), response()),
                fault("a length far too long", Rule.CONTENT_LENGTH_TOO_LONG, info(), resource().length("5000"), response()),
                fault("a length too short", Rule.CONTENT_LENGTH_TOO_SHORT, info(), resource().length("2"), response()),
                fault("a length too short at the end", Rule.CONTENT_LENGTH_TOO_SHORT, info(), resource().length("2")),
                fault("no trailer", Rule.RECORD_TRAILER, info(), resource().trailer(""), response()),
                fault("one CRLF", Rule.RECORD_TRAILER, info(), resource().trailer("\r\n"), response()),
                fault("three CRLF", Rule.RECORD_TRAILER, info(), resource().trailer("\r\n\r\n\r\n"), response()),
                fault("two LF", Rule.RECORD_TRAILER, info(), resource().trailer("\n\n"), response()),
                fault("no trailer at the end", Rule.RECORD_TRAILER, info(), resource().trailer("")),
                fault("garbage between records", Rule.NOT_A_RECORD, info(),
                        resource().trailer("\r\n\r\ngarbage\r\n"), response()),
                Arguments.of("garbage at the end", Rule.NOT_A_RECORD,
                        Warc.join(file(info()), Warc.bytes("the end"))),
                Arguments.of("a file cut inside a block", Rule.FILE_TRUNCATED, cut(8)),
                Arguments.of("an empty file", Rule.FILE_EMPTY, new byte[0]));
    }

    private static byte[] cut(int bytes) {
        byte[] whole = file(info(), response());
        return Arrays.copyOf(whole, whole.length - bytes);
    }
}
