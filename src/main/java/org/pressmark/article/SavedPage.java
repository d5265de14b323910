package org.pressmark.article;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;

/** What programs put into the pages they save or publish, beyond what metadata says: where from, by whom, when. */
final class SavedPage {
    /** Browsers, since Internet Explorer, with the length of the address in parentheses; and SingleFile. */
    private static final Pattern SAVED_FROM =
            Pattern.compile("\\s*(?:saved from url=\\(\\d{4,}\\)|Page saved with SingleFile\\s+url:)\\s*(https?://\\S+)");
    /** Accounts on WeChat: the page is sent without a date, a script writes this instant into it. */
    private static final Pattern SENT = Pattern.compile("\\bvar (?:ct|oriCreateTime)\\s*=\\s*[\"'](\\d{10})[\"']");
    private static final int LONGEST_COMMENT = 8000;
    private static final int LONGEST_NAME = 60;

    private SavedPage() {}

    /** The address a page was saved from, as the comment of a browser says. */
    static Optional<String> savedFrom(Comment comment) {
        String text = comment.getData();
        Matcher saved = SAVED_FROM.matcher(text.length() > LONGEST_COMMENT ? text.substring(0, LONGEST_COMMENT) : text);
        return saved.lookingAt() ? Optional.of(saved.group(1)) : Optional.empty();
    }

    /** The seconds since 1970 at which a script says the page was sent out. */
    static Optional<String> sent(String script) {
        Matcher sent = SENT.matcher(script);
        return sent.find() ? Optional.of(sent.group(1)) : Optional.empty();
    }

    /** Whether an element of the text names who wrote it: microformats, microdata, the link type {@code author}. */
    static boolean namesAuthor(Element element) {
        if (element.attributesSize() == 0 || element.normalName().equals("meta") || element.normalName().equals("link")) {
            return false;
        }
        boolean names = element.hasClass("p-author") || element.attr("itemprop").equals("author")
                || element.attr("rel").equals("author");
        return names && element.closest("[itemprop=comment], [itemtype$=Comment]") == null;
    }

    /** The name in such an element; nothing where it holds more than a name. */
    static String authorName(Element element) {
        Element name = element.selectFirst("[itemprop=name]");
        String words = name == null ? element.text() : name.hasAttr("content") ? name.attr("content") : name.text();
        return words.length() <= LONGEST_NAME ? words.strip() : "";
    }
}
