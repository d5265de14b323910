package org.pressmark.verify;

import java.util.Optional;

/** Something that looks at the bytes of a block as they pass, and judges when they are all there. */
interface BlockPart {
    /** The HTTP message that the block is, once it was judged, as a tool is to see it; empty for other blocks. */
    default Optional<LintSubject> message() {
        return Optional.empty();
    }

    /** Takes the next bytes; they must not be kept. */
    void take(byte[] bytes, int from, int length);

    /** Judges; called only when the block was read whole. */
    void judge(Desk desk);
}
