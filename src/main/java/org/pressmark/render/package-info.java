/**
 * An article in, one standalone HTML page out.
 *
 * <p>The page is the same bytes for the same article and settings. Nothing here fetches or looks at files; addresses
 * in the body stay as the author wrote them, so that relative links and images resolve by themselves.
 *
 * <p>Start at {@link org.pressmark.render.ArticleRenderer}.
 */
package org.pressmark.render;
