package org.pressmark.article;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The body of a JSON article and how it is to be read. */
record JsonBody(String text, Article.Format format) {
    private static final List<String> MARKDOWN = List.of("markdown", "md", "content_markdown", "body_markdown");
    private static final List<String> HTML = List.of("html", "content_html", "body_html", "raw_html");
    private static final List<String> ANY =
            List.of("content", "body", "article", "text", "content_text", "maintext", "fulltext", "full_text",
                    "articlebody", "article_body", "article_text", "post_content", "正文", "内容", "內容");

    /** Of several bodies Markdown is taken before HTML, HTML before text. */
    static JsonBody of(Map<String, Object> values, String whole) {
        if (values.isEmpty()) {
            return new JsonBody(whole, Article.Format.TEXT);
        }
        String markdown = first(values, MARKDOWN);
        if (!markdown.isEmpty()) {
            return new JsonBody(markdown, Article.Format.MARKDOWN);
        }
        String html = first(values, HTML);
        if (!html.isEmpty()) {
            return new JsonBody(html, Article.Format.HTML);
        }
        String any = first(values, ANY);
        return new JsonBody(any, sniff(any));
    }

    private static String first(Map<String, Object> values, List<String> keys) {
        for (String key : keys) {
            if (values.get(key) instanceof String text && !text.isBlank()) {
                return text;
            }
        }
        return "";
    }

    static Article.Format sniff(String text) {
        String start = text.substring(0, Math.min(text.length(), 2000)).stripLeading().toLowerCase(Locale.ROOT);
        boolean html = start.startsWith("<") && (start.contains("<p") || start.contains("<div") || start.contains("<html")
                || start.contains("<!doctype") || start.contains("<h"));
        if (html) {
            return Article.Format.HTML;
        }
        return MarkdownSigns.in(text, 0) ? Article.Format.MARKDOWN : Article.Format.TEXT;
    }
}
