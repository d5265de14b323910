package org.pressmark.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import org.pressmark.wacz.Certificates;
import org.pressmark.wacz.SignatureFacts;
import org.pressmark.wacz.SigningKey;
import org.pressmark.wacz.WaczFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pressmark wacz sign}. */
@Command(
        name = "sign",
        description = {
            "Sign a WACZ file with a key of yours, offline, as ReplayWeb.page checks it.",
            "",
            "The file is replaced by the signed one, whole or not at all. Make a key with: pressmark wacz keygen"
        },
        mixinStandardHelpOptions = true,
        versionProvider = Software.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:signed", "1:failed, and the file is as it was", "2:wrong use of the command"})
final class WaczSignCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A WACZ file.")
    private Path file;

    @Option(names = "--key", paramLabel = "PEM", required = true,
            description = "The private key: PKCS #8, on P-384 or P-256.")
    private Path key;

    @Option(names = "--cert", paramLabel = "PEM",
            description = "Sign in the name of a domain: the certificates of the key, its own first. Without it the"
                    + " signature names nobody.")
    private Path certificates;

    @Option(names = "--domain", paramLabel = "NAME", description = "With --cert: the domain (default: the first one the"
            + " certificate names).")
    private String domain;

    @Option(names = "--timestamp-request", paramLabel = "TSQ", description = "With --cert: write there what is to be sent"
            + " to a time-stamping authority; put its answer in with: pressmark wacz stamp")
    private Path request;

    @Option(names = {"-o", "--output"}, paramLabel = "FILE", description = "Write the signed file there instead.")
    private Path output;

    @Mixin
    private Output outputs;

    @Option(names = "--date", paramLabel = "INSTANT", description = "When it is signed (default: SOURCE_DATE_EPOCH,"
            + " else now).")
    private String date;

    @Override
    public Integer call() throws IOException {
        ArchiveFiles.file(file);
        if (output != null) {
            outputs.check(output);
        }
        Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);
        Instant created = FixedDate.of(date, spec.commandLine()).orElse(now);
        Path place = output == null ? file : output;
        if (certificates == null) {
            boolean lone = domain != null || request != null;
            if (lone) {
                throw new ParameterException(spec.commandLine(), "--domain and --timestamp-request go with --cert");
            }
            SignatureFacts facts = WaczFile.open(file).sign(SigningKey.read(key), created, Software.name(), place);
            spec.commandLine().getErr().println("Signed, public key " + facts.signer());
        } else {
            sign(created, place);
        }
        return ExitCode.DONE;
    }

    private void sign(Instant created, Path place) throws IOException {
        if (request != null) {
            outputs.check(request);
        }
        String pem = Certificates.text(certificates);
        String name = domain == null ? Certificates.domain(pem) : domain;
        SignatureFacts facts =
                WaczFile.open(file).signAs(name, pem, SigningKey.read(key), created, Software.name(), place);
        if (request != null) {
            Files.write(request, WaczFile.open(place).timeRequest());
        }
        spec.commandLine().getErr().println("Signed as " + Printable.of(facts.signer()) + "; "
                + Printable.of(facts.detail()));
    }
}
