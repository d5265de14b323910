package org.pressmark.memento;

import java.time.Instant;
import java.util.Objects;
import org.pressmark.capture.WebUrl;

/**
 * A memento that was got.
 *
 * @param archive the archive it was asked of, as the user gave it
 * @param address the memento's own address
 * @param datetime when the archive got what it shows, by its Memento-Datetime
 */
public record Memento(String archive, WebUrl address, Instant datetime) {
    public Memento {
        Objects.requireNonNull(archive, "archive");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(datetime, "datetime");
    }
}
