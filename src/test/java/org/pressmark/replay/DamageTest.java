package org.pressmark.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pressmark.replay.CollectionFixture.bytes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DamageTest {
    private static final String URL = "https://h.example/a";

    @TempDir
    private Path root;

    private RawClient.Answer get(String target) throws IOException {
        try (ReplayServer server = new ReplayServer(ReplayOptions.of(root)).start()) {
            return new RawClient(server.port()).get(target);
        }
    }

    @Test
    void aFolderWithoutCollectionsSaysWhatToDo() throws IOException {
        assertThat(get("/").text()).contains("There is no collection here yet", "./pressmark pack");
    }

    @Test
    void aMissingArchiveFileIsSaidToBeSo() throws IOException {
        Path folder = new CollectionFixture(root, "c").html(URL, "2024-01-01T00:00:00Z", "x").write();
        Files.delete(folder.resolve("archive").resolve("a.warc.gz"));
        RawClient.Answer answer = get("/c/2024mp_/" + URL);

        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.header("Memento-Datetime")).isEmpty();
        assertThat(answer.text()).contains("a.warc.gz");
    }

    @Test
    void aFileThatIsTakenAwayWhileServedIsSaidToBeGone() throws IOException {
        Path folder = new CollectionFixture(root, "c").html(URL, "2024-01-01T00:00:00Z", "x").write();
        Path alone = Files.copy(folder.resolve("archive").resolve("a.warc.gz"), root.resolve("alone.warc.gz"));
        try (ReplayServer server = new ReplayServer(
                new ReplayOptions("127.0.0.1", 0, List.of(alone), true, root.resolve(".indexes"), List.of())).start()) {
            RawClient client = new RawClient(server.port());
            assertThat(client.get("/alone/").status()).isEqualTo(200);
            Files.delete(alone);
            long end = System.nanoTime() + 20_000_000_000L; // the disk is looked at once a second
            int status = 200;
            while (status == 200 && System.nanoTime() < end) {
                status = client.get("/alone/2024mp_/" + URL).status();
            }
            assertThat(status).isEqualTo(502);
        }
    }

    @Test
    void aDamagedRecordIsSaidToBeSo() throws IOException {
        Path folder = new CollectionFixture(root, "c").html(URL, "2024-01-01T00:00:00Z", "x").write();
        Files.write(folder.resolve("archive").resolve("a.warc.gz"), bytes("nothing of an archive"));

        assertThat(get("/c/2024mp_/" + URL).status()).isEqualTo(502);
    }

    @Test
    void aRevisitOfNothingIsSaidToBeSo() throws IOException {
        new CollectionFixture(root, "c")
                .record("revisit", URL, "2024-01-01T00:00:00Z", "Content-Type: application/http; msgtype=response\r\n",
                        bytes("HTTP/1.1 200 OK\r\n\r\n"))
                .write();

        assertThat(get("/c/2024mp_/" + URL).status()).isEqualTo(502);
    }

    @Test
    void namesOfCollectionsMayBeChinese() throws IOException {
        new CollectionFixture(root, "新闻 & 其他").html(URL, "2024-01-01T00:00:00Z", "<img src=/x>").write();

        assertThat(get("/").text()).contains("新闻 &amp; 其他", "href=\"/%E6%96%B0%E9%97%BB%20%26%20%E5%85%B6%E4%BB%96/\"");
        assertThat(get("/%E6%96%B0%E9%97%BB%20%26%20%E5%85%B6%E4%BB%96/2024mp_/" + URL).text())
                .isEqualTo("<img src=/%E6%96%B0%E9%97%BB%20%26%20%E5%85%B6%E4%BB%96/20240101000000im_/https://h.example/x>");
    }

    @Test
    void longBodiesAreStreamedAndRangesOfThemCounted() throws IOException {
        byte[] body = new byte[3 << 20];
        body[2_500_000] = 7;
        new CollectionFixture(root, "c").resource(URL, "2024-01-01T00:00:00Z", "video/mp4", body).write();
        try (ReplayServer server = new ReplayServer(ReplayOptions.of(root)).start()) {
            RawClient client = new RawClient(server.port());
            RawClient.Answer part = client.get("/c/2024oe_/" + URL, "Range: bytes=2500000-2500001");

            assertThat(part.header("Content-Range")).contains("bytes 2500000-2500001/3145728");
            assertThat(part.body()).containsExactly(7, 0);
            assertThat(client.get("/c/2024id_/" + URL).body().length).isGreaterThanOrEqualTo(3 << 20);
        }
    }
}
