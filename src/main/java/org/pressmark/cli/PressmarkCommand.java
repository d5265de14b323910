package org.pressmark.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The program itself, which only knows its commands. */
@Command(
        name = "pressmark",
        description = "Packs articles and everything they refer to into web archives, and replays web archives here.",
        mixinStandardHelpOptions = true,
        versionProvider = Software.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            PackCommand.class,
            ServeCommand.class,
            ListCommand.class,
            ExtractCommand.class,
            IndexCommand.class,
            RecompressCommand.class,
            DedupeCommand.class,
            ExportCommand.class,
            ValidateCommand.class,
            WaczCommand.class,
            SearchCommand.class,
            AutoComplete.GenerateCompletion.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:failed",
            "2:wrong use of the command",
            "3:done, but some assets are missing",
            "4:found invalid",
            "130:interrupted"
        },
        footer = {"", "First steps: pressmark pack FOLDER --serve"})
final class PressmarkCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getErr());
    }
}
