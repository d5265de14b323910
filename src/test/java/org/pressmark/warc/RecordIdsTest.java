package org.pressmark.warc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.pressmark.capture.Digest;

final class RecordIdsTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Digest NOTHING = Digest.Algorithm.SHA256.digest(new byte[0]);

    @Test
    void theSameRecordsInTheSameOrderGetTheSameIds() {
        RecordIds one = RecordIds.derived("run");
        RecordIds two = RecordIds.derived("run");
        for (int i = 0; i < 5; i++) {
            assertThat(one.id(RecordType.RESOURCE, "urn:" + i, NOON, NOTHING))
                    .isEqualTo(two.id(RecordType.RESOURCE, "urn:" + i, NOON, NOTHING));
        }
    }

    @Test
    void twoRecordsThatAreAlikeInEverythingAreStillTwo() {
        RecordIds ids = RecordIds.derived("run");

        assertThat(ids.id(RecordType.METADATA, "urn:a", NOON, NOTHING))
                .isNotEqualTo(ids.id(RecordType.METADATA, "urn:a", NOON, NOTHING));
    }

    @Test
    void anotherRunGivesOtherIds() {
        assertThat(RecordIds.derived("run 1").id(RecordType.METADATA, "urn:a", NOON, NOTHING))
                .isNotEqualTo(RecordIds.derived("run 2").id(RecordType.METADATA, "urn:a", NOON, NOTHING));
    }

    @Test
    void anIdIsAUuidOfVersionFiveInTheVariantOfTheStandard() {
        String id = RecordIds.derived("run").id(RecordType.METADATA, "urn:a", NOON, NOTHING);
        UUID uuid = UUID.fromString(id.substring("urn:uuid:".length()));

        assertThat(uuid.version()).isEqualTo(5);
        assertThat(uuid.variant()).isEqualTo(2);
    }
}
