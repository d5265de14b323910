package org.pressmark.verify;

import java.util.Optional;

/** The block's digest, and the payload's where the payload is the block. */
final class WholeBlock implements BlockPart {
    private final DigestSet digests = new DigestSet();
    private final Optional<DigestText> block;
    private final Optional<DigestText> payload;

    WholeBlock(Optional<DigestText> block, Optional<DigestText> payload) {
        this.block = block;
        this.payload = payload;
        block.ifPresent(d -> digests.want(d.algorithm()));
        payload.ifPresent(d -> digests.want(d.algorithm()));
    }

    @Override
    public void take(byte[] bytes, int from, int length) {
        digests.update(bytes, from, length);
    }

    @Override
    public void judge(Desk desk) {
        if (block.isPresent() && !digests.agrees(block.get())) {
            desk.breach(Rule.BLOCK_DIGEST, "the block is not what " + block.get().written() + " stands for"
                    + block.get().hintOfNothing());
        }
        if (payload.isPresent() && !digests.agrees(payload.get())) {
            desk.breach(Rule.PAYLOAD_DIGEST, "the block is not what " + payload.get().written() + " stands for");
        }
    }
}
