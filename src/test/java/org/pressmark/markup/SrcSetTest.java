package org.pressmark.markup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SrcSetTest {

    @ParameterizedTest(name = "{0}  =>  {1}")
    @CsvSource(delimiterString = "=>", quoteCharacter = '§', value = {
        "a.png => a.png",
        "a.png 1x, b.png 2x => a.png | b.png",
        "a.png, b.png 2x => a.png | b.png",
        "a.png 100w,b.png 200w => a.png | b.png",
        "a,b.png 1x, c.png => a,b.png | c.png",
        "a.png,b.png => a.png,b.png",
        "a.png, , b.png => a.png | b.png",
        ",,, a.png => a.png",
        "a.png,, b.png => a.png | b.png",
        "data:image/png;base64,AA== 1x, b.png 2x => data:image/png;base64,AA== | b.png",
        "https://e.org/c_fill,w_100/a.png 100w, b.png 200w => https://e.org/c_fill,w_100/a.png | b.png",
        "a.png (x, y) 1x, b.png => a.png | b.png",
        "a.png foo bar, b.png 2x => a.png | b.png",
        "§  a.png   1x  ,  b.png  § => a.png | b.png",
        "§ , § => §§",
    })
    void hasEveryCandidate(String srcset, String urls) {
        assertThat(SrcSet.candidates(srcset).stream().map(SrcSet.Candidate::url).collect(Collectors.joining(" | ")))
                .isEqualTo(urls);
    }

    @Test
    void saysWhereEachCandidateStands() {
        String srcset = "\n a.png 1x,\n b.png, 2x";
        assertThat(SrcSet.candidates(srcset)).allSatisfy(
                found -> assertThat(srcset.substring(found.start(), found.end())).isEqualTo(found.url()));
    }

    @Test
    void isLinearInCommasAndCandidates() {
        assertThat(SrcSet.candidates(",".repeat(2_000_000))).isEmpty();
        assertThat(SrcSet.candidates("a.png 1x,".repeat(300_000))).hasSize(300_000);
        assertThat(SrcSet.candidates("a (".repeat(500_000))).hasSize(1);
    }
}
