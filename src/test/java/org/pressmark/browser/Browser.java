package org.pressmark.browser;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.pressmark.peers.Needed;

/** A headless Chromium of our own, with a fresh profile, ended with the test. */
public final class Browser implements Closeable {
    private static final Pattern LISTENING = Pattern.compile("DevTools listening on (ws://\\S+)");

    private final Process process;
    private final Path profile;
    private final DevTools wire;

    private Browser(Process process, Path profile) throws IOException {
        this.process = process;
        this.profile = profile;
        this.wire = DevTools.connect(address());
    }

    /**
     * Starts one, with further options if need be; where no Chromium is installed the test is skipped, or fails where
     * nothing may be skipped.
     */
    public static Browser start(String... more) throws IOException {
        Path program = Needed.program("chromium", "chromium-browser", "google-chrome");
        Path profile = Files.createTempDirectory("pressmark-browser-");
        List<String> command = new ArrayList<>(List.of(
                        program.toString(), "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
                        "--no-first-run", "--disable-background-networking", "--disable-component-update",
                        "--disable-sync", "--user-data-dir=" + profile, "--remote-debugging-port=0"));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new Browser(process, profile);
    }

    private String address() throws IOException {
        BufferedReader err = new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
        StringBuilder said = new StringBuilder();
        for (String line = err.readLine(); line != null; line = err.readLine()) {
            Matcher listening = LISTENING.matcher(line);
            if (listening.find()) {
                drain(err);
                return listening.group(1);
            }
            said.append(line).append('\n');
        }
        throw new IOException("the browser did not start: " + said);
    }

    /** What it says later is of no interest, but a full pipe would stop it. */
    private static void drain(BufferedReader err) {
        Thread reader = new Thread(() -> err.lines().forEach(line -> {}), "browser-messages");
        reader.setDaemon(true);
        reader.setUncaughtExceptionHandler((thread, ended) -> {});
        reader.start();
    }

    /** A new empty tab in a context of its own: nothing is shared with other tabs. Its frames wait until all they do is seen. */
    public Tab open() throws IOException {
        return open(true);
    }

    /** The same for a page with a service worker, which Chromium leaves hanging where frames are made to wait. */
    public Tab openUnheld() throws IOException {
        return open(false);
    }

    private Tab open(boolean held) throws IOException {
        String context = Json.textAt(wire.call("", "Target.createBrowserContext", Map.of()), "browserContextId");
        Map<?, ?> target = wire.call("", "Target.createTarget", Map.of("url", "about:blank", "browserContextId", context));
        Map<?, ?> attached = wire.call(
                "", "Target.attachToTarget", Map.of("targetId", Json.textAt(target, "targetId"), "flatten", true));
        return new Tab(wire, Json.textAt(attached, "sessionId"), held);
    }

    @Override
    public void close() throws IOException {
        wire.close();
        end(process);
        delete(profile);
    }

    /** Ends a program of ours and all it started. */
    static void end(Process process) {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        children.forEach(ProcessHandle::destroyForcibly);
    }

    /** Its last children may still write, so a file more or less is no matter. */
    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (UncheckedIOException changed) {
            folder.toFile().deleteOnExit();
        }
    }
}
