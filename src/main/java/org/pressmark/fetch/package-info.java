/**
 * An address in, its {@link org.pressmark.capture.Outcome} out: the bytes exactly as they crossed the wire.
 *
 * <p>The only room that opens connections. It checks every address before it connects, at each redirect again, and
 * knows neither articles nor WARC.
 *
 * <p>Start at {@link org.pressmark.fetch.Fetcher}.
 */
package org.pressmark.fetch;
