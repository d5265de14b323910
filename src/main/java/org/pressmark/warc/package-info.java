/**
 * The WARC file: records in, members and offsets out, and back again.
 *
 * <p>The only room that knows jwarc. It takes fields and bytes; it knows no articles and no index. What it writes is
 * checked before a byte of it is on the disk; what it reads is hostile until checked.
 *
 * <p>Start at {@link org.pressmark.warc.NewRecord} for writing and {@link org.pressmark.warc.StoredRecord} for reading.
 */
package org.pressmark.warc;
