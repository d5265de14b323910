package org.pressmark.fetch;

import java.net.UnknownHostException;

/** A host with an address that must not be connected to. A kind of unknown host, for so the library asks it. */
final class RefusedAddressException extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    RefusedAddressException(String message) {
        super(message);
    }
}
