package org.pressmark.replay.rewrite;

/**
 * What an attribute holds and what it is asked for as.
 *
 * @param form how addresses stand in it
 * @param modifier what they are asked for as
 */
record Use(Form form, Modifier modifier) {
    /** Nothing to do. */
    static final Use NONE = new Use(Form.NONE, Modifier.PAGE);

    /** Must not take effect: an underscore goes in front of its name. */
    static final Use HIDDEN = new Use(Form.HIDDEN, Modifier.PAGE);

    /** How addresses stand in an attribute. */
    enum Form {
        NONE,
        /** The value is one address. */
        ADDRESS,
        /** The value is a list for {@code srcset}. */
        CANDIDATES,
        /** The value is CSS declarations. */
        DECLARATIONS,
        /** The value is that of {@code <meta http-equiv=refresh content>}. */
        REFRESH,
        /** The value is a script. */
        SCRIPT,
        /** The value is a whole document. */
        DOCUMENT,
        HIDDEN
    }

    static Use address(Modifier modifier) {
        return new Use(Form.ADDRESS, modifier);
    }
}
