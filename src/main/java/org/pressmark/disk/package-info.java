/**
 * Files that appear whole or not at all, and folders that one writer holds at a time.
 *
 * <p>Knows nothing of what is in the files; sums them with the digests of {@code capture}.
 *
 * <p>Start at {@link org.pressmark.disk.OpenFile}.
 */
package org.pressmark.disk;
