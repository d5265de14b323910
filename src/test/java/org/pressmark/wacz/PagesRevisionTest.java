package org.pressmark.wacz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pressmark.wacz.PagesRevision.Counts;

final class PagesRevisionTest {
    @TempDir
    Path folder;

    @Test
    void tellsTheCountsOfTheLastCaptureAnewAndLeavesTheRest() throws Exception {
        Path pages = Files.writeString(folder.resolve("pages.jsonl"), """
                {"format": "json-pages-1.0"}
                {"url":"https://a.example/","assets":1,"missing":1,"text":"old"}
                {"url":"https://b.example/","assets":2,"missing":2}
                {"url":"https://a.example/","assets":1,"missing":1,"text":"new"}
                """);

        new PagesRevision(pages, Files.size(pages)).write(Map.of("https://a.example/", new Counts(5, 0)));

        assertThat(pages).hasContent("""
                {"format": "json-pages-1.0"}
                {"url":"https://a.example/","assets":1,"missing":1,"text":"old"}
                {"url":"https://b.example/","assets":2,"missing":2}
                {"url":"https://a.example/","assets":5,"missing":0,"text":"new"}
                """);
    }

    @Test
    void takesAPageOfMoreThanTwentyMillionCharacters() throws Exception {
        String words = "word ".repeat(4_200_000);
        Path pages = Files.writeString(folder.resolve("pages.jsonl"),
                "{\"url\":\"https://a.example/\",\"assets\":1,\"missing\":1,\"text\":\"" + words + "\"}\n");

        new PagesRevision(pages, Files.size(pages)).write(Map.of("https://a.example/", new Counts(1, 0)));

        assertThat(Files.readString(pages)).startsWith("{\"url\":\"https://a.example/\",\"assets\":1,\"missing\":0,")
                .endsWith(words + "\"}\n");
    }
}
