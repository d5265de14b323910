/**
 * Checks archives against their standards and never repairs them: WARC 1.0 and 1.1, ARC, CDXJ and WACZ.
 *
 * <p>The checker shares nothing with what makes archives: it has its own scanner of gzip members, zstd frames and
 * WARC headers that works on the raw bytes and goes on after damage. Every deviation is a
 * {@link org.pressmark.verify.Breach} of a {@link org.pressmark.verify.Rule}, and every rule names the section of the
 * standard it comes from. Memory does not grow with the archive except for 64-bit hashes of record ids.
 *
 * <p>Start at {@link org.pressmark.verify.Verifier}. Inside, {@code Units} cut a file into gzip members, {@code Window}
 * shows their decoded bytes, {@code WarcScan} finds records in it, {@code HeadRules} and the block checks judge them,
 * {@code References} compares records with each other. {@code PieceScan} has several threads do so with one large file:
 * each notes what it meets in a {@code PieceLog}, and the notes are gone through in the order of the file.
 */
package org.pressmark.verify;
