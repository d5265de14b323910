package org.pressmark.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pressmark.replay.CollectionFixture.bytes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
            "<input type=image src=U>", "<video src=U autoplay></video>", "<video poster=U></video>",
            "<audio src=U autoplay></audio>",
            "<video><source src=U><track src=U default></video>", "<embed src=U>", "<object data=U></object>",
            "<applet code=U archive=U></applet>",
            "<iframe src=U></iframe>", "<iframe srcdoc='<img src=U>'></iframe>",
            "<iframe srcdoc='<script>new Image().src=\"U\"</script>'></iframe>",
            "<script src=U></script>", "<script type=module src=U></script>", "<script type=module>import 'U'</script>",
            "<script type=importmap>{\"imports\":{\"a\":\"U\"}}</script><script type=module>import('a')</script>",
            "<link rel=stylesheet href=U>", "<link rel=preload as=image href=U>", "<link rel=preload as=script href=U>",
            "<link rel=prefetch href=U>",
            "<link rel=dns-prefetch href=U>", "<link rel=preconnect href=U>", "<link rel=prerender href=U>",
            "<link rel=modulepreload href=U>",
            "<link rel=icon href=U>", "<link rel=manifest href=U>",
            "<link rel=preload as=image imagesrcset='U 1x' href=U>", "<link rel='alternate stylesheet' href=U>",
            "<style>@import 'U';</style>", "<style>@import url(U);</style>", "<style>body{background:url(U)}</style>",
            "<style>p{background:u\\72l(U)}</style><p>x",
            "<style>@font-face{font-family:f;src:url(U)}p{font-family:f}</style><p>text", "<p style='background-image:url(U)'>x",
            "<p style='background:image-set(\"U\" 1x)'>x", "<p style='list-style:url(U);display:list-item'>x",
            "<p style='cursor:url(U),auto'>x",
            "<p style='border-image:url(U) 1'>x", "<p style='mask:url(U)'>x", "<p style='content:url(U)'>x",
            "<p style='filter:url(U#f)'>x", "<p style='shape-outside:url(U);float:left'>x",
            "<table background=U><td background=U>x</table>", "<body background=U>", "<svg><image href=U /></svg>",
            "<svg><image xlink:href=U /></svg>",
            "<svg><use href='U#a'/></svg>", "<svg><feImage href=U /></svg>",
            "<svg><rect fill='url(U#g)' width=9 height=9 /></svg>", "<svg><script href=U></script></svg>",
            "<svg><style>*{fill:url(U)}</style><rect width=9 height=9 /></svg>",
            "<svg><foreignObject><img src=U></foreignObject></svg>",
            "<svg><image><set attributeName=href to=U begin=0s /></image></svg>",
            "<svg><animate attributeName=href values=U href=#i /></svg>",
            "<math href=U><mi>x</mi></math>", "<frameset><frame src=U></frameset>", "<portal src=U></portal>",
            "<bgsound src=U>", "<isindex action=U>",
            "<!--[if gte IE 5]><img src=U><![endif]-->", "<noscript><img src=U></noscript>", "<template><img src=U></template>",
            "<img src='HT\nTP://H/p'>", "<img src='http&colon;//H/p'>", "<img src='\\\\H/p'>",
            "<img src='http:\\\\H/p'>", "<img/src=U/onerror=1>",
            "<base href='http://H/'><img src=relative>", "<meta http-equiv=link content='<U>; rel=preload; as=image'>",
            "<meta http-equiv=Content-Security-Policy content='default-src *; report-uri U'>",
            "<a href=U ping=U id=ping>x</a><script>document.getElementById('ping').click()</script>",
            "<form action=U id=f1></form><script>document.getElementById('f1').submit()</script>",
            "<form id=f2><button formaction=U id=b2></form><script>document.getElementById('b2').click()</script>",
            "<form action=U method=post target=_blank id=f3></form><script>document.getElementById('f3').submit()</script>",
            "<iframe src='data:text/html,<img src=U>'></iframe>",
            "<object data='data:text/html,<script src=U></script>'></object>",
            "<embed src='data:image/svg+xml,<svg xmlns=\"http://www.w3.org/2000/svg\"><image href=\"U\"/></svg>'>");

    /** More markup: hints, declared shadows, old and planned elements, frames of every local scheme. */
    private static final List<String> FURTHER = List.of(
            "<link rel=preconnect href=U crossorigin>", "<link rel=dns-prefetch href='//H/'>",
            "<link rel=modulepreload as=worker href=U>",
            "<link rel=compression-dictionary href=U>", "<link rel=search type=application/opensearchdescription+xml href=U>",
            "<link rel=apple-touch-icon href=U>", "<link rel=mask-icon href=U>", "<link rel=import href=U>",
            "<link rel=next href=U>",
            "<link rel=preload as=fetch href=U crossorigin>", "<link rel=preload as=font href=U crossorigin>",
            "<link rel=preload as=style href=U>",
            "<link rel=preload as=track href=U>", "<link rel=preload as=document href=U>",
            "<link rel=stylesheet href='data:text/css,@import \"U\";'>",
            "<link rel=subresource href=U>", "<link rel=payment-method-manifest href=U>", "<link rel=pingback href=U>",
            "<link rel=prefetch as=document href=U>",
            "<script type=speculationrules>{\"prefetch\":[{\"urls\":[\"U\"],\"eagerness\":\"immediate\"}],\"prerender\":[{\"urls\":[\"U\"],\"eagerness\":\"immediate\"}]}</script>",
            "<script src='data:text/javascript,fetch(\"U\")'></script>",
            "<script type=webbundle>{\"source\":\"U\",\"resources\":[\"U\"]}</script>",
            "<fencedframe src=U></fencedframe>", "<iframe credentialless src=U></iframe>",
            "<iframe loading=eager src=U></iframe>", "<iframe fetchpriority=high src=U></iframe>",
            "<iframe src=\"javascript:'<img src=U>'\"></iframe>", "<iframe src=\"javascript:fetch('U')\"></iframe>",
            "<iframe src=about:blank onload=\"fetch('U')\"></iframe>",
            "<iframe srcdoc=\"<meta http-equiv=refresh content='0;url=U'>\"></iframe>",
            "<iframe src='data:text/html,<meta http-equiv=refresh content=\"0;url=U\">'></iframe>",
            "<iframe src='data:text/html,<script>location=\"U\"</script>'></iframe>",
            "<iframe srcdoc=\"<form action=U></form><script>document.forms[0].submit()</script>\"></iframe>",
            "<iframe sandbox='allow-scripts allow-top-navigation allow-same-origin allow-popups' srcdoc=\"<script>top.location='U'</script>\"></iframe>",
            "<object type=application/pdf data=U></object>", "<embed type=application/pdf src=U>",
            "<object classid=U codebase=U></object>", "<object type=text/html data=U><param name=src value=U></object>",
            "<img src=x attributionsrc=U>", "<script attributionsrc=U></script>", "<img srcset='data:,x 1x, U 2x'>",
            "<img sizes=auto loading=lazy srcset='U 1w'>", "<img src=x onerror=\"fetch('U')\">",
            "<svg onload=\"fetch('U')\"></svg>", "<details open ontoggle=\"fetch('U')\"><summary>x</summary></details>",
            "<input autofocus onfocus=\"fetch('U')\">",
            "<div><template shadowrootmode=open><img src=U><style>@import 'U';:host{background:url(U)}</style></template></div>",
            "<meta http-equiv=delegate-ch content='sec-ch-ua U'>",
            "<meta http-equiv=x-dns-prefetch-control content=on><a href='//H/'>x</a>",
            "<meta name=referrer content=unsafe-url><img src=U>",
            "<style>:root{--a:url(U)} i{background:var(--a)}</style><i>x</i>",
            "<style>@counter-style s{system:cyclic;symbols:url(U)}</style><ol style='list-style:s'><li>x</ol>",
            "<style>b::before{content:url(U)}</style><b>x</b>",
            "<style>@import 'U' layer(a) supports(display:grid);</style>", "<p style='-webkit-mask-box-image:url(U)'>x",
            "<p style='offset-path:url(U#p)'>x",
            "<p style='clip-path:url(U#c)'>x", "<p style='background:-webkit-image-set(url(U) 1x)'>x",
            "<p style='background:cross-fade(url(U),url(U),50%)'>x", "<p style='background:src(\"U\")'>x",
            "<style>@font-face{font-family:g;src:local(none),url(U) format(\"woff2\")}em{font-family:g}</style><em>x</em>", "<style>@media all{@supports (color:red){@container (width>0){u{background:url(U)}}}}</style><u>x</u>",
            "<svg><filter id=fi><feImage href=U /></filter><rect filter='url(#fi)' width=9 height=9 /></svg>",
            "<svg><filter id=fj><feImage xlink:href=U /></filter><rect filter='url(#fj)' width=9 height=9 /></svg>",
            "<svg><pattern id=pa href=U /><rect fill='url(#pa)' width=9 height=9 /></svg>",
            "<svg><linearGradient id=lg href=U /><rect fill='url(#lg)' width=9 height=9 /></svg>",
            "<svg><textPath href=U>x</textPath></svg>",
            "<svg><animateMotion dur=1s><mpath href=U /></animateMotion></svg>", "<svg><tref xlink:href=U /></svg>",
            "<svg><cursor xlink:href=U /></svg>",
            "<svg><rect mask='url(U#m)' clip-path='url(U#c)' marker-end='url(U#e)' width=9 height=9 /></svg>",
            "<math><maction actiontype=statusline xlink:href=U><mi>x</mi></maction></math>",
            "<math><annotation-xml encoding=text/html><img src=U></annotation-xml></math>",
            "<input type=image formaction=U>", "<command icon=U>", "<menuitem icon=U>",
            "<video src=U preload=auto></video>", "<audio preload=auto><source src=U></audio>",
            "<video><track default kind=captions src=U></video>",
            "<ins cite=U>x</ins>", "<html manifest=U>", "<xml src=U></xml>", "<layer src=U></layer>",
            "<ilayer src=U></ilayer>", "<noembed><img src=U></noembed>",
            "<select><option style='background:url(U)'>x</select>",
            "<button command=request-close commandfor=x formaction=U>x</button>",
            "<picture><source type=image/avif srcset='U, U 2x'><img src=x></picture>");

    /** What WebRTC is told to ask, in whatever window it is found. */
    private static final String RTC = "var R=w=>{var p=new w.RTCPeerConnection({iceServers:[{urls:\"stun:127.0.0.1:PORT\"}]});p.createDataChannel(\"x\");p.createOffer().then(o=>p.setLocalDescription(o))};";

    /** More script: worklets, sheets and trees made by script, signing in, paying, frames of a script's own text. */
    private static final List<String> FURTHER_SCRIPT = List.of(
            "CSS.paintWorklet.addModule('U')", "new AudioContext().audioWorklet.addModule('U')",
            "CSS.layoutWorklet.addModule('U')", "sharedStorage.worklet.addModule('U')",
            "new CSSStyleSheet().replace('@import \"U\";*{background:url(U)}').then(s=>document.adoptedStyleSheets=[s])",
            "var h=document.createElement('div');document.body.append(h);h.attachShadow({mode:'open'}).innerHTML='<style>@import \"U\";</style><img src=\"U\">'",
            "var h=document.createElement('div');document.body.append(h);var t=h.attachShadow({mode:'open'});var s=new CSSStyleSheet();s.replaceSync('*{background:url(U)}');t.adoptedStyleSheets=[s];t.innerHTML='<p>x'",
            "fetchLater('U',{activateAfter:0})", "fetch('U',{mode:'no-cors',targetAddressSpace:'loopback'})",
            "fetch(new Request('U',{mode:'no-cors'}))",
            "navigator.joinAdInterestGroup({owner:'https://H',name:'x',biddingLogicURL:'U'},9)",
            "navigator.registerProtocolHandler('web+x','U?%s')",
            "new PaymentRequest([{supportedMethods:'U'}],{total:{label:'x',amount:{currency:'EUR',value:'1'}}}).canMakePayment()",
            "navigator.credentials.get({identity:{providers:[{configURL:'U',clientId:'x'}]}})",
            "new PresentationRequest('U').getAvailability()", "navigator.share({url:'U'})",
            "new WebSocketStream('wss://H/')", "new EventSource('U',{withCredentials:true})",
            "new Worker('data:text/javascript,fetch(\"U\")')",
            "new Worker(URL.createObjectURL(new Blob(['import(\"U\")'])),{type:'module'})",
            "new SharedWorker(URL.createObjectURL(new Blob(['fetch(\"U\")'])))",
            "import('data:text/javascript,import \"U\"')", "import('U',{with:{type:'css'}})",
            "setTimeout('fetch(\"U\")')", "Function('fetch(\"U\")')()",
            "var v=document.createElement('video');v.src='U';v.load()", "new Image().srcset='U 2x'",
            "var i=new Image();i.attributionSrc='U';i.src='data:,'",
            "var p=new XSLTProcessor();p.importStylesheet(new DOMParser().parseFromString('<xsl:stylesheet version=\"1.0\" xmlns:xsl=\"http://www.w3.org/1999/XSL/Transform\"><xsl:import href=\"U\"/><xsl:template match=\"/\"><xsl:copy-of select=\"document(&quot;U&quot;)\"/></xsl:template></xsl:stylesheet>','text/xml'));p.transformToFragment(new DOMParser().parseFromString('<a/>','text/xml'),document)",
            "var l=document.createElement('link');l.rel='modulepreload';l.href='U';document.head.append(l)",
            "var l=document.createElement('link');l.rel='preload';l.as='image';l.imageSrcset='U 1x';document.head.append(l)",
            "var a=document.createElement('a');a.href='#';a.ping='U';document.body.append(a);a.click()",
            "open('U','_self')", "open('U','_parent')", "open('about:blank').location='U'", "open('','x','noopener')",
            "navigation.navigate('U')",
            "var f=document.createElement('iframe');document.body.append(f);f.contentWindow.location='U'",
            "var f=document.createElement('iframe');f.src='data:text/html,<img src=\"U\">';document.body.append(f)",
            "var f=document.createElement('iframe');f.src=URL.createObjectURL(new Blob(['<img src=\"U\"><script>fetch(\"U\")</'+'script>'],{type:'text/html'}));document.body.append(f)",
            "var f=document.createElement('iframe');f.srcdoc='<script>var R='+R+';R(window)</'+'script>';document.body.append(f)", "var f=document.createElement('iframe');f.src='data:text/html,<script>var R='+encodeURIComponent(R)+';R(window)</'+'script>';document.body.append(f)",
            "var f=document.createElement('iframe');f.src=URL.createObjectURL(new Blob(['<script>var R='+R+';R(window)</'+'script>'],{type:'text/html'}));document.body.append(f)",
            "var o=document.createElement('object');o.data='data:text/html,<script>var R='+encodeURIComponent(R)+';R(window)</'+'script>';document.body.append(o)", "document.body.insertAdjacentHTML('beforeend','<iframe></iframe>');R(window[window.length-1])",
            "var f=document.createElement('iframe');f.onload=()=>R(window[window.length-1]);document.body.append(f)",
            "document.write('<iframe></iframe>');R(window[window.length-1])",
            "new BroadcastChannel('x').postMessage('left')", "navigator.storage.getDirectory()",
            "navigator.locks.request('x',()=>{})", "Notification.requestPermission()", "navigator.setAppBadge(3)",
            "cookieStore.set('a','left')", "name='left behind'",
            "navigator.serviceWorker.register(URL.createObjectURL(new Blob([''],{type:'text/javascript'})))",
            "new BackgroundFetchManager", "document.requestStorageAccess()", "navigator.wakeLock.request()");

    /** In script. */
    private static final List<String> SCRIPT = List.of(
            "new Image().src='U'", "fetch('U',{mode:'no-cors'})",
            "fetch('U',{method:'POST',body:'x',keepalive:true,mode:'no-cors'})", "navigator.sendBeacon('U','x')",
            "var x=new XMLHttpRequest();x.open('GET','U');x.send()", "new WebSocket('ws://H/')",
            "new WebSocket('wss://H/')", "new EventSource('U')",
            "new Worker('U')", "new Worker(URL.createObjectURL(new Blob([\"importScripts('U');fetch('U')\"])))",
            "new SharedWorker('U')",
            "navigator.serviceWorker.register('U')", "import('U')", "window.open('U')", "document.write('<img src=\"U\">')",
            "document.body.innerHTML+='<img src=\"U\">'", "document.body.style.backgroundImage='url(U)'", "new Audio('U').play()",
            "var l=document.createElement('link');l.rel='preconnect';l.href='U';document.head.append(l)",
            "var l=document.createElement('link');l.rel='dns-prefetch';l.href='U';document.head.append(l)",
            "var l=document.createElement('link');l.rel='prefetch';l.href='U';document.head.append(l)",
            "var s=document.createElement('script');s.src='U';document.head.append(s)",
            "var s=document.createElement('style');s.textContent='@import \"U\"';document.head.append(s)",
            "var f=document.createElement('iframe');f.src='U';document.body.append(f)",
            "var f=document.createElement('iframe');f.srcdoc='<img src=\"U\">';document.body.append(f)",
            "new FontFace('a','url(U)').load()", "document.body.insertAdjacentHTML('beforeend','<video autoplay src=\"U\">')",
            "top.location='U'", "parent.location='U'", "parent.document.body.innerHTML='gone'",
            "top.frames[0].name='x'", "parent.postMessage('x','*')",
            "var s=document.createElement('script');s.type='speculationrules';s.textContent='{\"prefetch\":[{\"source\":\"list\",\"urls\":[\"U\"]}]}';document.head.append(s)",
            "new RTCPeerConnection({iceServers:[{urls:'stun:H:PORT'}]}).createDataChannel('x')",
            "var p=new RTCPeerConnection({iceServers:[{urls:'stun:127.0.0.1:PORT'}]});p.createDataChannel('x');p.createOffer().then(o=>p.setLocalDescription(o))",
            "var f=document.createElement('iframe');document.body.appendChild(f);var p=new f.contentWindow.RTCPeerConnection({iceServers:[{urls:'stun:127.0.0.1:PORT'}]});p.createDataChannel('x');p.createOffer().then(o=>p.setLocalDescription(o))",
            "new WebTransport('https://H/')", "var w=document.createElement('a');w.href='U';w.click()",
            "var w=document.createElement('a');w.href='U';w.target='_top';w.click()",
            "localStorage.setItem('a','left behind')", "document.cookie='a=left behind'", "caches.open('x')",
            "indexedDB.open('x')", "history.pushState(0,'','/')");

    static Catcher catcher;
    static ReplayServer server;
    static ReplayServer hosted;
    private static Browser browser;
    private static int live;

    @BeforeAll
    static void start(@TempDir Path root) throws IOException {
        serve(root);
        browser = Browser.start("--host-resolver-rules=MAP * 127.0.0.1:" + catcher.port()
                + ", EXCLUDE 127.0.0.1, EXCLUDE *.localhost",
                "--autoplay-policy=no-user-gesture-required", "--disable-popup-blocking", "--disable-features=HttpsUpgrades");
    }

    /** Puts the pages into an archive and serves them; what looks at them is another matter. */
    static void serve(Path root) throws IOException {
        catcher = new Catcher();
        StringBuilder scripts = new StringBuilder("<!DOCTYPE html><title>script</title><body>");
        SCRIPT.forEach(script -> scripts.append("<script>try{").append(outside(script)).append("}catch(e){}</script>\n"));
        StringBuilder markup = new StringBuilder("<!DOCTYPE html><title>markup</title>");
        MARKUP.forEach(tag -> markup.append(outside(tag)).append('\n'));
        StringBuilder further = new StringBuilder("<!DOCTYPE html><title>further</title>");
        FURTHER.forEach(tag -> further.append(outside(tag)).append('\n'));
        StringBuilder furtherScripts =
                new StringBuilder("<!DOCTYPE html><title>script</title><body><script>" + outside(RTC) + "</script>");
        FURTHER_SCRIPT.forEach(script -> furtherScripts.append("<script>try{")
                .append(outside(script))
                .append("}catch(e){}</script>\n"));
        // The guard points addresses at the archive and is no wall: without its doing so the walls hold by themselves.
        String undone = "<script>String.prototype.trim = function () { return ''; };</script>";
        CollectionFixture fixture = new CollectionFixture(root, "c")
                .html("http://h.example/script-undone", "2024-01-01T00:00:00Z", undone + scripts)
                .html("http://h.example/further-script-undone", "2024-01-01T00:00:00Z", undone + furtherScripts)
                .html("http://h.example/markup", "2024-01-01T00:00:00Z", markup.toString())
                .html("http://h.example/script", "2024-01-01T00:00:00Z", scripts.toString())
                .html("http://h.example/further", "2024-01-01T00:00:00Z", further.toString())
                .html("http://h.example/further-script", "2024-01-01T00:00:00Z", furtherScripts.toString())
                .html("http://h.example/refresh", "2024-01-01T00:00:00Z", outside("<meta http-equiv=refresh content='0;url=U'>"))
                .html("http://h.example/refresh2", "2024-01-01T00:00:00Z",
                        outside("<script>document.write('<meta http-equiv=refresh content=\"0;url=U\">')</script>"))
                .html("http://h.example/location", "2024-01-01T00:00:00Z", outside("<script>location='U'</script>"))
                .html("http://h.example/replace", "2024-01-01T00:00:00Z", outside("<script>location.replace('U')</script>"))
                .html("http://h.example/nested", "2024-01-01T00:00:00Z",
                        "<iframe src=/script></iframe><iframe src=/markup></iframe><object data=/svg></object>")
                .resource("http://h.example/svg", "2024-01-01T00:00:00Z", "image/svg+xml", bytes(outside("""
                        <?xml-stylesheet href="U"?><svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">
                        <script>new Image().src='U';top.document.body.innerHTML='gone'</script><script href="U"/>
                        <image href="U" xlink:href="U"/><style>@import 'U'; *{fill:url(U)}</style><use href="U#a"/></svg>""")))
                .resource("http://h.example/xml", "2024-01-01T00:00:00Z", "text/xml", bytes(outside("""
                        <?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="U"?><!DOCTYPE a [<!ENTITY e SYSTEM "U">]>
                        <html xmlns="http://www.w3.org/1999/xhtml"><script>new Image().src='U';top.document.title='gone'</script><img src="U"/>&e;</html>""")))
                .response("http://h.example/headers", "2024-01-01T00:00:00Z",
                        outside("HTTP/1.1 200 OK\nContent-Type: text/html\nLink: <U>; rel=preload; as=image\n"
                        + "Refresh: 0;url=U\nNEL: {\"report_to\":\"a\",\"max_age\":9}\nReport-To: {\"group\":\"a\",\"max_age\":9,\"endpoints\":[{\"url\":\"U\"}]}\nSet-Cookie: a=left"), bytes("<p>x"));
        fixture.html("http://h.example/parts", "2024-01-01T00:00:00Z", "<link rel=stylesheet href=/s.css><img src=/i.svg>")
                .resource("http://h.example/s.css", "2024-01-01T00:00:00Z", "text/css", bytes("body{color:rgb(1,2,3)}"))
                .resource("http://h.example/i.svg", "2024-01-01T00:00:00Z", "image/svg+xml",
                        bytes("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'></svg>"));
        fixture.write();
        server = new ReplayServer(ReplayOptions.of(root)).start();
        hosted = new ReplayServer(ReplayOptions.of(root).onOwnHosts()).start();
    }

    private static String outside(String text) {
        String out = text;
        for (int at = out.indexOf('U'); at >= 0; at = out.indexOf('U', at + 1)) {
            boolean alone = (at == 0 || !Character.isLetter(out.charAt(at - 1)))
                    && (at + 1 == out.length() || !Character.isLetter(out.charAt(at + 1)));
            out = alone ? out.substring(0, at) + "http://leak" + live++ + ".example/p" + out.substring(at + 1) : out;
        }
        return out.replace("//H/", "//leak" + live++ + ".example/")
                .replace(":H:PORT", ":leak.example:PORT")
                .replace("PORT", Integer.toString(catcher.port()));
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

    static List<String> leaks() {
        List<String> leaks = new ArrayList<>(catcher.caught());
        leaks.removeIf(text -> text.startsWith("tcp ") && !text.contains("leak")); // what the browser asks for by itself
        return leaks;
    }

    @Test
    void thereAreEnoughWays() {
        assertThat(MARKUP.size() + SCRIPT.size() + FURTHER.size() + FURTHER_SCRIPT.size()).isGreaterThan(250);
    }

    @ParameterizedTest
    @ValueSource(strings = {"markup", "further", "script", "further-script", "script-undone", "further-script-undone",
            "refresh", "refresh2", "location", "replace", "nested", "svg", "xml", "headers"})
    void nothingReachesTheLiveWebOrTheFrameAround(String page) throws IOException, InterruptedException {
        staysInside(server, page);
    }

    @ParameterizedTest
    @ValueSource(strings = {"markup", "script", "further-script", "script-undone", "further-script-undone", "location",
            "nested", "svg"})
    void onAHostOfItsCollectionsOwnNothingReachesThemEither(String page) throws IOException, InterruptedException {
        staysInside(hosted, page);
    }

    @Test
    void onAHostOfItsCollectionsOwnAPageHasItsParts() throws IOException {
        Tab tab = browser.open();
        tab.visit("http://127.0.0.1:" + hosted.port() + "/c/2024mp_/http://h.example/parts");

        assertThat(tab.evaluate("location.hostname")).endsWith(".localhost");
        assertThat(tab.evaluate("document.images[0].naturalWidth + getComputedStyle(document.body).color"))
                .isEqualTo("9rgb(1, 2, 3)");
    }

    private static void staysInside(ReplayServer server, String page) throws IOException, InterruptedException {
        int before = leaks().size();
        Tab tab = browser.open();
        tab.visit("http://127.0.0.1:" + server.port() + "/c/2024/http://h.example/" + page);
        String bar = tab.evaluate("document.querySelector('header').textContent");
        Thread.sleep(2500); // nothing tells that something will never come

        assertThat(leaks().subList(before, leaks().size())).isEmpty();
        assertThat(tab.evaluate("location.href")).isEqualTo("http://127.0.0.1:" + server.port()
                + "/c/2024/http://h.example/" + page);
        assertThat(tab.evaluate("document.querySelector('header').textContent")).isEqualTo(bar).contains("Captured");
        assertThat(tab.evaluate("document.cookie + localStorage.length + navigator.serviceWorker.controller")).isEqualTo("0null");
    }

    @Test
    void whatAPageTriedIsCounted() throws IOException, InterruptedException {
        Tab tab = browser.open();
        tab.visit("http://127.0.0.1:" + server.port() + "/c/2024/http://h.example/script-undone");
        String text = "";
        for (int i = 0; i < 40 && !text.contains("attempts."); i++) {
            Thread.sleep(250);
            text = new RawClient(server.port()).get("/c/attempts/20240101000000/http://h.example/script-undone").text();
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
