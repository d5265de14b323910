package org.pressmark.replay.rewrite;

import java.util.Locale;
import java.util.Optional;
import org.pressmark.capture.WebUrl;

/*
 * How one reference is pointed at the archive by insertion alone.
 *
 * A page at https://h/a/b.html replays at /c/2024mp_/https://h/a/b.html, so what a browser makes of a relative
 * reference is right already: x.png becomes /c/2024mp_/https://h/a/x.png. Left alone, that is.
 *
 *     http://i/x.png       /c/2024im_/http://i/x.png           the prefix goes in front
 *     //i/x.png            /c/2024im_/https://i/x.png          and the scheme
 *     /x.png               /c/2024im_/https://h/x.png          and the origin
 *     ../../x.png          /c/2024im_/https://h/_/a/../../x.png
 *
 * The last climbs above the top of the host, where a browser stops; under the prefix it would go on and eat the
 * host. So folders called _ are put in to be climbed out of. The same inside http://i/../x.png, after the host.
 *
 * A % in a path that begins no escape is sent by browsers as it is and refused by servers (ours among them), so 25
 * is put after it.
 *
 * What fits none of these (http:x.png, line ends inside an address that climbs) is written out in full in front, and
 * what the author wrote goes behind a # where it does no harm.
 */
/** Points single references at the archive. */
final class References {
    private static final String CLIMBABLE = "/_";

    /** What is relative to a longer address is left to the browser: that address would go in front of each reference. */
    private static final int LONGEST_BASE = 8 << 10;

    private static final WebUrl NOWHERE = WebUrl.of("about:blank");

    private final RewriteScope scope;
    private final WebUrl base;
    private final String origin;
    private final String folder;
    private final int folders;

    References(RewriteScope scope) {
        this.scope = scope;
        boolean longer = scope.document().toString().length() > LONGEST_BASE;
        this.base = longer ? NOWHERE : scope.document();
        this.origin = base.isHttp() ? base.origin() : "";
        this.folder = base.path().substring(0, base.path().lastIndexOf('/') + 1);
        this.folders = (int) folder.chars().filter(c -> c == '/').count() - 1;
    }

    RewriteScope scope() {
        return scope;
    }

    /** Says what must be put into a reference so that it leads to the archive; nothing where it leads nowhere else. */
    void point(String value, Modifier modifier, Inserter out) {
        ReferenceText reference = ReferenceText.of(value);
        if (reference.isEmpty() || reference.text().charAt(0) == '#') {
            return;
        }
        int colon = reference.colon();
        if (colon >= 0) {
            absolute(reference, colon, modifier, out);
        } else if (base.isHttp()) {
            relative(reference, modifier, out);
        }
    }

    /** The same for the address in {@code 5; url=next.html}. */
    void refresh(String value, Inserter out) {
        MetaRefresh refresh = MetaRefresh.in(value);
        if (!refresh.isEmpty()) {
            String address = value.substring(refresh.start(), refresh.end());
            point(address, Modifier.PAGE, (at, text) -> out.insert(refresh.start() + at, text));
        }
    }

    private void absolute(ReferenceText reference, int colon, Modifier modifier, Inserter out) {
        String scheme = reference.text().substring(0, colon).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            return;
        }
        int host = reference.pastSlashes(colon + 1);
        if (host - colon <= 2 && scheme.equals(base.scheme())) {
            String rest = reference.text().substring(colon + 1); // http:x is relative where the page is http too
            boolean name = !rest.isEmpty() && "/\\?#".indexOf(rest.charAt(0)) < 0;
            inFull(reference, name ? "./" + rest : rest, modifier, out);
        } else {
            withHost(reference, host, scope.prefix(modifier), modifier, out);
        }
    }

    private void relative(ReferenceText reference, Modifier modifier, Inserter out) {
        int path = reference.pastSlashes(0);
        if (path >= 2) {
            withHost(reference, path, scope.prefix(modifier) + Spelling.NO_SCHEME.in(scope) + base.scheme() + ":", modifier, out);
        } else if (path == 1) {
            int climb = reference.climbAboveTop(1, reference.pathEnd(1), 0);
            String front = scope.prefix(modifier) + Spelling.NO_HOST.in(scope) + written(origin) + CLIMBABLE.repeat(climb)
                    + (scope.framed() ? Spelling.BEFORE_PATH : "");
            edit(reference, new Edits(front, -1, 0, 0), modifier, out);
        } else {
            int climb = reference.climbAboveTop(0, reference.pathEnd(0), folders);
            String front = climb == 0
                    ? ""
                    : scope.prefix(modifier) + written(origin + CLIMBABLE.repeat(climb) + folder);
            edit(reference, new Edits(front, -1, 0, 0), modifier, out);
        }
    }

    private void withHost(ReferenceText reference, int host, String front, Modifier modifier, Inserter out) {
        int hostEnd = reference.authorityEnd(host);
        int pathEnd = reference.pathEnd(hostEnd);
        int climb = pathEnd == hostEnd ? 0 : reference.climbAboveTop(hostEnd + 1, pathEnd, 0);
        edit(reference, new Edits(front, hostEnd, climb, hostEnd), modifier, out);
    }

    /** What goes in front; how many folders go in where; where the path begins. */
    private record Edits(String front, int climbAt, int climb, int path) {}

    private void edit(ReferenceText reference, Edits edits, Modifier modifier, Inserter out) {
        int pathEnd = reference.pathEnd(edits.path());
        boolean inside = edits.climb() > 0;
        for (int i = edits.path(); i < pathEnd && !inside; i++) {
            inside = reference.strayPercent(i);
        }
        if (inside && !reference.exact()) {
            inFull(reference, reference.text(), modifier, out);
            return;
        }
        if (!edits.front().isEmpty()) {
            out.insert(reference.start(), edits.front());
        }
        if (edits.climb() > 0) {
            out.insert(reference.start() + edits.climbAt(), CLIMBABLE.repeat(edits.climb()));
        }
        for (int i = edits.path(); i < pathEnd && inside; i++) {
            if (reference.strayPercent(i)) {
                out.insert(reference.start() + i + 1, "25");
            }
        }
    }

    private void inFull(ReferenceText reference, String meant, Modifier modifier, Inserter out) {
        Optional<WebUrl> resolved = base.resolve(meant, scope.charset());
        resolved.filter(WebUrl::isHttp)
                .ifPresent(url -> out.insert(reference.start(), scope.prefix(modifier) + written(url.toString()) + "#"));
    }

    /** Spelled so that it can stand in an attribute of any quotes and in CSS {@code url()} with or without them. */
    static String written(String url) {
        return url.replace("'", "%27").replace("(", "%28").replace(")", "%29");
    }
}
