package org.pressmark.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;

/** The entry point. */
public final class Main {
    /** Kept here, because a logger that nobody holds forgets its level. */
    private static final Logger ROOT_LOG = Logger.getLogger("");

    private Main() {}

    /** Runs a command and ends the program with its exit code. */
    public static void main(String[] args) {
        ROOT_LOG.setLevel(Level.WARNING);
        System.setOut(new PrintStream(
                new BufferedOutputStream(new StandardOutput(new FileOutputStream(FileDescriptor.out))), false,
                StandardCharsets.UTF_8));
        System.exit(commandLine(args).execute(args));
    }

    /** The command these words ask for, or all commands, printing in UTF-8 whatever the locale is. */
    static CommandLine commandLine(String... words) {
        Locale.setDefault(Locale.ROOT);
        return PressmarkCommand.commandLine(words)
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setExecutionExceptionHandler(new Failures())
                .setParameterExceptionHandler(new WrongUse())
                .setExecutionStrategy(Main::run)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true);
    }

    /** The help, too, may be read by nobody, or by a full disk: that is told as it is of commands. */
    private static int run(CommandLine.ParseResult words) {
        try {
            return new CommandLine.RunLast().execute(words);
        } catch (UncheckedIOException unwritten) {
            throw new CommandLine.ExecutionException(words.commandSpec().commandLine(), "no output", unwritten);
        }
    }
}
