package org.pressmark.wacz;

import java.util.Objects;

/**
 * What is to be said of a package's signature.
 *
 * @param state whether it holds
 * @param signer the public key in Base64, or the domain; empty where nobody signed
 * @param created when the signer says it was made; nobody vouches for that
 * @param detail one sentence: what is wrong, or what was not checked
 */
public record SignatureFacts(State state, String signer, String created, String detail) {

    /** Whether a signature holds. */
    public enum State {
        /** Nobody signed. */
        UNSIGNED,
        /** The description of the package is what the owner of the key signed; of a domain: stamped, and vouched for. */
        VALID,
        /** It is what the key in the signer's certificate signed, but nobody trusted vouches for it, or for its time. */
        UNPROVEN,
        /** It is not, or the signature cannot be read. */
        INVALID
    }

    public SignatureFacts {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(detail, "detail");
    }
}
