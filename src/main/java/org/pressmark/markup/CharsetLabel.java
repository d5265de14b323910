package org.pressmark.markup;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What browsers take the names of encodings for: the labels of the WHATWG Encoding Standard that differ from Java's. */
final class CharsetLabel {
    private static final Map<String, String> BROWSERS = Map.ofEntries(
            Map.entry("gbk", "GB18030"),
            Map.entry("gb2312", "GB18030"),
            Map.entry("gb_2312", "GB18030"),
            Map.entry("gb_2312-80", "GB18030"),
            Map.entry("x-gbk", "GB18030"),
            Map.entry("chinese", "GB18030"),
            Map.entry("csgb2312", "GB18030"),
            Map.entry("big5", "Big5-HKSCS"),
            Map.entry("big5-hkscs", "Big5-HKSCS"),
            Map.entry("cn-big5", "Big5-HKSCS"),
            Map.entry("x-x-big5", "Big5-HKSCS"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("shift-jis", "windows-31j"),
            Map.entry("sjis", "windows-31j"),
            Map.entry("x-sjis", "windows-31j"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("ks_c_5601-1987", "x-windows-949"),
            Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("latin1", "windows-1252"),
            Map.entry("us-ascii", "windows-1252"),
            Map.entry("ascii", "windows-1252"),
            Map.entry("iso-8859-9", "windows-1254"),
            Map.entry("utf8", "UTF-8"),
            Map.entry("unicode-1-1-utf-8", "UTF-8"),
            Map.entry("unicode", "UTF-16LE"),
            Map.entry("utf-16", "UTF-16LE"));

    private CharsetLabel() {}

    /** The encoding a browser uses for a label; empty where it knows none of that name. */
    static Optional<Charset> find(String label) {
        String name = label.strip().toLowerCase(Locale.ROOT);
        try {
            return Optional.of(Charset.forName(BROWSERS.getOrDefault(name, name))).filter(Charset::canEncode);
        } catch (IllegalCharsetNameException | java.nio.charset.UnsupportedCharsetException unknown) {
            return Optional.empty();
        }
    }

    /** The same for a label inside a document: who can read that label cannot be reading UTF-16. */
    static Optional<Charset> inDocument(String label) {
        return find(label).map(c -> c.name().startsWith("UTF-16") ? StandardCharsets.UTF_8 : c);
    }
}
