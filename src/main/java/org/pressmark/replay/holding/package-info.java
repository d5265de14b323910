/**
 * Archives opened where they lie, made by whichever tool: collections, folders of WARC and ARC files, single files,
 * WACZ packages.
 *
 * <p>Nothing is unpacked and nothing is written beside an archive. What has no index of its own gets one in a folder
 * for such indexes; it is found again by the file's place, size and time of change, and may be deleted at any time.
 *
 * <p>Nothing here knows HTTP. Start at {@link org.pressmark.replay.holding.Holding}.
 */
package org.pressmark.replay.holding;
