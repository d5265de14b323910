/**
 * Seed bytes in, an {@link org.pressmark.article.Article} out: which encoding, which dialect, what is title, date,
 * author, body, and what the text itself says of where it came from.
 *
 * <p>Nothing here touches the network, makes HTML or knows archives. Nothing a seed holds can stop the reading: what
 * is odd becomes a {@link org.pressmark.capture.Finding}.
 *
 * <p>Start at {@link org.pressmark.article.SeedReader} and {@link org.pressmark.article.SeedSource}.
 */
package org.pressmark.article;
