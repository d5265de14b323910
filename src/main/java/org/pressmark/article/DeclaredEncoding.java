package org.pressmark.article;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;

/** The encoding an HTML document names for itself: XML declaration or meta, in its first 8 KB. */
final class DeclaredEncoding {
    private static final int HEAD = 8192;

    private DeclaredEncoding() {}

    /** The charset named, as browsers understand the label; empty where none is named or nobody knows it. */
    static Optional<Charset> in(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1)
                .toLowerCase(Locale.ROOT);
        Optional<String> label = Optional.empty();
        if (head.startsWith("<?xml")) {
            label = labelAfter(head, head.indexOf("encoding"), "encoding", head.indexOf("?>"));
        }
        for (int at = head.indexOf("<meta"); at >= 0 && label.isEmpty(); at = head.indexOf("<meta", at + 5)) {
            label = labelAfter(head, head.indexOf("charset", at), "charset", head.indexOf('>', at));
        }
        return label.flatMap(DeclaredEncoding::charset);
    }

    private static Optional<String> labelAfter(String head, int key, String word, int end) {
        if (key < 0 || end < 0 || key > end) {
            return Optional.empty();
        }
        int from = key + word.length();
        while (from < end && " =\"'\t\r\n".indexOf(head.charAt(from)) >= 0) {
            from++;
        }
        int to = from;
        while (to < end && " \"';>?/\t\r\n".indexOf(head.charAt(to)) < 0) {
            to++;
        }
        return to > from ? Optional.of(head.substring(from, to)) : Optional.empty();
    }

    /** The charset of a label. Browsers read the old names as the larger sets that hold them; so do we. */
    static Optional<Charset> charset(String label) {
        String name = switch (label) {
            case "gb2312", "gbk", "gb_2312-80", "x-gbk", "cp936", "chinese" -> "GB18030";
            case "iso-8859-1", "latin1", "us-ascii", "ascii" -> "windows-1252";
            case "big5", "x-x-big5" -> "Big5";
            case "shift_jis", "shift-jis", "x-sjis", "sjis" -> "Shift_JIS";
            case "euc-kr", "ks_c_5601-1987", "korean" -> "EUC-KR";
            case "utf8", "utf-16", "utf-16le", "utf-16be" -> "UTF-8";
            default -> label;
        };
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return Optional.empty();
        }
    }

    /** The larger set that pages mean when they go beyond the one they name. */
    static Charset wider(Charset charset) {
        return switch (charset.name()) {
            case "Big5" -> Charset.forName("Big5-HKSCS");
            case "Shift_JIS" -> Charset.forName("windows-31j");
            case "EUC-KR" -> Charset.forName("x-windows-949");
            default -> charset;
        };
    }
}
