package org.pressmark.article;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keys on the very first lines, without a fence: of Pelican and Logseq, the labels that copies of Chinese articles begin
 * with, the heads of posts on bulletin boards. A line of dashes (old Hexo) or a blank one ends them.
 */
final class BareKeys {
    /** Any two of these are no prose. */
    private static final Set<String> TELLING = Set.of(
            "title", "date", "author", "authors", "tags", "category", "slug", "layout", "subject", "标题", "標題", "题目", "題目");
    /** With one of those these are none either; alone they are by-lines, which belong to the text. */
    private static final Set<String> LABELS = Set.of(
            "作者", "日期", "时间", "時間", "发布时间", "發布時間", "发布日期", "發布日期", "发表时间", "發表時間", "来源", "來源", "原文", "原文链接",
            "原文連結", "链接", "鏈接", "連結", "网址", "網址", "标签", "標籤", "分类", "分類", "关键词", "關鍵詞", "摘要", "发信人", "發信人",
            "发信站", "發信站");
    private static final int MAX_LINES = 40;

    private BareKeys() {}

    /**
     * What bare keys say.
     *
     * @param values by lower-case key
     * @param text the lines themselves
     * @param end the line that ends them, blank or of dashes
     */
    record Found(Map<String, Object> values, String text, TextLine end) {}

    /** Whether a key makes its line front matter where others do, too. */
    static boolean isTelling(String key) {
        return TELLING.contains(name(key));
    }

    /** The keys that begin with a line; empty where they are none, or could be prose. */
    static Optional<Found> at(TextLine first) {
        TextLine line = first;
        int telling = 0;
        int labels = 0;
        for (int i = 0; i < MAX_LINES && !line.isLast() && !ends(line); i++) {
            if (!isKeyLine(line, i > 0)) {
                return Optional.empty();
            }
            String key = name(line.stripped().substring(0, LenientLines.keyLength(line.stripped())));
            telling += TELLING.contains(key) ? 1 : 0;
            labels += LABELS.contains(key) ? 1 : 0;
            line = line.next();
        }
        boolean fence = line.stripped().equals("---");
        boolean properties = first.text().contains("::"); // nobody begins a sentence like Logseq its pages
        boolean sure = telling > 1 || (telling == 1 && (labels > 0 || fence || properties));
        if (!sure || !ends(line)) {
            return Optional.empty();
        }
        String text = first.whole().substring(first.from(), line.from());
        return Optional.of(new Found(values(text), text, line));
    }

    /** Whether a line is a key, or belongs to one above it by its indentation. */
    static boolean isKeyLine(TextLine line, boolean below) {
        String text = line.text();
        boolean belongs = below && !text.isEmpty() && " \t-".indexOf(text.charAt(0)) >= 0 && !line.isBlank();
        return belongs || LenientLines.keyLength(line.stripped()) > 0;
    }

    private static boolean ends(TextLine line) {
        return line.isBlank() || line.stripped().equals("---");
    }

    private static Map<String, Object> values(String text) {
        Map<String, Object> values = new LinkedHashMap<>();
        LenientLines.read(text).values().forEach((key, value) -> values.putIfAbsent(name(key), value));
        BoardPost.tell(values);
        return values;
    }

    /** A key as it is known by: 标　题 is 标题. */
    private static String name(String key) {
        String lower = LenientLines.unquote(key.strip()).toLowerCase(Locale.ROOT);
        return !lower.isEmpty() && lower.charAt(0) > 0x2E80 ? lower.replaceAll("[ \u3000]", "") : lower;
    }
}
