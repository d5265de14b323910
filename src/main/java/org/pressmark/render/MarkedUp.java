package org.pressmark.render;

/**
 * An article's body made into HTML.
 *
 * @param html the markup
 * @param text its words
 * @param raw whether the author's own HTML is in it, which may leave things open
 */
record MarkedUp(String html, String text, boolean raw) {}
