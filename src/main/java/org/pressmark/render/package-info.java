/**
 * An article in, one standalone HTML page out.
 *
 * <p>The page is the same bytes for the same article and settings. Nothing here fetches or looks at files; addresses
 * in the body stay as the author wrote them, so that relative links and images resolve by themselves; only links to
 * other seeds and the templates of site generators are turned into what they stand for.
 *
 * <p>A body goes through three steps: its text is mended before it is parsed ({@code SiteSyntax},
 * {@code EastAsianEmphasis}), parsed and rendered by commonmark-java, and framed ({@code PageFrame}). Another site
 * generator's syntax is added in {@code Templates} and its table in the tests.
 *
 * <p>Start at {@link org.pressmark.render.ArticleRenderer}.
 */
package org.pressmark.render;
