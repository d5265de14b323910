/**
 * Files that appear whole or not at all, and folders that one writer holds at a time.
 *
 * <p>Uses the JDK only and knows nothing of what is in the files.
 *
 * <p>Start at {@link org.pressmark.disk.OpenFile}.
 */
package org.pressmark.disk;
