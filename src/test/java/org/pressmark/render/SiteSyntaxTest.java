package org.pressmark.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pressmark.capture.Finding;

final class SiteSyntaxTest {
    private static final SeedLinks SEEDS = Articles.seeds(Map.of(
            "_posts/here.md", "/_posts/here.html",
            "_posts/2020-01-02-other.md", "/_posts/2020-01-02-other.html",
            "_posts/二.md", "/_posts/%E4%BA%8C.html",
            "_posts/with space.md", "/_posts/with%20space.html",
            "2021/a.md", "/2021/a.html",
            "2021/bundle/index.md", "/2021/bundle/index.html",
            "vault/Some Note.md", "/vault/Some%20Note.html"));

    private static Rendition render(String markdown) {
        return new ArticleRenderer("Pressmark 0").render(Articles.markdown(markdown), "_posts/here.md", SEEDS);
    }

    @ParameterizedTest(name = "{0}  =>  {1}")
    @CsvSource(delimiterString = "=>", quoteCharacter = '§', value = {
        "[o](2020-01-02-other.md) => <a href=\"/_posts/2020-01-02-other.html\">o</a>",
        "[o](./2020-01-02-other.md#part) => <a href=\"/_posts/2020-01-02-other.html#part\">o</a>",
        "[a](../2021/a.md#x) => <a href=\"/2021/a.html#x\">a</a>",
        "[a](../2021/a.md?raw=1#x) => <a href=\"/2021/a.html?raw=1#x\">a</a>",
        "[a](/2021/a.md) => <a href=\"/2021/a.html\">a</a>",
        "[a](../2021/a) => <a href=\"/2021/a.html\">a</a>",
        "[b](../2021/bundle/) => <a href=\"/2021/bundle/index.html\">b</a>",
        "[二](%E4%BA%8C.md) => <a href=\"/_posts/%E4%BA%8C.html\">二</a>",
        "[二](二.md) => <a href=\"/_posts/%E4%BA%8C.html\">二</a>",
        "[s](with%20space.md) => <a href=\"/_posts/with%20space.html\">s</a>",
        "[s](with space.md) => <a href=\"/_posts/with%20space.html\">s</a>",
        "[x](../../out.md) => <a href=\"../../out.md\">x</a>",
        "[z](@/2021/a.md#x) => <a href=\"/2021/a.html#x\">z</a>",
        "[z](@/nowhere.md) => <a href=\"@/nowhere.md\">z</a>",
        "[x](nowhere.md) => <a href=\"nowhere.md\">x</a>",
        "[x](https://example.org/2021/a.md) => <a href=\"https://example.org/2021/a.md\">x</a>",
        "[x](#part) => <a href=\"#part\">x</a>",
        "[m](mailto:a@example.org) => <a href=\"mailto:a@example.org\">m</a>",
        "x <a href=\"../2021/a.md\">a</a> => x <a href=\"/2021/a.html\">a</a>",
        "[j]({% link 2021/a.md %}) => <a href=\"/2021/a.html\">j</a>",
        "[j]({% link _posts/2020-01-02-other.md %}#x) => <a href=\"/_posts/2020-01-02-other.html#x\">j</a>",
        "[j]({{ site.baseurl }}{% link 2021/a.md %}) => <a href=\"/2021/a.html\">j</a>",
        "[j]({% link assets/a.pdf %}) => <a href=\"/assets/a.pdf\">j</a>",
        "[j]({% post_url 2020-01-02-other %}) => <a href=\"/_posts/2020-01-02-other.html\">j</a>",
        "[j]({{ site.baseurl }}{% post_url 2020-01-02-other %}) => <a href=\"/_posts/2020-01-02-other.html\">j</a>",
        "[j](/2020/01/02/other/) => <a href=\"/_posts/2020-01-02-other.html\">j</a>",
        "[j](/blog/2020/01/02/other.html#x) => <a href=\"/_posts/2020-01-02-other.html#x\">j</a>",
        "[j](/2020/01/02/nowhere/) => <a href=\"/2020/01/02/nowhere/\">j</a>",
        "{% include figure image_path=\"/a.png\" alt=\"A\" %} => <img src=\"/a.png\" alt=\"A\">",
        "{% include image.html url=\"/a.JPG\" %} => <img src=\"/a.JPG\" alt=\"\">",
        "![j]({{ site.baseurl }}/img/a.png) => <img src=\"/img/a.png\" alt=\"j\" />",
        "![j]({{site.url}}/img/a.png \"T\") => <img src=\"/img/a.png\" alt=\"j\" title=\"T\" />",
        "![j]({{ site.url }}{{ site.baseurl }}/img/a.png) => <img src=\"/img/a.png\" alt=\"j\" />",
        "![j]({{ \"/img/a.png\" | relative_url }}) => <img src=\"/img/a.png\" alt=\"j\" />",
        "![j]({{ '/img/a.png' | absolute_url }}) => <img src=\"/img/a.png\" alt=\"j\" />",
        "![j]({{ '/img/a.png' | prepend: site.baseurl }}) => <img src=\"/img/a.png\" alt=\"j\" />",
        "![p]({static}/img/a.png) => <img src=\"/img/a.png\" alt=\"p\" />",
        "[p]({filename}../2021/a.md) ![p]({attach}a.png) =>"
                + " <a href=\"/2021/a.html\">p</a> <img src=\"a.png\" alt=\"p\" />",
        "x <img src=\"{static}/img/a.png\"> => x <img src=\"/img/a.png\">",
        "the {static} word, {static}/x => the {static} word, {static}/x",
        "x <img src=\"{{ site.baseurl }}/img/a.png\"> => x <img src=\"/img/a.png\">",
        "{{< figure src=\"a.png\" alt=\"An a\" >}} => <img src=\"a.png\" alt=\"An a\">",
        "{{<figure src=\"a.png\">}} => <img src=\"a.png\" alt=\"\">",
        "{{% figure src=\"a b.png\" caption=\"A < b\" %}} => <img src=\"a b.png\" alt=\"A &lt; b\"><br>A &lt; b",
        "[h]({{< ref \"2021/a.md\" >}}) => <a href=\"/2021/a.html\">h</a>",
        "[h]({{< relref \"/2021/a.md#x\" >}}) => <a href=\"/2021/a.html#x\">h</a>",
        "[h]({{< ref \"2020-01-02-other\" >}}) => <a href=\"/_posts/2020-01-02-other.html\">h</a>",
        "{% asset_img a.png %} => <img src=\"here/a.png\" alt=\"\">",
        "{% asset_img left a.png 300 200 A title %} => <img src=\"here/a.png\" alt=\"A title\">",
        "{% asset_img 图片.jpg 这是标题 %} => <img src=\"here/图片.jpg\" alt=\"这是标题\">",
        "{% asset_link a.pdf The paper %} => <a href=\"here/a.pdf\">The paper</a>",
        "[p]({% asset_path a.pdf %}) => <a href=\"here/a.pdf\">p</a>",
        "{% post_link 2020-01-02-other %} => <a href=\"/_posts/2020-01-02-other.html\">2020-01-02-other</a>",
        "{% post_link 2020-01-02-other '看 *这* 篇' %} => <a href=\"/_posts/2020-01-02-other.html\">看 *这* 篇</a>",
        "{% post_link nowhere %} => {% post_link nowhere %}",
        "[j]({% post_path 2020-01-02-other %}) => <a href=\"/_posts/2020-01-02-other.html\">j</a>",
        "{% iframe https://e.org/f 100 200 %} => <iframe src=\"https://e.org/f\" allowfullscreen></iframe>",
        "{% image https://e.org/a.png, width=400px, alt=图 %} => <img src=\"https://e.org/a.png\" alt=\"\">",
        "{% link 题, https://e.org/l, https://e.org/l.png %} =>"
                + " <a href=\"https://e.org/l\">题</a><img src=\"https://e.org/l.png\" alt=\"\">",
        "{% link 题,https://e.org/l %} => <a href=\"https://e.org/l\">题</a>",
        "{{< video src=\"a.mp4\" poster=\"p.jpg\" >}} => <video controls src=\"a.mp4\" poster=\"p.jpg\"></video>",
        "{{< video https://www.youtube.com/embed/abcdEFGH123 >}} =>"
                + " <iframe src=\"https://www.youtube.com/embed/abcdEFGH123\" allowfullscreen></iframe>",
        "{{</* figure src=\"no.png\" */>}} => {{&lt; figure src=&quot;no.png&quot; &gt;}}",
        "{{%/* notice */%}} => {{% notice %}}",
        "{% img /images/a.jpg 100 %} => <img src=\"/images/a.jpg\" alt=\"\">",
        "![[image.png]] => <img src=\"image.png\" alt=\"\">",
        "![[image.png|300]] => <img src=\"image.png\" alt=\"\" width=\"300\">",
        "![[dir/my image.png|300x200]] => <img src=\"dir/my image.png\" alt=\"\" width=\"300\">",
        "![[image.png|A view]] => <img src=\"image.png\" alt=\"A view\">",
        "![[film.mp4]] => <video controls src=\"film.mp4\"></video>",
        "[[Some Note]] => <a href=\"/vault/Some%20Note.html\">Some Note</a>",
        "[[Some Note|the *note*]] => <a href=\"/vault/Some%20Note.html\">the *note*</a>",
        "[[Some Note#A part|x]] => <a href=\"/vault/Some%20Note.html#A%20part\">x</a>",
        "![[Some Note]] => <a href=\"/vault/Some%20Note.html\">Some Note</a>",
        "![[paper.pdf]] => <object type=\"application/pdf\" data=\"paper.pdf\"><a href=\"paper.pdf\">paper.pdf</a></object>",
        "{{< youtube y783sRTezDg >}} => <iframe src=\"https://www.youtube.com/embed/y783sRTezDg\" allowfullscreen></iframe>",
        "{% youtube https://www.youtube.com/watch?v=y783sRTezDg %} =>"
                + " <iframe src=\"https://www.youtube.com/embed/y783sRTezDg\" allowfullscreen></iframe>",
        "{{< bilibili id=BV1kSA3zbEXQ >}} =>"
                + " <iframe src=\"https://player.bilibili.com/player.html?bvid=BV1kSA3zbEXQ\" allowfullscreen></iframe>",
        "{{ vimeo(id=\"48912912\") }} => <iframe src=\"https://player.vimeo.com/video/48912912\" allowfullscreen></iframe>",
        "{{ image(src=\"pic.png\", alt=\"A\") }} => <img src=\"pic.png\" alt=\"A\">",
        "{{ resize_image(path=\"a/b.png\", width=800, op=\"fit\") }} => <img src=\"/a/b.png\" alt=\"\">",
        "{{< gallery \"a.png\" \"b.png\" >}} => <img src=\"a.png\" alt=\"\"> <img src=\"b.png\" alt=\"\">",
        "{{< figure src=\"a.png\" />}} => <img src=\"a.png\" alt=\"\">",
        "{% galleryGroup '名' '述' '/g' https://e.org/a.png %} => <img src=\"https://e.org/a.png\" alt=\"\">",
        "{% dplayer \"url=https://e.org/a.mp4\" %} => <video controls src=\"https://e.org/a.mp4\"></video>",
        "{% img /a/无标题.png '' 'ldd man' %} => <img src=\"/a/无标题.png\" alt=\"ldd man\">",
        "![j]({{ site.baseurl | append: '/img/f.png' }}) => <img src=\"/img/f.png\" alt=\"j\" />",
        "`{% link 2021/a.md %}` => <code>{% link 2021/a.md %}</code>",
        "``a ` {{< ref \"x\" >}}`` => <code>a ` {{&lt; ref &quot;x&quot; &gt;}}</code>",
        "`![[image.png]]` and ![[b.png]] => <code>![[image.png]]</code> and <img src=\"b.png\" alt=\"\">",
        "write {{ site.baseurl }} here => write {{ site.baseurl }} here",
        "{{< youtube x >}} => {{&lt; youtube x &gt;}}",
        "{{<youtube x>}} => {{&lt;youtube x&gt;}}",
        "[[No Such Note]] => [[No Such Note]]",
        "if [[ -f x ]]; then => if [[ -f x ]]; then",
        "a {{ b => a {{ b",
    })
    void isUnderstoodWhereItNamesAnAssetOrALink(String markdown, String html) {
        assertThat(Articles.bodyIn(render(markdown).html())).isEqualTo("<p>" + html + "</p>");
    }

    @Test
    void anAddressGivenBelowMayBeginAtTheRootToo() {
        assertThat(Articles.bodyIn(render("![p][x]\n\n[x]: {static}/a.png\n").html()))
                .isEqualTo("<p><img src=\"/a.png\" alt=\"p\" /></p>");
    }

    @ParameterizedTest(name = "{0}  =>  {1}")
    @CsvSource(delimiterString = "=>", quoteCharacter = '§', value = {
        "![](a.jpg)![](b.jpg) => <img src=\"a.jpg\" alt=\"\" /><img src=\"b.jpg\" alt=\"\" />",
        "![](a.jpg![](b.jpg) => <img src=\"a.jpg\" alt=\"\" /><img src=\"b.jpg\" alt=\"\" />",
        "![a](my photo.jpg) => <img src=\"my photo.jpg\" alt=\"a\" />",
        "![a](my photo (1).jpg) => <img src=\"my photo (1).jpg\" alt=\"a\" />",
        "![a](photo(1).jpg) => <img src=\"photo(1).jpg\" alt=\"a\" />",
        "![a](photo (1.jpg) => <img src=\"photo (1.jpg\" alt=\"a\" />",
        "![a](my photo.jpg \"T t\") => <img src=\"my photo.jpg\" alt=\"a\" title=\"T t\" />",
        "![a](https://e.org/a b.jpg) text => <img src=\"https://e.org/a b.jpg\" alt=\"a\" /> text",
        "[![a](a b.jpg)](https://e.org/) => <a href=\"https://e.org/\"><img src=\"a b.jpg\" alt=\"a\" /></a>",
        "![a](d.png =100x200) => <img src=\"d.png\" alt=\"a\" />",
        "![](//e.org/a.jpg) => <img src=\"//e.org/a.jpg\" alt=\"\" />",
        "![](https://e.org/a?b=1&amp;c=2) => <img src=\"https://e.org/a?b=1&amp;c=2\" alt=\"\" />",
        "![](https://e.org/a?b=1&c=2) => <img src=\"https://e.org/a?b=1&amp;c=2\" alt=\"\" />",
        "![](https://e.org/%25E6.jpg) => <img src=\"https://e.org/%25E6.jpg\" alt=\"\" />",
        "!\\[\\](https://e.org/a.jpg) => <img src=\"https://e.org/a.jpg\" alt=\"\" />",
        "!\\[a\\](https://e.org/a\\_b.jpg) => <img src=\"https://e.org/a_b.jpg\" alt=\"a\" />",
        "!\\[a\\]\\(https://e.org/a.jpg\\) => <img src=\"https://e.org/a.jpg\" alt=\"a\" />",
        "![](图片 一.jpg) => <img src=\"图片 一.jpg\" alt=\"\" />",
        "![a](<a b.jpg>) => <img src=\"a b.jpg\" alt=\"a\" />",
        "[a](a (b) c) => [a](a (b) c)",
        "[1](see the note) => [1](see the note)",
        "x](a b.jpg) => x](a b.jpg)",
        "before![]()after => beforeafter",
        "before![]( )after => beforeafter",
        "![c](https://e.org/c.png (t)) => <img src=\"https://e.org/c.png\" alt=\"c\" title=\"t\" />",
        "（http://e.org/a）“http://e.org/b”；www.e.org。 => （<a href=\"http://e.org/a\">http://e.org/a</a>）“"
                + "<a href=\"http://e.org/b\">http://e.org/b</a>”；<a href=\"http://www.e.org\">www.e.org</a>。",
        "http://e.org/a，后面 => <a href=\"http://e.org/a\">http://e.org/a</a>，后面",
    })
    void findsTheImagesOfBrokenMarkdown(String markdown, String html) {
        assertThat(Articles.body(markdown)).isEqualTo("<p>" + html + "</p>");
    }

    @Test
    void mayGoOverLines() {
        assertThat(Articles.body("{% include image.html\n   url=\"/a.png\"\n   text=\"T\" %}\n\nEnd"))
                .startsWith("<p><img src=\"/a.png\" alt=\"\">").endsWith("<p>End</p>");
    }

    @ParameterizedTest(name = "{0}  =>  {1}")
    @CsvSource(delimiterString = "=>", quoteCharacter = '§', value = {
        "!!! note \"T\"¶¶    Text ![a](a.png)¶¶    More¶¶End => a.png",
        "??? info¶¶    ![a](a.png){ .wide }¶¶    !!! tip¶¶        ![b](b.png) => a.png|b.png",
        "=== \"Tab\"¶¶    ![a](a.png)¶¶    ```¶    ![no](no.png)¶    ```¶¶    ![b](b.png) => a.png|b.png",
        "- x¶¶    !!! note¶¶        ![a](a.png) => a.png",
        "!!! note¶¶    ![a](a.png)¶¶Text¶¶    ![code](no.png) => a.png",
        "Wow!!! note¶¶    ![code](no.png) => §§",
        "Title¶===¶¶    ![code](no.png) => §§",
        "```¶!!! note¶¶    ![code](no.png)¶``` => §§",
    })
    void whatIsSetInBelowAnAdmonitionIsNoCode(String markdown, String images) {
        assertThat(images(markdown)).isEqualTo(images);
    }

    @ParameterizedTest(name = "{0}  =>  {1}")
    @CsvSource(delimiterString = "=>", quoteCharacter = '§', value = {
        "a¶{% comment %}¶![x](no.png)¶¶{% endcomment %}¶![b](b.png) => b.png",
        "%%¶![[no.png]]¶¶x¶%%¶![b](b.png) => b.png",
        "%%x ![](no.png)%% ![b](b.png) => b.png",
        "正文 %%私语 ![](no.png)%% ![b](b.png) => b.png",
        "see %% ![a](no.png) %% => §§",
        "see https://e.org/%%a ![a](a.png) %%b => a.png",
        "`%%![](no.png)%%` ![b](b.png) => b.png",
        "%% alone¶![a](a.png)¶¶%% again¶![b](b.png) => a.png|b.png",
        "50%% and ![a](a.png) 30%% => a.png",
        "%%¶-->¶![a](a.png)¶%% => a.png",
        "```¶%%¶```¶![a](a.png)¶```¶%%¶``` => a.png",
    })
    void whatTheAuthorHidesIsHidden(String markdown, String images) {
        assertThat(images(markdown)).isEqualTo(images);
    }

    /** The sources of the pictures a browser would show. */
    private static String images(String markdown) {
        return String.join("|", org.jsoup.Jsoup.parse(render("# T\n\n" + markdown.replace('¶', '\n')).html())
                .select("img").eachAttr("src"));
    }

    @Test
    void hiddenTextIsFoundInLinearTime() {
        assertThat(images("%% a\n".repeat(60_000))).isEmpty();
        assertThat(images("{% comment %}\n".repeat(20_000))).isEmpty();
        assertThat(images("%%a ".repeat(60_000))).isEmpty();
        assertThat(images("{{< a\n>".repeat(20_000))).isEmpty();
        assertThat(images("%%\n-->\n".repeat(30_000))).isEmpty();
        assertThat(images("    ".repeat(50) + "!!! a\n".repeat(30_000))).isEmpty();
    }

    @Test
    void aShortcodeMayEndAtTheBeginningOfALine() {
        assertThat(images("Words\n{{< figure\n  src=\"a.png\"\n  alt=\"A\"\n>}}\nMore\n\n> quote")).isEqualTo("a.png");
        assertThat(render("{{< figure src=\"a.png\"\n    >}}\n\n> quote").html()).contains("<blockquote>\n<p>quote");
        assertThat(render("{{< x\n\n>}} quote").html()).contains("<blockquote>");
    }

    @Test
    void blocksOfCodeInTagsAreCode() {
        assertThat(Articles.body("{% highlight ruby %}\n# no ![x](y.png)\n{% endhighlight %}\ntext"))
                .isEqualTo("<pre><code class=\"language-ruby\"># no ![x](y.png)\n</code></pre>\n<p>text</p>");
        assertThat(Articles.body("{{< highlight go >}}\n**x**\n{{< /highlight >}}"))
                .isEqualTo("<pre><code class=\"language-go\">**x**\n</code></pre>");
    }

    @Test
    void isLeftAloneInCodeBlocks() {
        assertThat(Articles.body("```\n{% link a.md %} ![[a.png]] !\\[\\](x)\n```"))
                .isEqualTo("<pre><code>{% link a.md %} ![[a.png]] !\\[\\](x)\n</code></pre>");
    }

    @Test
    void isUnderstoodInBlocksOfHtmlAndInDefinitions() {
        assertThat(Articles.body("<p>\n<img src=\"{{ site.baseurl }}/a.png\">\n</p>"))
                .isEqualTo("<p>\n<img src=\"/a.png\">\n</p>");
        assertThat(Articles.body("![x][1]\n\n[1]: {{ site.url }}/a.png"))
                .isEqualTo("<p><img src=\"/a.png\" alt=\"x\" /></p>");
    }

    @Test
    void isReportedWithItsLineWhereItIsNotUnderstood() {
        assertThat(render("one\n\ntwo\nthree {% gist 5 %}\n\n- {{< tweet 1 >}}").findings())
                .extracting(Finding::code, Finding::line)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("syntax-not-understood", 4),
                        org.assertj.core.groups.Tuple.tuple("syntax-not-understood", 6));
        assertThat(render("a\n\n[[No Such Note]]").findings()).extracting(Finding::line).containsExactly(3);
        assertThat(render("a\n\n![]()").findings()).extracting(Finding::code, Finding::line)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("image-without-address", 3));
    }

    @ParameterizedTest(name = "{0}  =>  {1}")
    @CsvSource(delimiterString = "=>", quoteCharacter = '§', value = {
        "![x](a.png){width=50%} b => <img src=\"a.png\" alt=\"x\" width=\"50%\" /> b",
        "![x](a.png){:height 300, :width 400} => <img src=\"a.png\" alt=\"x\" height=\"300\" width=\"400\" />",
        "![x](a.png){ width=\"300px\" } => <img src=\"a.png\" alt=\"x\" width=\"300\" />",
        "![x](a.png){#f .c width=50%} => <img src=\"a.png\" alt=\"x\" width=\"50%\" />",
        "![x](a.png){width=\"3.2in\"} => <img src=\"a.png\" alt=\"x\" />",
        "![x](a.png){: .wide} => <img src=\"a.png\" alt=\"x\" />",
        "![x][r]{width=5} => ![x][r]{width=5}",
        "[l](https://e.org){:target=\"_blank\"} => <a href=\"https://e.org\">l</a>",
        "![x](a.png){see below} => <img src=\"a.png\" alt=\"x\" />{see below}",
        "f(x){return} => f(x){return}"})
    void attributesBehindAPictureGiveItsSize(String markdown, String html) {
        assertThat(Articles.body(markdown)).isEqualTo("<p>" + html + "</p>");
    }

    @ParameterizedTest(name = "{0}  =>  {1}")
    @CsvSource(delimiterString = "=>", quoteCharacter = '§', value = {
        "![x](a.png){width=50%} => 0",
        "![x](a.png){width=\"3.2in\"} => 1",
        "![x](a.png){: .wide width=\"50%\"} => 1",
        "Words.¶{: .prompt-tip } => 2",
        "* TOC¶{:toc} => 2",
        "## Part {#part} => 1",
        "![x](a.png){.wide} => 1",
        "a set {x} or {} => 0",
        "`{: .code}` => 0",
        "{: never closed => 0"})
    void attributesThatAreNotAppliedAreReported(String markdown, int line) {
        String written = markdown.replace('¶', '\n');
        Rendition page = render(written);
        assertThat(page.findings()).extracting(Finding::line).containsExactlyElementsOf(line == 0 ? List.of() : List.of(line));
        assertThat(page.html()).contains("{");
    }
}
