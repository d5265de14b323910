/**
 * A collection as a folder of plain HTML that opens from the disk: no server, no scripts, nothing from the live web.
 *
 * <p>Reads archives through {@code index} and {@code warc}; what it writes is for reading, not an archive.
 *
 * <p>Start at {@link org.pressmark.export.Exporter}.
 */
package org.pressmark.export;
