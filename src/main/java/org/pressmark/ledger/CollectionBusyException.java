package org.pressmark.ledger;

import java.io.IOException;
import java.nio.file.Path;

/** Another process is writing in the collection. */
public final class CollectionBusyException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Says which collection, and what to do. */
    public CollectionBusyException(Path collection) {
        super(collection + ": another pressmark is writing in this collection. Wait for it to end, or pack into"
                + " another one with -c NAME");
    }
}
