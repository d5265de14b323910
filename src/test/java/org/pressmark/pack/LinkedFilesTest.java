package org.pressmark.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A link to a file that lies beside the articles leads somewhere in the archive, too. */
class LinkedFilesTest {
    @TempDir
    Path temp;

    private PackReport pack(String link) throws IOException {
        Path folder = new SeedFolder()
                .with("in/a.md", "# A\n\n" + link)
                .with("in/b.md", "# B")
                .with("in/p.html", "<title>P</title><p>text")
                .with("in/论文 1.pdf", "%PDF-1.4")
                .with("in/big.png", "png")
                .with("in/docs/x", "x")
                .in(temp.resolve("things"));
        return Packing.offline().pack(folder, temp.resolve("out/things"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "[p](论文%201.pdf)", "[p](<论文 1.pdf>)", "<a href=\"../in/论文 1.pdf#page=2\">p</a>",
        "[![s](https://h.example/s.png)](big.png)", "[p](/in/big.png) [again](big.png)"
    })
    void aLinkedFileIsTakenOnce(String link) throws IOException {
        PackReport report = pack(link);

        assertThat(report.local()).isEqualTo(1);
        String name = link.contains("big") ? "big.png" : "%E8%AE%BA%E6%96%87%201.pdf";
        assertThat(Packing.records(temp.resolve("out/things"), "resource", "https://things.seeds.invalid/in/" + name)).hasSize(1);
    }

    @Test
    void noOtherLinkBecomesAnAsset() throws IOException {
        PackReport report = pack(
                "[b](b.md) [b](b.html) [p](p.html) [n](no.pdf) [d](docs/) [o](../../out.pdf) [w](https://h.example/w.pdf)");

        assertThat(report.local()).isZero();
        assertThat(report.missingCount()).isZero();
    }
}
