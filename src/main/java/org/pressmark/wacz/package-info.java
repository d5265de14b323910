/**
 * What makes WARC files a WACZ (WACZ 1.1.1): the list of pages, the data package, the ZIP around all of it, and who signed
 * it (wacz-auth 0.1.0). Pages of archives without a list are found, and packages of others opened.
 *
 * <p>Knows files and their digests; knows neither articles nor how records are made.
 *
 * <p>Start at {@link org.pressmark.wacz.WaczCreation} for making, {@link org.pressmark.wacz.WaczFile} for reading and
 * signing, and {@link org.pressmark.wacz.Datapackage} for a collection that lies open.
 */
package org.pressmark.wacz;
