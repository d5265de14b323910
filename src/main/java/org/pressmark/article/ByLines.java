package org.pressmark.article;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who and when, from the lines near the top of a body: {@code 作者：}, {@code By Jane Doe}, {@code 2022年3月25日}. */
final class ByLines {
    private static final int MAX_LINES = 25;
    private static final int MAX_LINE = 140;
    private static final int MAX_NAME = 60;
    /** What names an author when a colon or bar stands behind it. */
    private static final List<String> AUTHOR_LABELS = List.of(
            "作者", "作 者", "原作者", "文", "图文", "圖文", "文字", "图文字", "撰文", "撰稿", "撰稿人", "执笔", "執筆", "執筆者", "主笔", "主筆",
            "本报记者", "记者", "記者", "author", "authors", "written by", "words by", "text by", "著者", "筆者", "投稿者", "글쓴이", "저자",
            "작성자", "기자", "글", "auteur", "autor");
    private static final Pattern BY = Pattern.compile(
            "^(?:Written by|Posted by|Published by|By|BY|by|Par|Von|Por)\\s+(?=\\p{Lu}|@)");
    private static final Pattern DATE = Pattern.compile(
            "(?<![\\p{L}\\d])(?:(?:发[布表佈稿文]?|發[布表佈稿文]?|首发|首發|创建|創建|建立|撰[写寫]|写作|寫作|刊[登发發载載]|出版|上传|上傳)"
                    + "(?:时间|日期|時間|于|於)|[写寫成完][稿]?[于於]|时间|時間|日期|"
                    + "(?:first )?published(?: on| at)?|posted(?: on| at| @)?|(?:date )?created(?: time| at| on)?|date(?: published)?|公開日|投稿日|게시일|publié le|veröffentlicht am)"
                    + "\\s?[:：]?\\s?(?=\\d|\\p{L})",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern UPDATED = Pattern.compile(
            "(?<![\\p{L}\\d])(?:(?:最[后後近])?(?:更新|修改)(?:时间|日期|時間|于|於)?|(?:last )?(?:updated|modified)(?: on| at)?|更新日|수정일)"
                    + "\\s?[:：]?\\s?(?=\\d)",
            Pattern.CASE_INSENSITIVE);
    /** A short name and a date, parted by a blank: the line under a headline. */
    private static final Pattern NAME_AND_DATE = Pattern.compile(
            "(?:\\p{L}{1,4}[:：] ?)?[\\p{L}\\p{N} ·|]{2,20}[ |·]\\s?\\d{4}(?:-\\d{1,2}-\\d{1,2}|/\\d{1,2}/\\d{1,2}| ?年 ?\\d{1,2} ?月 ?\\d{1,2} ?日)[ \\d:|]{0,12}(?: \\p{L}{2,8})?");
    /** Over an article of an account on WeChat: who, which account, when. */
    private static final Pattern ORIGINAL = Pattern.compile("^原[创創] {1,4}(?!\\d)(\\S{2,20}) .{0,40}\\d{4}[-年]");
    private static final Pattern REMARK = Pattern.compile("[(（][^()（）]{0,60}[)）]");
    private static final Pattern NAME_END = Pattern.compile(
            "\\s{2,}|,\\s(?=(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?\\s\\d)|[|｜\\u3000•·]|\\s[-–—/]\\s|\\s(?:on|in|for|at|updated|published|posted)\\s"
                    + "|\\s?(?:发布|發佈|發布|发表|發表|时间|時間|日期|来源|來源|编辑|編輯|责编|責編|阅读|翻译|翻譯|校对|审核|審核|审校|图片|圖片)(?![部组組室局])|[(（]|\\d{4}|,\\s(?=\\d)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NAMES = Pattern.compile("\\s*(?:[、,，;；&＆]|\\s(?:and|und|et|y)\\s)\\s*");
    private static final Pattern GAP = Pattern.compile("[ \\u3000\\t\\u00A0]{2,}|\\u3000(?![0-9０-９])");
    private static final Pattern LEADING_MARKS = Pattern.compile("^\\s*[>#|*\\-]+\\s*");
    private static final Pattern DATELINE = Pattern.compile(
            "\\d{4}(?:-\\d{1,2}-\\d{1,2}|/\\d{1,2}/\\d{1,2}|\\.\\d{1,2}\\.\\d{1,2}|年\\d{1,2}月\\d{1,2}日)"
                    + "[ \\d:：时時分秒|]{0,14}\\s?(?:来源|來源|作者|记者|記者|编辑|編輯|责任|責任|出处|出處|稿源|文章来源|信息来源|点击|點擊|浏览|瀏覽|阅读|閱讀)");
    private static final Pattern DATE_AND_TIME = Pattern.compile(
            "\\d{4}(?:-\\d{1,2}-\\d{1,2}|/\\d{1,2}/\\d{1,2}|年\\d{1,2}月\\d{1,2}日) \\d{1,2}:\\d{2}(?::\\d{2})?(?!\\d)");
    private static final String AFTER_LABEL = ":：/／|｜丨";

    private final List<String> authors = new ArrayList<>();
    private String published = "";
    private String updated = "";
    private int seen;

    /** Whether more lines are of use. */
    boolean wantsMore() {
        return seen < MAX_LINES;
    }

    /** Takes the next line that is not blank. */
    void line(TextLine line) {
        seen++;
        if (line.length() > MAX_LINE) {
            return;
        }
        String raw = line.text();
        boolean hint = hasHint(raw) || raw.regionMatches(true, 0, "by ", 0, 3)
                || (raw.indexOf("y ") >= 0 && raw.length() < 80);
        if (!hint) {
            return;
        }
        String text = EastAsianNumbers.western(keepGaps(raw));
        if (authors.isEmpty()) {
            author(text);
        }
        if (published.isEmpty()) {
            date(text, raw.startsWith("#"));
        }
    }

    List<String> authors() {
        return authors;
    }

    Optional<String> published() {
        return published.isEmpty() ? Optional.empty() : Optional.of(published);
    }

    /** When the text says it was last changed: for want of any other date. */
    Optional<String> updated() {
        return updated.isEmpty() ? Optional.empty() : Optional.of(updated);
    }

    private void author(String text) {
        int label = authorLabelEnd(text);
        if (label > 0) {
            names(text.substring(label));
            return;
        }
        Matcher original = ORIGINAL.matcher(text);
        if (original.lookingAt()) {
            authors.add(original.group(1));
            return;
        }
        Matcher by = BY.matcher(text);
        if (text.length() <= 120 && by.lookingAt()) {
            names(text.substring(by.end()));
        }
    }

    /** The index behind the first label of an author and its colon or bar; 0 where there is none. */
    private static int authorLabelEnd(String text) {
        for (int i = 1; i < text.length(); i++) {
            if (AFTER_LABEL.indexOf(text.charAt(i)) < 0) {
                continue;
            }
            int end = Character.isWhitespace(text.charAt(i - 1)) ? i - 1 : i;
            for (String label : AUTHOR_LABELS) {
                int start = end - label.length();
                boolean found = start >= 0 && text.regionMatches(true, start, label, 0, label.length())
                        && (start == 0 || !Character.isLetterOrDigit(text.charAt(start - 1)));
                if (found) {
                    return i + 1;
                }
            }
        }
        return 0;
    }

    private void names(String text) {
        String plain = REMARK.matcher(text).replaceAll("");
        Matcher end = NAME_END.matcher(plain);
        String list = end.find() ? plain.substring(0, end.start()) : plain;
        if (list.length() > 3 * MAX_NAME || ".。!！?？".indexOf(list.isEmpty() ? ' ' : list.charAt(list.length() - 1)) >= 0) {
            return;
        }
        authors.addAll(split(list));
    }

    /** One or more names: parted by commas, the Chinese enumeration comma, {@code and}. */
    static List<String> split(String list) {
        List<String> names = new ArrayList<>();
        Matcher part = NAMES.matcher(list);
        int from = 0;
        while (from <= list.length()) {
            int to = part.find(from) ? part.start() : list.length();
            String name = list.substring(from, to).strip();
            boolean address = name.indexOf("://") >= 0;
            if (!name.isEmpty() && name.length() <= MAX_NAME && names.size() < 50 && !address) {
                names.add(name);
            }
            from = to == list.length() ? to + 1 : part.end();
        }
        return names;
    }

    private void date(String text, boolean heading) {
        if (!Dates.mayHoldYear(text)) {
            return;
        }
        Matcher label = DATE.matcher(text);
        Optional<String> date = Optional.empty();
        if (label.find()) {
            date = Dates.in(text.substring(label.end(), Math.min(text.length(), label.end() + 60)));
        }
        boolean dateline = !heading && NAME_AND_DATE.matcher(text).matches();
        if (date.isEmpty()
                && (Dates.isWhole(text) || startsWithDate(text) || dateline || BY.matcher(text).lookingAt())) {
            date = Dates.in(text);
        }
        date.ifPresent(found -> published = found);
        Matcher changed = UPDATED.matcher(text);
        if (date.isEmpty() && updated.isEmpty() && changed.find()) {
            updated = Dates.in(text.substring(changed.end(), Math.min(text.length(), changed.end() + 60))).orElse("");
        }
    }

    /** The line under a headline of a news site: a date, then who and where from, without a label for the date. */
    private static boolean startsWithDate(String text) {
        return DATELINE.matcher(text).lookingAt() || DATE_AND_TIME.matcher(text).lookingAt();
    }

    /** Plain words, but wide gaps stay: they part a by-line's entries. */
    private static String keepGaps(String raw) {
        Matcher gaps = GAP.matcher(raw);
        String text = gaps.find() ? gaps.replaceAll(" | ") : raw;
        Matcher marks = LEADING_MARKS.matcher(text);
        String words = marks.lookingAt() ? text.substring(marks.end()) : text;
        return InlineText.plain(words.startsWith(" | ") ? words.substring(3) : words);
    }

    /** Whether a line holds a digit, or what parts a label from what it labels. */
    private static boolean hasHint(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c >= '0' && c <= '9') || (c >= '０' && c <= '９') || c == '年' || AFTER_LABEL.indexOf(c) >= 0) {
                return true;
            }
        }
        return false;
    }
}
