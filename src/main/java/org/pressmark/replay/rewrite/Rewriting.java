package org.pressmark.replay.rewrite;

import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
import org.pressmark.replay.rewrite.RewrittenInput.Windows;

/** Rewrites documents: whole ones, and of any length as they stream by. Safe to share between threads. */
public final class Rewriting {
    private final String headInsert;
    private final boolean first;

    /** What a document is written in. */
    public enum Language {
        HTML,
        /** XHTML, SVG, feeds, site maps, DASH manifests. */
        XML,
        CSS,
        /** HLS. */
        PLAYLIST,
        /** Web application manifests. */
        MANIFEST,
        /** JSON-LD. */
        LINKED_DATA,
        /** JavaScript. */
        SCRIPT,
        /** JavaScript that imports. */
        MODULE
    }

    /** Rewriting that puts nothing into the heads of pages. */
    public Rewriting() {
        this("");
    }

    /**
     * Rewriting for pages that get something at the start of their head.
     *
     * @param headInsert ASCII markup, the same for every page; behind it goes an import map, for such pages run scripts
     */
    public Rewriting(String headInsert) {
        this(headInsert, false);
    }

    private Rewriting(String headInsert, boolean first) {
        this.headInsert = Objects.requireNonNull(headInsert, "headInsert");
        this.first = first;
    }

    /**
     * Rewriting for pages that get something before all of their own but the document type.
     *
     * @param insert ASCII markup, the same for every page
     */
    public static Rewriting beginningWith(String insert) {
        return new Rewriting(insert, true);
    }

    /** An HTML page. */
    public Rewritten html(String html, RewriteScope scope) {
        return whole(html, Language.HTML, scope);
    }

    /** An XML document: XHTML, SVG, a feed, a site map, a DASH manifest. */
    public Rewritten xml(String xml, RewriteScope scope) {
        return whole(xml, Language.XML, scope);
    }

    /** An HLS playlist. */
    public Rewritten playlist(String text, RewriteScope scope) {
        return whole(text, Language.PLAYLIST, scope);
    }

    /** A stylesheet. */
    public Rewritten css(String css, RewriteScope scope) {
        return whole(css, Language.CSS, scope);
    }

    /** A whole document. */
    public Rewritten whole(String text, Language language, RewriteScope scope) {
        Splice splice = new Splice(text);
        windows(language, scope).window(text, true, splice);
        return splice.result();
    }

    /**
     * A document of any length, of which no more than a window is held.
     *
     * @param bytes the document, its byte order mark included
     * @param text how its bytes are to be read, and what they mean
     * @return the rewritten bytes; closing it closes the document's
     */
    public InputStream stream(InputStream bytes, DocumentText.Encoding text, Language language, RewriteScope scope) {
        return new RewrittenInput(bytes, text.view(), windows(language, scope));
    }

    private Windows windows(Language language, RewriteScope scope) {
        return switch (language) {
            case HTML -> new HtmlRewriter(false, scope, headInsert, first)::window;
            case XML -> new HtmlRewriter(true, scope, "", false)::window;
            case CSS -> new CssRewriter(new References(scope))::window;
            case PLAYLIST -> new PlaylistRewriter(new References(scope))::window;
            case MANIFEST -> new JsonRewriter(new References(scope), JsonRewriter.Kind.MANIFEST)::window;
            case LINKED_DATA -> new JsonRewriter(new References(scope), JsonRewriter.Kind.LINKED_DATA)::window;
            case SCRIPT -> new ScriptRewriter(new References(scope))::file;
            case MODULE -> new ScriptRewriter(new References(scope))::module;
        };
    }

    /** One address, as in a Location header: where it leads inside the archive; itself where it leads nowhere else. */
    public String address(String reference, Modifier modifier, RewriteScope scope) {
        Splice splice = new Splice(reference);
        new References(scope).point(reference, modifier, splice);
        return splice.result().text();
    }

    /** The value of a {@code Refresh} header: to where it leads inside the archive; empty where it leads nowhere. */
    public Optional<String> refresh(String value, RewriteScope scope) {
        Splice splice = new Splice(value);
        new References(scope).refresh(value, splice);
        return Optional.of(splice.result().text()).filter(inside -> !inside.equals(value));
    }
}
