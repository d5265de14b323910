package org.pressmark.article;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pressmark.capture.Finding;

/**
 * Finds what stands in front of a body and in which dialect: YAML between {@code ---} (Jekyll, Hugo, Hexo, Obsidian),
 * TOML between {@code +++} (Hugo, Zola), JSON in braces or between {@code ;;;} (Hugo, Hexo), any of them behind {@code
 * ---json} (Eleventy), bare keys (Pelican, old Hexo, Logseq), title blocks (Pandoc). A rule across the page is none of
 * these.
 */
final class FrontMatterReader {
    /** What may be named behind an opening {@code ---}, and the fence that means the same. */
    private static final Map<String, String> LANGUAGES =
            Map.of("yaml", "---", "yml", "---", "json", ";;;", "toml", "+++");
    private static final int MAX_BRACE_LINES = 400;
    private static final Pattern QUOTED_KEY = Pattern.compile("^\\s*\\{?\\s*[\"']?([\\p{L}_]{1,20})[\"']?\\s*:");

    private final String text;
    private final List<Finding> findings = new ArrayList<>();

    private FrontMatterReader(String text) {
        this.text = text;
    }

    /** Reads the front matter of a text; {@link FrontMatter#NONE} where there is none. */
    static FrontMatter read(String text) {
        return new FrontMatterReader(text).run();
    }

    private FrontMatter run() {
        TextLine first = TextLine.first(text);
        while (first.isBlank() && !first.isLast()) {
            first = first.next();
        }
        String open = first.stripped();
        if (open.equals("---") || open.equals("+++") || open.equals(";;;")) {
            return first.isLast() ? FrontMatter.NONE : fenced(first, open);
        }
        if (open.startsWith("---") && LANGUAGES.containsKey(open.substring(3).strip())) {
            return first.isLast() ? FrontMatter.NONE : named(first, LANGUAGES.get(open.substring(3).strip()));
        }
        if (open.startsWith("{")) {
            return braces(first);
        }
        if (first.text().startsWith("%")) {
            return titleBlock(first);
        }
        return bare(first);
    }

    private FrontMatter titleBlock(TextLine first) {
        return TitleBlock.at(first)
                .map(block -> built(block.values(), text.substring(first.from(), block.last().to()), first, block.last()))
                .orElse(FrontMatter.NONE);
    }

    /** Eleventy and others say behind the fence which language it holds. */
    private FrontMatter named(TextLine open, String fence) {
        TextLine line = open.next();
        while (!isClosing(line, "---") && !line.isLast()) {
            line = line.next();
        }
        String inside = text.substring(open.next().from(), line.from());
        return isClosing(line, "---")
                ? built(values(fence, inside, open.number() + 1), inside, open.next(), line)
                : unclosed(open.next(), "---");
    }

    private FrontMatter fenced(TextLine open, String fence) {
        TextLine start = open.next();
        TextLine line = start;
        while (!isClosing(line, fence) && !line.isLast()) {
            line = line.next();
        }
        if (!isClosing(line, fence)) {
            return unclosed(start, fence);
        }
        String inside = text.substring(start.from(), line.from());
        if (fence.equals("---") && inside.startsWith("{") && JsonObjects.first(inside).isPresent()) {
            return built(json(inside, start.number()), inside, start, line);
        }
        if (!fence.equals("---") || looksLikeKeys(inside)) {
            return built(values(fence, inside, start.number()), inside, start, line);
        }
        return unclosed(start, fence);
    }

    private static boolean isClosing(TextLine line, String fence) {
        String text = line.stripped();
        return text.equals(fence) || (fence.equals("---") && text.equals("...") && line.length() <= 4);
    }

    /** All lines are keys, items, comments, blank or belong to the key above by their indentation. */
    private static boolean looksLikeKeys(String inside) {
        boolean key = false;
        boolean afterBlank = false;
        for (String line : (Iterable<String>) inside.lines()::iterator) {
            boolean isKey = LenientLines.keyLength(line.strip()) > 0;
            boolean belongs = key && !line.isEmpty() && " \t-[]{}\"'#".indexOf(line.charAt(0)) >= 0;
            if (line.isBlank()) {
                afterBlank = true;
            } else if (!isKey && !belongs && !line.startsWith("#") && (afterBlank || !key)) {
                return false;
            } else {
                afterBlank = false;
                key |= isKey;
            }
        }
        return key || inside.isBlank();
    }

    /** A fence that never closes: front matter only as far as its lines look like keys. */
    private FrontMatter unclosed(TextLine start, String fence) {
        TextLine line = start;
        boolean key = false;
        while (BareKeys.isKeyLine(line, key)) {
            key = true;
            if (line.isLast()) {
                return key ? unclosedUntil(start, line, text.length(), fence) : FrontMatter.NONE;
            }
            line = line.next();
        }
        return key ? unclosedUntil(start, line, line.from(), fence) : FrontMatter.NONE;
    }

    private FrontMatter unclosedUntil(TextLine start, TextLine body, int bodyFrom, String fence) {
        findings.add(new Finding("front-matter-unclosed",
                "The front matter opens with " + fence + " and is never closed; its keys were read up to the first "
                        + "line that is none", start.number() - 1));
        String inside = text.substring(start.from(), bodyFrom);
        Map<String, Object> values = values(fence, inside, start.number());
        int line = bodyFrom == text.length() ? body.number() + 1 : body.number();
        return new FrontMatter(values, inside, start.number(), bodyFrom, line, findings, false);
    }

    private Map<String, Object> values(String fence, String inside, int line) {
        return switch (fence) {
            case "+++" -> TomlFrontMatter.read(inside, line, findings);
            case ";;;" -> json(inside, line);
            default -> YamlFrontMatter.read(inside, line, findings);
        };
    }

    private Map<String, Object> json(String inside, int line) {
        String object = inside.strip().startsWith("{") ? inside : "{" + inside.strip().replaceAll(",$", "") + "}";
        Optional<JsonObjects.Parsed> parsed = JsonObjects.first(object);
        if (parsed.isPresent()) {
            return parsed.get().values();
        }
        findings.add(new Finding("front-matter-broken",
                "The front matter is not valid JSON, or is nested deeper than any; it was read as far as that goes, then line "
                        + "by line", line));
        Map<String, Object> values = new LinkedHashMap<>(JsonObjects.beforeBreak(object));
        String lines = inside.replaceAll("(?m),\\h*$|^\\h*[{}]\\h*$", "").replaceAll("(?m)^[ \\t]+", "");
        LenientLines.read(lines).values().forEach(values::putIfAbsent);
        return values;
    }

    /** A JSON object on top, which ends its line and has at least one key. */
    private FrontMatter braces(TextLine first) {
        Optional<JsonObjects.Parsed> parsed = JsonObjects.first(text.substring(first.from()));
        if (parsed.isEmpty()) {
            return brokenBraces(first);
        }
        if (parsed.get().values().isEmpty()) {
            return FrontMatter.NONE;
        }
        int end = first.from() + parsed.get().end();
        TextLine last = first;
        while (last.to() < end && !last.isLast()) {
            last = last.next();
        }
        boolean endsLine = text.substring(Math.min(end, last.to()), last.to()).isBlank();
        return endsLine ? built(parsed.get().values(), text.substring(first.from(), end), first, last) : FrontMatter.NONE;
    }

    /** Braces that are no JSON: front matter where they close at the end of a line and name what only front matter has. */
    private FrontMatter brokenBraces(TextLine first) {
        TextLine last = first;
        boolean telling = tells(first);
        while (!closes(last, first) && !last.isLast() && last.number() - first.number() < MAX_BRACE_LINES) {
            last = last.next();
            telling |= tells(last);
        }
        if (!telling || !closes(last, first)) {
            return FrontMatter.NONE;
        }
        String inside = text.substring(first.from(), last.to());
        return built(json(inside, first.number()), inside, first, last);
    }

    private static boolean closes(TextLine line, TextLine first) {
        String text = line.stripped();
        return text.equals("}") || (line.number() == first.number() && text.length() > 1 && text.endsWith("}"));
    }

    private static boolean tells(TextLine line) {
        Matcher key = QUOTED_KEY.matcher(line.text());
        return key.find() && BareKeys.isTelling(key.group(1));
    }

    private FrontMatter bare(TextLine first) {
        Optional<BareKeys.Found> found = BareKeys.at(first);
        return found.map(keys -> built(keys.values(), keys.text(), first, keys.end()).ofBareLines()).orElse(FrontMatter.NONE);
    }

    private FrontMatter built(Map<String, Object> values, String inside, TextLine start, TextLine last) {
        int bodyFrom = last.isLast() ? text.length() : last.next().from();
        return new FrontMatter(values, inside, start.number(), bodyFrom, last.number() + 1, findings, false);
    }
}
