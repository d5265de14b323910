package org.pressmark.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.pressmark.index.CdxLine;

/** What the finished program makes of files that another tool wrote. */
final class TheirFiles {
    private TheirFiles() {}

    /** The rules {@code validate} finds broken by violations. */
    static Set<String> broken(Path... files) throws IOException {
        Tool.Ran ran = run("validate", files);
        Set<String> rules = new TreeSet<>();
        for (String line : ran.lines()) {
            int at = line.indexOf(": violation ");
            if (at > 0) {
                rules.add(line.substring(at + 12).replaceFirst(":.*", ""));
            }
        }
        assertThat(ran.code()).as(ran.all()).isEqualTo(rules.isEmpty() ? 0 : 4);
        return rules;
    }

    /** Address, status and type of every line of {@code index}, in the order of the files. */
    static List<String> indexed(Path... files) throws IOException {
        Tool.Ran ran = run("index", files);
        assertThat(ran.code()).as(ran.all()).isZero();
        return ran.lines().stream()
                .map(line -> CdxLine.parse(line).orElseThrow())
                .map(line -> line.url() + " " + line.status() + " " + line.mime())
                .toList();
    }

    private static Tool.Ran run(String command, Path... files) throws IOException {
        return Pressmark.run(files[0].getParent(), Stream.concat(Stream.of(command), Arrays.stream(files)).toArray());
    }

    /** Asks {@code serve} for each address in files put into one folder, and compares the bodies byte by byte. */
    static void replay(Map<String, byte[]> bodies, Path... files) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(files[0].getParent(), "replayed-");
        for (Path file : files) {
            Files.copy(file, folder.resolve(file.getFileName()));
        }
        HttpClient client = HttpClient.newHttpClient();
        try (Pressmark.Serving server = Pressmark.serve(folder)) {
            for (Map.Entry<String, byte[]> body : bodies.entrySet()) {
                String asked = server.url() + "/" + folder.getFileName() + "/20990101000000id_/" + body.getKey();
                HttpResponse<byte[]> answer =
                        client.send(HttpRequest.newBuilder(URI.create(asked)).build(), HttpResponse.BodyHandlers.ofByteArray());
                if (answer.statusCode() == 302) {
                    URI nearest = URI.create(asked).resolve(answer.headers().firstValue("Location").orElseThrow());
                    answer = client.send(HttpRequest.newBuilder(nearest).build(), HttpResponse.BodyHandlers.ofByteArray());
                }
                assertThat(answer.statusCode()).as(asked).isEqualTo(200);
                assertThat(answer.body()).as(asked).isEqualTo(body.getValue());
            }
        }
    }
}
