/**
 * What other tools make of our archives, and what we make of theirs: each test runs the real tool.
 *
 * <p>A tool that is not installed skips its tests on a developer's machine and fails them where {@code CI=true}; see
 * {@link org.pressmark.peers.Needed}. Start at {@link org.pressmark.peers.Sample}, the collection they all read.
 */
package org.pressmark.peers;
