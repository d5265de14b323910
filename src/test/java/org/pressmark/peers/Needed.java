package org.pressmark.peers;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** What a test needs from its machine. Missing, it skips the test; but where nothing may be skipped it fails it. */
public final class Needed {
    private static final Path NPM = Path.of("src", "test", "npm", "node_modules");

    private Needed() {}

    /** Whether a skipped test is a failed one: {@code CI=true} around the build, or {@code -Dpressmark.ci=true}. */
    private static boolean nothingMayBeSkipped() {
        return Boolean.getBoolean("pressmark.ci") || "true".equals(System.getenv("CI"));
    }

    /** The thing looked for. */
    public static <T> T or(Optional<T> found, String otherwise) {
        if (found.isEmpty() && nothingMayBeSkipped()) {
            Assertions.fail(otherwise);
        }
        Assumptions.assumeTrue(found.isPresent(), otherwise);
        return found.orElseThrow();
    }

    /** A program on the path, by the first of its names that is there. */
    public static Path program(String... names) {
        Optional<Path> found = Arrays.stream(names)
                .flatMap(name -> Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
        return or(found, "no " + String.join(" or ", names) + " on the PATH: install it to run this test");
    }

    /** A file of a peer that npm installs. */
    public static Path npm(String path) {
        Path file = NPM.resolve(path).toAbsolutePath();
        return or(
                Optional.of(file).filter(Files::exists),
                "no " + path + " in " + NPM + ": run npm ci --ignore-scripts in " + NPM.getParent());
    }
}
