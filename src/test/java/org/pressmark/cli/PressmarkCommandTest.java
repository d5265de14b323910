package org.pressmark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class PressmarkCommandTest {
    @Test
    void everyCommandIsFoundByTheNameItGivesItselfAndIsTheSameWithAndWithoutTheOthers() {
        Map<String, CommandLine> all = Main.commandLine().getSubcommands();
        assertThat(all).hasSizeGreaterThan(10);
        all.forEach((name, command) -> {
            Map<String, CommandLine> alone = Main.commandLine(name, "--help").getSubcommands();
            assertThat(command.getCommandSpec().name()).isEqualTo(name);
            assertThat(alone.get(name).getUsageMessage()).isEqualTo(command.getUsageMessage());
        });
        assertThat(Main.commandLine("pack").getSubcommands()).containsOnlyKeys("pack");
    }

    @Test
    void aMistypedCommandIsToldOfTheOneThatWasMeant() {
        assertThat(CommandRun.of("pakc").err()).contains("pack");
    }

    @Test
    void completionKnowsEveryCommand() {
        assertThat(CommandRun.of("generate-completion").out()).contains("recompress", "validate", "wacz");
    }
}
