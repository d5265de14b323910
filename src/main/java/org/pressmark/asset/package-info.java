/**
 * HTML, CSS and SVG in; the addresses a browser would load for them out.
 *
 * <p>Finding is not getting: nothing here opens a socket or a file, so that a checker can ask what a page needs
 * without being able to fetch it.
 *
 * <p>An attribute that is missing is added in {@code ElementRules} and to the table of its test.
 *
 * <p>Start at {@link org.pressmark.asset.AssetFinder}.
 */
package org.pressmark.asset;
