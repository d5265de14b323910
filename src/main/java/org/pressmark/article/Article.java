package org.pressmark.article;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.pressmark.capture.Finding;

/**
 * What was read out of a seed.
 *
 * @param title one line, never empty: for a seed without any title its file's name
 * @param authors in the order given
 * @param published the date the article gives itself, ISO 8601 in the precision it has: {@code 2022-03-25},
 *     {@code 2022-03-25T10:00:00+08:00}
 * @param language a BCP 47 tag: {@code zh-Hans}, {@code zh-Hant}, {@code en}; {@code und} where it cannot be told
 * @param tags in the order given
 * @param description empty where there is none
 * @param format how the body is to be read
 * @param encoding how the seed's bytes were turned into text
 * @param body the text without front matter
 * @param bodyLine the seed's line, from 1, in which the body begins
 * @param pictures the pictures given in front of the body, as written: a cover, a thumbnail; the first is the cover
 * @param canonical the address front matter gives as the article's own, for {@code --base front-matter}
 * @param claim where the article says it came from
 * @param rights disclaimers and rights lines, quoted
 * @param findings what was odd about the seed
 */
public record Article(
        String title,
        List<String> authors,
        Optional<String> published,
        String language,
        List<String> tags,
        String description,
        Format format,
        Encoding encoding,
        String body,
        int bodyLine,
        List<String> pictures,
        Optional<String> canonical,
        Optional<Claim> claim,
        List<Quote> rights,
        List<Finding> findings) {

    /** The kinds of body. */
    public enum Format {
        MARKDOWN,
        TEXT,
        HTML
    }

    /**
     * How bytes became text.
     *
     * @param charset the IANA name
     * @param reason why it was chosen: {@code byte-order-mark}, {@code declared}, {@code utf-8-valid},
     *     {@code detected}
     * @param confidence 0 to 1; 1 where nothing was guessed
     * @param lossy whether bytes had to be replaced, so that the text does not lead back to them
     */
    public record Encoding(String charset, String reason, double confidence, boolean lossy) {
        public Encoding {
            Objects.requireNonNull(charset, "charset");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /**
     * Where the article says it came from: a claim, with its evidence, never a capture.
     *
     * @param url the address as written
     * @param evidence the words the claim rests on, as they stand in the seed
     * @param line the seed's line, from 1
     */
    public record Claim(String url, String evidence, int line) {
        public Claim {
            Objects.requireNonNull(url, "url");
            Objects.requireNonNull(evidence, "evidence");
        }
    }

    /**
     * Words of the seed, as they stand there.
     *
     * @param line the seed's line, from 1
     */
    public record Quote(String text, int line) {
        public Quote {
            Objects.requireNonNull(text, "text");
        }
    }

    public Article {
        Objects.requireNonNull(title, "title");
        authors = List.copyOf(authors);
        Objects.requireNonNull(published, "published");
        Objects.requireNonNull(language, "language");
        tags = List.copyOf(tags);
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(encoding, "encoding");
        Objects.requireNonNull(body, "body");
        pictures = List.copyOf(pictures);
        Objects.requireNonNull(canonical, "canonical");
        Objects.requireNonNull(claim, "claim");
        rights = List.copyOf(rights);
        findings = List.copyOf(findings);
    }
}
