package org.pressmark.verify;

/** The documents that rules come from. */
public enum Standard {
    WARC("WARC 1.1", "https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"),
    WARC_1_0("WARC 1.0", "https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.0/"),
    WARC_ZSTD("WARC zstd", "https://iipc.github.io/warc-specifications/specifications/warc-zstd/"),
    GUIDELINES("WARC guidelines", "https://iipc.github.io/warc-specifications/guidelines/warc-implementation-guidelines/"),
    GZIP("RFC 1952", "https://www.rfc-editor.org/rfc/rfc1952"),
    ZSTD("RFC 8878", "https://www.rfc-editor.org/rfc/rfc8878"),
    HTTP("RFC 9112", "https://www.rfc-editor.org/rfc/rfc9112"),
    URI("RFC 3986", "https://www.rfc-editor.org/rfc/rfc3986"),
    ARC("ARC", "https://archive.org/web/researcher/ArcFileFormat.php"),
    CDXJ("CDXJ 0.1.0", "https://specs.webrecorder.net/cdxj/0.1.0/"),
    CDX("CDX", "https://iipc.github.io/warc-specifications/specifications/cdx-format/cdx-2015/"),
    WACZ_AUTH("wacz-auth 0.1.0", "https://specs.webrecorder.net/wacz-auth/0.1.0/"),
    WACZ("WACZ 1.1.1", "https://specs.webrecorder.net/wacz/1.1.1/");

    private final String title;
    private final String url;

    Standard(String title, String url) {
        this.title = title;
        this.url = url;
    }

    /** The short name people cite it by. */
    public String title() {
        return title;
    }

    /** Where it can be read. */
    public String url() {
        return url;
    }
}
