package org.pressmark.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/**
 * What a command ended with.
 *
 * @param code the exit code
 * @param out what it wrote to standard output through the command line
 * @param err what it said to people
 */
record CommandRun(int code, String out, String err) {
    static CommandRun of(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commands = Main.commandLine(arguments)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
        int code = commands.execute(arguments);
        return new CommandRun(code, out.toString(), err.toString());
    }

    /** Everything said, which must never hold what a terminal would obey. */
    String all() {
        return out + err;
    }
}
