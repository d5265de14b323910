package org.pressmark.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What JHOVE's own modules say of our files. Its jar holds an old JWAT and much else, so it is no dependency: the build
 * copies it beside and it runs as a program of its own, driven by {@code src/test/jhove/Jhove.java}.
 */
class JhoveIT {
    private static final Path DRIVER = Path.of("src", "test", "jhove", "Jhove.java").toAbsolutePath();

    @TempDir
    Path folder;

    @Test
    @Interop(tool = "JHOVE 1.28.0", way = Interop.Way.THEY_READ_OURS,
            seen = "WARC-hul: `--warc-version 1.0` is well-formed and valid, articles and local pictures")
    void its_warc_module_finds_our_files_of_1_0_well_formed_and_valid() throws IOException {
        assertThat(judged("warc", Sample.packed("--warc-version=1.0", "--offline"))).containsOnly("well-formed valid");
    }

    /** The payload of a revisit is another record's, and that of a chunked answer has no chunk sizes. */
    @Test
    @Interop(tool = "JHOVE 1.28.0", way = Interop.Way.THEY_READ_OURS,
            seen = "WARC-hul: of answers from the web it finds nothing wrong but the payload digests of revisits and chunked"
                    + " bodies, which it takes of the bytes in the record")
    void of_answers_it_takes_some_payload_digests_wrongly_and_finds_nothing_else() throws IOException {
        assertThat(judged("warc", Sample.packed("--warc-version=1.0"))).contains("not well-formed").hasSize(4)
                .allMatch(line -> line.startsWith("INVALID_EXPECTED Entity: Incorrect payload digest,") || line.equals("not well-formed"));
    }

    /** It knows 1.0 only: the JWAT inside is of 2015, two years before WARC 1.1. */
    @Test
    @Interop(tool = "JHOVE 1.28.0", way = Interop.Way.THEY_READ_OURS,
            seen = "WARC-hul does not know WARC 1.1: its version number, and dates with fractions of a second")
    void of_1_1_its_warc_module_only_says_that_it_does_not_know_it() throws IOException {
        assertThat(judged("warc", Sample.packed("--offline"))).containsExactlyInAnyOrder(
                "not well-formed", "UNKNOWN Entity: Magic version number, 1.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--warc-version=1.1", "--warc-version=1.0"})
    @Interop(tool = "JHOVE 1.28.0", way = Interop.Way.THEY_READ_OURS, seen = "GZIP-hul: well-formed and valid")
    void its_gzip_module_finds_our_members_well_formed_and_valid(String option) throws IOException {
        assertThat(judged("gzip", Sample.packed(option))).containsOnly("well-formed valid");
    }

    private List<String> judged(String module, Path collection) throws IOException {
        Path jar = Path.of(System.getProperty("jhove.jar", "target/peers/jhove.jar")).toAbsolutePath();
        Stream<Object> command = Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java"), "-cp", jar, DRIVER, module);
        Tool.Ran ran = Tool.run(folder, Stream.concat(command, Sample.warcs(collection).stream()).toArray());
        assertThat(ran.code()).as(ran.all()).isZero();
        return ran.lines();
    }
}
