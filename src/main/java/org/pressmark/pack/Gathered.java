package org.pressmark.pack;

import org.pressmark.asset.AssetRef;
import org.pressmark.capture.WebUrl;

/**
 * One asset of an article with its fate.
 *
 * @param ref the reference
 * @param via the document it stands in: the page, or a stylesheet or frame of the page
 * @param hops the way to it from the page, a letter a step as hopsFromSeed has them: L what is linked to, E what is
 *     embedded, I what was inferred from an address
 */
record Gathered(AssetRef ref, WebUrl via, String hops, Fate fate) {
    /** The letter of a step. */
    static String hop(AssetRef.Kind kind) {
        return switch (kind) {
            case PAGE -> "L";
            case ALTERNATE -> "I";
            default -> "E";
        };
    }
}
