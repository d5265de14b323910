/**
 * Which encoding a document's bytes are in: what marks, headers and the document itself say, as browsers take it, and a
 * guess from the text where nothing is said.
 *
 * <p>Start at {@link org.pressmark.encoding.DocumentEncoding}.
 */
package org.pressmark.encoding;
