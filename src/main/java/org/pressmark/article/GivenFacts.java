package org.pressmark.article;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The meaning of given values: front matter, a line of JSON. Every generator has its own names for the same thing; a
 * new one is a word in a list here and a row in the table test.
 */
final class GivenFacts {
    private static final List<String> TITLE = List.of("title", "标题", "標題", "题目", "題目", "headline", "name", "subject");
    private static final List<String> DATE = List.of(
            "date", "published", "pubdate", "publishdate", "published_at", "publishedat", "publish_date",
            "published_date", "publication_date", "date_published", "datepublished", "published_time", "publishedtime",
            "date_publish", "pub_date",
            "publish_time", "publishtime", "pubtime", "posted", "posted_at", "post_date", "发布时间", "發佈時間", "發布時間", "发布日期",
            "發佈日期", "日期");
    /** Dates of the file or of the note, for want of the article's own. */
    private static final List<String> FILE_DATE = List.of(
            "created", "created_at", "createdat",
            "date_created", "create_time", "createtime", "creation_date", "created_time", "time", "timestamp", "创建时间",
            "创建日期", "时间", "時間", "updated", "updated_at", "updatedat", "date_updated", "date_modified", "datemodified",
            "modified", "modified_time", "last_modified_at", "lastmod",
            "last_updated", "lastupdated");
    private static final List<String> AUTHORS =
            List.of("authors", "author", "by", "byline", "creator", "writer", "作者", "发信人", "發信人", "extra.author",
                    "author_name");
    private static final List<String> TAGS =
            List.of("tags", "tag", "categories", "category", "keywords", "topics", "标签", "標籤", "分类", "分類", "关键词");
    private static final List<String> DESCRIPTION =
            List.of("description", "summary", "excerpt", "subtitle", "abstract", "摘要", "描述", "简介");
    private static final List<String> LANGUAGE = List.of("lang", "language", "locale", "语言", "語言");
    private static final List<String> CANONICAL =
            List.of("canonical", "canonical_url", "canonicalurl", "url", "permalink", "link", "web_url", "uri");
    private static final List<String> CLAIM = List.of(
            "source", "source_url", "sourceurl", "source-url", "original", "original_url", "originalurl",
            "original-url", "original_link", "originallink", "original_source", "syndication-source", "external_url",
            "repost", "reprint", "via", "clipped_from", "转载自", "轉載自", "转自", "轉自", "来源", "來源", "原文", "原文链接", "原文鏈接",
            "原文連結", "原文地址", "出处", "出處", "链接", "鏈接", "連結", "网址", "網址");
    private static final int MAX_ITEMS = 200;
    private static final int MAX_TEXT = 5000;

    private final Map<String, Object> values;

    GivenFacts(Map<String, Object> values) {
        this.values = values;
    }

    Optional<String> title() {
        return text(TITLE).map(InlineText::blanks).map(TitleSearch::bounded).filter(t -> !t.isEmpty());
    }

    /** The date as given, not yet understood. */
    Optional<String> date() {
        return text(DATE);
    }

    /** The date of the file or note as given: when it was made, else when it was changed. */
    Optional<String> fileDate() {
        return text(FILE_DATE);
    }

    /** Whether the article was clipped from elsewhere, so that its file is younger than it. */
    boolean isClipping() {
        return values.containsKey("published") && claim().isPresent();
    }

    List<String> authors() {
        Set<String> names = new LinkedHashSet<>();
        for (String key : AUTHORS) {
            Object value = values.get(key);
            for (String name : strings(value, 0)) {
                String plain = InlineText.blanks(name.replaceAll("\\[\\[|]]|\\s?<[^<>]*@[^<>]*>", ""));
                names.addAll(value instanceof String ? ByLines.split(plain) : List.of(plain));
            }
            if (!names.isEmpty()) {
                break;
            }
        }
        names.remove("");
        return List.copyOf(names);
    }

    List<String> tags() {
        Set<String> tags = new LinkedHashSet<>();
        for (String key : TAGS) {
            Object value = values.get(key);
            if (value instanceof String list) {
                boolean parted = list.indexOf(',') >= 0 || list.indexOf('，') >= 0 || list.indexOf('、') >= 0;
                for (String tag : (parted ? list.replaceAll("[，、]", ",") : list).split(",", MAX_ITEMS)) {
                    tags.add(InlineText.blanks(tag));
                }
            } else {
                strings(value, 0).forEach(tag -> tags.add(InlineText.blanks(tag)));
            }
        }
        tags.remove("");
        return List.copyOf(tags);
    }

    Optional<String> description() {
        return text(DESCRIPTION).map(t -> t.indexOf('<') < 0 ? InlineText.blanks(t) : InlineText.plain(t));
    }

    Optional<String> language() {
        return text(LANGUAGE);
    }

    /** The article's own address: absolute or beginning with a slash. */
    Optional<String> canonical() {
        return CANONICAL.stream().map(key -> text(List.of(key)).orElse(""))
                .filter(url -> LinkTarget.isWeb(url, 0) || url.startsWith("/"))
                .findFirst();
    }

    /** The first key that names a source, with its value. */
    Optional<Map.Entry<String, String>> claim() {
        Optional<Map.Entry<String, String>> any = Optional.empty();
        for (String key : CLAIM) {
            Optional<String> value = text(List.of(key));
            if (value.isPresent() && LinkTarget.first(value.get(), 0, value.get().length()).isPresent()) {
                return Optional.of(Map.entry(key, value.get()));
            }
            if (value.isPresent() && any.isEmpty()) {
                any = Optional.of(Map.entry(key, value.get()));
            }
        }
        return any;
    }

    /** The pictures it names: a cover, a thumbnail, a picture for previews. */
    List<String> pictures() {
        return GivenPictures.of(values);
    }

    /** The first text under one of these keys; of a list its first text, of an object its address or name. */
    Optional<String> text(List<String> keys) {
        for (String key : keys) {
            List<String> found = strings(values.get(key), 0);
            if (!found.isEmpty()) {
                return Optional.of(found.get(0));
            }
        }
        return Optional.empty();
    }

    /** All texts of a value, at most three levels deep: aliases of aliases cannot blow it up. */
    private static List<String> strings(Object value, int depth) {
        List<String> found = new ArrayList<>();
        if (value instanceof String text) {
            String one = text.strip();
            if (!one.isEmpty() && !Set.of("null", "~", "none", "undefined").contains(one.toLowerCase(Locale.ROOT))) {
                found.add(one.length() > MAX_TEXT ? one.substring(0, MAX_TEXT) : one);
            }
        } else if (value instanceof List<?> list && depth < 3) {
            for (Object item : list.subList(0, Math.min(list.size(), MAX_ITEMS))) {
                found.addAll(strings(item, depth + 1));
            }
        } else if (value instanceof Map<?, ?> map && depth < 3) {
            Map<String, Object> lower = new LinkedHashMap<>();
            map.forEach((k, v) -> lower.put(String.valueOf(k).toLowerCase(Locale.ROOT), v));
            for (String key : List.of("name", "display_name", "url", "link", "href", "title")) {
                if (lower.get(key) instanceof String text && found.isEmpty()) {
                    found.add(text);
                }
            }
        }
        return found.size() > MAX_ITEMS ? found.subList(0, MAX_ITEMS) : found;
    }
}
