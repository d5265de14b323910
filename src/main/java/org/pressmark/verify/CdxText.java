package org.pressmark.verify;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Lines of the CDX forms before CDXJ: columns whose letters a first line names.
 *
 * <pre>
 *   [delimiter]CDX N b a m s k r M S V g
 * </pre>
 */
final class CdxText {
    private static final String ELEVEN = "N b a m s k r M S V g";
    private static final String TEN = "N b a m s k r M V g";
    private static final String NINE = "N b a m s k r V g";

    private final Desk desk;
    private final IndexPointers pointers;
    private String delimiter = " ";
    private String[] legend = new String[0];

    CdxText(Desk desk, IndexPointers pointers) {
        this.desk = desk;
        this.pointers = pointers;
    }

    /** Whether this first line names columns; takes them over where it does. */
    boolean isLegend(String line) {
        if (line.length() < 6 || !line.startsWith("CDX", 1) || line.charAt(4) != line.charAt(0)) {
            return false;
        }
        delimiter = line.substring(0, 1);
        legend = split(line.substring(5));
        if (!has("a") || !has("b") || !has("g") || !(has("V") || has("v"))) {
            desk.breach(Rule.CDX_LINE, "the columns lack one of a, b, V, g: " + line);
        }
        return true;
    }

    private boolean has(String letter) {
        return List.of(legend).contains(letter);
    }

    /** Whether columns are known; where none were named they are told by their number, as other tools do. */
    boolean takes(String line) {
        if (legend.length > 0) {
            return true;
        }
        String[] words = line.split(" ", -1);
        boolean columns = words.length >= 9 && words.length <= 11 && Texts.isDigits(words[1]) && !words[2].startsWith("{");
        if (columns) {
            legend = split(words.length == 11 ? ELEVEN : words.length == 10 ? TEN : NINE);
        }
        return columns;
    }

    private String[] split(String text) {
        return text.split(Pattern.quote(delimiter), -1);
    }

    void line(String text, String place) throws IOException {
        String[] words = split(text);
        if (words.length != legend.length) {
            desk.breach(Rule.CDX_LINE, place + " has " + words.length + " columns, not " + legend.length + ": " + text);
            return;
        }
        String timestamp = column(words, "b");
        if (!Dates.isDigits(timestamp, 14)) {
            desk.breach(Rule.CDXJ_TIMESTAMP, place + ": " + timestamp);
        }
        String status = column(words, "s");
        String offset = has("V") ? column(words, "V") : "";
        String length = column(words, "S");
        boolean numbers = (offset.isEmpty() || Texts.isDigits(offset)) && (length.isEmpty() || Texts.isDigits(length))
                && (status.isEmpty() || Texts.isDigits(status));
        if (!numbers) {
            desk.breach(Rule.CDXJ_FIELD_VALUE, place + ": status " + status + ", offset " + offset + ", length " + length);
            return;
        }
        IndexEntry entry = new IndexEntry(
                column(words, "a"), timestamp, column(words, "m").toLowerCase(Locale.ROOT), status, column(words, "k"),
                offset, length, column(words, "g"));
        if (entry.pointsSomewhere()) {
            pointers.follow(entry, place);
        }
    }

    private String column(String[] words, String letter) {
        for (int i = 0; i < legend.length; i++) {
            if (legend[i].equals(letter)) {
                return words[i].equals("-") ? "" : words[i];
            }
        }
        return "";
    }
}
