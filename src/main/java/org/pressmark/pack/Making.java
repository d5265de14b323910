package org.pressmark.pack;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.pressmark.capture.Digest;
import org.pressmark.capture.WebUrl;
import org.pressmark.warc.WarcFormat;

/**
 * How a collection is made: the settings that shape what is written.
 *
 * @param base where pages live, ending with a slash; empty for the collection's own {@code .invalid} host
 * @param frontMatterBase whether an article lives at the address its front matter gives, where it gives one
 * @param format how records are written
 * @param digest the algorithm of block and payload digests
 * @param pageAsResponse whether pages are wrapped as HTTP answers, for tools that ignore resources
 * @param strict whether fields outside the standard are left out
 * @param fileBytes at how many record bytes, before compression, a new WARC file begins
 * @param seedBytes how large a seed may be and still be read as an article; larger ones are archived as they are
 */
public record Making(
        Optional<WebUrl> base,
        boolean frontMatterBase,
        WarcFormat format,
        Digest.Algorithm digest,
        boolean pageAsResponse,
        boolean strict,
        long fileBytes,
        long seedBytes) {
    /** What {@code pack} does where the user says nothing else. */
    public static final Making DEFAULT = new Making(
            Optional.empty(), false, WarcFormat.DEFAULT, Digest.Algorithm.SHA256, false, false, 1_000_000_000, 32 << 20);

    public Making {
        Objects.requireNonNull(base, "base");
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(digest, "digest");
        if (fileBytes < 1 || seedBytes < 1) {
            throw new IllegalArgumentException("sizes are above zero");
        }
    }

    /**
     * The settings of an earlier run, out of its configuration.
     *
     * @param told members by the names that the configuration record has; what it does not tell stays as it is here
     */
    Making shapedBy(Map<String, String> told) {
        if (told.isEmpty()) {
            return this;
        }
        boolean old = told.getOrDefault("warc_version", "1.1").equals("1.0");
        return new Making(
                WebUrl.parse(told.getOrDefault("base", "")).or(() -> base),
                is(told, "front_matter_base"),
                new WarcFormat(old ? WarcFormat.Version.V1_0 : WarcFormat.Version.V1_1,
                        !told.getOrDefault("gzip", "true").equals("false")),
                Digest.Algorithm.named(told.getOrDefault("digest", digest.label())),
                told.getOrDefault("page_record", "resource").equals("response"), is(told, "strict"),
                Long.parseLong(told.getOrDefault("max_file_bytes", Long.toString(fileBytes))),
                Long.parseLong(told.getOrDefault("max_seed_bytes", Long.toString(seedBytes))));
    }

    private static boolean is(Map<String, String> told, String name) {
        return told.getOrDefault(name, "false").equals("true");
    }

    /** All of them as one line. */
    String shape(WebUrl effectiveBase) {
        return String.join(
                "|", effectiveBase.toString(), Boolean.toString(frontMatterBase), format.toString(), digest.label(),
                Boolean.toString(pageAsResponse), Boolean.toString(strict), Long.toString(fileBytes),
                Long.toString(seedBytes));
    }
}
