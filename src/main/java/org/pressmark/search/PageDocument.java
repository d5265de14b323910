package org.pressmark.search;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;
import org.pressmark.capture.Digest;

/** A page as the index holds it: its words, where its line lies, and what lists are sorted and counted by. */
final class PageDocument {
    private static final int LONGEST_VALUE = 200;
    private static final FieldType WORDS = words();

    private PageDocument() {}

    private static FieldType words() {
        FieldType type = new FieldType();
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
        type.setTokenized(true);
        type.freeze();
        return type;
    }

    static Document of(PageText page, long offset, long length) {
        Document document = new Document();
        document.add(new Field(Fields.TITLE, new PieceTokens(page.text("title")), WORDS));
        document.add(new Field(Fields.TEXT, new PieceTokens(page.text("text")), WORDS));
        String site = cut(page.site().toLowerCase(Locale.ROOT));
        value(document, Fields.SITE, site);
        for (int dot = 0; dot >= 0; dot = site.indexOf('.', dot + 1)) {
            document.add(new StringField(Fields.SITE, site.substring(dot == 0 ? 0 : dot + 1), Field.Store.NO));
        }
        String language = cut(page.text("language").toLowerCase(Locale.ROOT));
        value(document, Fields.LANGUAGE, language);
        // empty too: Lucene wants every document alike
        document.add(new StringField(Fields.LANGUAGE, language, Field.Store.NO));
        for (int dash = language.lastIndexOf('-'); dash > 0; dash = language.lastIndexOf('-', dash - 1)) {
            document.add(new StringField(Fields.LANGUAGE, language.substring(0, dash), Field.Store.NO));
        }
        int day = page.day();
        document.add(new IntPoint(Fields.DAY, day));
        number(document, Fields.DAY, day);
        value(document, Fields.YEAR, day == 0 ? "" : Integer.toString(day / 10_000));
        number(document, Fields.URL, number(page.text("url")));
        number(document, Fields.OFFSET, offset);
        number(document, Fields.LENGTH, length);
        number(document, Fields.SIZE, page.number("size"));
        number(document, Fields.MISSING, page.number("missing"));
        return document;
    }

    /** Half of a SHA-1: short, and no two addresses that anybody meets share it. */
    private static long number(String url) {
        byte[] digest = Digest.Algorithm.SHA1.start().digest(url.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.wrap(digest).getLong();
    }

    private static void value(Document document, String field, String value) {
        document.add(new SortedDocValuesField(field, new BytesRef(value)));
    }

    private static void number(Document document, String field, long value) {
        document.add(new NumericDocValuesField(field, value));
    }

    private static String cut(String value) {
        return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE);
    }
}
