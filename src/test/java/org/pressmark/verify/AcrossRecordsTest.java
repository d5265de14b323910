package org.pressmark.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pressmark.verify.Warc.file;
import static org.pressmark.verify.Warc.info;
import static org.pressmark.verify.Warc.resource;
import static org.pressmark.verify.Warc.response;
import static org.pressmark.verify.Warc.revisit;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What records say of each other, in one file and over several. */
class AcrossRecordsTest {
    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0} => {1}")
    @MethodSource("dangling")
    void aReferenceToNowhereIsANoteAndAViolationWhereNothingElseExists(String what, Rule rule, Warc record) {
        Path file = new Checking(folder).write("a.warc", file(info(), record));

        Report open = new Verifier(VerifyOptions.defaults()).verify(List.of(file));
        Report closed = new Verifier(new VerifyOptions(10, true)).verify(List.of(file));

        assertThat(open.count(rule)).as("%s", open.breaches()).isEqualTo(1);
        assertThat(open.valid()).isTrue();
        assertThat(closed.valid()).isFalse();
        assertThat(closed.files().get(0).valid()).isFalse();
    }

    static Stream<Arguments> dangling() {
        String nowhere = Warc.id(99 - 1);
        return Stream.of(
                Arguments.of("Warcinfo-ID", Rule.REFERENCE_DANGLING, resource().with("WARC-Warcinfo-ID", nowhere)),
                Arguments.of("Concurrent-To", Rule.REFERENCE_DANGLING, resource().with("WARC-Concurrent-To", nowhere)),
                Arguments.of("Refers-To of metadata", Rule.REFERENCE_DANGLING, Warc.record("1.1", "metadata", 7)
                        .with("WARC-Refers-To", nowhere)),
                Arguments.of("a revisit", Rule.REVISIT_UNRESOLVED, revisit()),
                Arguments.of("a first segment", Rule.SEGMENT_NO_END, resource().with("WARC-Segment-Number", "1")));
    }

    @Test
    void anIdInTwoFilesIsNotUnique() {
        Checking checking = new Checking(folder);

        Report report = checking.of(checking.write("a.warc", file(info())), checking.write("b.warc", file(info())));

        assertThat(report.count(Rule.RECORD_ID_REPEATED)).isEqualTo(1);
        assertThat(report.files()).extracting(FileVerdict::valid).containsExactly(true, false);
    }

    @Test
    void aReferenceIntoALaterFileResolves() {
        Checking checking = new Checking(folder);

        Report report = checking.of(checking.write("a.warc", file(response())), checking.write("b.warc", file(info())));

        assertThat(report.count(Rule.REFERENCE_DANGLING)).isZero();
    }

    @Test
    void aRevisitIsResolvedByIdByTargetAndDateOrByDigest() {
        Warc original = response().with("WARC-Payload-Digest", Warc.sha1(Warc.bytes("hello")));
        Warc byDigest = revisit().without("WARC-Refers-To").without("WARC-Refers-To-Target-URI")
                .without("WARC-Refers-To-Date");
        Warc byCapture = revisit().but("WARC-Record-ID", Warc.id(31)).without("WARC-Refers-To");
        Warc byId = revisit().but("WARC-Record-ID", Warc.id(32)).without("WARC-Refers-To-Target-URI");

        Report report = new Checking(folder).of("a.warc", file(info(), original, byDigest, byCapture, byId));

        assertThat(report.count(Rule.REVISIT_UNRESOLVED)).isZero();
        assertThat(report.count(Rule.REVISIT_REFERS_TO)).isEqualTo(1);
    }

    @Test
    void aRevisitBeforeItsOriginalIsComparedToo() {
        Warc original = response().with("WARC-Payload-Digest", Warc.sha1(Warc.bytes("hello")));
        Warc other = revisit().but("WARC-Payload-Digest", Warc.sha1(Warc.bytes("hallo")));
        Checking checking = new Checking(folder);

        Report right = checking.of("a.warc", file(info(), revisit(), original));
        Report wrong = checking.of("a.warc", file(info(), other, original));
        Report inTwoFiles = new Verifier(new VerifyOptions(100, false, Set.of(), 2))
                .verify(List.of(checking.write("a.warc", file(info(), other)), checking.write("b.warc", file(original))));

        assertThat(right.count(Rule.REVISIT_OTHER_DIGEST)).isZero();
        assertThat(wrong.breaches()).filteredOn(b -> b.rule() == Rule.REVISIT_OTHER_DIGEST)
                .extracting(Breach::recordId).containsExactly(Warc.id(4).substring(1, Warc.id(4).length() - 1));
        assertThat(inTwoFiles.count(Rule.REVISIT_OTHER_DIGEST)).isEqualTo(1);
        assertThat(checking.of("a.warc", file(info(), other, other.but("WARC-Record-ID", Warc.id(60)), original))
                .count(Rule.REVISIT_OTHER_DIGEST)).isEqualTo(2);
    }

    @Test
    void aWarcinfoIdOfAnotherRecordThatFollowsIsFound() {
        Report report = new Checking(folder).of("a.warc", file(info(), response().but("WARC-Warcinfo-ID", Warc.id(3)),
                resource()));

        assertThat(report.count(Rule.REFERENCE_TYPE)).isEqualTo(1);
    }

    @Test
    void idsThatDifferInTheCaseOfTheirSchemeOrOfAUuidAreTheSame() {
        String id = "<urn:uuid:0000000a-0000-4000-8000-00000000000b>";
        Warc first = resource().but("WARC-Record-ID", id);
        Warc shouted = resource().but("WARC-Record-ID", "<URN:UUID:0000000A-0000-4000-8000-00000000000B>");
        Warc note = Warc.record("1.1", "metadata", 7).with("WARC-Refers-To", "<URN" + id.substring(4));
        Warc path = resource().but("WARC-Record-ID", "<http://example.org/a>");
        Warc otherPath = resource().but("WARC-Record-ID", "<http://example.org/A>");

        Report same = new Checking(folder).of("a.warc", file(info(), first, shouted));
        Report others = new Checking(folder).of("a.warc", file(info(), first, note, path, otherPath));

        assertThat(same.count(Rule.RECORD_ID_REPEATED)).isEqualTo(1);
        assertThat(others.count(Rule.RECORD_ID_REPEATED)).isZero();
        assertThat(others.count(Rule.REFERENCE_DANGLING)).isZero();
    }

    @Test
    void aWrongTotalOfSegmentsIsFound() {
        Report report = new Checking(folder).of("a.warc", file(info(), resource().with("WARC-Segment-Number", "1"),
                Warc.continuation(2).with("WARC-Segment-Total-Length", "11")));

        assertThat(report.count(Rule.SEGMENT_TOTAL_WRONG)).isEqualTo(1);
        assertThat(report.valid()).isFalse();
    }

    @Test
    void aMissingSegmentIsNoted() {
        Report report = new Checking(folder).of("a.warc", file(info(), resource().with("WARC-Segment-Number", "1"),
                Warc.continuation(3).with("WARC-Segment-Total-Length", "15")));

        assertThat(report.count(Rule.SEGMENT_GAP)).isEqualTo(1);
        assertThat(report.valid()).isTrue();
    }
}
