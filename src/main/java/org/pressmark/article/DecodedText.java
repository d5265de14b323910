package org.pressmark.article;

import java.util.List;
import org.pressmark.capture.Finding;

/**
 * A seed's bytes as text.
 *
 * @param text without a byte order mark
 * @param encoding how it was read
 * @param findings what was odd about the bytes
 */
record DecodedText(String text, Article.Encoding encoding, List<Finding> findings) {}
