package org.pressmark.markup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CssReferencesTest {

    private static String shown(List<CssReference> references) {
        return references.stream()
                .map(found -> found.value() + " " + found.kind())
                .collect(Collectors.joining(", "));
    }

    @ParameterizedTest(name = "{0}  =>  {1}")
    @CsvSource(delimiterString = "=>", quoteCharacter = '§', value = {
        "a{b:url(x.png)} => x.png IMAGE",
        "a{b:url( x.png )} => x.png IMAGE",
        "a{b:url(\"x y.png\")} => x y.png IMAGE",
        "a{b:url( 'x)y.png' )} => x)y.png IMAGE",
        "a{b:URL(x.png)} => x.png IMAGE",
        "a{b:u\\72l(x.png)} => x.png IMAGE",
        "a{b:\\75 rl(x.png)} => x.png IMAGE",
        "a{b:url(x\\29.png)} => x).png IMAGE",
        "a{b:url(x\\000028y.png)} => x(y.png IMAGE",
        "a{b:url(\"a\\26 b.png\")} => a&b.png IMAGE",
        "a{b:url(\"\\4E2D\\6587.png\")} => 中文.png IMAGE",
        "a{b:url(中文.png)} => 中文.png IMAGE",
        "a{b:url(\\1F600.png)} => 😀.png IMAGE",
        "a{b:url(x.png),url(y.png)} => x.png IMAGE, y.png IMAGE",
        "a{b:url()} => §§",
        "a{b:url('')} => §§",
        "@import 'a.css'; => a.css IMPORT",
        "@import \"a.css\"; => a.css IMPORT",
        "@import url(a.css); => a.css IMPORT",
        "@import url('a.css') screen; => a.css IMPORT",
        "@IMPORT url(a.css) => a.css IMPORT",
        "@im\\70ort 'a.css'; => a.css IMPORT",
        "@import/**/'a.css'; => a.css IMPORT",
        "@import'a.css';@import'b.css'; => a.css IMPORT, b.css IMPORT",
        "@import \"a.css\" layer() supports(); => a.css IMPORT",
        "@import \"a.css\" layer(base) supports(display:grid) screen and (min-width:1px); => a.css IMPORT",
        "@import url(a.css) supports(background:url(no.png)); b{c:url(x.png)} => a.css IMPORT, x.png IMAGE",
        "@charset \"utf-8\"; a{b:url(x.png)} => x.png IMAGE",
        "@namespace svg url(http://www.w3.org/2000/svg); a{b:url(x.png)} => x.png IMAGE",
        "@namespace \"http://www.w3.org/1999/xhtml\"; => §§",
        "@font-face{font-family:x;src:url(x.woff2) format('woff2'),url(x.woff)} => x.woff2 FONT, x.woff FONT",
        "@font-face{src:local('A B'),url(\"x.woff2\")} => x.woff2 FONT",
        "@font-face{src:url(x.eot?#iefix)} a{b:url(y.png)} => x.eot?#iefix FONT, y.png IMAGE",
        "a{b:image-set(\"i1.png\" 1x,\"i2.png\" 2x)} => i1.png IMAGE, i2.png IMAGE",
        "a{b:image-set(url(i1.avif) type(\"image/avif\"),\"i2.png\" type('image/png'))} => i1.avif IMAGE, i2.png IMAGE",
        "a{b:-webkit-image-set(url(i1.png) 1x)} => i1.png IMAGE",
        "a{b:cross-fade(url(a.png),url(b.png),50%)} => a.png IMAGE, b.png IMAGE",
        "a{b:src(\"x.png\")} => x.png IMAGE",
        "a{b:src(var(--x))} => §§",
        "a{b:url(\"x.png\" crossorigin(anonymous))} => x.png IMAGE",
        "a{content:\"url(no.png)\"} => §§",
        "a{content:\"\\\"url(no.png)\";b:url(x.png)} => x.png IMAGE",
        "/* url(no.png) */a{b:url(x.png)} => x.png IMAGE",
        "a{b:url(/* no comment */x.png)} => §§",
        "a{b:url(x.png/*c*/)} => x.png/*c*/ IMAGE",
        "a{b:/*unclosed url(no.png) => §§",
        ".p{.q{b:url(x.png)}} => x.png IMAGE",
        ".p{&:hover{b:url(x.png)}} => x.png IMAGE",
        "@container (min-width:1px){a{b:url(x.png)}} => x.png IMAGE",
        "@scope (.a) to (.b){c{d:url(x.png)}} => x.png IMAGE",
        "@starting-style{a{b:url(x.png)}} => x.png IMAGE",
        "@layer a{b{c:url(x.png)}} => x.png IMAGE",
        "@media print{a{b:url(x.png)}} => x.png IMAGE",
        "@supports (background:url(no.png)){a{b:url(x.png)}} => x.png IMAGE",
        "@property --x{syntax:'*';inherits:false} a{b:url(x.png)} => x.png IMAGE",
        "@unknown x{y:url(x.png)} => x.png IMAGE",
        "a{b:url(x.png) => x.png IMAGE",
        "a{b:url(x.png => x.png IMAGE",
        "a{b:url('x.png => x.png IMAGE",
        "a{b:url(x y.png);c:url(z.png)} => z.png IMAGE",
        "a{b:url(x\"y.png);c:url(z.png)} => z.png IMAGE",
        "a{b:url(x(y.png);c:url(z.png)} => z.png IMAGE",
        "a{b:url(x\\)y z);c:url(z.png)} => z.png IMAGE",
        "a{b:curl(x.png)} => §§",
        "a{b:url-prefix(x.png)} => §§",
        "a{b:2url(x.png)} => §§",
        "#url(x.png){} => §§",
        "a{b:-url(x.png)} => §§",
        "<!--a{b:url(x.png)}--> => x.png IMAGE",
        "<!--@import 'a.css';--> => a.css IMPORT",
        ":root{--x:url(x.png)} => x.png OTHER",
        "a{filter:url(f.svg#a)} => f.svg#a OTHER",
        "a{clip-path:url(#a)} => #a OTHER",
        "a{mask:url(m.svg#a)} => m.svg#a IMAGE",
        "a{cursor:url(c.cur),auto} => c.cur IMAGE",
        "li{list-style:square url(d.png)} => d.png IMAGE",
        "a{b:url(data:image/png;base64,AA==)} => data:image/png;base64,AA== IMAGE",
        "a{b:url(//e.org/x.png)} => //e.org/x.png IMAGE",
        "a{b:var(--y,url(x.png))} => x.png IMAGE",
        "a{b:c(d(e(url(x.png))))} => x.png IMAGE",
        "}}}a{b:url(x.png)} => x.png IMAGE",
        ")))a{b:url(x.png)} => x.png IMAGE",
        "a{b:(} c{d:url(x.png)} => x.png IMAGE",
        "a{b:url(x.png)!important} => x.png IMAGE",
        "a{b:rgb(1,2,3)url(x.png)} => x.png IMAGE",
        "a::before{content:url(x.png) / 'alt'} => x.png IMAGE",
        "a[b=\"url(no.png)\"]{c:url(x.png)} => x.png IMAGE",
    })
    void namesEveryAddressAndWhatItIsFor(String css, String addresses) {
        assertThat(shown(CssReferences.find(css))).isEqualTo(addresses);
    }

    @Test
    void readsLineEndsInStringsAsTheStandardSays() {
        assertThat(shown(CssReferences.find("a{b:url(\"x\\\ny.png\")}"))).isEqualTo("xy.png IMAGE");
        assertThat(shown(CssReferences.find("a{b:url(\"x\\\r\ny.png\")}"))).isEqualTo("xy.png IMAGE");
        assertThat(shown(CssReferences.find("a{b:url(\n\tx.png\n)}"))).isEqualTo("x.png IMAGE");
        assertThat(shown(CssReferences.find("@import \"a.css\nb{c:url(y.png)}"))).doesNotContain("a.css");
        assertThat(shown(CssReferences.find("a{b:url(x\\"))).isEmpty();
    }

    @ParameterizedTest(name = "{0}  =>  {1}")
    @CsvSource(delimiterString = "=>", quoteCharacter = '§', value = {
        "background:url(x.png) => x.png IMAGE",
        "background:url(&quot;x.png) => &quot;x.png IMAGE",
        "color:red;background-image:url('x.png') => x.png IMAGE",
        "color:red => §§",
        "fill:url(#g) => #g OTHER",
    })
    void readsStyleAttributes(String declarations, String addresses) {
        assertThat(shown(CssReferences.inDeclarations(declarations))).isEqualTo(addresses);
    }

    @Test
    void saysWhereEachAddressStandsAndHowItIsWritten() {
        String css = "@import 'a.css';b{c:url( x\\.png );d:url(\"y\")}";
        assertThat(CssReferences.find(css))
                .extracting(found -> css.substring(found.start(), found.end()) + " " + found.form())
                .containsExactly("a.css STRING", "x\\.png URL_TOKEN", "y URL_STRING");
    }

    @Test
    void takesTheWorstInTheStride() {
        for (String piece : List.of("(", "{", "url(", "url(\"", "\"", "\\", "/*", "@import ", "a:b(", "image-set(", "}",
                "url( ", "<!--")) {
            assertThat(CssReferences.find(piece.repeat(500_000)).size()).as(piece).isLessThanOrEqualTo(250_000);
        }
        assertThat(CssReferences.find("a{b:url(x)}".repeat(200_000))).hasSize(200_000);
    }
}
