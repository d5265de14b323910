package org.pressmark.replay.rewrite;

import java.util.Objects;

/** Rewrites whole documents. Safe to share between threads. */
public final class Rewriting {
    private final String headInsert;

    /** Rewriting that puts nothing into the heads of pages. */
    public Rewriting() {
        this("");
    }

    /**
     * Rewriting for pages that get something at the start of their head.
     *
     * @param headInsert ASCII markup, the same for every page
     */
    public Rewriting(String headInsert) {
        this.headInsert = Objects.requireNonNull(headInsert, "headInsert");
    }

    /** An HTML page. */
    public Rewritten html(String html, RewriteScope scope) {
        Splice splice = new Splice(html);
        HtmlRewriter.rewrite(html, false, scope, headInsert, splice);
        return splice.result();
    }

    /** An XML document: XHTML, SVG, a feed, a site map, a DASH manifest. */
    public Rewritten xml(String xml, RewriteScope scope) {
        Splice splice = new Splice(xml);
        HtmlRewriter.rewrite(xml, true, scope, "", splice);
        return splice.result();
    }

    /** An HLS playlist. */
    public Rewritten playlist(String text, RewriteScope scope) {
        Splice splice = new Splice(text);
        new PlaylistRewriter(new References(scope)).playlist(text, splice);
        return splice.result();
    }

    /** A stylesheet. */
    public Rewritten css(String css, RewriteScope scope) {
        Splice splice = new Splice(css);
        new CssRewriter(new References(scope)).sheet(css, splice);
        return splice.result();
    }

    /** One address, as in a Location header: where it leads inside the archive; itself where it leads nowhere else. */
    public String address(String reference, Modifier modifier, RewriteScope scope) {
        Splice splice = new Splice(reference);
        new References(scope).point(reference, modifier, splice);
        return splice.result().text();
    }
}
