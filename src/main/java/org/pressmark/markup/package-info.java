/**
 * HTML and CSS as text: what is markup in a page and what is not, and the parts that name addresses, with their places.
 *
 * <p>Text in, places and decoded values out; the text itself is never changed here. Who looks for assets uses the
 * values, who rewrites a page in place uses the ranges too, so both see the same references. Nothing here knows URLs,
 * archives or a parsed tree.
 *
 * <p>Start at {@link org.pressmark.markup.MarkupScanner}, {@link org.pressmark.markup.CssReferences} and
 * {@link org.pressmark.markup.SrcSet}.
 */
package org.pressmark.markup;
