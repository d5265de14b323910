package org.pressmark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The launcher as a user calls it, in a checkout of its own with the finished jar, and with a Maven that only says so. */
final class LauncherIT {
    private static final Path JAR = Path.of(System.getProperty("pressmark.jar", "target/pressmark-all.jar"));

    @TempDir
    Path folder;

    private Path home;
    private Path programs;

    @BeforeEach
    void checkOut() throws IOException {
        home = Files.createDirectories(folder.resolve("my archive tools"));
        Files.createDirectories(home.resolve("src/main"));
        Files.createDirectories(home.resolve("target"));
        Files.writeString(home.resolve("pom.xml"), "<project/>");
        Files.copy(Path.of("pressmark"), home.resolve("pressmark"));
        programs = Files.createDirectories(folder.resolve("programs"));
    }

    /** The jar as a build leaves it, newer than the sources, with a note that its classes cannot be kept. */
    private void build() throws IOException {
        Files.copy(JAR, home.resolve("target/pressmark-all.jar"));
        Files.createFile(kept());
        Files.setLastModifiedTime(kept(), FileTime.fromMillis(System.currentTimeMillis() + 60_000));
        old(home.resolve("pom.xml"));
        old(home.resolve("src/main"));
    }

    private Path kept() {
        return home.resolve("target/pressmark.jsa");
    }

    private static void old(Path path) throws IOException {
        Files.setLastModifiedTime(path, FileTime.from(1, TimeUnit.DAYS));
    }

    private void maven(String script) throws IOException {
        Path mvn = Files.writeString(programs.resolve("mvn"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(mvn, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private record Said(int code, String out, String err) {}

    private Said run(Path program, Map<String, String> environment, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("/bin/sh", program.toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().merge("PATH", programs.toString(), (path, first) -> first + ":" + path);
        builder.environment().putAll(environment);
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Said(process.exitValue(), Files.readString(out), Files.readString(err, StandardCharsets.UTF_8));
    }

    @Test
    void it_runs_the_jar_from_any_folder_and_through_a_link() throws IOException, InterruptedException {
        build();
        Path link = Files.createSymbolicLink(programs.resolve("pm"), home.resolve("pressmark"));
        assertThat(run(link, Map.of(), "--version")).satisfies(said -> {
            assertThat(said.code()).isZero();
            assertThat(said.out()).startsWithIgnoringCase("pressmark ");
            assertThat(said.err()).isEmpty();
        });
    }

    @Test
    void chinese_file_names_on_the_command_line_work_where_the_locale_is_not_utf8() throws IOException, InterruptedException {
        build();
        Files.writeString(folder.resolve("信 与 雪.md"), "# 信\n\n正文\n");
        Said said = run(home.resolve("pressmark"), Map.of("LC_ALL", "C"), "pack", "信 与 雪.md", "-o", "出", "--offline");
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(folder.resolve("出")).isDirectory();
    }

    @ParameterizedTest
    @CsvSource({
        "LC_ALL, C.UTF-8, C.UTF-8", "LC_ALL, C, C.UTF-8", "LANG, xx_YY.UTF-8, C.UTF-8", "LC_ALL, xx_YY.UTF-8, C.UTF-8"
    })
    void names_are_utf8_and_messages_english_whatever_the_locale(String variable, String locale, String names)
            throws IOException, InterruptedException {
        build();
        Path java = Files.writeString(programs.resolve("java"), "#!/bin/sh\necho \"${LC_ALL-none} $LC_CTYPE $LC_MESSAGES\"\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThat(run(home.resolve("pressmark"), Map.of(variable, locale)).out().strip()).isEqualTo("none " + names + " C");
    }

    @Test
    void options_for_java_are_passed_on() throws IOException, InterruptedException {
        build();
        assertThat(run(home.resolve("pressmark"), Map.of("PRESSMARK_JAVA_OPTS", "-Xmx64m -Dno.such=1"), "--version")
                .code()).isZero();
        assertThat(run(home.resolve("pressmark"), Map.of("PRESSMARK_JAVA_OPTS", "-XX:+UseG1GC"), "--version").code()).isZero();
        assertThat(run(home.resolve("pressmark"), Map.of("PRESSMARK_JAVA_OPTS", "-XX:NoSuchFlag"), "--version").code())
                .isNotZero();
    }

    @Test
    void classes_are_kept_once_and_used_by_the_next_start() throws IOException, InterruptedException {
        build();
        Files.delete(kept());
        Said first = run(home.resolve("pressmark"), Map.of(), "--version");
        assertThat(first.err()).isEmpty();
        assertThat(first.out()).hasLineCount(1);
        assertThat(home.resolve("target")).isDirectoryNotContaining("glob:**/rehearsal.*");
        FileTime made = Files.getLastModifiedTime(kept());
        Said second = run(home.resolve("pressmark"), Map.of("PRESSMARK_JAVA_OPTS", "-Xlog:class+load"), "--version");
        assertThat(second.out()).contains("source: shared objects file (top)");
        assertThat(Files.getLastModifiedTime(kept())).isEqualTo(made);
    }

    @Test
    void a_kept_file_that_does_not_fit_or_cannot_be_written_changes_nothing() throws IOException, InterruptedException {
        build();
        Files.writeString(kept(), "no archive of classes");
        Said said = run(home.resolve("pressmark"), Map.of(), "--version");
        assertThat(said.code()).isZero();
        assertThat(said.err()).isEmpty();
        assertThat(said.out()).hasLineCount(1);

        Files.delete(kept());
        maven("exit 1");
        Path java = Files.writeString(programs.resolve("java"), "#!/bin/sh\n[ \"$1\" = -Xshare:auto ] && echo ran\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(run(home.resolve("pressmark"), Map.of(), "--version").out()).isEqualTo("ran\n");
        assertThat(kept()).as("a note that it was tried").isEmptyFile();
    }

    @Test
    void a_jar_that_is_missing_or_older_than_the_sources_is_built_first() throws IOException, InterruptedException {
        maven("echo building \"$@\" >&2; cp '" + JAR.toAbsolutePath() + "' target/pressmark-all.jar");
        old(home.resolve("pom.xml"));
        old(home.resolve("src/main"));
        Said first = run(home.resolve("pressmark"), Map.of(), "--version");
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(first.err()).contains("building -B -q -DskipTests package");
    }

    @Test
    void a_build_that_leaves_the_jar_as_it_was_is_not_made_again_at_the_next_start() throws IOException, InterruptedException {
        build();
        Files.setLastModifiedTime(home.resolve("target/pressmark-all.jar"), FileTime.from(0, TimeUnit.DAYS));
        maven("echo again >&2");
        assertThat(run(home.resolve("pressmark"), Map.of(), "--version").err()).contains("again");
        assertThat(run(home.resolve("pressmark"), Map.of(), "--version").err()).doesNotContain("again");
    }

    @Test
    void a_build_that_fails_is_said_and_nothing_old_is_run() throws IOException, InterruptedException {
        maven("echo no such compiler >&2; exit 1");
        assertThat(run(home.resolve("pressmark"), Map.of(), "--version")).satisfies(said -> {
            assertThat(said.code()).isEqualTo(1);
            assertThat(said.out()).isEmpty();
            assertThat(said.err()).contains("no such compiler", "the build failed");
        });
    }
}
