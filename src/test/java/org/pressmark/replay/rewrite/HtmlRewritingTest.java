package org.pressmark.replay.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pressmark.capture.WebUrl;

final class HtmlRewritingTest {
    private static final String MAP = "<script type=importmap>{\"imports\":{\"/c/\":\"/c/\",\"http://\":\"/c/1mp_/http://\","
            + "\"https://\":\"/c/1mp_/https://\",\"/\":\"/c/1mp_/https://h.example/\"}}</script>";

    private static final RewriteScope PAGE =
            new RewriteScope("/c/", "1", WebUrl.of("https://h.example/a/b.html"), StandardCharsets.UTF_8);

    @ParameterizedTest(name = "{0}  =>  {1}")
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', value = {
        "<img src=x> => <img crossorigin src=x>",
        "<IMG/src=x crossorigin> => <IMG crossorigin/src=x _crossorigin>",
        "<link rel='alternate stylesheet' href=x> => <link crossorigin rel='alternate stylesheet' href=x>",
        "<link rel=icon href=x><image href=x><script src=x></script> => <link rel=icon href=x><image href=x><script src=x></script>",
        "<a href=http://i/x>1 => <a href=/c/1mp_/http://i/x>1",
        "<a href=/x>1 => <a href=/c/1mp_/./https://h.example/./x>1",
        "<a href=/../x>1 => <a href=/c/1mp_/./https://h.example/_/./../x>1",
        "<a href=//i/x>1 => <a href=/c/1mp_/././https://i/x>1",
        "<style>a[href^='http:']{} => <style>a:is([href*='_/http:'],[href^='http:']){}",
        "<style>a[ href ^= http i]{} => <style>a:is([href*=\"_/http\"],[ href ^= http i]){}",
        "<style>a[href^=\"//i\"]{} => <style>a:is([href*=\"_/././http://i\"],[href*=\"_/././https://i\"],[href^=\"//i\"]){}",
        "<style>[src='/x']:hover{} => <style>:is([src$='/./x'],[src='/x']):hover{}",
        "<style>[href^='/']{} => <style>[href^='/']:where([href*='_/./']){}",
        "<style>a[href*='://']{}b[href*='/n']{} => <style>a[href*='://']:where(:not([href*='_/./'])){}b[href*='/n']{}",
        "<style>a[href$='/x'],a[href='#'],a[href='x y'],[title^='/']{} => <style>a[href$='/x'],a[href='#'],a[href='x y'],[title^='/']{}",
    })
    void inOurFrameAddressesTellHowTheyWereWrittenAndPartsMayBeRead(String html, String expected) {
        RewriteScope framed = new RewriteScope(PAGE.collectionPath(), "1", PAGE.document(), PAGE.charset(), true);

        assertThat(new Rewriting().html(html, framed).text()).isEqualTo(expected);
        assertThat(new Rewriting().html(html, framed).original()).isEqualTo(html);
        assertThat(new Rewriting().xml(html, framed).text()).doesNotContain(" crossorigin ");
    }

    @Test
    void addressesThatFeedsShowAreLeftAsTheyAreShown() {
        RewriteScope framed = new RewriteScope(PAGE.collectionPath(), "1", PAGE.document(), PAGE.charset(), true);
        String feed = "<rss><link>http://h/x</link></rss>";

        assertThat(new Rewriting().xml(feed, framed).text()).isEqualTo(feed);
        assertThat(new Rewriting().xml(feed, PAGE).text()).isNotEqualTo(feed);
    }

    @ParameterizedTest(name = "{0}  =>  {1}")
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', value = {
        "<p>no address</p> => <p>no address</p>",
        "<a href=x.html>x</a> => <a href=x.html>x</a>",
        "<a href=/x>1</a> => <a href=/c/1mp_/https://h.example/x>1</a>",
        "<A HREF='/x' >1</A> => <A HREF='/c/1mp_/https://h.example/x' >1</A>",
        "<a  href = \"/x\">1 => <a  href = \"/c/1mp_/https://h.example/x\">1",
        "<a href=\"/x?a&amp;b\">1 => <a href=\"/c/1mp_/https://h.example/x?a&amp;b\">1",
        "<a href=\"/x?a&copy=1&b\">1 => <a href=\"/c/1mp_/https://h.example/x?a&copy=1&b\">1",
        "<a href=\"http&colon;//i/x\">1 => <a href=\"/c/1mp_/http&colon;//i/x\">1",
        "<a href=\"&#104;ttp://i/x\">1 => <a href=\"/c/1mp_/&#104;ttp://i/x\">1",
        "<a href=\"&#x2F;x\">1 => <a href=\"/c/1mp_/https://h.example&#x2F;x\">1",
        "<a href=\"http://i/&#46;&#46;/x\">1 => <a href=\"/c/1mp_/http://i/_/&#46;&#46;/x\">1",
        "<a href=/x href=/y>1 => <a href=/c/1mp_/https://h.example/x href=/y>1",
        "<a href=/x><p>1</a>2 => <a href=/c/1mp_/https://h.example/x><p>1</a>2",
        "<img src=//i/x> => <img src=/c/1im_/https://i/x>",
        "<img src=''> => <img src=''>",
        "<img src> => <img src>",
        "<img/src=/x/alt=y> => <img/src=/c/1im_/https://h.example/x/alt=y>",
        "<img srcset=\"/x 1x, y 2x,//i/z 3x\"> => <img srcset=\"/c/1im_/https://h.example/x 1x, y 2x,/c/1im_/https://i/z 3x\">",
        "<source srcset=/x> => <source srcset=/c/1im_/https://h.example/x>",
        "<img lowsrc=/l dynsrc=/d longdesc=/o> => <img lowsrc=/c/1im_/https://h.example/l dynsrc=/c/1im_/https://h.example/d longdesc=/c/1mp_/https://h.example/o>",
        "<img data-src=/x> => <img data-src=/c/1im_/https://h.example/x>",
        "<body background=/x> => <body background=/c/1im_/https://h.example/x>",
        "<td background=/x> => <td background=/c/1im_/https://h.example/x>",
        "<table><tr><td background=/x> => <table><tr><td background=/c/1im_/https://h.example/x>",
        "<video src=/v poster=/p> => <video src=/c/1oe_/https://h.example/v poster=/c/1im_/https://h.example/p>",
        "<audio src=/v><source src=/w><track src=/t> => <audio src=/c/1oe_/https://h.example/v><source src=/c/1oe_/https://h.example/w><track src=/c/1oe_/https://h.example/t>",
        "<object data=/o><embed src=/e> => <object data=/c/1oe_/https://h.example/o><embed src=/c/1oe_/https://h.example/e>",
        "<iframe src=/f></iframe> => <iframe src=/c/1if_/https://h.example/f></iframe>",
        "<frameset><frame src=/f></frameset> => <frameset><frame src=/c/1if_/https://h.example/f></frameset>",
        "<script src=/s></script> => <script src=/c/1js_/https://h.example/s></script>",
        "<script>var a='<img src=/x>';</script> => <script>var a='<img src=/x>';</script>",
        "<link rel=stylesheet href=/s> => <link rel=stylesheet href=/c/1cs_/https://h.example/s>",
        "<link rel='alternate STYLESHEET' href=/s> => <link rel='alternate STYLESHEET' href=/c/1cs_/https://h.example/s>",
        "<link rel='stylesheet stylesheet' href=/s> => <link rel='stylesheet stylesheet' href=/c/1cs_/https://h.example/s>",
        "<link rel=preload as=script href=/s> => <link rel=preload as=script href=/c/1js_/https://h.example/s>",
        "<link rel=preload as=font href=/s crossorigin> => <link rel=preload as=font href=/c/1oe_/https://h.example/s _crossorigin>",
        "<link rel=preload as=image imagesrcset='/s 1x'> => <link rel=preload as=image imagesrcset='/c/1im_/https://h.example/s 1x'>",
        "<link rel='shortcut icon' href=/s> => <link rel='shortcut icon' href=/c/1im_/https://h.example/s>",
        "<link rel=canonical href=/s> => <link rel=canonical href=/c/1mp_/https://h.example/s>",
        "<form action=/f method=get> => <form action=/c/1mp_/https://h.example/f method=get>",
        "<button formaction=/f> => <button formaction=/c/1mp_/https://h.example/f>",
        "<q cite=/c>x</q> => <q cite=/c/1mp_/https://h.example/c>x</q>",
        "<area href=/x> => <area href=/c/1mp_/https://h.example/x>",
        "<a href=x ping=/p>1 => <a href=x _ping=/p>1",
        "<a href=x target=_blank>1 => <a href=x _target=_blank>1",
        "<a href=x TARGET=\"_TOP\">1 => <a href=x _TARGET=\"_TOP\">1",
        "<a href=x target=left>1 => <a href=x target=left>1",
        "<script integrity=sha256-x src=s></script> => <script _integrity=sha256-x src=s></script>",
        "<html manifest=/m> => <html _manifest=/m>",
        "<meta http-equiv=refresh content='5; url=/x'> => <meta http-equiv=refresh content='5; url=/c/1mp_/https://h.example/x'>",
        "<meta http-equiv=Refresh content=\"0;URL='/x'\"> => <meta http-equiv=Refresh content=\"0;URL='/c/1mp_/https://h.example/x'\">",
        "<meta http-equiv=refresh content=\"0, /x\"> => <meta http-equiv=refresh content=\"0, /c/1mp_/https://h.example/x\">",
        "<meta http-equiv=refresh content=5> => <meta http-equiv=refresh content=5>",
        "<meta http-equiv=refresh content=\"0; url = x\"> => <meta http-equiv=refresh content=\"0; url = x\">",
        "<meta http-equiv=Content-Security-Policy content=\"default-src 'none'\"> => <meta _http-equiv=Content-Security-Policy content=\"default-src 'none'\">",
        "<meta name=referrer content=unsafe-url> => <meta _name=referrer content=unsafe-url>",
        "<meta name=description content='/x'> => <meta name=description content='/x'>",
        "<p style='background:url(/x)'> => <p style='background:url(/c/1im_/https://h.example/x)'>",
        "<p style='background:url(&quot;/x&quot;)'> => <p style='background:url(&quot;/c/1im_/https://h.example/x&quot;)'>",
        "<p style=\"color:red\"> => <p style=\"color:red\">",
        "<style>a{b:url(/x)}</style> => <style>a{b:url(/c/1im_/https://h.example/x)}</style>",
        "<style>@import '/x';</style> => <style>@import '/c/1cs_/https://h.example/x';</style>",
        "<style>@font-face{src:url(/x)}</style> => <style>@font-face{src:url(/c/1oe_/https://h.example/x)}</style>",
        "<style>a{b:u\\72l(/x)}</style> => <style>a{b:u\\72l(/c/1im_/https://h.example/x)}</style>",
        "<style>a{b:url(\\2f x)}</style> => <style>a{b:url(/c/1im_/https://h.example\\2f x)}</style>",
        "<style>a{b:image-set(\"/x\" 1x)}</style> => <style>a{b:image-set(\"/c/1im_/https://h.example/x\" 1x)}</style>",
        "<svg><image xlink:href=/x /></svg> => <svg><image xlink:href=/c/1im_/https://h.example/x /></svg>",
        "<svg><use href='/s.svg#i'/></svg> => <svg><use href='/c/1im_/https://h.example/s.svg#i'/></svg>",
        "<svg><use href='#i'/></svg> => <svg><use href='#i'/></svg>",
        "<svg><a xlink:href=/x>1</a></svg> => <svg><a xlink:href=/c/1mp_/https://h.example/x>1</a></svg>",
        "<svg><rect fill='url(/x#g)'/></svg> => <svg><rect fill='url(/c/1im_/https://h.example/x#g)'/></svg>",
        "<svg><script xlink:href=/x></script></svg> => <svg><script xlink:href=/c/1js_/https://h.example/x></script></svg>",
        "<svg><style>a{b:url(/x)}</style></svg> => <svg><style>a{b:url(/c/1im_/https://h.example/x)}</style></svg>",
        "<math href=/x>1</math> => <math href=/c/1mp_/https://h.example/x>1</math>",
        "<noscript><img src=/x></noscript> => <noscript><img src=/c/1im_/https://h.example/x></noscript>",
        "<template><img src=/x></template> => <template><img src=/c/1im_/https://h.example/x></template>",
        "<iframe srcdoc=\"<img src='/x'>\"></iframe> => <iframe srcdoc=\"<img src='/c/1im_/https://h.example/x'>\"></iframe>",
        "<iframe srcdoc=\"&lt;img src=&quot;/x&quot;>\"></iframe> => <iframe srcdoc=\"&lt;img src=&quot;/c/1im_/https://h.example/x&quot;>\"></iframe>",
        "<textarea><img src=/x></textarea> => <textarea><img src=/x></textarea>",
        "<title><img src=/x></title> => <title><img src=/x></title>",
        "<!-- <img src=/x> --> => <!-- <img src=/x> -->",
        "<base href=//i/d/><img src=x><img src=/y> => <base href=/c/1mp_/https://i/d/><img src=x><img src=/c/1im_/https://i/y>",
        "<base href=/d/><img src=../../y> => <base href=/c/1mp_/https://h.example/d/><img src=/c/1im_/https://h.example/_/d/../../y>",
        "<base target=_blank><img src=/y> => <base _target=_blank><img src=/c/1im_/https://h.example/y>",
        "<base href=javascript:1><img src=/y> => <base href=javascript:1><img src=/c/1im_/https://h.example/y>",
        "中文<img alt=图 src=/图.png>尾 => 中文<img alt=图 src=/c/1im_/https://h.example/图.png>尾",
        "<img src=/x => <img src=/x",
        "<p x=\"<img src=/x>\"> => <p x=\"<img src=/x>\">",
    })
    void insertsWhatPointsEveryAddressAtTheArchive(String html, String expected) {
        Rewritten rewritten = new Rewriting().html(html, PAGE);

        assertThat(rewritten.text()).isEqualTo(expected);
        assertThat(rewritten.original()).isEqualTo(html);
    }

    @ParameterizedTest(name = "{0}  =>  {1}")
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', value = {
        "<!DOCTYPE html><html lang=x><head a=b><title> => <!DOCTYPE html><html lang=x><head a=b><!--in--><title>",
        "<!DOCTYPE html><html lang=x><title> => <!DOCTYPE html><html lang=x><!--in--><title>",
        "<!DOCTYPE html><title> => <!DOCTYPE html><!--in--><title>",
        "<title> => <!--in--><title>",
        "text => <!--in-->text",
    })
    void theHeadInsertStandsAtTheStartOfTheHead(String html, String expected) {
        assertThat(new Rewriting("<!--in-->").html(html, PAGE).text())
                .isEqualTo(expected.replace("<!--in-->", MAP + "<!--in-->"));
    }

    @Test
    void whatComesFirstStandsBeforeAnyTagOfThePage() {
        Rewriting first = Rewriting.beginningWith("<!--in-->");

        assertThat(first.html("<!-- a --><!DOCTYPE html><html lang=x><head><p>", PAGE).text())
                .isEqualTo("<!-- a --><!DOCTYPE html>" + MAP + "<!--in--><html lang=x><head><p>");
        assertThat(first.html("<html><x:head>", PAGE).text()).isEqualTo(MAP + "<!--in--><html><x:head>");
        assertThat(first.html("", PAGE).text()).isEqualTo(MAP + "<!--in-->");
    }

    @ParameterizedTest(name = "{0}  =>  {1}")
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', value = {
        "<svg xmlns:xlink='x'><image xlink:href='/x'/></svg> => <svg xmlns:xlink='x'><image xlink:href='/c/1im_/https://h.example/x'/></svg>",
        "<s:svg><s:image href='/x'/></s:svg> => <s:svg><s:image href='/c/1im_/https://h.example/x'/></s:svg>",
        "<html><IMG src='/x'/></html> => <html><IMG src='/c/1im_/https://h.example/x'/></html>",
    })
    void xmlIsPointedAtTheArchiveToo(String xml, String expected) {
        Rewritten rewritten = new Rewriting().xml(xml, PAGE);

        assertThat(rewritten.text()).isEqualTo(expected);
        assertThat(rewritten.original()).isEqualTo(xml);
    }

    @Test
    void hostileDocumentsTakeLinearTime() {
        for (String piece : new String[] {"<", "<a href=/x>", "[", "'\"", "&", "<!--", "<img src='", "url(", "</"}) {
            String html = "<style>" + piece.repeat(20_000) + "</style>" + piece.repeat(100_000);
            assertThat(new Rewriting().html(html, PAGE).original()).isEqualTo(html);
        }
    }
}
