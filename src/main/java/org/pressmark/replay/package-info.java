/**
 * Collections in a browser: a server on one's own machine that shows what an archive holds and reaches nothing else.
 *
 * <p>A request is cut from the raw request line ({@code Address}), answered by a handler that knows no servlet
 * ({@code Replay}, {@code Reading}, {@code Memento}) and written out in one place ({@code ReplyWriting}). Archived
 * content always passes {@code Isolation} and {@code ArchivedHeaders}.
 *
 * <p>Start at {@link org.pressmark.replay.ReplayServer}; the whole address space is in its constructor's neighbour,
 * {@code Routes}.
 */
package org.pressmark.replay;
