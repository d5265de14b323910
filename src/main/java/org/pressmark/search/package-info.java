/**
 * Words to articles: an index of the titles and texts in {@code pages.jsonl}, and what is asked of it.
 *
 * <p>Text is cut into pieces ({@code TextPieces}): a word of letters is one piece, a Chinese character or a digit is one
 * piece of its own, folded to simplified, lower case and half width. Neighbouring single characters are indexed as pairs,
 * so that any two characters and more are found wherever they stand, in either script, as a phrase and never shuffled.
 *
 * <p>The index lies beside the archive and is no part of it: what is lost of it is built again. The texts are not stored a
 * second time; snippets are read from {@code pages.jsonl}. Lucene is used here and nowhere else.
 *
 * <p>Start at {@link org.pressmark.search.SearchIndex} and {@link org.pressmark.search.Search}.
 */
package org.pressmark.search;
