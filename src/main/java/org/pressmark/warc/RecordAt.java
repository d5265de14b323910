package org.pressmark.warc;

import java.io.Closeable;
import java.io.IOException;

/** One record read by its offset, and the file handle behind it; closing it closes the file. */
public final class RecordAt implements Closeable {
    private final StoredRecord record;
    private final WarcReading reading;

    RecordAt(StoredRecord record, WarcReading reading) {
        this.record = record;
        this.reading = reading;
    }

    /** The record; its block can be read once, while this is open. */
    public StoredRecord record() {
        return record;
    }

    /** Its header as it stands in the file, byte for byte, with the empty line behind it. */
    public byte[] head() {
        return reading.head();
    }

    @Override
    public void close() throws IOException {
        reading.close();
    }
}
