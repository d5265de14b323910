package org.pressmark.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.Callable;
import org.pressmark.wacz.SigningKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code pressmark wacz keygen}. */
@Command(
        name = "keygen",
        description = "Make a key to sign WACZ files with, and print its public half, which others compare.",
        mixinStandardHelpOptions = true,
        versionProvider = Software.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:failed", "2:wrong use of the command"})
final class WaczKeygenCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = {"-o", "--output"}, paramLabel = "PEM", required = true,
            description = "Where the key goes; it must not exist, and only you will be able to read it.")
    private Path output;

    @Override
    public Integer call() throws IOException {
        Output.checkNew(output);
        SigningKey key = SigningKey.generate();
        boolean posix = output.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] mine = posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
                : new FileAttribute<?>[0];
        Set<StandardOpenOption> fresh = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (OutputStream out = Channels.newOutputStream(Files.newByteChannel(output, fresh, mine))) {
            out.write(key.pem().getBytes(StandardCharsets.US_ASCII));
        }
        spec.commandLine().getOut().println(key.publicKey());
        return ExitCode.DONE;
    }
}
