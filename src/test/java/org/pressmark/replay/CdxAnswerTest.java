package org.pressmark.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pressmark.index.CdxLine;

final class CdxAnswerTest {
    private final AtomicInteger read = new AtomicInteger();
    private final AtomicBoolean closed = new AtomicBoolean();

    private Content answer(int rows) throws IOException {
        Stream<CdxRow> all = IntStream.range(0, rows).mapToObj(i -> {
            read.incrementAndGet();
            return CdxRow.of(new CdxLine("org,e)/", "20200101000000", "https://e.org/é", "", "", "", 1, i, "a.warc.gz"));
        });
        return CdxAnswer.of(CdxFound.whole(all.iterator(), () -> closed.set(true)),
                row -> Map.of("offset", CdxField.OFFSET.of(row.line())), CdxOutput.columns());
    }

    @Test
    void readsNoMoreOfTheIndexThanIsSent() throws IOException {
        try (Content content = answer(1_000_000)) {
            assertThat(read.get()).isLessThan(20_000);
            assertThat(closed).isFalse();
        }
        assertThat(closed).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 9_000, 12_773, 12_774, 12_775, 50_000})
    void givesEveryRow(int rows) throws IOException {
        StringBuilder expected = new StringBuilder();
        IntStream.range(0, rows).forEach(i -> expected.append(i).append('\n'));
        try (Content content = answer(rows); InputStream in = content.stream()) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(expected.toString());
            assertThat(content.length().isPresent()).isEqualTo(expected.length() < 64 << 10);
        }
        assertThat(closed).isTrue();
    }
}
