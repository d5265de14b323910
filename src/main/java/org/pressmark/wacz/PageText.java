package org.pressmark.wacz;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
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
        Document page = parse(markup, charset(contentType));
        if (page.charset().name().equals("GB2312")) {
            page = parse(markup, "GB18030"); // what is called GB2312 nearly always holds characters of its successors
        }
        return new PageText(cut(page.title(), LONGEST_TITLE), cut(page.body().text(), LONGEST_TEXT), markup.length);
    }

    private static Document parse(byte[] markup, String charset) throws IOException {
        return Jsoup.parse(new ByteArrayInputStream(markup), charset, "");
    }

    /** The encoding the header names; null lets the parser look into the page. */
    private static String charset(String contentType) {
        int at = contentType.toLowerCase(Locale.ROOT).indexOf("charset=");
        if (at < 0) {
            return null;
        }
        String rest = contentType.substring(at + 8).replace("\"", "").replace("'", "").strip();
        int end = rest.indexOf(';');
        String label = (end < 0 ? rest : rest.substring(0, end)).strip();
        try {
            return Charset.isSupported(label) ? label : null;
        } catch (IllegalArgumentException noName) {
            return null;
        }
    }

    /** A beginning that ends with a whole character. */
    private static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }
}
