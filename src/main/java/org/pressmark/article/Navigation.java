package org.pressmark.article;

import java.util.Locale;
import java.util.Set;

/** Tells lines that lead about a site from lines that say something: breadcrumbs, links home, back, to the top. */
final class Navigation {
    private static final Set<String> WORDS = Set.of(
            "home", "homepage", "index", "back", "top", "menu", "archive", "archives", "blog", "contents", "next",
            "previous", "prev", "toc", "table of contents", "skip to content", "main page", "news", "about",
            "首页", "首頁", "主页", "主頁", "目录", "目錄", "返回", "返回首页", "返回首頁", "返回目录", "返回目錄", "上一页", "下一页",
            "上一頁", "下一頁", "上一篇", "下一篇", "更多", "导航", "導航", "正文", "新闻", "新聞", "频道", "网站首页", "網站首頁",
            "您的位置", "当前位置", "目前位置", "您现在的位置", "回首頁", "回首页", "翻墙", "ホーム", "トップ", "홈", "목차");
    private static final String SEPARATORS = ">»›→/|·•》＞｜:：-–—<«‹←\\、,，[]()【】*_`~ \u3000\u00A0\t";

    private Navigation() {}

    /** Whether a line, without its heading marks, is navigation: links and words of the way, nothing else. */
    static boolean is(String written) {
        String line = withoutPictograms(written);
        int links = 0;
        boolean wayWord = false;
        StringBuilder outside = new StringBuilder();
        int i = 0;
        while (i < line.length()) {
            int close = line.charAt(i) == '[' ? line.indexOf("](", i) : -1;
            int end = close < 0 ? 0 : LinkTarget.end(line, close + 1, line.length());
            if (end > 0) {
                boolean image = i > 0 && line.charAt(i - 1) == '!';
                String words = InlineText.plain(line.substring(i + 1, close));
                wayWord |= isWord(words) || words.isEmpty() || leadsHome(line.substring(close + 2, end - 1));
                links += image ? 0 : 1;
                i = end;
            } else {
                outside.append(line.charAt(i) == '!' ? ' ' : line.charAt(i));
                i++;
            }
        }
        return judge(links, wayWord, outside.toString());
    }

    /** Pictograms, as characters and as their short names {@code :house:}, say nothing. */
    private static String withoutPictograms(String line) {
        StringBuilder out = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            int end = c == ':' ? shortNameEnd(line, i + 1) : 0;
            if (end > 0) {
                i = end;
            } else if (!Character.isSurrogate(c) && c != '\uFE0F' && c != '\u200D'
                    && Character.getType(c) != Character.OTHER_SYMBOL) {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** Where the colon stands that ends a short name; 0 where there is no short name. */
    private static int shortNameEnd(String line, int from) {
        int at = from;
        while (at < line.length() && at - from < 40
                && (Character.isLowerCase(line.charAt(at)) || "_+-0123456789".indexOf(line.charAt(at)) >= 0)) {
            at++;
        }
        return at > from + 1 && at < line.length() && line.charAt(at) == ':' ? at : 0;
    }

    private static boolean judge(int links, boolean wayWord, String outside) {
        boolean nothingElse = true;
        boolean onlyWayWords = true;
        StringBuilder word = new StringBuilder();
        for (int i = 0; i <= outside.length(); i++) {
            char c = i < outside.length() ? outside.charAt(i) : '|';
            if (SEPARATORS.indexOf(c) < 0) {
                word.append(c);
            } else if (word.length() > 0 && (c != ' ' || isWord(word.toString()))) {
                nothingElse = false;
                onlyWayWords &= isWord(word.toString());
                word.setLength(0);
            } else if (word.length() > 0) {
                word.append(c);
            }
        }
        if (links == 0) {
            return nothingElse ? false : onlyWayWords;
        }
        boolean breadcrumb = wayWord && outside.strip().length() <= 60 && containsArrow(outside);
        return breadcrumb || ((nothingElse || onlyWayWords) && (links > 1 || wayWord));
    }

    private static boolean containsArrow(String outside) {
        return outside.chars().anyMatch(c -> ">»›→》＞|｜".indexOf(c) >= 0) || outside.contains(" / ");
    }

    private static boolean isWord(String words) {
        return WORDS.contains(words.strip().toLowerCase(Locale.ROOT));
    }

    private static boolean leadsHome(String target) {
        String path = target.strip().toLowerCase(Locale.ROOT);
        return Set.of("/", "#", "./", "../", "..", "").contains(path)
                || path.matches("(?:\\.{0,2}/)*(?:index|readme)\\.(?:html?|md)(?:#.*)?");
    }
}
