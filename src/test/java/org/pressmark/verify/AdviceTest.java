package org.pressmark.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pressmark.verify.Warc.file;
import static org.pressmark.verify.Warc.info;
import static org.pressmark.verify.Warc.resource;
import static org.pressmark.verify.Warc.response;
import static org.pressmark.verify.Warc.revisit;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the standard only advises against, or what is merely odd: said, and the file stays valid. */
class AdviceTest {
    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0} => {1}")
    @MethodSource({"fields", "blocks"})
    void isSaidAndFailsNoFile(String what, Rule rule, byte[] content) {
        Report report = new Checking(folder).of("a.warc", content);

        assertThat(report.count(rule)).as("%s", report.breaches()).isEqualTo(1);
        assertThat(rule.severity()).isNotEqualTo(Severity.VIOLATION);
        assertThat(report.valid()).isTrue();
    }

    private static Arguments odd(String what, Rule rule, Warc record) {
        return Arguments.of(what, rule, file(info(), record));
    }

    static Stream<Arguments> fields() {
        return Stream.of(
                odd("a folded field", Rule.FIELD_FOLDED, resource().line("X-Note: one\r\n two")),
                odd("a profile on a resource", Rule.FIELD_UNDEFINED_HERE,
                        resource().with("WARC-Profile", "http://example.org/p")),
                odd("a type in upper case", Rule.TYPE_CASE, resource().but("WARC-Type", "Resource")),
                odd("a type of an extension", Rule.TYPE_UNKNOWN, resource().but("WARC-Type", "screenshot")),
                odd("no media type", Rule.CONTENT_TYPE_MISSING, resource().without("Content-Type")),
                odd("brackets in 1.0", Rule.TARGET_URI_BRACKETS_1_0, Warc.record("1.0", "resource", 3)
                        .with("WARC-Target-URI", "<http://example.org/b>").with("Content-Type", "text/plain").block("x")),
                odd("a bar left by a browser", Rule.URI_UNESCAPED, resource().but("WARC-Target-URI", "http://x.org/?a|b")),
                odd("a reason of one's own", Rule.TRUNCATED_REASON, resource().with("WARC-Truncated", "quota")),
                odd("a profile of one's own", Rule.PROFILE_UNKNOWN, revisit().but("WARC-Profile", "http://x.org/p")),
                odd("a 1.0 profile in 1.1", Rule.PROFILE_VERSION, revisit().but("WARC-Profile",
                        "http://netpreserve.org/warc/1.0/revisit/identical-payload-digest")),
                odd("an unknown digest", Rule.DIGEST_ALGORITHM, resource().with("WARC-Block-Digest", "crc32:12345678")),
                odd("a message of the wrong kind", Rule.HTTP_CONTENT_TYPE,
                        response().but("Content-Type", "application/http;msgtype=request")),
                Arguments.of("no warcinfo", Rule.WARCINFO_FIRST, file(resource())));
    }

    static Stream<Arguments> blocks() {
        return Stream.of(
                odd("a payload in segments", Rule.PAYLOAD_DIGEST_UNCHECKED, resource().with("WARC-Segment-Number", "1")
                        .with("WARC-Payload-Digest", Warc.sha1(Warc.bytes("all of it")))),
                Arguments.of("a warcinfo in plain text", Rule.WARCINFO_TYPE,
                        file(info().but("Content-Type", "text/plain").block("x"))),
                Arguments.of("warc-fields ended by LF", Rule.WARC_FIELDS_LINE_ENDING, file(info().block("software: x\n"))),
                odd("HTTP/2 in the status line", Rule.HTTP_VERSION, response().block("HTTP/2 200\r\n\r\nhello")),
                odd("a header line without colon", Rule.HTTP_HEADER_LINE, response().block("HTTP/1.1 200 OK\r\nx\r\n\r\n")),
                odd("a length and no body", Rule.HTTP_BODY_ABSENT,
                        response().block("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain.warc.gz", "plain.warc.zst", "gzip.warc"})
    void aFileIsReadAsWhatItIsWhateverItsNameSays(String name) {
        byte[] content = file(info(), resource());
        Report report = new Checking(folder).of(name, name.startsWith("gzip") ? Warc.gzipped(info(), resource()) : content);

        assertThat(report.count(Rule.NAME_ENDING)).as("%s", report.breaches()).isEqualTo(1);
        assertThat(report.records()).isEqualTo(2);
        assertThat(report.valid()).isTrue();
    }

    @Test
    void saysThatADigestIsThatOfNothing() {
        Report report = new Checking(folder).of("a.warc",
                file(info(), resource().with("WARC-Block-Digest", Warc.sha1(new byte[0]))));

        assertThat(report.breaches()).filteredOn(b -> b.rule() == Rule.BLOCK_DIGEST)
                .extracting(Breach::found).singleElement().asString().contains("no bytes at all");
    }

    @Test
    void aHeaderWithoutEndIsReadNoFurtherThanTheLimit() {
        byte[] content = Warc.join(file(info()), Warc.bytes("WARC/1.1\r\nX-Note: " + "a".repeat(9_000_000)));

        Report report = new Checking(folder).of("a.warc", content);

        assertThat(report.valid()).isFalse();
        assertThat(report.records()).isEqualTo(2);
    }
}
