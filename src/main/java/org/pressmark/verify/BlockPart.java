package org.pressmark.verify;

/** Something that looks at the bytes of a block as they pass, and judges when they are all there. */
interface BlockPart {
    /** Takes the next bytes; they must not be kept. */
    void take(byte[] bytes, int from, int length);

    /** Judges; called only when the block was read whole. */
    void judge(Desk desk);
}
