package org.pressmark.article;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The article's own words about where it came from and what may be done with it. A line that names a source is a
 * claim; a reference merely cited is none.
 *
 * <p>To add a way of saying it, add the phrase to the table below and a row to the table test.
 */
final class Provenance {
    /** These say by themselves that the article stood elsewhere before. */
    private static final Phrases STRONG = new Phrases(
            "转载自", "轉載自", "转自", "轉自", "转发自", "轉發自", "转贴自", "轉貼自", "摘自", "摘錄自", "摘录自", "本文转自", "本文轉自",
            "本文转载自", "本文轉載自", "文章转自", "文章轉自", "文章转载自", "内容转自", "本文摘自", "本文来源", "本文來源", "本文来自", "本文來自",
            "原文链接", "原文鏈接", "原文連結", "原文地址", "原文网址", "原文網址", "原文出处", "原文出處", "原文载于", "原文載於", "原载于", "原載於",
            "原载", "原載", "本文原载", "本文原載", "文章原载", "文章原載", "此文原载", "此文原載", "本文原刊", "本文刊于", "本文刊於", "本文载于", "本文載於",
            "原文刊于", "原文刊於", "原文发表于", "原文發表於", "本文原发于", "本文原發於", "本文发表于", "本文發表於", "原刊于", "原刊於", "首发于", "首發於", "原文首发于",
            "本文首发于", "本文首發於", "本文链接", "转载链接", "轉載連結", "原文連接", "原文连接", "原文链结", "原文鏈結", "原文網站", "原文见", "原文見", "英文原文",
            "原链接", "原鏈接", "原連結", "原帖地址", "原帖链接", "文章链接", "文章鏈接", "文章連結", "新闻链接", "新聞連結", "全文链接", "全文連結", "本文地址",
            "本文网址", "本文網址", "转载于", "轉載於", "转引自", "轉引自", "译自", "譯自", "已剪辑自", "剪辑自", "编译自", "編譯自", "文章轉載自", "本篇文章转载自",
            "本篇文章轉載自", "本篇转载自", "本篇轉載自", "此文转载自", "此文轉載自", "全文转载自", "全文轉載自", "以上内容转自", "内容转载自", "內容轉載自", "轉貼來源",
            "转贴来源", "转载来源", "轉載來源", "转载地址", "转载：", "轉載：", "转载:", "轉載:", "阅读原文", "閱讀原文", "查看原文", "原文：", "原文:",
            "originally published", "originally posted", "originally appeared", "first published", "first appeared",
            "this article was originally published", "this post was originally published",
            "this article originally appeared", "this story was originally published", "this article first appeared",
            "cross-posted from", "cross-posted at", "crossposted from", "cross posted from", "reposted from",
            "republished from", "reprinted from", "original article", "original post", "original link",
            "original source", "original url", "read the original", "translated from", "syndicated from",
            "posted originally", "original story", "source article",
            "転載元", "引用元", "元記事", "원문 링크", "원문:", "출처");
    /** These do only in the form of a label. */
    private static final Phrases WEAK = new Phrases(
            "来源", "來源", "文章来源", "文章來源", "新闻来源", "新聞來源", "来源网址", "來源網址", "来源链接", "來源連結", "来源地址", "来自", "來自",
            "信息来源", "訊息來源", "内容来源", "內容來源", "来源网站", "來源網站", "出处", "出處", "文章出处", "文章出處", "稿源", "source",
            "article source", "via", "出典", "quelle", "fuente", "fonte");
    private static final Phrases RIGHTS = new Phrases(
            "免责声明", "免責聲明", "免責声明", "版权声明", "版權聲明", "版权所有", "版權所有", "版权归", "版權歸", "版权：", "版權：", "版权:", "版權:",
            "版权信息", "版权说明", "著作权归", "著作權歸", "著作权", "著作權", "转载请注明", "轉載請註明", "转载请联系", "轉載請聯繫", "请勿转载",
            "請勿轉載", "禁止转载", "禁止轉載", "未经授权", "未經授權", "未经许可", "未經許可", "未经允许", "未經允許", "欢迎转载", "歡迎轉載",
            "本文仅代表", "本文僅代表", "本文只代表", "本文内容仅代表", "本文內容僅代表", "文章仅代表", "文章僅代表", "文章只代表",
            "文章内容仅代表", "文章观点仅代表", "以上内容仅代表", "本站声明", "声明：", "聲明：", "本文采用", "本文採用",
            "copyright", "©", "(c) 19", "(c) 20", "all rights reserved", "disclaimer", "creative commons",
            "licensed under", "this work is licensed", "cc by", "cc-by", "cc by-sa", "cc by-nc", "cc by-nc-sa",
            "cc by-nc-nd", "cc-by-sa", "cc-by-nc", "cc-by-nc-sa", "cc0", "tous droits réservés", "alle rechte vorbehalten",
            "todos los derechos reservados", "все права защищены", "無断転載", "저작권", "무단 전재");
    /** These name the address of a source that a line nearby names without one, as copies out of forums have it. */
    private static final Phrases ADDRESS = new Phrases("链接", "鏈接", "連結", "网址", "網址", "地址", "link", "url");
    private static final int NEARBY_LINES = 3;
    /** All of these: one question a character keeps the scan fast. */
    private static final Phrases ANY = Phrases.anyOf(STRONG, WEAK, RIGHTS);
    private static final int EDGE = 600;
    private static final int MAX_EVIDENCE = 1000;
    private static final int MAX_QUOTES = 20;
    private static final int MAX_NAME = 60;
    private static final int NEAR = 160;
    private static final String LABEL_MARKS = " \t>*_~`#-+•·–—(（[【\u3000.、1234567890";

    private final List<Article.Quote> rights = new ArrayList<>();
    private Article.Claim claim;
    private int rank;
    private TextLine waiting;
    private int waitingRank;
    private String address = "";
    private TextLine addressLine;

    /** Takes the next line. */
    void line(TextLine line) {
        if (waiting != null && !line.isBlank()) {
            followUp(line);
        }
        if (line.length() <= EDGE) {
            address(line);
        }
        if (line.length() <= 2 * EDGE) {
            scan(line, line.from(), line.to());
        } else {
            scan(line, line.from(), line.from() + EDGE);
            scan(line, line.to() - EDGE, line.to());
        }
    }

    /** The strongest claim, the first of its kind. */
    Optional<Article.Claim> claim() {
        return Optional.ofNullable(claim);
    }

    List<Article.Quote> rights() {
        return rights;
    }

    private void scan(TextLine line, int from, int to) {
        String text = line.whole();
        boolean startsUtterance = Phrases.startsUtterance(text, from, line.from());
        for (int i = from; i < to; i++) {
            if (startsUtterance && ANY.mayBegin(text, i)) {
                utterance(line, i, to);
            }
            startsUtterance = !Phrases.isPartOfWord(text.charAt(i));
        }
    }

    private void utterance(TextLine line, int at, int to) {
        String text = line.whole();
        if (rank < 4) {
            consider(line, at, STRONG.match(text, at, to), true);
        }
        if (rank < 3) {
            consider(line, at, WEAK.match(text, at, to), false);
        }
        if (RIGHTS.match(text, at, to) > 0) {
            quote(line);
        }
    }

    private void quote(TextLine line) {
        boolean already = !rights.isEmpty() && rights.get(rights.size() - 1).line() == line.number();
        if (!already && rights.size() < MAX_QUOTES) {
            rights.add(new Article.Quote(bounded(line), line.number()));
        }
    }

    /** A phrase stands at a place: is what follows a source? */
    private void consider(TextLine line, int at, int length, boolean strong) {
        if (length == 0) {
            return;
        }
        String text = line.whole();
        int end = Math.min(line.to(), at + length + EDGE);
        int rest = skip(text, at + length, end, " \t*_`~于於");
        boolean colon = text.charAt(rest - 1) == '：' || text.charAt(rest - 1) == ':'
                || (rest < end && ":：丨｜".indexOf(text.charAt(rest)) >= 0)
                || (rest < end && text.charAt(rest) == '|' && text.charAt(line.from()) != '|');
        boolean link = rest < end && (text.startsWith("](", rest) || text.charAt(rest) == '[' || text.charAt(rest) == '<'
                || LinkTarget.isWeb(text, rest));
        if (!strong && ((!colon && !link) || !isLabel(line, at))) {
            return;
        }
        int near = strong ? end : sentenceEnd(text, rest, Math.min(end, rest + NEAR));
        Optional<String> url = LinkTarget.first(text, at + length, near);
        if (url.isPresent() && !url.get().isEmpty()) {
            keep(strong ? 4 : 3, url.get(), line);
        } else {
            withoutAddress(line, skip(text, rest, end, " \t*_`~:：丨｜|\u3000"), colon, strong);
        }
    }

    /**
     * Whether a phrase that may also be a word of a sentence stands as a label does: first in its line, in parentheses
     * or behind a bar, and not in the caption of a picture.
     */
    private static boolean isLabel(TextLine line, int at) {
        String before = line.whole().substring(Math.max(line.from(), at - EDGE), at);
        String bare = before.stripTrailing();
        boolean first = bare.chars().allMatch(c -> LABEL_MARKS.indexOf(c) >= 0);
        boolean eastAsian = line.whole().charAt(at) > 0x2E80;
        boolean parted = !bare.isEmpty() && "(（[【|｜•·／/".indexOf(bare.charAt(bare.length() - 1)) >= 0;
        boolean caption = before.indexOf('图') >= 0 || before.indexOf('圖') >= 0 || before.contains("![")
                || before.toLowerCase(java.util.Locale.ROOT).contains("photo");
        return first || (!caption && (parted || eastAsian));
    }

    /** Where the sentence ends that holds a place: an address behind it belongs to something else. */
    private static int sentenceEnd(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == '。' || c == '；' || ((c == '.' || c == ';') && i + 1 < to && text.charAt(i + 1) == ' ')) {
                return i;
            }
        }
        return to;
    }

    private void withoutAddress(TextLine line, int rest, boolean colon, boolean strong) {
        int left = line.to() - rest;
        if (left <= 1) {
            waiting = line;
            waitingRank = strong ? 4 : 3;
        } else if ((colon && left <= 2 * MAX_NAME) || (strong && left <= MAX_NAME)) {
            keepNamed(strong ? 2 : 1, line);
        }
    }

    /** The address stands alone in the line below its label. */
    private void followUp(TextLine line) {
        String text = line.stripped();
        Optional<String> url = LinkTarget.first(text, 0, Math.min(text.length(), EDGE));
        boolean alone = text.startsWith("http") || text.startsWith("[") || text.startsWith("<");
        if (alone && url.isPresent() && waitingRank > rank) {
            rank = waitingRank;
            claim = new Article.Claim(url.get(), bounded(waiting) + "\n" + bounded(line), waiting.number());
        }
        waiting = null;
    }

    /** A line that labels an address and says no more. */
    private void address(TextLine line) {
        String text = line.whole();
        int start = skip(text, line.from(), line.to(), LABEL_MARKS);
        int length = start < line.to() ? ADDRESS.match(text, start, line.to()) : 0;
        int colon = start + length;
        if (length == 0 || colon >= line.to() || ":：".indexOf(text.charAt(colon)) < 0) {
            return;
        }
        Optional<String> url = LinkTarget.first(text, colon, line.to());
        if (url.isEmpty() || url.get().isEmpty()) {
            return;
        }
        address = url.get();
        addressLine = line;
        if ((rank == 1 || rank == 2) && line.number() - claim.line() <= NEARBY_LINES) {
            claim = new Article.Claim(address, claim.evidence() + "\n" + bounded(line), claim.line());
            rank = 3;
        }
    }

    private void keepNamed(int newRank, TextLine line) {
        boolean near = addressLine != null && line.number() - addressLine.number() <= NEARBY_LINES;
        if (near && newRank > rank) {
            rank = 3;
            claim = new Article.Claim(address, bounded(addressLine) + "\n" + bounded(line), line.number());
        } else {
            keep(newRank, "", line);
        }
    }

    private void keep(int newRank, String url, TextLine line) {
        if (newRank > rank) {
            rank = newRank;
            claim = new Article.Claim(url, bounded(line), line.number());
        }
    }

    private static int skip(String text, int from, int to, String what) {
        int at = from;
        while (at < to && what.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    private static String bounded(TextLine line) {
        String text = line.stripped();
        return text.length() > MAX_EVIDENCE ? text.substring(0, MAX_EVIDENCE) : text;
    }
}
