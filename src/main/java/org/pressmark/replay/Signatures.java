package org.pressmark.replay;

import java.io.IOException;
import java.nio.file.Path;

/** Tells whether somebody signed a package, and whether the signature holds. Handed in: this room knows no packages. */
@FunctionalInterface
public interface Signatures {
    /**
     * What is to be said of the signature of an archive.
     *
     * @param archive a package, or the folder of an unpacked one
     * @throws IOException where it cannot be read
     */
    Signature of(Path archive) throws IOException;

    /** Whether a signature holds. */
    enum State {
        /** Nobody signed. */
        UNSIGNED,
        /** It holds. */
        VALID,
        /** It is the signer's, but nobody trusted vouches for the signer. */
        UNPROVEN,
        /** It does not hold. */
        INVALID,
        /** Nobody has looked. */
        UNKNOWN
    }

    /**
     * A signature.
     *
     * @param state whether it holds
     * @param signer a public key in Base64, or a domain; empty where nobody signed
     * @param created when the signer says it was made
     * @param detail what is wrong, or what was not checked, in a sentence
     */
    record Signature(State state, String signer, String created, String detail) {
        /** Of what nobody has looked at. */
        public static final Signature UNKNOWN = new Signature(State.UNKNOWN, "", "", "");
    }
}
