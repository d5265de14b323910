package org.pressmark.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netpreserve.jwarc.WarcReader;

/** What {@code jwarc validate} says of our files. */
class JwarcIT {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"--warc-version=1.1", "--warc-version=1.0", "--no-gzip", "--digest=sha1", "--page-record=response"})
    @Interop(tool = "jwarc 0.36.0", way = Interop.Way.THEY_READ_OURS,
            seen = "`validate` passes WARC 1.1, 1.0, plain, SHA-1, and pages as responses")
    void jwarc_finds_nothing_wrong(String option) throws Exception {
        Tool.Ran ran = validate(Sample.packed(option));

        assertThat(ran.code()).as(ran.all()).isZero();
        assertThat(complaints(ran)).isEmpty();
        assertThat(ran.lines()).anyMatch(line -> line.contains("payload digest pass"));
    }

    @Test
    @Interop(tool = "jwarc 0.36.0", way = Interop.Way.THEY_READ_OURS,
            seen = "`validate --forbid-extensions` passes `--strict`")
    void with_strict_jwarc_finds_no_field_outside_the_standard() throws Exception {
        Tool.Ran ran = validate(Sample.packed("--strict"), "--forbid-extensions");

        assertThat(ran.code()).as(ran.all()).isZero();
        assertThat(complaints(ran)).isEmpty();
    }

    /**
     * jwarc compares the HTTP Content-Length with the body even where the record says by WARC-Truncated that the body
     * was cut. The header is what the server sent and must stay.
     */
    @Test
    void of_answers_that_were_cut_off_jwarc_only_says_that_they_are_short() throws Exception {
        Tool.Ran ran = validate(Sample.packedCut());

        assertThat(complaints(ran)).hasSize(2).allMatch(line -> line.contains("invalid HTTP header Content-Length: "));
        assertThat(ran.code()).isEqualTo(1);
    }

    private Tool.Ran validate(Path collection, String... options) throws IOException, URISyntaxException {
        List<Path> warcs = Sample.warcs(collection);
        assertThat(warcs).isNotEmpty();
        Path jar = Path.of(WarcReader.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Stream<Object> command = Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java"), "-cp", jar,
                "org.netpreserve.jwarc.tools.WarcTool", "validate", "-v");
        return Tool.run(
                folder,
                Stream.of(command, Stream.of(options), warcs.stream()).flatMap(part -> part).toArray());
    }

    private static List<String> complaints(Tool.Ran ran) {
        return Stream.concat(ran.out().lines(), ran.err().lines())
                .filter(line -> line.matches("(?i).*\\b(error|warn(ing)?|fail|exception|invalid|missing)\\b.*"))
                .filter(line -> !line.matches(" +(urn|https?):.*")) // addresses, which may hold any word
                .toList();
    }
}
