package org.pressmark.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code pressmark wacz}, which only knows its commands. */
@Command(
        name = "wacz",
        description = "Make, sign and verify WACZ files, which ReplayWeb.page and other players open.",
        mixinStandardHelpOptions = true,
        versionProvider = Software.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            WaczCreateCommand.class, WaczKeygenCommand.class, WaczSignCommand.class, WaczStampCommand.class,
            WaczVerifyCommand.class
        })
final class WaczCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getErr());
    }
}
