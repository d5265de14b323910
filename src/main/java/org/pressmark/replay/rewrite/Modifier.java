package org.pressmark.replay.rewrite;

/** What a replay address is asked for as; the two letters and the underscore after the timestamp, as pywb has them. */
public enum Modifier {
    /** A page, as it shows inside the frame with the bar. */
    PAGE("mp_"),
    /** An image. */
    IMAGE("im_"),
    /** A stylesheet. */
    STYLE("cs_"),
    /** A script. */
    SCRIPT("js_"),
    /** A frame inside a page. */
    FRAME("if_"),
    /** Something embedded: audio, video, a font, an object. */
    OBJECT("oe_"),
    /** The payload byte for byte, nothing rewritten. */
    IDENTITY("id_");

    private final String text;

    Modifier(String text) {
        this.text = text;
    }

    /** The modifier as it stands in an address. */
    public String text() {
        return text;
    }
}
