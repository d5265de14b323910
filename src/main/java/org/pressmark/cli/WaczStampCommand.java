package org.pressmark.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.pressmark.wacz.Certificates;
import org.pressmark.wacz.SignatureFacts;
import org.pressmark.wacz.WaczFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pressmark wacz stamp}. */
@Command(
        name = "stamp",
        description = {
            "Put a time stamp (RFC 3161) on the signature of a WACZ file that was signed with --cert.",
            "",
            "The request that wacz sign wrote goes to an authority, by whatever way you have: for example curl -H"
                    + " 'Content-Type: application/timestamp-query' --data-binary @FILE.tsq URL -o FILE.tsr"
        },
        mixinStandardHelpOptions = true,
        versionProvider = Software.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:stamped", "1:failed, and the file is as it was", "2:wrong use of the command"})
final class WaczStampCommand implements Callable<Integer> {
    private static final long LONGEST_TOKEN = 1 << 20;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A WACZ file, signed with --cert.")
    private Path file;

    @Option(names = "--token", paramLabel = "TSR", required = true, description = "The authority's answer, DER.")
    private Path token;

    @Option(names = "--tsa-cert", paramLabel = "PEM", required = true,
            description = "The authority's certificates, its own first.")
    private Path authority;

    @Option(names = {"-o", "--output"}, paramLabel = "FILE", description = "Write the stamped file there instead.")
    private Path output;

    @Mixin
    private Output outputs;

    @Override
    public Integer call() throws IOException {
        ArchiveFiles.file(file);
        if (output != null) {
            outputs.check(output);
        }
        if (Files.size(token) > LONGEST_TOKEN) {
            throw new IOException(token + " is too long for a time stamp");
        }
        SignatureFacts facts = WaczFile.open(file)
                .stamp(Files.readAllBytes(token), Certificates.text(authority), output == null ? file : output);
        spec.commandLine().getErr().println("Stamped; " + facts.state().name().toLowerCase(Locale.ROOT) + ": "
                + Printable.of(facts.detail()));
        return ExitCode.DONE;
    }
}
