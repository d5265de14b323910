/**
 * What makes a folder of WARC files a WACZ: the list of pages and the data package (WACZ 1.1.1).
 *
 * <p>Knows files and their digests; knows neither articles nor how records are made.
 *
 * <p>Start at {@link org.pressmark.wacz.PagesWriting} and {@link org.pressmark.wacz.Datapackage}.
 */
package org.pressmark.wacz;
