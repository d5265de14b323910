package org.pressmark.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EmphasisTest {

    @ParameterizedTest(name = "{0}  =>  {1}")
    @CsvSource(delimiterString = "=>", quoteCharacter = '§', value = {
        "**这是“重点”**后面 => <strong>这是“重点”</strong>后面",
        "**这个词（注）**是 => <strong>这个词（注）</strong>是",
        "*强调。*后 => <em>强调。</em>后",
        "前**“重点”**后 => 前<strong>“重点”</strong>后",
        "他说：**“不。”**她走了 => 他说：<strong>“不。”</strong>她走了",
        "**《书名》**是一本书 => <strong>《书名》</strong>是一本书",
        "读**《书名》**吧 => 读<strong>《书名》</strong>吧",
        "**注意：**请看 => <strong>注意：</strong>请看",
        "第一，**重点！**第二 => 第一，<strong>重点！</strong>第二",
        "**強調「引用」**之後 => <strong>強調「引用」</strong>之後",
        "これは**強調（注）**です => これは<strong>強調（注）</strong>です",
        "**이 [링크](/x)**만 => <strong>이 <a href=\"/x\">링크</a></strong>만",
        "**`code`**是 => <strong><code>code</code></strong>是",
        "中**(a)**文 => 中<strong>(a)</strong>文",
        "***“都”***是 => <em><strong>“都”</strong></em>是",
        "~~这是“重点”~~后面 => <del>这是“重点”</del>后面",
        "**价格$100**元 => <strong>价格$100</strong>元",
        "**价格100%**以上 => <strong>价格100%</strong>以上",
        "**一**二**三** => <strong>一</strong>二<strong>三</strong>",
        "**“一”**二**“三”** => <strong>“一”</strong>二<strong>“三”</strong>",
        "a**（注）**b => a<strong>（注）</strong>b",
        "**𠮷（字）**𠮷 => <strong>𠮷（字）</strong>𠮷",
        "20****小时 => 20****小时",
        "三乘四 3*4 等于 => 三乘四 3*4 等于",
        "** 空格“** 后 => ** 空格“** 后",
        "**a **中 => **a **中",
    })
    void ofEastAsianTextIsFoundAsMeant(String markdown, String html) {
        assertThat(Articles.body(markdown)).isEqualTo("<p>" + html + "</p>");
    }

    @ParameterizedTest(name = "{0}  =>  {1}")
    @CsvSource(delimiterString = "=>", quoteCharacter = '§', value = {
        "*foo bar* => <em>foo bar</em>",
        "a * foo bar* => a * foo bar*",
        "a*\"foo\"* => a*&quot;foo&quot;*",
        "foo*bar* => foo<em>bar</em>",
        "5*6*78 => 5<em>6</em>78",
        "*(*foo) => *(*foo)",
        "*(*foo*)* => <em>(<em>foo</em>)</em>",
        "*foo*bar => <em>foo</em>bar",
        "**foo bar** => <strong>foo bar</strong>",
        "** foo bar** => ** foo bar**",
        "a**\"foo\"** => a**&quot;foo&quot;**",
        "**(**foo) => **(**foo)",
        "*(**foo**)* => <em>(<strong>foo</strong>)</em>",
        "**foo \"*bar*\" foo** => <strong>foo &quot;<em>bar</em>&quot; foo</strong>",
        "**\"foo\"**bar => **&quot;foo&quot;**bar",
        "foo*__bar__* => foo*<strong>bar</strong>*",
        "*foo**bar* => <em>foo**bar</em>",
        "***foo** bar* => <em><strong>foo</strong> bar</em>",
        "*foo **bar*** => <em>foo <strong>bar</strong></em>",
        "foo***bar***baz => foo<em><strong>bar</strong></em>baz",
        "_foo_bar_baz_ => <em>foo_bar_baz</em>",
        "foo_bar_ => foo_bar_",
        "пристаням_стремятся_ => пристаням_стремятся_",
        "**Gomphocarpus (*a*, syn. *b*)** => <strong>Gomphocarpus (<em>a</em>, syn. <em>b</em>)</strong>",
        "*a `*`* => <em>a <code>*</code></em>",
        "**a<https://foo.bar/?q=**> => **a<a href=\"https://foo.bar/?q=**\">https://foo.bar/?q=**</a>",
    })
    void ofOtherTextIsWhatCommonMarkSays(String markdown, String html) {
        assertThat(Articles.body(markdown)).isEqualTo("<p>" + html + "</p>");
    }
}
