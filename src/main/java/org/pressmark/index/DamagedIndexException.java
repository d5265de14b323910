package org.pressmark.index;

import java.io.IOException;

/** An index is not what it says of itself, or a part of it cannot be read. The archive it is of may be whole. */
public final class DamagedIndexException extends IOException {
    private static final long serialVersionUID = 1;

    /** Says which file, and what was found there. */
    DamagedIndexException(String message) {
        super(message);
    }

    DamagedIndexException(String message, IOException cause) {
        super(message, cause);
    }
}
