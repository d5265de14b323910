/**
 * The line from seeds to a finished collection: gather what the articles need, then press it into the archive.
 *
 * <p>Pressing is a pure function of seeds, ledger, settings and clock: records in seed order, derived ids, the same
 * bytes on any number of threads. The two run article by article beside each other, with a bounded number under way.
 *
 * <p>Start at {@link org.pressmark.pack.Packer}.
 */
package org.pressmark.pack;
