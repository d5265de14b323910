package org.pressmark.article;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.pressmark.capture.Finding;

/** Reads one seed. A pure function of path and bytes; safe for any number of threads. */
public final class SeedReader {

    /**
     * Reads a seed; never fails, whatever the bytes are.
     *
     * @param path the seed's path, for its ending, its name and dates in it; {@code .json} is a line of a JSON-lines
     *     file
     * @param bytes the whole seed
     */
    public Article read(String path, byte[] bytes) {
        boolean html = SeedEndings.isHtml(path);
        DecodedText decoded = TextDecoder.decode(bytes, html);
        if (SeedEndings.ending(path).equals("json")) {
            return json(path, decoded);
        }
        FrontMatter front = FrontMatterReader.read(decoded.text());
        ArticleBuilder builder = new ArticleBuilder(path, decoded, front.findings());
        String text = decoded.text();
        boolean page = html || (SeedEndings.ending(path).equals("txt") && startsHtml(text, front.bodyFrom()));
        Article.Format format = page ? Article.Format.HTML : format(path, text, front);
        builder.body(format, text, front.bodyFrom(), front.bodyLine(), front.values());
        return builder.given(front.values(), front).build();
    }

    /** The body lies under one of the common names, whose name also says how it is to be read. */
    private static Article json(String path, DecodedText decoded) {
        Map<String, Object> values = JsonObjects.first(decoded.text())
                .map(JsonObjects.Parsed::values)
                .orElse(Map.of());
        JsonBody body = JsonBody.of(values, decoded.text());
        List<Finding> findings = new ArrayList<>();
        if (values.isEmpty()) {
            findings.add(new Finding("json-invalid", "This line is no JSON object; it was taken as plain text", 1));
        } else if (body.text().isEmpty()) {
            findings.add(new Finding("json-no-text", "This line has no text under any known name", 1));
        }
        ArticleBuilder builder = new ArticleBuilder(path, decoded, findings);
        builder.body(body.format(), body.text(), 0, 1, values);
        return builder.given(values, FrontMatter.NONE).claimFromAddress(values).build();
    }

    private static boolean startsHtml(String text, int from) {
        String start = text.substring(from, Math.min(text.length(), from + 200)).stripLeading().toLowerCase(Locale.ROOT);
        return start.startsWith("<!doctype html") || start.startsWith("<html");
    }

    private static Article.Format format(String path, String text, FrontMatter front) {
        boolean plain = SeedEndings.ending(path).equals("txt") && !front.isFenced()
                && !MarkdownSigns.in(text, front.bodyFrom());
        return plain ? Article.Format.TEXT : Article.Format.MARKDOWN;
    }
}
