package org.pressmark.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.pressmark.replay.ReplayOptions;
import org.pressmark.replay.ReplayServer;

/**
 * Does a little of everything once, in a folder that is thrown away, so that the JVM can keep the classes it loaded
 * ({@code -XX:ArchiveClassesAtExit}, JEP 350). The launcher runs it after a build; what it prints is not shown. It asks
 * nobody but itself.
 */
final class Rehearsal {
    private static final long LONGEST_SECONDS = 60;

    private static final String ARTICLE = """
            ---
            title: Rehearsal 彩排
            date: 2024-05-01
            ---
            One *line*, [a link](https://example.org/) and ![a picture](%s)

            | a | b |
            |---|---|
            | 一 | 二 |
            """;

    private Rehearsal() {}

    /** Packs, serves and checks an article; ends the program. */
    public static void main(String[] folder) throws IOException {
        Thread overdue = new Thread(Rehearsal::giveUpInTime, "overdue");
        overdue.setDaemon(true);
        overdue.start();
        perform(Path.of(folder[0]));
        System.exit(ExitCode.DONE);
    }

    private static void giveUpInTime() {
        try {
            TimeUnit.SECONDS.sleep(LONGEST_SECONDS);
            Runtime.getRuntime().halt(ExitCode.FAILED);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static void perform(Path folder) throws IOException {
        Path out = folder.resolve("out");
        Path seeds = Files.createDirectories(folder.resolve("seeds"));
        Files.writeString(seeds.resolve("dot.svg"), "<svg xmlns='http://www.w3.org/2000/svg'><path d='M0 0h9v9z'/></svg>");
        Files.writeString(seeds.resolve("a.md"), ARTICLE.formatted("dot.svg"));
        run("pack", seeds, "-o", out, "--offline");
        try (ReplayServer server = new ReplayServer(ReplayOptions.of(out)).start()) {
            String here = "http://127.0.0.1:" + server.port() + "/";
            for (String path : List.of("", "seeds/", "seeds/search?q=line", "seeds/cdx?url=*.invalid",
                    "seeds/2024mp_/https://seeds.seeds.invalid/a.html", "seeds/2024/https://seeds.seeds.invalid/a.html")) {
                read(here + path);
            }
            Files.writeString(seeds.resolve("b.md"),
                    ARTICLE.formatted(here + "seeds/2024id_/https://seeds.seeds.invalid/dot.svg"));
            run("pack", seeds, "-o", out, "--allow-private");
        }
        run("stats", out.resolve("seeds"));
        run("validate", out.resolve("seeds"));
    }

    private static void run(Object... words) {
        Main.commandLine().execute(List.of(words).stream().map(Object::toString).toArray(String[]::new));
    }

    private static void read(String url) throws IOException {
        try (InputStream answer = URI.create(url).toURL().openStream()) {
            answer.readAllBytes();
        }
    }
}
