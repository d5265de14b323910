/**
 * Asks web archives for what the live web has lost: TimeGates, TimeMaps and mementos of RFC 7089.
 *
 * <p>Knows the protocol and nothing else: how a request is sent, what is polite and what becomes of the answers is its
 * caller's. Everything an archive says is doubted: dates, redirects, lists without end.
 *
 * <p>Start at {@link org.pressmark.memento.Recovery}.
 */
package org.pressmark.memento;
