package org.pressmark.peers;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The finished program, run as its users run it. */
public final class Pressmark {
    private static final Path JAR =
            Path.of(System.getProperty("pressmark.jar", "target/pressmark-all.jar")).toAbsolutePath();

    private Pressmark() {}

    /** Runs a command to its end. */
    public static Tool.Ran run(Path folder, Object... arguments) throws IOException {
        return Tool.run(folder, command(arguments).toArray());
    }

    private static List<String> command(Object... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Dfile.encoding=UTF-8",
                "-Dsun.jnu.encoding=UTF-8", "-XX:TieredStopAtLevel=1", "-jar", JAR.toString()));
        Arrays.stream(arguments).map(String::valueOf).forEach(command::add);
        return command;
    }

    /** Serves at a free port until closed. */
    public static Serving serve(Path... roots) throws IOException {
        List<Object> arguments = new ArrayList<>(List.of("serve", "--port", "0"));
        arguments.addAll(Arrays.asList(roots));
        ProcessBuilder builder = new ProcessBuilder(command(arguments.toArray()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("LC_ALL", "C.UTF-8");
        return new Serving(builder.start());
    }

    /** A server of ours that is running. */
    public static final class Serving implements Closeable {
        private static final Pattern ADDRESS = Pattern.compile("(http://[^/ ]+)/");

        private final Process process;
        private final String origin;

        private Serving(Process process) throws IOException {
            this.process = process;
            this.origin = origin();
        }

        private String origin() throws IOException {
            StringBuilder said = new StringBuilder();
            BufferedReader err =
                    new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
            for (String line = err.readLine(); line != null; line = err.readLine()) {
                Matcher address = ADDRESS.matcher(line);
                if (address.find()) {
                    return address.group(1);
                }
                said.append(line).append('\n');
            }
            throw new IOException("the server did not start: " + said);
        }

        /** Its address, without a slash behind. */
        public String url() {
            return origin;
        }

        @Override
        public void close() {
            process.destroy();
        }
    }
}
