package org.pressmark.wacz;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.pressmark.encoding.DocumentEncoding;
import org.pressmark.encoding.EncodingLabel;
import org.pressmark.warc.HttpBlock;
import org.pressmark.warc.StoredRecord;

/**
 * What a person reads on an archived page.
 *
 * @param title the page's own title; its address must do where this is empty
 * @param text its words, without markup and scripts
 * @param size how many bytes of markup were read
 */
record PageText(String title, String text, long size) {
    /** Nobody writes so much markup by hand; what is behind it is not searched. */
    private static final int LONGEST_MARKUP = 4 << 20;

    private static final int LONGEST_TEXT = 1 << 18;
    private static final int LONGEST_TITLE = 1000;

    /** Reads the page in a response or resource record. */
    static PageText of(StoredRecord record) throws IOException {
        if (record.type().equals("response")) {
            try (HttpBlock http = HttpBlock.read(record.block())) {
                return of(http.decoded(), http.first("Content-Type").orElse(""));
            }
        }
        return of(record.block(), record.first("Content-Type").orElse(""));
    }

    private static PageText of(InputStream in, String contentType) throws IOException {
        byte[] markup = in.readNBytes(LONGEST_MARKUP);
        String page = DocumentEncoding.text(markup, EncodingLabel.ofType(contentType));
        boolean xml = contentType.toLowerCase(Locale.ROOT).startsWith("application/xhtml+xml");
        PageWords words = PageWords.of(page, xml, LONGEST_TITLE, LONGEST_TEXT);
        return new PageText(words.title(), words.text(), markup.length);
    }
}
