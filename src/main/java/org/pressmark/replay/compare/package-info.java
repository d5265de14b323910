/**
 * What changed between two texts, told in words a person would mark. Pure: text in, parts out; nothing here knows
 * archives, servers or markup.
 *
 * <p>Start at {@link org.pressmark.replay.compare.TextChanges}.
 */
package org.pressmark.replay.compare;
