package org.pressmark.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with the words of a command, and where its options stand: the whole help would push that away. */
final class WrongUse implements CommandLine.IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException wrong, String[] words) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("pressmark: " + Printable.of(wrong.getMessage().replaceFirst("^Error: ", "")));
        UnmatchedArgumentException.printSuggestions(wrong, err);
        err.println("All options: " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.WRONG_USE;
    }
}
