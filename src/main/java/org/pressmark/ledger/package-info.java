/**
 * What happened, kept: the append-only record of outcomes and of what went into the archive, and the spool with the
 * bytes of each exchange.
 *
 * <p>Every line carries a checksum; a line that a crash tore is cut off when the ledger is opened. Memory holds one
 * table of offsets, never the entries. Nothing here is the archive: what is lost can be gathered or rebuilt again.
 *
 * <p>Start at {@link org.pressmark.ledger.Ledger}.
 */
package org.pressmark.ledger;
