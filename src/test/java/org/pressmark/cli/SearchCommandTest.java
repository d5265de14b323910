package org.pressmark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Words are found in whatever form an archive comes. */
class SearchCommandTest {
    @TempDir
    Path folder;

    @BeforeEach
    void archives() throws IOException {
        Path seeds = Files.createDirectories(folder.resolve("seeds"));
        Files.writeString(seeds.resolve("a.md"), "# 圖書館的早晨\n\n這裡有一座圖書館。\n");
        Files.writeString(seeds.resolve("b.md"), "# 别的\n\n没有什么。\n");
        CommandRun.of("pack", seeds.toString(), "-o", folder.resolve("out").toString(), "--offline");
        CommandRun.of("wacz", "create", folder.resolve("out/seeds").toString(), "-o", folder.resolve("a.wacz").toString());
        Path archive = Files.createDirectories(folder.resolve("warcs"));
        try (var files = Files.list(folder.resolve("out/seeds/archive"))) {
            Files.copy(files.findFirst().orElseThrow(), archive.resolve("a.warc.gz"));
        }
    }

    private CommandRun search(String archive, String... words) {
        String[] all = new String[words.length + 4];
        all[0] = "search";
        all[1] = "--index-dir";
        all[2] = folder.resolve("indexes").toString();
        all[3] = folder.resolve(archive).toString();
        System.arraycopy(words, 0, all, 4, words.length);
        return CommandRun.of(all);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.wacz", "warcs", "warcs/a.warc.gz"})
    void findsSimplifiedWordsInAnArchiveOfAnyForm(String archive) {
        CommandRun found = search(archive, "图书馆");

        assertThat(found.code()).isZero();
        assertThat(found.out()).contains("圖書館的早晨").contains("https://seeds.seeds.invalid/a.html").doesNotContain("别的");
        assertThat(found.err()).contains("building the index").contains("1 article");
        assertThat(search(archive, "图书馆").err()).doesNotContain("building");
    }

    @ParameterizedTest
    @ValueSource(strings = {"out/seeds", "out"})
    void whatWasPackedIsFoundAtOnce(String collection) {
        CommandRun found = search(collection, "图书馆");

        assertThat(found.out()).contains("圖書館的早晨").contains("https://seeds.seeds.invalid/a.html").doesNotContain("别的");
        assertThat(found.err()).contains("1 article").doesNotContain("building");
    }

    @Test
    void anIndexThatCannotBeMadeIsNoFailureOfPacking() throws IOException {
        Path seeds = folder.resolve("seeds");
        Path taken = Files.createDirectories(folder.resolve("other/seeds/.pressmark")).resolve("search");
        Files.writeString(taken, "a file where the folder of the index belongs");
        CommandRun packed = CommandRun.of("pack", seeds.toString(), "-o", folder.resolve("other").toString(), "--offline");

        assertThat(packed.code()).isZero();
        assertThat(packed.err()).contains("Articles:   2 packed").contains("Search:     not indexed");
        assertThat(taken).hasContent("a file where the folder of the index belongs");
    }

    @Test
    void saysThatAFolderHoldsNoArchive() {
        CommandRun found = search("seeds", "x");

        assertThat(found.code()).isEqualTo(1);
        assertThat(found.err()).contains("holds no collection");
    }

    @Test
    void namesTheArchiveWhereThereAreSeveral() throws IOException {
        Files.copy(folder.resolve("a.wacz"), folder.resolve("out").resolve("other.wacz"));

        assertThat(search("out", "图书馆").out()).contains("a.html  seeds").contains("a.html  other");
        assertThat(search("out", "--json", "图书馆").out()).contains("\"total\":2").contains("\"collection\":\"other\"");
    }
}
