/**
 * The words of the archive: what was asked for, what came back, when, and with which digest.
 *
 * <p>Everything here is a value. Nothing here opens a socket, asks a clock or knows WARC, articles, HTTP servers or
 * the command line. Every other room may speak these words; this room uses the JDK only.
 *
 * <p>Start at {@link org.pressmark.capture.WebUrl} and {@link org.pressmark.capture.Outcome}.
 */
package org.pressmark.capture;
