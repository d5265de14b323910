package org.pressmark.search;

/** The fields of the index. */
final class Fields {
    /** Raised whenever texts are cut or fields are kept in another way: indexes of another version are built anew. */
    static final String VERSION = "2";

    static final String TITLE = "title";
    static final String TEXT = "text";
    /** The host, and each domain it lies in, as terms; the host as a value. */
    static final String SITE = "site";
    static final String LANGUAGE = "lang";
    static final String YEAR = "year";
    /** The article's own date, else that of its capture, as the number yyyymmdd; unknown parts are 0. */
    static final String DAY = "day";
    /** A number that is the same for captures of the same address. */
    static final String URL = "url";
    static final String OFFSET = "offset";
    static final String LENGTH = "length";
    static final String SIZE = "size";
    static final String MISSING = "missing";

    private Fields() {}
}
