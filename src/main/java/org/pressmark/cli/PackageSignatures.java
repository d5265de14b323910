package org.pressmark.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.pressmark.replay.Signatures;
import org.pressmark.wacz.SignatureFacts;
import org.pressmark.wacz.WaczFile;

/** What {@code wacz verify} says of a signature, for the pages of the server. Only the platform vouches for signers. */
final class PackageSignatures implements Signatures {
    @Override
    public Signature of(Path archive) throws IOException {
        if (Files.isDirectory(archive)) {
            return told(WaczFile.signatureIn(archive, List.of()));
        }
        boolean wacz = archive.toString().toLowerCase(Locale.ROOT).endsWith(".wacz");
        return wacz ? told(WaczFile.open(archive).signature(List.of())) : new Signature(State.UNSIGNED, "", "", "");
    }

    private static Signature told(SignatureFacts facts) {
        return new Signature(State.valueOf(facts.state().name()), facts.signer(), facts.created(), facts.detail());
    }
}
