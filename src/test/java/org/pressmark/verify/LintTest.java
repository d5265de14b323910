package org.pressmark.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pressmark.verify.Warc.info;
import static org.pressmark.verify.Warc.resource;
import static org.pressmark.verify.Warc.response;
import static org.pressmark.verify.Warc.revisit;

import com.github.luben.zstd.Zstd;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a tool will not show is said of what it does not show, and of nothing else. */
class LintTest {
    @TempDir
    Path folder;

    private Report lint(String name, byte[] content, Set<LintTool> tools) {
        Path file = new Checking(folder).write(name, content);
        return new Verifier(new VerifyOptions(100, false, tools, 1)).verify(List.of(file));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("habits")
    void everyHabitIsToldOfItsTools(LintRule rule, String name, byte[] content) {
        Report report = lint(name, content, EnumSet.allOf(LintTool.class));

        assertThat(report.lints()).filteredOn(lint -> lint.rule() == rule).isNotEmpty()
                .allSatisfy(lint -> assertThat(rule.concerns(lint.tool())).isTrue());
        assertThat(report.lintCounts().get(rule)).isGreaterThanOrEqualTo(
                EnumSet.allOf(LintTool.class).stream().filter(rule::concerns).count());
    }

    @Test
    void everyHabitHasItsCase() {
        Set<Object> covered = habits().map(a -> a.get()[0]).collect(Collectors.toSet());

        assertThat(covered).containsExactlyInAnyOrder((Object[]) LintRule.values());
    }

    @ParameterizedTest
    @EnumSource(LintTool.class)
    void anOrdinaryArchiveIsShownByAll(LintTool tool) {
        byte[] archive = Warc.gzipped(info(), response(),
                record("request").with("Content-Type", "application/http;msgtype=request")
                .block("GET /a HTTP/1.1\r\nHost: example.org\r\n\r\n"),
                record("metadata").with("Content-Type", "application/warc-fields").block("via: http://example.org/\r\n"));

        Map<LintRule, Long> counts = lint("a.warc.gz", archive, EnumSet.of(tool)).lintCounts();

        assertThat(counts.keySet()).isSubsetOf(LintRule.NO_PAGE_LIST);
    }

    @Test
    void nothingIsSaidOfToolsNobodyAskedFor() {
        Report report = lint("a.warc", Warc.file(info(), record("conversion").block("hello")), EnumSet.of(LintTool.PYWB));

        assertThat(report.lintCounts().keySet()).containsExactly(LintRule.CONVERSION_AS_RIVAL);
        assertThat(report.lints()).allMatch(lint -> lint.tool() == LintTool.PYWB);
    }

    private static Warc record(String type) {
        return Warc.record("1.1", type, 20).with("WARC-Target-URI", "http://example.org/a");
    }

    private static Warc answer(String head, String body) {
        return response().block("HTTP/1.1 200 OK\r\n" + head + "\r\n\r\n" + body);
    }

    private static Arguments row(LintRule rule, Warc record) {
        return Arguments.of(rule, "a.warc", Warc.file(info(), record));
    }

    private static Arguments file(LintRule rule, String name, byte[] content) {
        return Arguments.of(rule, name, content);
    }

    private static Warc plain(String type) {
        return record(type).with("Content-Type", "text/plain").block("hello");
    }

    static Stream<Arguments> habits() {
        return Stream.concat(files(), Stream.concat(kinds(), values()));
    }

    private static Stream<Arguments> files() {
        return Stream.of(
                file(LintRule.ZSTD_FILE, "a.warc.zst", Zstd.compress(info().bytes())),
                file(LintRule.WHOLE_FILE_GZIP, "a.warc.gz", Warc.gzip(Warc.file(info(), response(), resource()))),
                file(LintRule.WACZ_FILE, "a.wacz", Zip.wacz().bytes()),
                file(LintRule.WACZ_UNPACKED, "a.wacz", Zip.wacz().bytes()),
                file(LintRule.ARCHIVE_DEFLATED, "a.wacz", Zip.wacz().deflated().bytes()),
                file(LintRule.PROFILE_OF_DRAFT, "a.wacz",
                        Zip.wacz().replaced("datapackage.json", "data-package", "wacz").bytes()),
                file(LintRule.ARC_FILE, "a.arc", Warc.bytes("filedesc://a.arc 0.0.0.0 20240501120000 text/plain 0\n")),
                file(LintRule.WHOLE_FILE_GZIP_BY_PLACE, "a.wacz", Zip.wacz().with("archive/a.warc.gz",
                        Warc.gzip(Warc.file(info(), response(), resource()))).described().bytes()),
                file(LintRule.INDEX_WITHOUT_IDX, "a.wacz", Zip.wacz().bytes()),
                file(LintRule.INDEX_NAMED_CDXJ, "a.wacz", Zip.wacz().with("indexes/index.cdxj", "").described().bytes()),
                file(LintRule.NO_PAGE_LIST, "a.warc", Warc.file(info(), response())));
    }

    private static Stream<Arguments> kinds() {
        Warc part = Warc.continuation(2);
        return Stream.of(
                row(LintRule.CONVERSION, plain("conversion")),
                row(LintRule.CONVERSION_AS_RIVAL, plain("conversion")),
                row(LintRule.CONVERSION_WITHOUT_TYPE, plain("conversion")),
                row(LintRule.METADATA, plain("metadata")),
                row(LintRule.METADATA_ADDRESS, plain("metadata")),
                row(LintRule.METADATA_AS_RIVAL, plain("metadata")),
                row(LintRule.METADATA_WITHOUT_ADDRESS, plain("metadata").without("WARC-Target-URI")),
                file(LintRule.WARCINFO_WITHOUT_NAME, "a.warc", Warc.file(info().without("WARC-Filename"))),
                row(LintRule.RESOURCE, resource()),
                row(LintRule.RESOURCE_WITHOUT_TYPE, resource()),
                row(LintRule.RESOURCE_OF_FIELDS, resource().but("Content-Type", "application/warc-fields").block("a: b\r\n")),
                row(LintRule.CONTINUATION, part),
                row(LintRule.CONTINUATION_AS_RIVAL, part),
                row(LintRule.FOREIGN_RESPONSE, response().but("WARC-Target-URI", "file:///screenshot.png")),
                row(LintRule.FOREIGN_ADDRESS, response().but("WARC-Target-URI", "file:///screenshot.png")),
                row(LintRule.REVISIT, revisit()),
                row(LintRule.REVISIT_WITHOUT_ADDRESS, revisit().without("WARC-Refers-To-Target-URI")),
                row(LintRule.REVISIT_OF_NO_ADDRESS, revisit().without("WARC-Refers-To-Target-URI")),
                row(LintRule.REVISIT_WITHOUT_HEAD, revisit()));
    }

    private static Stream<Arguments> values() {
        return Stream.of(
                row(LintRule.STATUS, response().block("HTTP/1.1 404 Not Found\r\n\r\n")),
                row(LintRule.ADDRESS_IN_BRACKETS, response().but("WARC-Target-URI", "<http://example.org/a>")),
                row(LintRule.ADDRESS_NOT_ASCII, response().but("WARC-Target-URI", "http://example.org/欧洲")),
                row(LintRule.ADDRESS_WITH_BLANK, response().but("WARC-Target-URI", "http://example.org/a b")),
                row(LintRule.ADDRESS_UNLIKE_BROWSERS, response().but("WARC-Target-URI", "http://Example.org/a")),
                row(LintRule.ADDRESS_FOLDED,
                        response().without("WARC-Target-URI").line("WARC-Target-URI:\r\n http://example.org/a")),
                row(LintRule.PARTIAL, response().block("HTTP/1.1 206 Partial\r\nContent-Range: bytes 0-4/9\r\n\r\nhello")),
                row(LintRule.STATUS_OF_NO_BROWSER, response().block("HTTP/1.1 999 No\r\n\r\n")),
                row(LintRule.CODED_IN_OTHER_WORDS, answer("Content-Encoding: GZIP", "x")),
                row(LintRule.CHUNKED_IN_OTHER_WORDS, answer("Transfer-Encoding: Chunked", "1\r\na\r\n0\r\n\r\n")),
                row(LintRule.IDENTIFIED_TYPE, response().with("WARC-Identified-Payload-Type", "text/html")),
                row(LintRule.LINKS_NOT_UTF_8, answer("Content-Type: text/html; charset=gbk", "x")),
                row(LintRule.DATE_COARSE, response().but("WARC-Date", "2022-03")),
                row(LintRule.CODED_ZSTD, answer("Content-Encoding: zstd", "x")),
                row(LintRule.CODED_DEFLATE, answer("Content-Encoding: Deflate", "x")),
                row(LintRule.CODED_TWICE, answer("Content-Encoding: gzip\r\nContent-Encoding: br", "x")),
                row(LintRule.CODED_TWICE_REFUSED, answer("Content-Encoding: gzip, gzip", "x")),
                row(LintRule.CODED_HTML, answer("Content-Type: text/html\r\nContent-Encoding: gzip", "x")),
                row(LintRule.CHUNKED, answer("Transfer-Encoding: chunked", "1\r\na\r\n0\r\n\r\n")),
                row(LintRule.CHUNK_EXTENSION, answer("Transfer-Encoding: chunked", "1;a=b\r\na\r\n0\r\n\r\n")),
                row(LintRule.UTF_16, answer("Content-Type: text/html; charset=\"UTF-16LE\"", "x")));
    }
}
