package org.pressmark.pack;

import org.pressmark.asset.AssetRef;
import org.pressmark.capture.WebUrl;

/**
 * One asset of an article with its fate.
 *
 * @param ref the reference
 * @param via the document it stands in: the page, or a stylesheet or frame of the page
 * @param depth 1 for what the page itself refers to, 2 for what that refers to
 */
record Gathered(AssetRef ref, WebUrl via, int depth, Fate fate) {}
