package org.pressmark.cli;

import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Tells what the user wrote wrongly from what goes wrong in here. */
final class Usage {
    private Usage() {}

    /** Refuses a number that is too small. */
    static void atLeast(CommandSpec spec, String option, long least, long value) {
        if (value < least) {
            throw new ParameterException(
                    spec.commandLine(),
                    option + " must be " + (least == 0 ? "0 or more" : "at least " + least) + ", was " + value);
        }
    }

    /**
     * Makes something of what the user wrote and nothing else.
     *
     * @throws ParameterException where that cannot be made of it: the user is told, with exit code 2
     */
    static <T> T of(CommandSpec spec, Supplier<T> making) {
        try {
            return making.get();
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
        }
    }
}
