package org.pressmark.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/FORMATS.md names every field of the standards, and for each row a test that is there. */
class FormatsPaperTest {
    private static final Map<String, String> SHORT = Map.of(
            "Golden", "GoldenWarcTest", "Planted", "PlantedFaultsTest", "Unusual", "UnusualButRightTest");

    private static List<String> rows() throws IOException {
        return Files.readAllLines(Path.of("docs", "FORMATS.md")).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("|---"))
                .toList();
    }

    @Test
    void everyNamedTestIsThere() throws IOException {
        Map<String, String> sources = sources();
        List<String> missing = new ArrayList<>();
        int named = 0;
        for (String row : rows()) {
            String[] cells = row.split(" \\| ", -1);
            String last = cells[cells.length - 1].replace("|", "").strip();
            if (last.equals("tests") || last.equals("test") || last.equals("-")) {
                continue;
            }
            for (String name : last.split(", ")) {
                named++;
                if (!isThere(name.replace("`", "").strip(), sources)) {
                    missing.add(name + " in " + row);
                }
            }
        }
        assertThat(missing).isEmpty();
        assertThat(named).isGreaterThan(80);
    }

    @Test
    void everyRowHasATestUnlessNothingIsDone() throws IOException {
        assertThat(rows()).filteredOn(row -> row.endsWith("| - |") || row.endsWith("|  |")).isEmpty();
    }

    @Test
    void everyFieldOfTheStandardIsInIt() throws IOException {
        String paper = String.join("\n", rows());

        for (Name name : Name.values()) {
            assertThat(paper).contains(name.text());
        }
        for (Kind kind : Kind.values()) {
            assertThat(kind == Kind.OTHER ? "unknown types" : kind.word()).isSubstringOf(paper);
        }
        assertThat(paper).contains(
                // the names of warcinfo and metadata fields, WARC 1.1 sections 6.2 and 6.6
                "operator", "software", "robots", "hostname", "ip,", "http-header-user-agent", "http-header-from", "format",
                "conformsTo", "isPartOf", "description", "via", "hopsFromSeed", "fetchTimeMs",
                // CDXJ 0.1.0
                "url", "digest", "mime", "filename", "offset", "length", "status", "referrer", "method", "requestBody",
                "recordDigest", "req.http:cookie", "urlkey", "!meta",
                // WACZ 1.1.1
                "profile", "resources", "wacz_version", "title", "created", "modified", "mainPageUrl", "mainPageDate",
                "archive", "indexes", "pages.jsonl", "datapackage-digest.json", "json-pages-1.0", "ZIP64",
                // wacz-auth 0.1.0
                "hash", "signature", "publicKey", "domain", "domainCert", "timeSignature", "timestampCert", "crossSignedCert",
                "signedData", "version");
    }

    private static Map<String, String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "test", "java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""), FormatsPaperTest::text,
                            (one, two) -> one + two));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    private static boolean isThere(String name, Map<String, String> sources) {
        int dot = name.indexOf('.');
        String type = dot < 0 ? name : name.substring(0, dot);
        Optional<String> source = Stream.of(SHORT.getOrDefault(type, type), type + "Test", type + "IT")
                .filter(sources::containsKey).findFirst().map(sources::get);
        if (dot < 0 || source.isEmpty()) {
            return source.isPresent();
        }
        String method = name.substring(dot + 1);
        boolean begun = method.endsWith("…");
        return source.get().contains(" " + (begun ? method.substring(0, method.length() - 1) : method + "("));
    }
}
