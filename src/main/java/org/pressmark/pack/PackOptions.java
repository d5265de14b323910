package org.pressmark.pack;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.pressmark.capture.Digest;
import org.pressmark.capture.WebUrl;
import org.pressmark.warc.WarcFormat;

/**
 * The settings of a run.
 *
 * @param base where pages live, ending with a slash; empty for the collection's own {@code .invalid} host
 * @param frontMatterBase whether an article lives at the address its front matter gives, where it gives one
 * @param format how records are written
 * @param digest the algorithm of block and payload digests
 * @param pageAsResponse whether pages are wrapped as HTTP answers, for tools that ignore resources
 * @param strict whether fields outside the standard are left out
 * @param fileBytes at how many record bytes, before compression, a new WARC file begins
 * @param seedBytes how large a seed may be and still be read as an article; larger ones are archived as they are
 * @param offline whether the network is left alone
 * @param threads how many threads make pages and records
 * @param operator who answers for the run, for warcinfo; empty for nobody named
 * @param description what the collection is, for warcinfo and datapackage
 * @param userAgent what the fetcher calls itself
 * @param robots how robots.txt is treated: {@code obey} or {@code ignore}
 * @param allowPrivate whether private network addresses may be fetched from
 * @param insecure whether TLS certificates go unchecked
 * @param scope what is gathered beyond what pages need, and what is left out
 * @param outside what the run turns to beside the hosts of assets
 */
public record PackOptions(
        Optional<WebUrl> base,
        boolean frontMatterBase,
        WarcFormat format,
        Digest.Algorithm digest,
        boolean pageAsResponse,
        boolean strict,
        long fileBytes,
        long seedBytes,
        boolean offline,
        int threads,
        String operator,
        String description,
        String userAgent,
        String robots,
        boolean allowPrivate,
        boolean insecure,
        Scope scope,
        Outside outside) {
    public PackOptions {
        Objects.requireNonNull(base, "base");
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(digest, "digest");
        Objects.requireNonNull(operator, "operator");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(userAgent, "userAgent");
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(outside, "outside");
        if (fileBytes < 1 || seedBytes < 1 || threads < 1) {
            throw new IllegalArgumentException("sizes and threads are above zero");
        }
    }

    /**
     * The same settings, with those that shape what is written taken from the configuration of an earlier run.
     *
     * @param told members by the names that the configuration record has; what it does not tell stays as it is here
     */
    PackOptions shapedBy(Map<String, String> told) {
        if (told.isEmpty()) {
            return this;
        }
        boolean old = told.getOrDefault("warc_version", "1.1").equals("1.0");
        return new PackOptions(
                WebUrl.parse(told.getOrDefault("base", "")).or(() -> base),
                is(told, "front_matter_base"),
                new WarcFormat(old ? WarcFormat.Version.V1_0 : WarcFormat.Version.V1_1,
                        !told.getOrDefault("gzip", "true").equals("false")),
                Digest.Algorithm.named(told.getOrDefault("digest", digest.label())),
                told.getOrDefault("page_record", "resource").equals("response"), is(told, "strict"),
                Long.parseLong(told.getOrDefault("max_file_bytes", Long.toString(fileBytes))),
                Long.parseLong(told.getOrDefault("max_seed_bytes", Long.toString(seedBytes))), offline, threads,
                operator, description, userAgent, robots, allowPrivate, insecure, scope, outside);
    }

    private static boolean is(Map<String, String> told, String name) {
        return told.getOrDefault(name, "false").equals("true");
    }

    /** The settings with the usual scope: the assets of the pages and nothing else. */
    public PackOptions(
            Optional<WebUrl> base, boolean frontMatterBase, WarcFormat format, Digest.Algorithm digest,
            boolean pageAsResponse, boolean strict, long fileBytes, long seedBytes, boolean offline, int threads,
            String operator, String description, String userAgent, String robots, boolean allowPrivate,
            boolean insecure) {
        this(base, frontMatterBase, format, digest, pageAsResponse, strict, fileBytes, seedBytes, offline, threads,
                operator, description, userAgent, robots, allowPrivate, insecure, Scope.ASSETS, Outside.NOTHING);
    }

    /** The same settings with another scope. */
    public PackOptions withScope(Scope other) {
        return new PackOptions(base, frontMatterBase, format, digest, pageAsResponse, strict, fileBytes, seedBytes,
                offline, threads, operator, description, userAgent, robots, allowPrivate, insecure, other, outside);
    }

    /** The same settings with another outside. */
    public PackOptions withOutside(Outside other) {
        return new PackOptions(base, frontMatterBase, format, digest, pageAsResponse, strict, fileBytes, seedBytes,
                offline, threads, operator, description, userAgent, robots, allowPrivate, insecure, scope, other);
    }

    /** The settings that shape what is written, as one line; threads and places are not among them. */
    String shape(WebUrl effectiveBase) {
        String settings = String.join(
                "|", effectiveBase.toString(), Boolean.toString(frontMatterBase), format.toString(), digest.label(),
                Boolean.toString(pageAsResponse), Boolean.toString(strict), Long.toString(fileBytes),
                Long.toString(seedBytes));
        return scope.equals(Scope.ASSETS) ? settings : settings + "|" + scope.shape();
    }
}
