package org.pressmark.verify;

import java.util.Locale;
import java.util.Optional;

/**
 * A record as a tool sees it.
 *
 * @param head its header
 * @param http the head of the HTTP message in its block, where it holds one
 * @param chunkExtension whether a chunk size of that message has something behind it
 */
record LintSubject(Head head, Optional<HttpHead> http, boolean chunkExtension) {
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

    boolean targetHas(java.util.function.IntPredicate wanted) {
        return head.target().chars().anyMatch(wanted);
    }

    /** The content codings of the HTTP message in lower case, without blanks; empty where there are none. */
    String coding() {
        return http.map(HttpHead::contentCoding).orElse("");
    }

    boolean isHtml() {
        return http.map(HttpHead::contentType).orElse("").toLowerCase(Locale.ROOT).contains("html");
    }

    /** The charset that the HTTP message names, lower case. */
    boolean charsetStarts(String name) {
        String type = http.map(HttpHead::contentType).orElse(head.value(Name.CONTENT_TYPE)).toLowerCase(Locale.ROOT);
        int at = type.indexOf("charset=");
        return at >= 0 && type.substring(at + 8).replace("\"", "").strip().startsWith(name);
    }

    /** The record in a few words, for a report. */
    String inWords() {
        String status = http.filter(h -> h.status() > 0).map(h -> " " + h.status()).orElse("");
        String target = head.target().isEmpty() ? "" : " " + head.target();
        return head.value(Name.TYPE) + status + target;
    }
}
