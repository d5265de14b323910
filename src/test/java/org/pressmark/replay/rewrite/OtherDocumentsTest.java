package org.pressmark.replay.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pressmark.capture.WebUrl;

final class OtherDocumentsTest {
    private static final RewriteScope SCOPE =
            new RewriteScope("/c/", "2024", WebUrl.of("https://h.example/a/b"), StandardCharsets.UTF_8);

    @ParameterizedTest(name = "{0} => {1}")
    @CsvSource(delimiterString = "=>", value = {
        "<rss><link>http://i.example/x</link></rss> => <rss><link>/c/2024mp_/http://i.example/x</link></rss>",
        "<feed><link href=\"/x\"/></feed> => <feed><link href=\"/c/2024mp_/https://h.example/x\"/></feed>",
        "<url><loc> http://i.example/?a&amp;b </loc></url> => <url><loc> /c/2024mp_/http://i.example/?a&amp;b </loc></url>",
        "<guid>tag:h,2024:1</guid> => <guid>tag:h,2024:1</guid>",
        "<MPD><BaseURL>https://i.example/v/</BaseURL></MPD> => <MPD><BaseURL>/c/2024mp_/https://i.example/v/</BaseURL></MPD>",
        "<?xml-stylesheet type=\"text/css\" href=\"/x.css\"?><a/> => <?xml-stylesheet type=\"text/css\" href=\"/c/2024cs_/https://h.example/x.css\"?><a/>",
        "<?xml-stylesheet href=\"/x.css\"?><a/> => <?xml-stylesheet href=\"/c/2024cs_/https://h.example/x.css\"?><a/>",
        "<?xml-stylesheet type=\"text/xsl\" href=\"/x.xsl\"?><a/> => <?no-xml-stylesheet type=\"text/xsl\" href=\"/x.xsl\"?><a/>",
        "<?xml-stylesheet href='/x' type='application/xslt+xml'?><a/> => <?no-xml-stylesheet href='/x' type='application/xslt+xml'?><a/>",
        "<title>http://i.example/</title> => <title>http://i.example/</title>",
    })
    void xmlPointsAtTheArchive(String xml, String expected) {
        Rewritten rewritten = new Rewriting().xml(xml, SCOPE);

        assertThat(rewritten.text()).isEqualTo(expected);
        assertThat(rewritten.original()).isEqualTo(xml);
    }

    @ParameterizedTest(name = "{0} => {1}")
    @CsvSource(delimiterString = "=>", value = {
        "#EXTM3U|/v/1.ts|2.ts => #EXTM3U|/c/2024oe_/https://h.example/v/1.ts|2.ts",
        "#EXT-X-KEY:METHOD=AES-128,URI=\"https://k.example/k\",IV=0 => #EXT-X-KEY:METHOD=AES-128,URI=\"/c/2024oe_/https://k.example/k\",IV=0",
    })
    void playlistsPointAtTheArchive(String lines, String expected) {
        Rewritten rewritten = new Rewriting().playlist(lines.replace('|', '\n'), SCOPE);

        assertThat(rewritten.text()).isEqualTo(expected.replace('|', '\n'));
        assertThat(rewritten.original()).isEqualTo(lines.replace('|', '\n'));
    }

    @ParameterizedTest(name = "{0}  =>  {1}")
    @CsvSource(delimiterString = "  =>  ", quoteCharacter = '~', value = {
        "x=location.pathname  =>  x=location.pressmark.pathname",
        "window . location.href = a  =>  window . location.pressmark.href = a",
        "document.location=a  =>  document.location.pressmark.href=a",
        "a.location=b  =>  a.location=b",
        "location==a;location=>a  =>  location==a;location=>a",
        "$location.host();my_location.host;'location.host'  =>  $location.host();my_location.host;'location.host'",
        "f.contentWindow.location.replace(a)  =>  f.contentWindow.location.replace(a)",
        "location=a;location.hash='b'  =>  location=a;location.hash='b'",
        "var l=location,w=window.location;  =>  var l=location?.pressmark,w=window.location?.pressmark;",
        "const {href:a}=window.location  =>  const {href:a}=window.location?.pressmark",
        "const{history:t,location:n}=window,r={location:n}  =>  const{history:t,location:n}=window.pressmark.self,r={location:n}",
        "return location}new URL(location);a(e.location||{})  =>  return location?.pressmark}new URL(location?.pressmark);a(e.location?.pressmark||{})",
        "a=''+location+window.location+`${location}`  =>  a=''+location?.pressmark+window.location?.pressmark+`${location?.pressmark}`",
        "(function(a,location){})(window,document,location)  =>  (function(a,location){})(window,document,location?.pressmark)",
        "a={location,b};f(a,location);(a,location)=>a  =>  a={location,b};f(a,location);(a,location)=>a",
        "a!=window.location&&b==e.location;e.location==a  =>  a!=window.location&&b==e.location;e.location==a",
        "a=top.location;b=parent.location;c=f.contentWindow.location  =>  a=window.pressmark.top.location;b=parent.location;c=f.contentWindow.location",
        "a.location=b;a.location||=b;a.location++;a.location?.x;a=location instanceof b  =>  a.location=b;a.location||=b;a.location++;a.location?.x;a=location instanceof b",
        "w.postMessage({a:[1,','],b:f(c)},d||e)  =>  w.postMessage({a:[1,','],b:f(c)},window.pressmark.to(d||e))",
        "w.postMessage(a,'http://i',[p])  =>  w.postMessage(a,window.pressmark.to('http://i'),[p])",
        "w.postMessage(a);w.postMessage(a,);postMessage(a,b);w.postMessage(a.replace(/\"/,b),c)  =>  w.postMessage(a);w.postMessage(a,);postMessage(a,b);w.postMessage(a.replace(/\"/,b),c)",
        "w.postMessage('a|b,c);w.postMessage(a[b,c],d  =>  w.postMessage('a|b,c);w.postMessage(a[b,c],d",
        "var top=[];if(top.self)a()  =>  var top=[];if(top.self)a()",
        "if(top.length>1)a(top.length)  =>  if(top.length>1)a(top.length)",
        "function f(a, top){if(top!=parent)a()}  =>  function f(a, top){if(top!=parent)a()}",
        "if(top!=self)top.location=a  =>  if(window.pressmark.top!=self)window.pressmark.top.location.pressmark.href=a",
        "self === top;window.top==window.self  =>  self === window.pressmark.top;window.pressmark.top==window.self",
        "e.top!==e&&(e.top.location.href=a)  =>  e.pressmark.top!==e&&(e.pressmark.top.location.pressmark.href=a)",
        "e.self!==e.top;e!=e.top.x;e.style.top==f.top  =>  e.self!==e.pressmark.top;e!=e.top.x;e.style.top==f.top",
        "top==window.innerHeight;top==5;self==top.x;$top==self;'top'==this  =>  top==window.innerHeight;top==5;self==top.x;$top==self;'top'==this",
        "import'/x'  =>  import'/c/2024mp_/https://h.example/x'",
        "import a from \"https://i.example/x\"  =>  import a from \"/c/2024mp_/https://i.example/x\"",
        "export*from\"/x\";import('/y');import('./z')  =>  export*from\"/c/2024mp_/https://h.example/x\";import('/c/2024mp_/https://h.example/y');import('./z')",
        "Array.from('/x');_import('/x')  =>  Array.from('/x');_import('/x')",
    })
    void modulesImportFromTheArchiveAndAskTheGuardWhereTheyAre(String script, String expected) {
        Rewritten rewritten = new Rewriting().whole(script, Rewriting.Language.MODULE, SCOPE);

        assertThat(rewritten.text()).isEqualTo(expected);
        assertThat(rewritten.original()).isEqualTo(script);
    }

    @ParameterizedTest(name = "{0}  =>  {1}")
    @CsvSource(delimiterString = "  =>  ", quoteCharacter = '~', value = {
        "<script>location=a</script>  =>  <script>location.pressmark.href=a</script>",
        "<script>var location;location=a</script>  =>  <script>var location;location=a</script>",
        "<script type=text/x-template>location=a</script>  =>  <script type=text/x-template>location=a</script>",
        "<p onclick=\"location='/x'\">  =>  <p onclick=\"location.pressmark.href='/x'\">",
        "<a href=\"javascript:location.replace('/x')\">  =>  <a href=\"javascript:location.pressmark.replace('/x')\">",
    })
    void scriptsInPagesAskTheGuardWhereTheyAre(String page, String expected) {
        assertThat(new Rewriting().html(page, SCOPE).text()).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} => {1}")
    @CsvSource(delimiterString = "=>", quoteCharacter = '~', value = {
        "{\"imports\":{}} => {\"imports\":{E}}",
        "{\"imports\": {\"a\":\"./a\"}} => {\"imports\": {E,\"a\":\"./a\"}}",
        "{} => {\"imports\":{E}}",
        "{\"scopes\":{\"/b/\":{\"a\":\"./a\"}}} => {\"imports\":{E},\"scopes\":{\"/c/2024mp_/https://h.example/b/\":{\"a\":\"./a\"}}}",
    })
    void anImportMapOfThePagesOwnGetsTheEntriesIntoIt(String map, String expected) {
        Rewritten rewritten = new Rewriting("<!--in-->").html("<script type=importmap>" + map + "</script>", SCOPE);

        assertThat(rewritten.text()).isEqualTo("<!--in--><script type=importmap>"
                + expected.replace("E", ModuleMap.entries(SCOPE)) + "</script>");
        assertThat(rewritten.original()).contains(map);
    }

    @ParameterizedTest(name = "{0} => {1}")
    @CsvSource(delimiterString = "=>", value = {
        "{\"imports\":{\"a\":\"https://i.example/a.js\"}} => {\"imports\":{\"a\":\"/c/2024mp_/https://i.example/a.js\"}}",
        "{\"imports\":{\"https://x.example/\":\"/b.js\"}} => {\"imports\":{\"https://x.example/\":\"/c/2024mp_/https://h.example/b.js\"}}",
        "{\"imports\":{\"a => {\"imports\":{\"a",
    })
    void importMapsPointAtTheArchive(String map, String expected) {
        String page = "<script type=importmap>" + map + "</script>";

        assertThat(new Rewriting().html(page, SCOPE).text()).isEqualTo("<script type=importmap>" + expected + "</script>");
    }
}
