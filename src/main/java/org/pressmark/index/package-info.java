/**
 * Which capture lies where: SURT keys, CDXJ lines, ZipNum files, and finding a line among ten million.
 *
 * <p>Reads WARC records to index them; knows neither articles nor HTTP servers.
 *
 * <p>Start at {@link org.pressmark.index.CdxLine} and {@link org.pressmark.index.CaptureIndex}.
 */
package org.pressmark.index;
