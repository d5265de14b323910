package org.pressmark.warc;

import java.io.IOException;

/** A record that cannot be trusted. The file around it may still be good: the reader can go on behind it. */
public final class DamagedRecordException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final long offset;
    private final String found;
    private final String remedy;

    DamagedRecordException(String file, long offset, String found, String remedy, Throwable cause) {
        super(file + ", byte " + offset + ": " + found + "; " + remedy, cause);
        this.file = file;
        this.offset = offset;
        this.found = found;
        this.remedy = remedy;
    }

    /** The file's name. */
    public String file() {
        return file;
    }

    /** Where the damaged record begins in its file, in bytes. */
    public long offset() {
        return offset;
    }

    /** What is wrong, as the middle of a sentence. */
    public String found() {
        return found;
    }

    /** What a person can do about it. */
    public String remedy() {
        return remedy;
    }
}
