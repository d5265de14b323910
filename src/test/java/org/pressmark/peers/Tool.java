package org.pressmark.peers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program to its end. */
public final class Tool {
    private static final long LONGEST_SECONDS = 120;

    private Tool() {}

    /**
     * What a program left behind.
     *
     * @param code its exit code
     * @param out what it wrote to standard output, as UTF-8
     * @param err the same of standard error
     */
    public record Ran(int code, String out, String err) {
        /** Everything it wrote, for messages. */
        public String all() {
            return "exit " + code + "\n" + out + err;
        }

        /** The lines of standard output. */
        public List<String> lines() {
            return out.lines().toList();
        }
    }

    /** Runs a program in a folder; one that does not end is stopped and is an error. */
    public static Ran run(Path folder, Object... command) throws IOException {
        Path out = Files.createTempFile("tool", ".out");
        Path err = Files.createTempFile("tool", ".err");
        try {
            Process process = new ProcessBuilder(words(command))
                    .directory(folder.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            process.getOutputStream().close();
            await(process);
            return new Ran(process.exitValue(), text(out), text(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    private static List<String> words(Object... command) {
        return new ArrayList<>(Arrays.stream(command).map(String::valueOf).toList());
    }

    private static void await(Process process) throws IOException {
        try {
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("still running after " + LONGEST_SECONDS + " s: " + process.info());
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stop);
        } finally {
            process.destroyForcibly();
        }
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
