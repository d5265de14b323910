package org.pressmark.replay;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The walls: headers that keep archived content from the live web, from our own pages, and from what else runs on this
 * machine.
 *
 * <p>Archived content is sandboxed without {@code allow-same-origin}, so its origin is nobody's: no storage, no cookie,
 * no service worker, no reach into the frame around it. It may load from its own collection and nothing else. It may
 * not open windows, for no policy follows them. Scripts run only inside a frame, whose policy keeps it from navigating
 * away; a page opened by itself could otherwise send itself to the live web. Where browsers know Connection-Allowlist
 * (measured: Chromium 156) nothing is connected to but this server, not even in hope, and by no WebRTC in whatever frame
 * a script makes. Others are left with the guard, which a script can get around by a frame of its own text.
 *
 * @see <a href="https://wicg.github.io/connection-allowlists/">Connection Allowlists</a>
 */
final class Isolation {
    private static final Set<String> FRAMES = Set.of("iframe", "frame", "object", "embed");

    /** Answers of this server may send to other places of it; where else to is the policy's business. */
    private static final String CONNECTIONS = "(response-origin); redirects=allow; webrtc=block";

    /** The script that runs before those of archived pages. */
    static final String GUARD = "/static/guard.js";

    /**
     * What a page does first that may be inside another archived page. No policy can say so, for {@code frame-ancestors}
     * knows no page without an origin; but browsers tell a page who is around it. Where the outermost is none of ours, or
     * that is not told, nothing of the page is read.
     */
    static final String LOOKS_AROUND =
            "<script>(function(l){var a=l.ancestorOrigins,t=a&&a[a.length-1],p=l.port?':'+l.port:'';"
            + "if(l.protocol!=='about:'&&t!==l.origin&&!(/[.]localhost$/.test(l.hostname)"
            + "&&(t==='http://localhost'+p||t==='http://127.0.0.1'+p)))window.stop()})(location)</script>";

    private static final String FRONT_DOOR = "<!DOCTYPE html><title>…</title><script>(function(l){"
            + "var m=/^pressmark:([/][^/ ]+[/][0-9]*mp_[/]https?:[/][/][^/ ]+) /.exec(window.name);"
            + "if(m)l.replace(l.protocol+'//'+l.host+m[1]+l.pathname+l.search+l.hash)})(location)</script>";

    private final boolean scripts;

    private final ContentHosts hosts;

    private final Leave byAddress;

    Isolation(boolean scripts, ContentHosts hosts, Leave byAddress) {
        this.byAddress = byAddress;
        this.scripts = scripts;
        this.hosts = hosts;
    }

    /** Whether scripts of what is asked for may run: only inside a frame. */
    boolean runsScripts(Request request) {
        return scripts && FRAMES.contains(request.header("Sec-Fetch-Dest").orElse(""));
    }

    /** What stands at the start of pages whose scripts run: the script that guards them. */
    static String guard() {
        return "<script src=" + GUARD + "></script>";
    }

    /** Whether a frame is asked for by a page that is not ours: by an archived one, or by any. */
    static boolean isNested(Request request) {
        return FRAMES.contains(request.header("Sec-Fetch-Dest").orElse(""))
                && request.header("Sec-Fetch-Site").orElse("").equals("cross-site");
    }

    /**
     * What a frame gets that was sent to none of our captures, as by {@code location = '/next.html'}: the guard has left
     * in its name where that would be in the archive.
     */
    static Reply frontDoor() {
        return new Reply(200, Map.of("Content-Type", "text/html; charset=utf-8"), Content.of(FRONT_DOOR)).with(Map.of(
                "Content-Security-Policy", "sandbox allow-scripts; default-src 'none'; script-src 'unsafe-inline'",
                "Connection-Allowlist", CONNECTIONS,
                "X-Content-Type-Options", "nosniff",
                "Referrer-Policy", "no-referrer",
                "Cache-Control", "no-store"));
    }

    /** The address at which the frame around a capture is to show it. */
    String leaving(String address) {
        return byAddress.in(address);
    }

    /** Scheme, host and port that captures of a collection are shown at. */
    String origin(Request request, String collection) {
        return hosts.origin(request, collection);
    }

    /**
     * Headers for anything out of an archive, whatever its type and status.
     *
     * @param reports where the browser says what it stopped
     * @param tame whether it is of a kind whose scripts are guarded; scripts of others do not run
     */
    Map<String, String> archived(Request request, String collectionPath, String reports, boolean tame) {
        String place = request.origin() + request.within(collectionPath);
        boolean running = tame && runsScripts(request);
        String sandbox = "sandbox allow-forms" + (running ? " allow-scripts" : "");
        String guard = running ? request.origin() + GUARD + " " : "";
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(
                "Content-Security-Policy",
                sandbox + "; default-src " + place + " " + guard + "'unsafe-inline' 'unsafe-eval' data: blob:"
                        + "; frame-src " + place + " data: blob:; form-action " + place + "; base-uri " + place
                        + "; object-src " + place + "; worker-src blob:; manifest-src 'none'"
                        + (isNested(request) && (running || !tame || !scripts)
                                ? ""
                                : "; frame-ancestors " + hosts.around(request))
                        + "; report-uri " + reports);
        headers.put("Connection-Allowlist", CONNECTIONS);
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("X-DNS-Prefetch-Control", "off");
        headers.put("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
        headers.put("Cache-Control", "no-cache");
        headers.put("Vary", "Origin, Sec-Fetch-Dest, Sec-Fetch-Site");
        if (!request.leave().isEmpty()) {
            headers.put("Access-Control-Allow-Origin", "*");
        }
        return headers;
    }

    /** Headers for our page around an archived one. */
    Map<String, String> around(Request request, String collection, String reports) {
        Map<String, String> headers = own(hosts.origin(request, collection));
        headers.merge("Content-Security-Policy", "; report-uri " + reports, String::concat);
        return headers;
    }

    /** Headers for our own pages: no script at all, framed by nobody else. */
    Map<String, String> own(Request request) {
        return own(request.origin());
    }

    private static Map<String, String> own(String framed) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; img-src 'self'; frame-src " + framed
                        + "; form-action 'self'; base-uri 'none'; frame-ancestors 'self'");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        headers.put("Cache-Control", "no-cache");
        return headers;
    }

    /** Whoever is nobody may ask, with a body of any type; who may read the answer is found out then. */
    static Map<String, String> preflight() {
        return Map.of(
                "Access-Control-Allow-Origin", "*", "Access-Control-Allow-Methods", "GET, HEAD, POST",
                "Access-Control-Allow-Headers", "Content-Type, Range");
    }

    /** Whether a script of a page of ours asks, to read the answer. */
    static boolean isRead(Request request) {
        return !request.leave().isEmpty() && request.header("Sec-Fetch-Dest").orElse("").equals("empty");
    }
}
