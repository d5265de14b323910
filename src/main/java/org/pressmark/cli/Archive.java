package org.pressmark.cli;

import org.pressmark.capture.FileSlice;

/**
 * A WARC or ARC file, on the disk or inside a package.
 *
 * @param label what it is called to people: its path, inside a package {@code PATH!archive/NAME}
 * @param name its own name
 * @param bytes where it lies
 */
record Archive(String label, String name, FileSlice bytes) {}
