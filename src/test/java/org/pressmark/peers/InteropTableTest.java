package org.pressmark.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The README's table of tools is what the integration tests hold. {@code -Dpressmark.write=true} writes it anew; a row is
 * added by {@link Interop} on a test.
 */
class InteropTableTest {
    private static final Path README = Path.of("README.md");
    private static final String BEGIN = "<!-- tools: written by InteropTableTest -->\n";
    private static final String END = "<!-- end of tools -->\n";
    private static final List<Class<?>> TESTS = List.of(
            JwarcIT.class, JwatIT.class, JhoveIT.class, WarcioIT.class, ReplayWebPageIT.class, JsWaczIT.class, WgetIT.class);

    @Test
    void theTableInTheReadmeIsWhatTheTestsHold() throws IOException {
        String readme = Files.readString(README);
        int from = readme.indexOf(BEGIN) + BEGIN.length();
        int to = readme.indexOf(END);
        assertThat(from).isGreaterThan(BEGIN.length());
        assertThat(to).isGreaterThanOrEqualTo(from);
        if (Boolean.getBoolean("pressmark.write")) {
            Files.writeString(README, readme.substring(0, from) + table() + readme.substring(to));
            return;
        }
        assertThat(readme.substring(from, to)).isEqualTo(table());
    }

    @Test
    void everyPeerOfTheSuiteHasARow() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src", "test", "java", "org", "pressmark", "peers"))) {
            List<String> peers = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("IT.java") && !name.equals("OwnReadingIT.java"))
                    .map(name -> name.replace(".java", ""))
                    .toList();
            assertThat(TESTS).extracting(Class::getSimpleName).containsExactlyInAnyOrderElementsOf(peers);
        }
        assertThat(TESTS).allSatisfy(test -> assertThat(rows(test)).isNotEmpty());
    }

    private static String table() {
        String rows = TESTS.stream()
                .flatMap(InteropTableTest::rows)
                .sorted(Comparator.comparing((Method m) -> row(m).tool()).thenComparing(m -> row(m).way())
                        .thenComparing(m -> row(m).seen()))
                .map(m -> "| " + row(m).tool() + " | " + row(m).way().words() + " | " + row(m).seen() + " | "
                        + m.getDeclaringClass().getSimpleName() + " |\n")
                .collect(Collectors.joining());
        return "| tool | way | seen | test |\n|---|---|---|---|\n" + rows;
    }

    private static Stream<Method> rows(Class<?> test) {
        return Stream.of(test.getDeclaredMethods()).filter(method -> method.isAnnotationPresent(Interop.class));
    }

    private static Interop row(Method method) {
        return method.getAnnotation(Interop.class);
    }
}
