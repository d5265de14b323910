/**
 * Pages and stylesheets pointed at the archive instead of at the live web: text in, text out.
 *
 * <p>Rewriting is splicing. Where an address stands is decided on the parsed tree; what is changed is the text as it
 * was captured, and the only change ever made is to <em>insert</em> ASCII into it. So taking the insertions out gives
 * the captured text again, to the byte, and everything that is no address stays as its author wrote it.
 *
 * <p>Nothing here knows archives, servers, files or clocks.
 *
 * <p>Start at {@link org.pressmark.replay.rewrite.Rewriting}.
 */
package org.pressmark.replay.rewrite;
