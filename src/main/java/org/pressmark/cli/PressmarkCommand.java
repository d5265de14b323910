package org.pressmark.cli;

import java.util.List;
import java.util.Map;
import picocli.AutoComplete;
import picocli.CommandLine;
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
    /** It writes of all the others. */
    private static final String COMPLETION = "generate-completion";

    /** By name, in the order of the help. */
    private static final List<Map.Entry<String, Class<?>>> COMMANDS = List.of(
            Map.entry("pack", PackCommand.class),
            Map.entry("retry", RetryCommand.class),
            Map.entry("stats", StatsCommand.class),
            Map.entry("serve", ServeCommand.class),
            Map.entry("ls", ListCommand.class),
            Map.entry("extract", ExtractCommand.class),
            Map.entry("index", IndexCommand.class),
            Map.entry("recompress", RecompressCommand.class),
            Map.entry("dedupe", DedupeCommand.class),
            Map.entry("export", ExportCommand.class),
            Map.entry("validate", ValidateCommand.class),
            Map.entry("wacz", WaczCommand.class),
            Map.entry("search", SearchCommand.class),
            Map.entry(COMPLETION, AutoComplete.GenerateCompletion.class));

    @Spec
    private CommandSpec spec;

    /**
     * The command line with the one command that is asked for, or with all where it is none of them: reading all of them
     * from their annotations would add some 60 ms to every start.
     */
    static CommandLine commandLine(String... words) {
        CommandLine line = new CommandLine(new PressmarkCommand());
        List<Map.Entry<String, Class<?>>> asked = COMMANDS.stream()
                .filter(command -> words.length > 0 && command.getKey().equals(words[0])
                        && !command.getKey().equals(COMPLETION))
                .toList();
        (asked.isEmpty() ? COMMANDS : asked).forEach(command -> line.addSubcommand(command.getKey(), command.getValue()));
        return line;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getErr());
    }
}
