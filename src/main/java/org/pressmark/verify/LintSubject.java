package org.pressmark.verify;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/**
 * A record as a tool sees it.
 *
 * @param head its header
 * @param http the head of the HTTP message in its block, where it holds one
 * @param chunkExtension whether a chunk size of that message has something behind it
 */
record LintSubject(Head head, Optional<HttpHead> http, boolean chunkExtension) {
    /** What a browser changes in an address before it asks for it, but for what is not ASCII. */
    private static final Pattern CHANGED_BY_BROWSERS = Pattern.compile("""
            (?x) (?!https?:)(?i:https?:).*
            | https?://[^/?\\#]*[A-Z].*
            | http://[^/?\\#]*:80(?!\\d).* | https://[^/?\\#]*:443(?!\\d).*
            | https?://[^/?\\#]*(?:[?\\#].*)?
            | https?://[^?\\#]*/(?i:\\.|%2e){1,2}(?:[/?\\#].*)?
            | https?://[^?\\#]*[\\x20"<>\\\\^`{|}].*
            | https?://[^\\#]*[\\x20"<>].*""");
    private static final Set<String> UTF_8 = Set.of("", "utf-8", "utf8", "us-ascii", "ascii");

    boolean is(Kind kind) {
        return head.kind() == kind;
    }

    /** Whether a viewer would be expected to show it: what it holds was somewhere on the web, or says so. */
    boolean isCapture() {
        return is(Kind.RESPONSE) || is(Kind.RESOURCE) || is(Kind.REVISIT);
    }

    boolean isFields() {
        return TypeRules.isType(head.value(Name.CONTENT_TYPE), "application/warc-fields");
    }

    /** A metadata record of another kind than the standard's own; nobody shows those. */
    boolean isForeignMetadata() {
        return is(Kind.METADATA) && !isFields();
    }

    boolean targetStarts(String prefix) {
        return Texts.startsWithIgnoreCase(head.target(), prefix);
    }

    boolean targetHas(IntPredicate wanted) {
        return head.target().chars().anyMatch(wanted);
    }

    /** The content codings of the HTTP message in lower case, without blanks; empty where there are none. */
    String coding() {
        return http.map(HttpHead::contentCoding).orElse("");
    }

    boolean isHtml() {
        return http.map(HttpHead::contentType).orElse("").toLowerCase(Locale.ROOT).contains("html");
    }

    boolean charsetStarts(String name) {
        return charset().startsWith(name);
    }

    boolean isHtmlOfOtherCharset() {
        return isHtml() && !UTF_8.contains(charset()) && !charsetStarts("utf-16");
    }

    /** The charset that the HTTP message names, lower case. */
    private String charset() {
        String type = type().toLowerCase(Locale.ROOT);
        int at = type.indexOf("charset=");
        return at < 0 ? "" : type.substring(at + 8).replace("\"", "").strip();
    }

    private String type() {
        return http.map(HttpHead::contentType).orElse(head.value(Name.CONTENT_TYPE));
    }

    /** Whether the record names another media type than its message, or the same in other words. */
    boolean isIdentifiedOtherwise() {
        return isCapture() && head.has(Name.IDENTIFIED_PAYLOAD_TYPE)
                && !type().equalsIgnoreCase(head.value(Name.IDENTIFIED_PAYLOAD_TYPE));
    }

    boolean isCodedInOtherWords() {
        String written = http.map(HttpHead::contentCodingAsWritten).orElse("");
        return coding().equals("x-gzip")
                || ((coding().equals("gzip") || coding().equals("br")) && !written.equals(coding()));
    }

    boolean isChunkedInOtherWords() {
        return is(Kind.RESPONSE)
                && http.filter(HttpHead::chunked).filter(h -> !h.transferCodingAsWritten().equals("chunked")).isPresent();
    }

    boolean isPartial() {
        return is(Kind.RESPONSE) && http.map(HttpHead::isPartial).orElse(false);
    }

    boolean statusIsOfNoBrowser() {
        int status = is(Kind.RESPONSE) ? http.map(HttpHead::status).orElse(0) : 0;
        return status != 0 && (status < 200 || status > 599);
    }

    boolean targetIsUnlikeBrowsers() {
        return isCapture() && head.isHttp() && CHANGED_BY_BROWSERS.matcher(head.target()).matches();
    }

    /** The record in a few words, for a report. */
    String inWords() {
        String status = http.filter(h -> h.status() > 0).map(h -> " " + h.status()).orElse("");
        String target = head.target().isEmpty() ? "" : " " + head.target();
        return head.value(Name.TYPE) + status + target;
    }
}
