package org.pressmark.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pressmark.capture.Finding;

class SeedSourcesTest {
    @TempDir
    Path temp;

    private Path root;

    @BeforeEach
    void makeRoot() throws IOException {
        root = Files.createDirectories(temp.resolve("articles")).toRealPath();
    }

    private void write(String path, String text) throws IOException {
        Path file = RawNames.below(root, path).orElseThrow();
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String text(SeedSource source, String path) throws IOException {
        return new String(source.seed(path).bytes().bytes(), StandardCharsets.UTF_8);
    }

    @Test
    void aFolderGivesItsSeedsInByteOrderOfTheirPaths() throws IOException {
        for (String path : List.of("b.md", "a/z.TXT", "a.markdown", "B.html", "c.htm", "x.png", "中文 名.md", "😀.md",
                "\uFF5E.md", ".hidden.md", ".git/a.md", "node_modules/r.md", "100% #1?.md", "line\nbreak.md")) {
            write(path, path);
        }
        try (SeedSource source = SeedSources.open(root)) {
            assertThat(source.name()).isEqualTo("articles");
            assertThat(source.paths()).containsExactly("100% #1?.md", "B.html", "a.markdown", "a/z.TXT", "b.md", "c.htm",
                    "line\nbreak.md", "node_modules/r.md", "中文 名.md", "\uFF5E.md", "😀.md");
            for (String path : source.paths()) {
                assertThat(text(source, path)).isEqualTo(path);
            }
            assertThat(source.findings()).isEmpty();
        }
    }

    @Test
    void documentsOfAKindThatIsNotReadAreToldAKindAtATime() throws IOException {
        for (String path : List.of("a.md", "b.docx", "in/A.DOCX", "c.mhtml", "p.png", ".obsidian/app.json")) {
            write(path, path);
        }
        try (SeedSource source = SeedSources.open(root)) {
            assertThat(source.findings()).extracting(Finding::code).containsExactly("not-read", "not-read");
            assertThat(source.findings()).extracting(Finding::message).satisfiesExactly(
                    first -> assertThat(first).startsWith("b.docx: and 1 more .docx are of a kind that is not read"),
                    second -> assertThat(second).startsWith("c.mhtml: is of a kind that is not read"));
        }
    }

    @Test
    void aNoteOfAVaultFindsAFileByTheEndOfItsPath() throws IOException {
        for (String path : List.of("v/.obsidian/app.json", "v/日记/a.md", "v/附件/a.png", "v/附件/深/a.png", "v/附件/深/B.png",
                "a.png", "b.md")) {
            write(path, path);
        }
        try (SeedSource source = SeedSources.open(root)) {
            assertThat(source.attachment("v/日记/a.html", "a.png")).contains("v/附件/a.png");
            assertThat(source.attachment("v/日记/a.html", "深/a.png")).contains("v/附件/深/a.png");
            assertThat(source.attachment("v/日记/a.html", "b.png")).contains("v/附件/深/B.png");
            assertThat(source.attachment("v/日记/a.html", "ng.png")).isEmpty();
            assertThat(source.attachment("b.html", "B.png")).isEmpty();
        }
        Path zip = temp.resolve("v.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (String path : List.of("v/.obsidian/app.json", "v/a.md", "v/附件/a.png")) {
                out.putNextEntry(new ZipEntry(path));
            }
        }
        try (SeedSource source = SeedSources.open(zip)) {
            assertThat(source.attachment("v/a.html", "a.png")).contains("v/附件/a.png");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"页_files/saved_resource.html", "页_files/in/x.txt", "页.files/x.htm"})
    void thePartsOfASavedPageAreNoArticles(String part) throws IOException {
        write("页.html", "page");
        write(part, "part");
        write("other_files/a.html", "an article: there is no other.html");
        write("b.md", "b");
        write("b_files/c.md", "an article: no browser saved b.md");
        try (SeedSource source = SeedSources.open(root)) {
            assertThat(source.paths()).containsExactly("b.md", "b_files/c.md", "other_files/a.html", "页.html");
            assertThat(source.file(part)).isPresent();
        }
    }

    @Test
    void aFileNameThatIsNotUtf8IsReadAsChineseAndReported() throws IOException {
        StringBuilder uri = new StringBuilder(root.toUri().toString());
        for (byte b : "新闻.md".getBytes(Charset.forName("GB18030"))) {
            uri.append(String.format(java.util.Locale.ROOT, "%%%02X", b));
        }
        Files.writeString(Path.of(java.net.URI.create(uri.toString())), "text");

        try (SeedSource source = SeedSources.open(root)) {
            assertThat(source.paths()).containsExactly("新闻.md");
            assertThat(text(source, "新闻.md")).isEqualTo("text");
            assertThat(source.findings()).extracting(Finding::code).containsExactly("file-name-encoding");
        }
    }

    @Test
    void linksThatLeadOutAreReportedAndNotFollowed() throws IOException {
        Files.writeString(temp.resolve("secret.md"), "secret");
        Files.createSymbolicLink(root.resolve("out.md"), temp.resolve("secret.md"));
        Files.createSymbolicLink(root.resolve("up"), temp);
        write("a.md", "a");
        Files.createSymbolicLink(root.resolve("b.md"), root.resolve("a.md"));

        try (SeedSource source = SeedSources.open(root)) {
            assertThat(source.paths()).containsExactly("a.md", "b.md");
            assertThat(source.findings()).extracting(Finding::code).containsExactly("link-leads-out", "link-leads-out");
            assertThat(source.file("out.md")).isEmpty();
            assertThat(source.file("up/secret.md")).isEmpty();
        }
    }

    @Test
    void linksInCirclesEnd() throws IOException {
        write("x/a.md", "a");
        write("y/b.md", "b");
        Files.createSymbolicLink(root.resolve("x/loop"), root);
        Files.createSymbolicLink(root.resolve("x/y"), root.resolve("y"));
        Files.createSymbolicLink(root.resolve("y/x"), root.resolve("x"));
        Files.createSymbolicLink(root.resolve("broken.md"), root.resolve("nowhere"));

        try (SeedSource source = SeedSources.open(root)) {
            assertThat(source.paths()).contains("x/a.md", "y/b.md").hasSizeLessThan(10);
            assertThat(source.findings()).extracting(Finding::code).contains("link-circle", "file-unreadable");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secret.png", "a/../../secret.png", "/etc/passwd", "", ".", "a", "no.png", "a\0b", "a/.."})
    void whatIsNoFileInsideIsNotFound(String path) throws IOException {
        Files.writeString(temp.resolve("secret.png"), "secret");
        write("a/b.png", "b");

        try (SeedSource source = SeedSources.open(root)) {
            assertThat(source.file(path)).isEmpty();
        }
    }

    @Test
    void filesBesideArticlesAreFound() throws IOException {
        write("图/a b.png", "picture");

        try (SeedSource source = SeedSources.open(root)) {
            assertThat(source.file("x/../图/./a b.png").orElseThrow().bytes()).asString().isEqualTo("picture");
        }
    }

    @Test
    void aSingleFileHasItsFolderForAssets() throws IOException {
        write("news.of.today.md", "text");
        write("a.png", "picture");

        try (SeedSource source = SeedSources.open(root.resolve("news.of.today.md"))) {
            assertThat(source.name()).isEqualTo("news.of.today");
            assertThat(source.paths()).containsExactly("news.of.today.md");
            assertThat(source.file("a.png")).isPresent();
        }
    }

    @Test
    void anEmptyFolderIsAnEmptyList() throws IOException {
        try (SeedSource source = SeedSources.open(root)) {
            assertThat(source.paths()).isEmpty();
        }
    }

    @Test
    void aMissingPathSaysWhatToGiveInstead() {
        assertThatThrownBy(() -> SeedSources.open(root.resolve("nothing")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nothing")
                .hasMessageContaining("there is no such file or folder");
    }

    @Test
    void aZipIsAFolder() throws IOException {
        Path zip = temp.resolve("news.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (String name : List.of("b/文.md", "a.txt", "a.png", "../evil.md", "/etc/x.md", "C:/x.md", "w\\in.md",
                    "__MACOSX/._a.txt", "d/")) {
                out.putNextEntry(new ZipEntry(name));
                out.write(name.endsWith("/") ? new byte[0] : name.getBytes(StandardCharsets.UTF_8));
            }
        }
        try (SeedSource source = SeedSources.open(zip)) {
            assertThat(source.name()).isEqualTo("news");
            assertThat(source.paths()).containsExactly("a.txt", "b/文.md", "w/in.md");
            assertThat(text(source, "b/文.md")).isEqualTo("b/文.md");
            assertThat(source.file("b/../a.png")).isPresent();
            assertThat(source.findings()).extracting(Finding::code).containsOnly("zip-path-unsafe").hasSize(3);
        }
    }

    @Test
    void namesInAZipMayBeGbk() throws IOException {
        Path zip = temp.resolve("gbk.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip), Charset.forName("GBK"))) {
            out.putNextEntry(new ZipEntry("新闻.md"));
            out.write('x');
        }
        try (SeedSource source = SeedSources.open(zip)) {
            assertThat(source.paths()).containsExactly("新闻.md");
            assertThat(text(source, "新闻.md")).isEqualTo("x");
        }
    }

    @Test
    void aBombInAZipIsLeftOutAndReported() throws IOException {
        Path zip = temp.resolve("bomb.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("bomb.md"));
            for (int i = 0; i < 60; i++) {
                out.write(new byte[1 << 20]);
            }
            out.putNextEntry(new ZipEntry("good.md"));
            out.write('x');
        }
        try (SeedSource source = SeedSources.open(zip)) {
            assertThat(source.paths()).containsExactly("good.md");
            assertThat(source.findings()).extracting(Finding::code).containsExactly("zip-entry-too-large");
        }
    }

    @Test
    void containersInAFolderAreFoldersNamedWithoutTheirEndings() throws IOException {
        write("a.md", "a");
        write("taken/b.md", "b");
        write("beside.png", "outer");
        Files.write(root.resolve("old.zip"), zipOf("x/c.md", "x/c.png", "lines.jsonl"));
        Files.write(root.resolve("taken.zip"), zipOf("b.md", "in.png"));
        write("sub/crawl.ndjson", "{\"id\": \"one\", \"text\": \"body\"}\n");
        write("broken.zip", "no zip");

        try (SeedSource source = SeedSources.open(root)) {
            assertThat(source.paths()).containsExactly("a.md", "old/lines/1.json", "old/x/c.md", "sub/crawl/one.json",
                    "taken.zip/b.md", "taken/b.md");
            assertThat(text(source, "old/x/c.md")).isEqualTo("x/c.md");
            assertThat(text(source, "old/lines/1.json")).isEqualTo("lines.jsonl");
            assertThat(text(source, "taken.zip/b.md")).isEqualTo("b.md");
            assertThat(text(source, "sub/crawl/one.json")).contains("body");
            assertThat(source.file("old/x/../x/c.png").orElseThrow().bytes()).asString().isEqualTo("x/c.png");
            assertThat(source.file("old/../beside.png").orElseThrow().bytes()).asString().isEqualTo("outer");
            assertThat(source.file("old/../../secret.png")).isEmpty();
            assertThat(source.findings()).extracting(Finding::code).containsExactly("container-unreadable");
        }
    }

    @Test
    void aZipInAZipIsOpenedAndOneDeeperIsReported() throws IOException {
        byte[] third = zipOf("deep.md");
        Path zip = temp.resolve("news.zip");
        Files.write(zip, packed("second.zip", packed("third.zip", third, "b.md", "b".getBytes(StandardCharsets.UTF_8))));

        try (SeedSource source = SeedSources.open(zip)) {
            assertThat(source.name()).isEqualTo("news");
            assertThat(source.paths()).containsExactly("second/b.md");
            assertThat(text(source, "second/b.md")).isEqualTo("b");
            assertThat(source.findings()).extracting(Finding::message)
                    .singleElement().asString().contains("second.zip", "third.zip");
        }
    }

    /** Each file holds its own name. */
    private static byte[] zipOf(String... names) throws IOException {
        List<Object> parts = new ArrayList<>();
        for (String name : names) {
            parts.add(name);
            parts.add(name.getBytes(StandardCharsets.UTF_8));
        }
        return packed(parts.toArray());
    }

    private static byte[] packed(Object... namesAndBytes) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndBytes.length; i += 2) {
                out.putNextEntry(new ZipEntry((String) namesAndBytes[i]));
                out.write((byte[]) namesAndBytes[i + 1]);
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void whatIsNoZipSaysSo() throws IOException {
        Path zip = Files.writeString(temp.resolve("fake.zip"), "no zip");

        assertThatThrownBy(() -> SeedSources.open(zip)).isInstanceOf(IOException.class)
                .hasMessageContaining("fake.zip").hasMessageContaining("no readable zip");
    }

    @Test
    void jsonLinesAreAFolderOfArticles() throws IOException {
        Path file = temp.resolve("crawl.jsonl");
        Files.write(file, """
                \uFEFF{"id": "../a/1", "title": "One", "text": "Body"}\r

                {"slug": "中文", "id": 7, "text": "x"}
                {"title": "Three", "markdown": "# x"}
                {broken
                {"id": "中文", "text": "y"}""".getBytes(StandardCharsets.UTF_8));
        try (SeedSource source = SeedSources.open(file)) {
            assertThat(source.name()).isEqualTo("crawl");
            assertThat(source.paths()).containsExactly("4.json", "5.json", "a-1.json", "中文-6.json", "中文.json");
            assertThat(text(source, "a-1.json")).isEqualTo("{\"id\": \"../a/1\", \"title\": \"One\", \"text\": \"Body\"}");
            assertThat(text(source, "5.json")).isEqualTo("{broken");
        }
    }

    @Test
    void standardInputIsAnArticleOrJsonLines() throws IOException {
        assertThat(paths("# Hello")).containsExactly("stdin.md");
        assertThat(paths("<!DOCTYPE html><p>x")).containsExactly("stdin.html");
        assertThat(paths("{\"text\": \"a\"}\n{\"text\": \"b\"}")).containsExactly("1.json", "2.json");
        assertThat(paths("{\"title\": \"front matter\"}\n# Hello")).containsExactly("stdin.md");
    }

    private static List<String> paths(String input) throws IOException {
        try (SeedSource source =
                SeedSources.standardInput(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)))) {
            return source.paths();
        }
    }
}
