package org.pressmark.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pressmark.replay.CollectionFixture.bytes;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pressmark.browser.Browser;
import org.pressmark.browser.Tab;
import org.pressmark.peers.Pictures;

/**
 * What scripts of archived pages make of addresses, frames and storage, in a real Chromium, beside what they made of
 * them live.
 */
final class ScriptedPagesIT {
    private static final String DATE = "2024-01-01T00:00:00Z";
    static final String SITE = "http://h.example/";

    static ReplayServer server;
    static ReplayServer hosted;
    private static Browser browser;

    @BeforeAll
    static void start(@TempDir Path root) throws IOException {
        serve(root);
        // pages of others may ask this machine
        browser = Browser.start("--disable-features=HttpsUpgrades,LocalNetworkAccessChecks");
    }

    /** Puts the pages into an archive and serves them; what looks at them is another matter. */
    static void serve(Path root) throws IOException {
        CollectionFixture fixture = new CollectionFixture(root, "c");
        fixture.resource(SITE + "a.png", DATE, "image/png", Pictures.png(7, 5, 0x204060))
                .resource("http://cdn.example/a.png", DATE, "image/png", Pictures.png(9, 5, 0x204060))
                .resource(SITE + "d.json", DATE, "application/json", bytes("{\"a\":\"字\"}"))
                .html(SITE + "part.html", DATE, "<img src=\"/a.png\">")
                .resource(SITE + "s.js", DATE, "text/javascript", bytes("say('ran')"))
                .resource(SITE + "s.css", DATE, "text/css", bytes("#p{color:rgb(1,2,3)}"))
                .resource(SITE + "icons.svg", DATE, "image/svg+xml",
                        bytes("<svg xmlns='http://www.w3.org/2000/svg'><symbol id='i'><rect width='13' height='13'/></symbol></svg>"))
                .resource(SITE + "a.vtt", DATE, "text/vtt", bytes("WEBVTT\n\n00:00.000 --> 00:01.000\n字\n"))
                .html(SITE + "inner.html", DATE, "<body>inside<script>parent.postMessage('inner','*')</script>")
                .html(SITE + "menu.html", DATE,
                        "<base target=main><a href=/second.html>on</a><script>addEventListener('load',function(){document.links[0].click()})</script>")
                .html(SITE + "first.html", DATE, "<p>first")
                .html(SITE + "second.html", DATE, "<p>second<script>parent.postMessage('second','*')</script>")
                .html(SITE + "frames.html", DATE,
                        "<script>var SAID='';addEventListener('message',function(e){SAID+=e.data})</script>"
                        + "<frameset cols='50%,50%'><frame name=menu src=menu.html><frame name=main src=first.html></frameset>")
                .resource("http://cdn.example/m.js", DATE, "text/javascript",
                        bytes("import '/none-but-this.js';export {default} from '/dir/shared.js'"))
                .resource("http://cdn.example/none-but-this.js", DATE, "text/javascript", bytes(""))
                .resource("http://cdn.example/dir/shared.js", DATE, "text/javascript",
                        bytes("import d from 'http://h.example/m/dep.js';export default 'other:shared:'+d"))
                .resource(SITE + "m/page.js", DATE, "text/javascript", bytes("import d from './dep.js';export default 'page:'+d"))
                .resource(SITE + "m/dep.js", DATE, "text/javascript", bytes("export default 'dep'"))
                .resource(SITE + "where.js", DATE, "text/javascript", bytes("parent.postMessage(location.href,'*')"))
                .html("http://cdn.example/echo.html", DATE,
                        "<script>onmessage=function(e){e.source.postMessage(e.data+'!',e.origin)}</script>")
                .html(SITE + "masked.html", DATE, "<style>p{mask-image:url(/a.png)}</style><p>x<script>"
                        + "onload=function(){window.SAID=performance.getEntriesByType('resource').filter(function(e){return /a.png$/.test(e.name)})"
                        + ".map(function(e){return e.responseStatus===200?'asked':'shut'})[0]}</script>")
                .html(SITE + "leaves-by-address", DATE,
                        "<a data-to='http://h.example/arrived.html' onclick=\"location=this.getAttribute('data-to')\">x</a><script>document.querySelector('a').click()</script>")
                .html(SITE + "leaves-by-file", DATE, "<script src=/leave.js></script>")
                .resource(SITE + "leave.js", DATE, "text/javascript",
                        bytes("var to='http://h.example/'+'arrived.html';window.location.replace(to)"))
                .response(SITE + "leaves-by-header", DATE,
                        "HTTP/1.1 200 OK\nContent-Type: text/html\nRefresh: 0; url=/arrived.html", bytes("<p>wait"))
                .html(SITE + "lazy-frame", DATE,
                        "<script>var SAID='';addEventListener('message',function(e){SAID+=e.data})</script><iframe data-src=http://h.example/inner.html></iframe>"
                        + "<script>var f=document.querySelector('iframe');f.contentWindow.location.replace(f.getAttribute('data-src'))</script>")
                .html(SITE + "leaves-later", DATE, "<script>setTimeout(\"location='http://h.example/arrived.html'\",10)</script>")
                .html(SITE + "leaves-by-opening", DATE,
                        "<script>open('/second.html');open('http://h.example/arrived.html','_self')</script>")
                .html(SITE + "leaves", DATE, "<script>location.href='/arrived.html'</script>")
                .html(SITE + "arrived.html", DATE, page("say('arrived'+window.name)", ""))
                .html(SITE + "framed.html", DATE,
                        page("addEventListener('message',function(e){say(e.data)})",
                                "<iframe src=inner.html></iframe>"))
                .html(SITE + "secret.html", DATE, "<body>secret<script>window.RAN=1;top.postMessage('out','*')</script>")
                .response(SITE + "js-as-text", DATE, "HTTP/1.1 200 OK\nContent-Type: text/plain", bytes("say('ran')"))
                .response(SITE + "png-as-html", DATE, "HTTP/1.1 200 OK\nContent-Type: text/html", Pictures.png(11, 5, 0x204060))
                .response(SITE + "css-untyped", DATE, "HTTP/1.1 200 OK\nX: y", bytes("#p{color:rgb(1,2,3)}"));
        for (int at = 0; at < SCRIPTS.length; at += 2) {
            fixture.html(SITE + "script" + at, DATE, page(SCRIPTS[at], "<div id=d></div><p id=p>x</p>"));
        }
        fixture.write();
        server = new ReplayServer(ReplayOptions.of(root)).start();
        hosted = new ReplayServer(ReplayOptions.of(root).onOwnHosts()).start();
    }

    @AfterAll
    static void stop() throws IOException {
        if (browser != null) {
            browser.close();
        }
        server.close();
        hosted.close();
    }

    private static String page(String script, String body) {
        return "<!DOCTYPE html><script>var SAID='';function say(x){SAID+=x}function pic(i){i.onload=function(){say(i.naturalWidth)}}</script><body>" + body + "<script>"
                + script + "</script>";
    }

    /** Each says something, once, which is behind it as it was live. */
    static final String[] SCRIPTS = {
        "var i=new Image();pic(i);i.src='http://cdn.example/a.png'", "9",
        "var i=new Image();pic(i);i.src='/a.png'", "7",
        "var i=new Image();pic(i);i.src='//cdn.example/a.png'", "9",
        "var i=new Image();pic(i);i.src=location.origin+'/a.png'", "7",
        "var i=new Image();pic(i);i.setAttribute('src','/a.png')", "7",
        "var i=new Image();pic(i);i.srcset='/a.png 1x, /b.png 9x'", "7",
        "d.innerHTML='<img onload=say(this.naturalWidth) src=\"http://cdn.example/a.png\">'", "9",
        "d.insertAdjacentHTML('beforeend','<img onload=say(this.naturalWidth) srcset=\"/a.png 1x\">')", "7",
        "document.write('<script src=\"/s.js\"><\\/script>')", "ran",
        "var s=document.createElement('script');s.integrity='sha256-AAAA';s.crossOrigin='anonymous';s.src='http://h.example/s.js';document.body.append(s)", "ran",
        "var l=document.createElement('link');l.rel='stylesheet';l.href='/s.css';l.onload=function(){say(getComputedStyle(p).color)};document.head.append(l)", "rgb(1, 2, 3)",
        "d.style.backgroundImage='url(/a.png)';say(d.style.backgroundImage+getComputedStyle(d).backgroundImage)",
        "url(\"/a.png\")url(\"http://h.example/a.png\")",
        "fetch('/d.json').then(function(r){say(r.status+r.url);return r.json()}).then(function(j){say(j.a)})",
        "200http://h.example/d.json字",
        "fetch('/none').then(function(r){say(r.status)})", "404",
        "fetch('part.html',{headers:{'X-Requested-With':'XMLHttpRequest'},credentials:'include'}).then(function(r){return r.text()}).then(say)", "<img src=\"/a.png\">",
        "var x=new XMLHttpRequest();x.open('GET','http://h.example/d.json',false);x.withCredentials=true;x.setRequestHeader('X-A','b');x.send();say(x.responseText+x.responseURL)", "{\"a\":\"字\"}http://h.example/d.json",
        "say(document.URL+document.baseURI+document.domain+origin)",
        "http://h.example/script32http://h.example/script32h.examplehttp://h.example",
        "var a=document.createElement('a');a.href='/x?y#z';say(a.href+a.hostname+a.pathname+a.search+a.hash+a)",
        "http://h.example/x?y#zh.example/x?y#zhttp://h.example/x?y#z",
        "history.pushState({a:1},'','/new');history.replaceState({a:2},'','http://h.example/newer');say(history.state.a)", "2",
        "if('serviceWorker' in navigator)navigator.serviceWorker.register('/sw.js');say('on')", "on",
        "indexedDB.open('x').onerror=function(){say('none')}", "none",
        "localStorage.a='b';sessionStorage.setItem('c','d');say(localStorage.getItem('a')+Object.keys(localStorage)+sessionStorage.c+(localStorage instanceof Storage))", "badtrue",
        "document.cookie='a=b; path=/';document.cookie='c=d';document.cookie='a=; expires=Thu, 01 Jan 1970 00:00:00 GMT';say(document.cookie)", "c=d",
        "var l=document.createElement('link');l.rel='stylesheet';l.href='s.css';l.onload=function(){say(typeof l.sheet.cssRules.length+window.name)};document.head.append(l)", "number",
        "var a=new Audio('/none.wav');say(a.src)", "http://h.example/none.wav",
        "document.domain='h.example';say(parent===window)", "true",
        "d.innerHTML='<svg><use href=\"icons.svg#i\"></use></svg>';var n=setInterval(function(){var w=document.querySelector('use').getBBox().width;if(w){clearInterval(n);say(w)}},50)", "13",
        "var s=document.createElement('script');s.src='js-as-text';document.body.append(s)", "ran",
        "var i=new Image();pic(i);i.src='png-as-html'", "11",
        "var l=document.createElement('link');l.rel='stylesheet';l.href='css-untyped';l.onload=function(){say(getComputedStyle(p).color)};document.head.append(l)", "rgb(1, 2, 3)",
        "import('http://cdn.example/m.js').then(function(m){say(m.default)})", "other:shared:dep",
        "import('/m/page.js').then(function(m){say(m.default)})", "page:dep",
        "say(location.href+location.pathname+location.host+window.location.origin+document.location.protocol)",
        "http://h.example/script64/script64h.examplehttp://h.examplehttp:",
        "var o={location:{host:'mine'}};o.location.host+='!';say(o.location.host+(function(location){return location.replace('a','b')})('a'))", "mine!b",
        "history.pushState({a:1},'','/one?q');history.pushState(2,'','two');onpopstate=function(e){say(location.pathname+location.search+e.state.a+history.state.a)};history.back()", "/one?q11",
        "location.href='#there';say(location.hash+location.href)", "#therehttp://h.example/script70#there",
        "addEventListener('message',function(e){say(e.data)});var f=document.createElement('iframe');f.srcdoc='<script src=\"http://h.example/where.js\"><\\/script>';document.body.append(f)", "about:srcdoc",
        "if(top!==self){top.location.href=self.location.href;d.remove()}say(''+(top.location==location)+(window.top===window))", "truetrue",
        "(function(w){say(w.self===w.top?'out':'in')})(window);addEventListener('message',function(e){say(e.data)});var f=document.createElement('iframe');"
                + "f.srcdoc='<script>parent.postMessage(top==self?\"no\":top==parent,\"*\")<\\/script>';document.body.append(f)", "outtrue",
        "history.pushState(null,'','/one#/a');var l=window.location;history.pushState(null,'','#/b');say(l.hash+location.href);onpopstate=function(){say(l.hash)};history.back()", "#/bhttp://h.example/one#/b#/a",
        "d.innerHTML='<a href=\"javascript:say(%22ran%22+typeof this.d)\">x</a>';d.firstChild.click()", "ranobject",
        "d.innerHTML='<a onclick=\"say(location.host)\">x</a>';d.firstChild.click();document.write('<script>say(window.location.host)<\\/script>')", "h.exampleh.example",
        "d.innerHTML='<video><track src=/a.vtt default></video>';var t=document.querySelector('track');t.onload=function(){say(t.track.cues[0].text)}", "字",
        "d.innerHTML='<p id=i></p><svg><use href=\"icons.svg#i\"></use></svg>';var n=setInterval(function(){var w=document.querySelector('use').getBBox().width;if(w){clearInterval(n);say(w)}},50)", "13",
        "var l=window.location;(function(t){say(l.host+t.location.pathname+String(location)+new URL(location).host)})(window)",
        "h.example/script88http://h.example/script88h.example",
        "var {pathname:x,host:h}=location;const {location:l}=window;say(x+h+l.host+(l instanceof Location))", "/script90h.exampleh.exampletrue",
        "say(document.scripts.length)", "2",
        "addEventListener('message',function(e){say(e.origin+e.data)});var f=document.createElement('iframe');f.src='http://cdn.example/echo.html';"
                + "f.onload=function(){f.contentWindow.postMessage('a','http://cdn.example')};document.body.append(f)", "http://cdn.examplea!",
        "var i=new Image();i.onload=function(){var c=document.createElement('canvas').getContext('2d');c.drawImage(i,0,0);say(c.getImageData(0,0,1,1).data.length)};i.src='/a.png'", "4",
        "document.write('<img id=i src=/a.png>');onload=function(){var c=document.createElement('canvas').getContext('2d');c.drawImage(document.getElementById('i'),0,0);say(c.getImageData(0,0,1,1).data.length)}", "4",
        "var l=document.createElement('link');l.rel='stylesheet';l.href='/s.css';l.onload=function(){say(l.sheet.cssRules[0].selectorText)};document.head.append(l)", "#p",
        "d.innerHTML='<a href=/x><a href=//h.example/x><a href=http://h.example/x><a href=x>';say(Array.from(d.children).map(function(a){return a.getAttribute('href')+a.href+a.attributes[0].value}).join())",
        "/xhttp://h.example/x/x,//h.example/xhttp://h.example/x//h.example/x,http://h.example/xhttp://h.example/xhttp://h.example/x,xhttp://h.example/xx",
        "d.innerHTML='<a href=\"/x\">';d.firstChild.className='on';say(d.innerHTML);d.innerHTML=d.innerHTML;say(d.firstChild.href+d.firstChild.outerHTML)",
        "<a href=\"/x\" class=\"on\"></a>http://h.example/x<a href=\"/x\" class=\"on\"></a>",
        "document.write('<a href=/x id=a><a href=http://cdn.example/ id=b>');say(['[href=\"/x\"]','[href^=\"/\"]','[href^=http]','[href*=\"://\"]'].map(function(s){return document.querySelectorAll('a'+s).length+document.querySelector('a'+s).id}).join()+a.matches('[href*=http]'))",
        "1a,1a,1b,1bfalse",
        "document.write('<style>a[href^=\"http\"]{color:rgb(1,2,3)}a[href=\"/x\"]{color:rgb(4,5,6)}</style><a href=/x id=a><a href=http://cdn.example/ id=b>');say(getComputedStyle(a).color+getComputedStyle(b).color)",
        "rgb(4, 5, 6)rgb(1, 2, 3)",
        "var i=document.createElement('img');i.srcset='/a.png 1x, //cdn.example/a.png 2x';i.setAttribute('data-x','/y');say(i.srcset+i.getAttribute('srcset')+i.getAttribute('data-x'))",
        "/a.png 1x, //cdn.example/a.png 2x/a.png 1x, //cdn.example/a.png 2x/y",
    };

    @Test
    void what_scripts_ask_for_and_read_is_what_it_was_live() throws IOException {
        for (int at = 0; at < SCRIPTS.length; at += 2) {
            Tab tab = browser.open();
            tab.visit("http://127.0.0.1:" + server.port() + "/c/2024/" + SITE + "script" + at);

            String said = tab.anywhereWithin(Duration.ofSeconds(5),
                    "window.SAID && SAID.length >= " + SCRIPTS[at + 1].length() + " && SAID")
                    .orElse("nothing in time");
            assertThat(said).as(SCRIPTS[at]).isEqualTo(SCRIPTS[at + 1]);
        }
    }

    @ParameterizedTest
    @CsvSource({"framed.html, inner", "frames.html, second", "leaves, arrived", "leaves-by-address, arrived",
            "leaves-by-file, arrived",
            "leaves-by-header, arrived", "leaves-later, arrived", "leaves-by-opening, arrived", "lazy-frame, inner"})
    void frames_inside_a_page_and_pages_that_links_and_scripts_lead_to_are_shown(String name, String said) throws IOException {
        for (ReplayServer each : new ReplayServer[] {server, hosted}) {
            Tab tab = browser.open();
            tab.visit("http://127.0.0.1:" + each.port() + "/c/2024/" + SITE + name);

            assertThat(tab.awaitAnywhere("window.SAID")).isEqualTo(said);
        }
    }

    @Test
    void inside_a_page_of_somebody_else_no_script_of_an_archived_page_runs() throws IOException {
        String archived = "http://127.0.0.1:" + server.port() + "/c/2024mp_/" + SITE + "secret.html";
        Tab tab = browser.open();
        tab.visit("data:text/html,<script>var GOT='';addEventListener('message',function(e){GOT+=e.data})</script><iframe onload=\"GOT+='loaded'\" src=\"" + archived + "\"></iframe>");

        assertThat(tab.anywhereWithin(Duration.ofSeconds(4), "window.RAN")).isEmpty();
        assertThat(tab.evaluate("GOT")).isNotEqualTo("out");
        assertThat(tab.status("secret.html")).isEqualTo(200); // it was asked for, and came
    }

    @Test
    void what_a_page_shows_it_may_read_and_no_page_else() throws IOException {
        RawClient client = new RawClient(server.port());
        String shown = client.get("/c/2024/" + SITE + "masked.html").text().split("<iframe[^>]* src=\"")[1].split("\"")[0];
        String picture = shown.replace("mp_", "im_").replace("masked.html", "a.png");
        String word = picture.substring(picture.indexOf('@') + 1, picture.indexOf('/', 3));
        String other = word.replace(word.charAt(0), word.charAt(0) == '0' ? '1' : '0');

        RawClient.Answer own = client.get(picture, "Origin: null", "Sec-Fetch-Dest: image", "Sec-Fetch-Mode: cors");
        assertThat(own.status()).isEqualTo(200);
        assertThat(own.header("Access-Control-Allow-Origin")).contains("*");
        for (String elsewhere : List.of(picture.replace(word, other), picture.replace("@" + word, ""))) {
            RawClient.Answer answer = client.get(elsewhere, "Origin: null", "Sec-Fetch-Dest: image", "Sec-Fetch-Mode: cors");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
        }
    }

    @Test
    void pictures_are_masked_by_files_as_they_were_live() throws IOException {
        for (ReplayServer each : new ReplayServer[] {server, hosted}) {
            Tab tab = browser.open();
            tab.visit("http://127.0.0.1:" + each.port() + "/c/2024/" + SITE + "masked.html");

            assertThat(tab.awaitAnywhere("window.SAID")).isEqualTo("asked");
            assertThat(tab.status("/a.png")).isEqualTo(200);
        }
    }

    @Test
    void what_scripts_read_is_shut_to_pages_that_do_not_know_the_word() throws IOException {
        RawClient client = new RawClient(server.port());
        String target = "/c/2024mp_/" + SITE + "d.json";

        assertThat(client.get(target, "Origin: null", "Sec-Fetch-Dest: empty", "Accept: */*")
                .header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(client.get("/c/2024mp_/" + SITE + "none", "Origin: null", "Accept: */*")
                .header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(client.get("/c/2024mp_/" + SITE + "framed.html").text()).doesNotContainPattern("/c@");
    }
}
