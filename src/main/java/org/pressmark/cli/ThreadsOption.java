package org.pressmark.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code --threads}. */
final class ThreadsOption {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    private int count = Runtime.getRuntime().availableProcessors();

    @Option(names = "--threads", paramLabel = "N",
            description = "Threads that work (default: one a core). The result does not depend on it.")
    void count(int wanted) {
        Usage.atLeast(command, "--threads", 1, wanted);
        count = wanted;
    }

    int count() {
        return count;
    }
}
