package org.pressmark.fetch;

import java.net.InetAddress;
import java.util.Optional;

/** Which addresses may be connected to. */
@FunctionalInterface
interface AddressRule {
    /** What kind of address it is that must not be connected to; empty where it may be. */
    Optional<String> refusal(InetAddress address);
}
