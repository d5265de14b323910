package org.pressmark.asset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pressmark.asset.AssetRef.Kind;
import org.pressmark.capture.WebUrl;

final class AssetFinderTest {
    private static final WebUrl PAGE = WebUrl.of("https://e.org/d/p.html");

    private static AssetScan html(String html) {
        return new AssetFinder().inHtml(html, PAGE, StandardCharsets.UTF_8);
    }

    /** Addresses relative to the page's folder or host, with their kinds: enough to see, short to write. */
    private static String shown(AssetScan scan) {
        return scan.assets().stream()
                .map(asset -> asset.url().map(WebUrl::toString).orElse("?")
                        .replace("https://e.org/d/", "")
                        .replace("https://e.org", "") + " " + asset.kind())
                .collect(Collectors.joining(", "));
    }

    @ParameterizedTest(name = "{0}  =>  {1}")
    @CsvSource(delimiterString = "=>", quoteCharacter = '§', value = {
        "<img src=a.png> => a.png IMAGE",
        "<IMG SRC='a.png'> => a.png IMAGE",
        "<img src=' a.png '> => a.png IMAGE",
        "<img src='a b.png'> => a%20b.png IMAGE",
        "<img src='a?x=1&amp;y=2'> => a?x=1&y=2 IMAGE",
        "<img src='a?x=1&y=2'> => a?x=1&y=2 IMAGE",
        "<img src='/a.png'> => /a.png IMAGE",
        "<img src='../a.png'> => /a.png IMAGE",
        "<img src='//x.org/a.png'> => https://x.org/a.png IMAGE",
        "<img src='%25E6.png'> => %25E6.png IMAGE",
        "<img src='图.png'> => %E5%9B%BE.png IMAGE",
        "<img src=''> => §§",
        "<img> => §§",
        "<img src='#a'> => §§",
        "<img src='data:image/png;base64,AA'> => §§",
        "<img src='blob:https://e.org/1'> => §§",
        "<img src='javascript:x()'> => §§",
        "<iframe src='about:blank'></iframe> => §§",
        "<img src=a.png><img src=a.png> => a.png IMAGE",
        "<img src=a.png><img src=b.png> => a.png IMAGE, b.png IMAGE",
        "<img src='ipfs://Qm/a.png'> => ipfs://Qm/a.png IMAGE",
        "<img src='ftp://x.org/a.png'> => ftp://x.org/a.png IMAGE",
        "<img src='http://[bad/a.png'> => ? IMAGE",
        "<img src=a.png srcset='b.png 1x, c.png 2x'> => a.png IMAGE, b.png IMAGE, c.png IMAGE",
        "<picture><source srcset='a.avif 1x, b.avif 2x'><img src=c.png></picture> => a.avif IMAGE, b.avif IMAGE, c.png IMAGE",
        "<img data-src=a.png> => a.png IMAGE",
        "<img src='data:,' data-original=a.png> => a.png IMAGE",
        "<img data-srcset='a.png 1x,b.png 2x'> => a.png IMAGE, b.png IMAGE",
        "<img data-srcset='a.png 1x, b.png 2x'> => a.png IMAGE, b.png IMAGE",
        "<img data-lazy-src=a.png> => a.png IMAGE",
        "<img data-actualsrc=a.png> => a.png IMAGE",
        "<img data-default-watermark-src=a.png data-backsrc=b.png> => a.png IMAGE, b.png IMAGE",
        "<img data-ks-lazyload=a.png><img data-lazyload-src=b.png><img data-lazy-img=c.png> => a.png IMAGE, b.png IMAGE, c.png IMAGE",
        "<img lay-src=a.png alt_src=b.png data-lazy-img=done> => a.png IMAGE, b.png IMAGE",
        "<img data-zoom-src=a.png><img data-full-src=b.png><img data-display-src=c.png> => a.png IMAGE, b.png IMAGE, c.png IMAGE",
        "<section data-lazy-bgimg=/a.png> => /a.png IMAGE",
        "<img data-echo=a.png> => a.png IMAGE",
        "<img data-lazy=true> => §§",
        "<img data-src='{\"a\":\"b.png\"}'> => §§",
        "<img file='a.png'> => a.png IMAGE",
        "<img lowsrc=a.png> => a.png IMAGE",
        "<input type=image src=a.png> => a.png IMAGE",
        "<input type=IMAGE src=a.png> => a.png IMAGE",
        "<input type=text src=a.png> => §§",
        "<video poster=a.png src=b.mp4></video> => a.png IMAGE, b.mp4 VIDEO",
        "<video><source src=a.mp4 type=video/mp4><track src=a.vtt></video> => a.mp4 VIDEO, a.vtt TRACK",
        "<audio src=a.mp3></audio> => a.mp3 AUDIO",
        "<audio><source src=a.ogg></audio> => a.ogg AUDIO",
        "<link rel=stylesheet href=a.css> => a.css STYLESHEET",
        "<link rel='alternate stylesheet' href=a.css> => a.css STYLESHEET",
        "<link rel='STYLESHEET' href=a.css> => a.css STYLESHEET",
        "<link rel=icon href=a.ico> => a.ico ICON",
        "<link rel='shortcut icon' href=a.ico> => a.ico ICON",
        "<link rel=apple-touch-icon href=a.png> => a.png ICON",
        "<link rel=apple-touch-icon-precomposed href=a.png> => a.png ICON",
        "<link rel=mask-icon href=a.svg> => a.svg ICON",
        "<link rel=manifest href=a.webmanifest> => a.webmanifest MANIFEST",
        "<link rel=preload as=font href=a.woff2> => a.woff2 FONT",
        "<link rel=preload as=style href=a.css> => a.css STYLESHEET",
        "<link rel=preload as=script href=a.js> => a.js SCRIPT",
        "<link rel=preload as=fetch href=a.json> => a.json OTHER",
        "<link rel=preload as=image imagesrcset='a.png 1x, b.png 2x'> => a.png IMAGE, b.png IMAGE",
        "<link rel=modulepreload href=a.mjs> => a.mjs SCRIPT",
        "<link rel=image_src href=a.png> => a.png IMAGE",
        "<link rel=canonical href=a.html> => §§",
        "<link rel=prefetch href=a.html> => §§",
        "<link rel=dns-prefetch href=//x.org> => §§",
        "<link rel=preconnect href=//x.org> => §§",
        "<link rel=alternate type=application/rss+xml href=feed> => §§",
        "<link href=a.css> => §§",
        "<script src=a.js></script> => a.js SCRIPT",
        "<script>var x='<img src=no.png>'</script> => §§",
        "<iframe src=a.html></iframe> => a.html FRAME",
        "<iframe srcdoc=\"<img src='a.png'>\"></iframe> => a.png IMAGE",
        "<frameset><frame src=a.html></frameset> => a.html FRAME",
        "<object data=a.swf></object> => a.swf OBJECT",
        "<object data=a.svg><img src=b.png></object> => a.svg OBJECT, b.png IMAGE",
        "<embed src=a.swf> => a.swf OBJECT",
        "<body background=a.png> => a.png IMAGE",
        "<table background=a.png><tr><td background=b.png></table> => a.png IMAGE, b.png IMAGE",
        "<svg><image href=a.png /><image xlink:href=b.png /></svg> => a.png IMAGE, b.png IMAGE",
        "<svg><use href='a.svg#x'/><use xlink:href='#y'/></svg> => a.svg IMAGE",
        "<svg><filter><feImage href=a.png /></filter></svg> => a.png IMAGE",
        "<svg><rect fill='url(a.svg#g)' stroke='red'/></svg> => a.svg OTHER",
        "<svg><rect fill='url(#g)'/></svg> => §§",
        "<svg><style>a{b:url(a.png)}</style></svg> => a.png IMAGE",
        "<svg><script href=a.js /></svg> => a.js SCRIPT",
        "<p style='background:url(a.png)'> => a.png IMAGE",
        "<p style=\"background:url(&quot;a.png&quot;)\"> => a.png IMAGE",
        "<p style='background:url(a&amp;b.png)'> => a&b.png IMAGE",
        "<p style='color:red'> => §§",
        "<style>@import 'a.css';b{c:url(b.png)}</style> => a.css STYLESHEET, b.png IMAGE",
        "<style>@font-face{src:url(a.woff2)}</style> => a.woff2 FONT",
        "<style><!-- a{b:url(a.png)} --></style> => a.png IMAGE",
        "<div data-bg=a.png> => a.png IMAGE",
        "<div data-bg='url(a.png)'> => a.png IMAGE",
        "<div data-background-image=/a.png> => /a.png IMAGE",
        "<div data-background=dark> => §§",
        "<meta property=og:image content=a.png> => a.png IMAGE",
        "<meta property=og:image:secure_url content=a.png> => a.png IMAGE",
        "<meta name=twitter:image content=a.png> => a.png IMAGE",
        "<meta name=msapplication-TileImage content=a.png> => a.png IMAGE",
        "<meta itemprop=image content=a.png> => a.png IMAGE",
        "<meta name=description content=a.png> => §§",
        "<noscript><img src=a.png></noscript> => a.png IMAGE",
        "<head><noscript><link rel=stylesheet href=a.css></noscript></head> => a.css STYLESHEET",
        "<head><noscript><style>a{b:url(a.png)}</style></noscript></head> => a.png IMAGE",
        "<template><img src=a.png></template><img src=b.png> => b.png IMAGE",
        "<!--[if IE]><img src=a.png><![endif]--> => §§",
        "<!--[if !IE]><!--><img src=a.png><!--<![endif]--> => a.png IMAGE",
        "<!-- <img src=a.png> --> => §§",
        "<textarea><img src=a.png></textarea> => §§",
        "<title><img src=a.png></title> => §§",
        "<amp-img src=a.png></amp-img> => a.png IMAGE",
        "<base href=/x/><img src=a.png> => /x/a.png IMAGE",
        "<base href=https://x.org/y/><img src=a.png> => https://x.org/y/a.png IMAGE",
        "<base target=_top><base href=/x/><base href=/y/><img src=a.png> => /x/a.png IMAGE",
        "<img src=a.png><base href=/x/> => /x/a.png IMAGE",
        "<base href=data:,x><img src=a.png> => a.png IMAGE",
        "<table><img src=a.png></table> => a.png IMAGE",
        "<p><img src=\"a.png\" <img src=\"b.png\"> => a.png IMAGE",
        "<img src=a.png alt='x => §§",
        "<image src=a.png> => a.png IMAGE",
        "<a href=a.png>x</a> => §§",
        "<blockquote cite=a.html> => §§",
        "<form action=a.php> => §§",
    })
    void inHtmlIsEverythingABrowserLoads(String html, String addresses) {
        assertThat(shown(html(html))).isEqualTo(addresses);
    }

    @ParameterizedTest(name = "{0}  =>  {1}")
    @CsvSource(delimiterString = "=>", quoteCharacter = '§', value = {
        "<a href=a.html>x</a> => https://e.org/d/a.html",
        "<a href=a.html#x>x</a><a href=a.html#y>y</a> => https://e.org/d/a.html",
        "<area href=/a.html> => https://e.org/a.html",
        "<a href='#x'>x</a> => §§",
        "<a href='mailto:a@e.org'>x</a><a href='javascript:x()'>y</a><a href='ftp://x.org/'>z</a> => §§",
        "<a name=x>x</a> => §§",
        "<a href=b>x</a><a href=a>x</a> => https://e.org/d/b https://e.org/d/a",
        "<svg><a xlink:href=a.html>x</a></svg> => https://e.org/d/a.html",
    })
    void linksAreThoseToTheWeb(String html, String links) {
        assertThat(html(html).links().stream().map(WebUrl::toString).collect(Collectors.joining(" "))).isEqualTo(links);
    }

    @Test
    void writesQueriesInTheEncodingOfThePage() {
        AssetScan scan = new AssetFinder().inHtml("<img src='图.png?词=中'>", PAGE, Charset.forName("GB18030"));
        assertThat(shown(scan)).isEqualTo("%E5%9B%BE.png?%B4%CA=%D6%D0 IMAGE");
    }

    @Test
    void keepsWhatIsWritten() {
        AssetScan scan = html("<img src='a&amp;b c.png'>");
        assertThat(scan.assets()).extracting(AssetRef::asWritten).containsExactly("a&b c.png");
        assertThat(html("<base href=/x/><img src=a>").base()).isEqualTo(WebUrl.of("https://e.org/x/"));
    }

    @ParameterizedTest(name = "{0}  =>  {1}")
    @CsvSource(delimiterString = "=>", quoteCharacter = '§', value = {
        "@import 'a.css'; => a.css STYLESHEET",
        "@font-face{src:url(a.woff)} => a.woff FONT",
        "a{b:url(../a.png)} => /a.png IMAGE",
        "a{b:url(data:,x);c:url(#d)} => §§",
        "a{b:url(a.png)}c{d:url(a.png)} => a.png IMAGE",
    })
    void inCssAreImportsFontsAndImages(String css, String addresses) {
        assertThat(shown(new AssetFinder().inCss(css, PAGE, StandardCharsets.UTF_8))).isEqualTo(addresses);
    }

    @ParameterizedTest(name = "{0}  =>  {1}")
    @CsvSource(delimiterString = "=>", quoteCharacter = '§', value = {
        "<svg xmlns='http://www.w3.org/2000/svg'><image href='a.png'/></svg> => a.png IMAGE",
        "<svg xmlns:xlink='http://www.w3.org/1999/xlink'><image xlink:href='a.png'/></svg> => a.png IMAGE",
        "<svg><filter><feImage href='a.png'/></filter></svg> => a.png IMAGE",
        "<svg><use href='a.svg#x'/></svg> => a.svg IMAGE",
        "<svg><use href='#x'/></svg> => §§",
        "<svg><style>@import 'a.css';b{c:url(b.png)}</style></svg> => a.css STYLESHEET, b.png IMAGE",
        "<svg><style><![CDATA[b{c:url(b.png)}]]></style></svg> => b.png IMAGE",
        "<svg><script href='a.js'/></svg> => a.js SCRIPT",
        "<svg><rect style='fill:url(a.svg#g)'/></svg> => a.svg OTHER",
        "<svg><rect mask='url(a.svg#g)'/></svg> => a.svg IMAGE",
        "<?xml-stylesheet type='text/css' href='a.css'?><svg/> => a.css STYLESHEET",
        "<svg><foreignObject><img src='a.png'/></foreignObject></svg> => a.png IMAGE",
        "<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><svg>&x;<image href='a.png'/></svg> => a.png IMAGE",
    })
    void inSvgAreImagesUsesAndStyles(String svg, String addresses) {
        assertThat(shown(new AssetFinder().inSvg(svg, PAGE))).isEqualTo(addresses);
    }

    @Test
    void staysLinearOnWorstInput() {
        assertThat(html("<".repeat(400_000)).assets()).isEmpty();
        assertThat(html("<div>".repeat(50_000)).assets()).isEmpty();
        assertThat(html("<b><i>".repeat(20_000) + "<img src=a.png>").assets()).hasSize(1);
        StringBuilder images = new StringBuilder();
        for (int i = 0; i < 50_000; i++) {
            images.append("<img src=").append(i).append('>');
        }
        assertThat(html(images.toString()).assets()).hasSize(50_000)
                .allMatch(asset -> asset.kind() == Kind.IMAGE);
    }
}
