package org.pressmark.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pressmark.capture.Finding;

/** Short seeds and what is read out of them; {@code ¶} is a line end. */
class ArticleFactsTest {
    private final SeedReader reader = new SeedReader();

    private Article read(String path, String text) {
        return reader.read(path, text.replace('¶', '\n').getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '^', textBlock = """
            # Hello¶text => Hello
            ## Hello ##¶text => Hello
            ###### Deep => Deep
            #¶¶## Second¶text => Second
            ## ¶### Third => Third
            #NoBlank¶¶## Real => Real
            #北京¶text => 北京
            Hello¶=====¶text => Hello
            Hello¶---¶text => Hello
            two¶lines¶===¶ => two lines
            text¶¶---¶¶# After => After
            **Strong title**¶¶text => Strong title
            __Strong title__¶¶text => Strong title
            **不是标题**，正文。¶¶more => a
            text **strong** text => a
            **Strong**¶¶# Heading => Heading
            # A *fine* **day** => A fine day
            # A [link](http://x/) here => A link here
            # [The whole title](https://example.org/a) => The whole title
            # Fish &amp; chips &lt;3 => Fish & chips <3
            # snake_case stays => snake_case stays
            # 2 * 3 = 6 => 2 * 3 = 6
            # Escaped \\*star\\* => Escaped *star*
            # Code `x = 1` => Code x = 1
            # ~~old~~ new => old new
            # Title {#anchor} => Title
            # Title <br> two => Title two
            # <span class="x">In</span> tags => In tags
            # ![logo](a.png) Name => Name
            # ![logo](a.png)¶# Name => Name
            # Note[^1] => Note
            # Title <!-- hidden --> => Title
            <h1>Html</h1>¶text => Html
            <h2 align="center">¶  Html two¶</h2> => Html two
            ```¶# comment¶```¶# Real => Real
            ~~~sh¶# comment¶~~~¶## Real => Real
            [首页](/) > [新闻](/news/) > 正文¶¶# 标题 => 标题
            ### [主页](index.md) | [目录](../README.md)¶¶## 真正的标题 => 真正的标题
            # [首页](../index.md)¶¶**真标题**¶ => 真标题
            # [Home](/)¶# Title => Title
            ## [« Back](../) · [Next »](b.md)¶# Title => Title
            - [Home](/)¶- [About](/about)¶¶# Title => Title
            ***¶* * *¶# Title => Title
            > # quoted¶¶# Title => Title
            #### 目录¶## 标题 => 标题
            # 香港：一座城市的记忆 => 香港：一座城市的记忆
            ###  [:house:返回首頁](https://github.com/a/b)¶---¶## 真正的标题 => 真正的标题
            ### [🏠 首页](/)¶# 标题 => 标题
            ### [:newspaper:News](/n) | [:pray:關於](/about)¶---¶# 標題 => 標題
            # :tada: Version 2 => :tada: Version 2
            # # **标记重复** => 标记重复
            # #1 hit => #1 hit
            # News from Home => News from Home
            # Back to the Future => Back to the Future
            text only => a
            ^^ => a
            #	Tab after => Tab after
            # Zero\u200bWidth => Zero​Width
            \uFEFF# With mark => With mark
            """)
    void titleOfMarkdown(String text, String title) {
        String seed = text == null ? "" : text.replace("\\\\", "\\").replace("\\u200b", "").replace("\\uFEFF", "\uFEFF");

        assertThat(read("a.md", seed).title()).isEqualTo(title.replace("\u200B", ""));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '^', textBlock = """
            2026-07-16-hello-world.md => hello world => 2026-07-16
            posts/20260716-slug.md => slug => 2026-07-16
            2026_07_16_slug_name.txt => slug name => 2026-07-16
            2018/07/06/news.md => news => 2018-07-06
            2018/07/news.md => news => 2018-07
            archive/2018-07/news.md => news => 2018-07
            2018/07/2019-01-02-x.md => x => 2019-01-02
            2026-07-16.md => 2026-07-16 => 2026-07-16
            posts/my-bundle/index.md => my bundle => ^^
            index.md => index => ^^
            北京-上海.txt => 北京 上海 => ^^
            A - B.md => A - B => ^^
            2026-13-45-x.md => x => ^^
            No Ending => No Ending => ^^
            v1.2.md => v1.2 => ^^
            000_6317052b93716a15.txt => 000 6317052b93716a15 => ^^
            """)
    void titleAndDateOfThePath(String path, String title, String date) {
        Article article = read(path, "nothing here");

        assertThat(article.title()).isEqualTo(title);
        assertThat(article.published().orElse("")).isEqualTo(date);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '^', textBlock = """
            2022-03-25 => 2022-03-25
            2022-3-5 => 2022-03-05
            2022/03/25 => 2022-03-25
            2022.03.25 => 2022-03-25
            2022年3月25日 => 2022-03-25
            2022年3月 => 2022-03
            2022-03 => 2022-03
            2022 => 2022
            20220325 => 2022-03-25
            2022-03-25 10:00 => 2022-03-25T10:00:00
            2022-03-25T10:00:05Z => 2022-03-25T10:00:05Z
            2022-03-25 10:00:00 +0800 => 2022-03-25T10:00:00+08:00
            2022-03-25T10:00:00.123-05:00 => 2022-03-25T10:00:00-05:00
            2022年3月25日 10:30 => 2022-03-25T10:30:00
            March 3, 2021 => 2021-03-03
            Mar. 3rd, 2021 => 2021-03-03
            3 March 2021 => 2021-03-03
            Fri, 25 Mar 2022 10:00:00 GMT => 2022-03-25T10:00:00Z
            March 3, 2021 4:05 pm => 2021-03-03T16:05:00
            March 2021 => 2021-03
            25/03/2022 => 2022-03-25
            03/25/2022 => 2022-03-25
            03/04/2022 => ^^
            2022-02-30 => ^^
            tomorrow => ^^
            1648173600 => 2022-03-25T02:00:00Z
            1648173600000 => 2022-03-25T02:00:00Z
            2022년 3월 25일 => 2022-03-25
            2018-07-06 12:00:00 => 2018-07-06T12:00:00
            2013/7/13 20:46:25 => 2013-07-13T20:46:25
            2019-1-2 3:4:5 => 2019-01-02T03:04:05
            2025 年 3 月 12 日 => 2025-03-12
            ２０１９年０３月１２日 => 2019-03-12
            二○○八年五月十二日 => 2008-05-12
            二〇二一年十二月三十一日 => 2021-12-31
            中華民國115年5月5日 => 2026-05-05
            民國一百一十五年五月五日 => 2026-05-05
            令和五年三月一日 => 2023-03-01
            平成元年１月８日 => 1989-01-08
            2020年1月2日 下午3:04 => 2020-01-02T15:04:00
            2020年1月2日 上午12:04 => 2020-01-02T00:04:00
            2020-01-02 星期四 10:00 => 2020-01-02T10:00:00
            2020年1月2日（星期四）10:00 => 2020-01-02T10:00:00
            2020년 1월 2일 오후 3:04 => 2020-01-02T15:04:00
            20200102T100000Z => 2020-01-02T10:00:00Z
            Thu Jan 02 10:00:00 +0000 2020 => 2020-01-02T10:00:00Z
            Thu Jan  2 10:00:00 CST 2020 => 2020-01-02T10:00:00
            Thu Jan 02 2020 10:00:00 GMT+0800 (China Standard Time) => 2020-01-02T10:00:00+08:00
            2020-01-02 10:00:00 UTC => 2020-01-02T10:00:00Z
            """)
    void dateOfFrontMatter(String given, String iso) {
        Article article = read("a.md", "---¶title: x¶date: " + given + "¶---¶text");

        assertThat(article.published().orElse("")).isEqualTo(iso);
        assertThat(article.findings()).hasSize(iso.isEmpty() ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '^', textBlock = """
            作者：张三 => 张三 => ^^
            作者: 张三、李四 => 张三|李四 => ^^
            作者：张三  时间：2022年3月25日 => 张三 => 2022-03-25
            發佈時間：2022-03-25 10:30 => ^^ => 2022-03-25T10:30:00
            发布时间：2022/3/5 来源：新华网 => ^^ => 2022-03-05
            时间：2022年3月25日 => ^^ => 2022-03-25
            文／王小明 => 王小明 => ^^
            文|王小明 => 王小明 => ^^
            **作者**：张三 => 张三 => ^^
            > 作者：张三 => 张三 => ^^
            By Jane Doe => Jane Doe => ^^
            By Jane Doe, 3 May 2011 => Jane Doe => 2011-05-03
            2008年05月12日 14:28　来源：新华网　作者：张三 => 张三 => 2008-05-12T14:28:00
            2014-05-06 来源：某网 => ^^ => 2014-05-06
            2014-05-06 是难忘的一天，作者：王五 => 王五 => ^^
            By Jane Doe and John Roe => Jane Doe|John Roe => ^^
            *By Jane Doe, March 3, 2021* => Jane Doe => 2021-03-03
            By Jane Doe | March 3, 2021 => Jane Doe => 2021-03-03
            By Jane Doe on March 3, 2021 => Jane Doe => 2021-03-03
            Published on March 3, 2021 => ^^ => 2021-03-03
            Posted on 3 March 2021 by Jane => ^^ => 2021-03-03
            Author: Jane Doe => Jane Doe => ^^
            Date: 2021-03-03 => ^^ => 2021-03-03
            March 3, 2021 => ^^ => 2021-03-03
            2022年3月25日 => ^^ => 2022-03-25
            By the time the war began it was too late. => ^^ => ^^
            编辑：李四 => ^^ => ^^
            作者丨苏剑林 => 苏剑林 => ^^
            作者 | 张三 => 张三 => ^^
            文：张三　图：李四 => 张三 => ^^
            撰稿：billwilliam => billwilliam => ^^
            **作者：甲（某校）、乙（某社）** => 甲|乙 => ^^
            *作者：Jane Doe（开发者）、John Roe* => Jane Doe|John Roe => ^^
            **作者：** [Jane, https://a.example/j](https://a.example/j) => Jane => ^^
            作者：康州农场-光头波波 => 康州农场-光头波波 => ^^
            审稿：Jenny  编辑：MG1 => ^^ => ^^
            英文作者协会：成立于北京 => ^^ => ^^
            **创建日期：** 2025 年 3 月 12 日 => ^^ => 2025-03-12
            發文日期：中華民國115年5月5日 => ^^ => 2026-05-05
            二○○八年五月十二日 => ^^ => 2008-05-12
            发布时间：２０１９年０３月１２日　１０：２０ => ^^ => 2019-03-12T10:20:00
            自由亚洲电台 2019-03-12 => ^^ => 2019-03-12
            某人 某号 *2026年6月23日 12:24* => ^^ => 2026-06-23T12:24:00
            2018年03月02日 00:00:00[某号](https://a.example)阅读数：1076 => ^^ => 2018-03-02T00:00:00
            更新时间：2024-05-06 => ^^ => 2024-05-06
            > 更新: 2024-05-06 17:36:22 => ^^ => 2024-05-06T17:36:22
            2019年到2021年的三年里，他写了很多。 => ^^ => ^^
            他在2022年3月25日离开。 => ^^ => ^^
            Created: January 2, 2020 10:00 AM => ^^ => 2020-01-02T10:00:00
            创建时间: 2020年1月2日 上午10:00 => ^^ => 2020-01-02T10:00:00
            @January 2, 2020 10:00 AM => ^^ => 2020-01-02T10:00:00
            posted @ 2020-01-02 10:00 某人 阅读(1) 评论(0) => ^^ => 2020-01-02T10:00:00
            [某人](https://a.example/u/x) 2020 年 01 月 02 日 => ^^ => 2020-01-02
            来自: 某人 2020-01-02 10:00:00 => ^^ => 2020-01-02T10:00:00
            原创 王五 [某号](javascript:void(0);) _2020-01-02 10:00_ _北京_ => 王五 => 2020-01-02T10:00:00
            原创 是一种态度，他说。 => ^^ => ^^
            """)
    void byLinesUnderTheHeading(String line, String authors, String date) {
        Article article = read("a.md", "# T¶¶" + line + "¶¶Text follows here.");

        assertThat(String.join("|", article.authors())).isEqualTo(authors);
        assertThat(article.published().orElse("")).isEqualTo(date);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '^', textBlock = """
            [轉載自GNews](https://gnews.org/1/) => https://gnews.org/1/
            轉載自：https://a.example/1 => https://a.example/1
            转载自 [某网](https://a.example/2) => https://a.example/2
            转自：<https://a.example/3> => https://a.example/3
            （转自 https://a.example/4） => https://a.example/4
            轉發自[某站](https://a.example/5) => https://a.example/5
            来源：[新华网](http://a.example/6) => http://a.example/6
            來源: http://a.example/7 => http://a.example/7
            **来源**：http://a.example/8 => http://a.example/8
            [来源](http://a.example/9) => http://a.example/9
            原文链接：https://a.example/10 => https://a.example/10
            原文鏈接: [點這裡](https://a.example/11) => https://a.example/11
            [原文链接](https://a.example/12) => https://a.example/12
            原文地址：https://a.example/x_(y) => https://a.example/x_(y)
            原文链接：¶https://a.example/13 => https://a.example/13
            原文链接：¶¶[https://a.example/14](https://a.example/14) => https://a.example/14
            出处：https://a.example/15 => https://a.example/15
            出處：[某報](https://a.example/16) => https://a.example/16
            *Originally published at [Site](https://a.example/17).* => https://a.example/17
            This article was originally published on https://a.example/18. => https://a.example/18
            Originally posted on <https://a.example/19> => https://a.example/19
            Cross-posted from [X](https://a.example/20) => https://a.example/20
            Source: https://a.example/21 => https://a.example/21
            (via [X](https://a.example/22)) => https://a.example/22
            Via: https://a.example/23 => https://a.example/23
            > 本文转自：https://a.example/24 => https://a.example/24
            本篇文章轉載自https://a.example/31 => https://a.example/31
            [原文連接](https://a.example/32) => https://a.example/32
            来源丨https://a.example/33 => https://a.example/33
            已剪辑自: [https://a.example/ab]{.underline} => https://a.example/ab
            注：本文转自[http://a.example/34](http://a.example/34) => http://a.example/34
            > **Note:** This was first published on **July 4** at [X](https://a.example/35) => https://a.example/35
            元記事：[x](https://a.example/36) => https://a.example/36
            출처: https://a.example/37 => https://a.example/37
            （图片：某某手稿 来源：https://a.example/38） => none
            The source: see below. Source code: https://a.example/39 => none
            We saw it via https://a.example/40 yesterday. => none
            | 来源 | [x](https://a.example/41) | => none
            （本文原载于《南方周末》2010年5月6日，网址 http://a.example/43） => http://a.example/43
            本文刊於某報，見 https://a.example/44 => https://a.example/44
            注：本文转载自 [https://a.example/45](https://a.example/45) => https://a.example/45
            > **来源**：本文转载自 [列表](https://a.example/46)，作者 某某。另见 [x](https://b.example/1)。 => https://a.example/46
            如若转载,请注明出处： <https://a.example/47> => none
            转载，请参考[转载声明](https://a.example/48)，注明出处： [x](/post/1) => none
            来源：某部门。见 https://a.example/42 => ^^
            来源：新华网 => ^^
            转载自新华网 => ^^
            新闻参考链接：[x](https://www.rfi.fr/cn/) => none
            参考来源：https://a.example/25 => none
            图片来源：https://a.example/26 => none
            这才是一切灾难的来源，见 https://a.example/27 => none
            We went via Paris to https://a.example/28 => none
            See the source code at https://a.example/29 => none
            ```¶来源：https://a.example/30¶``` => none
            来源是个问题。 => none
            他转自军校毕业，后来去了北京，在那里住了很多年，又认识了很多的朋友，一直到老都没有离开过那座城市，见到的人都说他好，真的很好很好很好很好很好很好很好。 => none
            """)
    void claimedSource(String text, String url) {
        Article article = read("a.md", "# T¶¶Some text.¶" + text);

        assertThat(article.claim().map(Article.Claim::url).orElse("none")).isEqualTo(url);
        article.claim().ifPresent(claim -> {
            assertThat(claim.line()).isEqualTo(4);
            assertThat(text.replace("¶¶", "¶").replace('¶', '\n')).isEqualTo(claim.evidence());
        });
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '^', textBlock = """
            免责声明：本文内容仅代表作者个人观点。 => true
            免責聲明：本文不代表本站立場。 => true
            版权声明：本文为原创 => true
            版權所有，不得轉載 => true
            转载请注明出处 => true
            Copyright 2021 Jane => true
            © 2021 Jane => true
            Site, 2021. All rights reserved. => true
            This work is licensed under CC BY-SA 4.0. => true
            *未经授权，不得转载* => true
            The rights of man are many. => false
            他谈到了版权法的问题。 => false
            """)
    void rightsLinesAreQuoted(String text, boolean quoted) {
        Article article = read("a.md", "# T¶¶Some text.¶" + text);

        assertThat(article.rights()).isEqualTo(
                quoted ? java.util.List.of(new Article.Quote(text, 4)) : java.util.List.of());
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '^', textBlock = """
            北约领导人发表联合声明，强调团结一致。 => zh-Hans
            北約領導人發表聯合聲明，強調團結一致。 => zh-Hant
            吾輩は猫である。名前はまだ無い。 => ja
            歳出総額百十四兆円、社会保障関係費の増額を計上。国会提出予定。 => ja
            运行`docker run hello-world and the of is`检查一下。 => zh-Hans
            你好 => zh-Hans
            ```¶for the value of i is this and that¶```¶安装完成后检查一下结果。 => zh-Hans
            동해 물과 백두산이 마르고 닳도록 => ko
            The quick brown fox is not the dog that you have seen. => en
            Der Hund ist nicht von mir und die Katze auch nicht. => de
            Le chat est dans la maison et les chiens sont dehors pour la nuit. => fr
            El perro y el gato se fueron por la calle con los niños. => es
            Все счастливые семьи похожи друг на друга. => ru
            Усі щасливі родини схожі одна на одну, її їжа. => uk
            كل عام وأنتم بخير في هذا اليوم => ar
            בראשית ברא אלהים את השמים => he
            Όλα τα παιδιά παίζουν => el
            [](https://example.org/the/and/of) 国际新闻 => zh-Hans
            他说：“Yes we can and we will do it.” 然后就离开了会议的现场。 => zh-Hans
            12345 => und
            xyzzy plugh => und
            """)
    void languageOfTheText(String text, String tag) {
        assertThat(read("a.md", text).language()).isEqualTo(tag);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '^', textBlock = """
            zh-CN => 这是说话 => zh-Hans
            zh_TW => 這是說話 => zh-Hant
            zh-CN => 這是說話的時候 => zh-Hant
            zh-Hans => 這是說話的時候 => zh-Hans
            zh => 这是说话 => zh-Hans
            zh-HK => x => zh-Hant
            en_US => hello => en-US
            EN => hello => en
            english => hello => en
            gibberish!! => The cat and the dog is not that. => en
            pt-BR => x => pt-BR
            """)
    void languageGivenInFrontMatter(String given, String text, String tag) {
        assertThat(read("a.md", "---¶lang: " + given + "¶---¶" + text).language()).isEqualTo(tag);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '^', textBlock = """
            我的故乡¶¶鲁迅¶¶我冒了严寒，回到相隔二千余里，别了二十余年的故乡去。 => 我的故乡
            某某新闻标题¶发布时间：2019年3月12日¶作者：张三¶¶正文第一段，讲述了一件长长的事情。 => 某某新闻标题
            The Cask of Amontillado¶by Edgar Allan Poe¶¶The thousand injuries of Fortunato I had borne. => The Cask of Amontillado
            首页 > 新闻¶¶真正的标题¶¶正文第一段，讲述了一件长长的事情。 => 真正的标题
            第一段没有标题的文字。¶¶第二段比第一段要长得多，讲述了一件事情。 => a
            short¶¶lines¶¶only => a
            2019-03-12¶¶正文第一段，讲述了一件长长的事情。 => a
            一行¶又一行没有空行的正文，讲述了一件长长的事情。 => a
            """)
    void aPlainTextsFirstLineIsItsTitleWhereItStandsAsOne(String text, String title) {
        assertThat(read("a.txt", text).title()).isEqualTo(title);
    }

    @Test
    void aClippingIsAsOldAsItsByLineSaysAndNotAsItsNote() {
        String note = "---¶title: T¶source: https://a.example/1¶author:¶  - \"[[某人]]\"¶published:¶created: 2026-06-28¶---¶";

        assertThat(read("a.md", note + "某人 某号 *2026年6月23日 12:24*¶¶Text.").published()).contains("2026-06-23T12:24:00");
        assertThat(read("a.md", note + "Text.").published()).contains("2026-06-28");
        assertThat(read("a.md", note + "Text.").authors()).containsExactly("某人");
    }

    /** As forums copy it to the clipboard: who, where and from whom stand in lines of their own, in either order. */
    @ParameterizedTest
    @CsvSource(delimiterString = "=>", textBlock = """
            作者：某某¶链接：https://a.example/q/1¶来源：知乎¶著作权归作者所有。 => https://a.example/q/1
            来源：某报¶作者：某某¶链接：https://a.example/2 => https://a.example/2
            来源：https://a.example/3¶链接：https://b.example/ => https://a.example/3
            链接：https://b.example/¶¶一段话。¶¶两段话。¶¶来源：某报 => ''
            来源：某报¶¶见链接 https://b.example/ => ''
            """)
    void aSourceWithoutAnAddressTakesThatOfALabelledLineNearby(String text, String url) {
        assertThat(read("a.md", "# T¶¶" + text).claim().map(Article.Claim::url)).contains(url);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", value = {
        "<p><a class=src href=../../src/x.rs.html#44>Source</a> fn x()",
        "<p>Source: <a href=../src/x.html>here</a>",
        "<p>Source: <a href='javascript:go()'>here</a>",
        "<p><a href=mailto:a@b.example>Source</a>",
    })
    void aLinkIntoTheSiteItselfIsNoAddressOfASource(String html) {
        assertThat(read("a.html", "<title>T</title>" + html).claim().map(Article.Claim::url).orElse("")).isEmpty();
    }

    @Test
    void aTagWithMoreAttributesThanAreReadIsReported() {
        String repeated = "<title>T</title>¶<p>x</p>¶<img " + "a=1 ".repeat(600) + "src=a.png>";
        String many = java.util.stream.IntStream.range(0, 600).mapToObj(i -> "a" + i + "=1 ").collect(
                java.util.stream.Collectors.joining("", "<title>T</title>¶<p>x</p>¶<img ", "src=a.png>"));

        assertThat(read("a.html", many).findings()).extracting(Finding::code, Finding::line)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("too-many-attributes", 3));
        assertThat(read("a.html", repeated).findings()).isEmpty(); // the same attribute again and again is one
    }

    @Test
    void aDescriptionMayClaimTheSource() {
        Article article = read("a.md", "---¶title: T¶description: 本文首发于X，原文：https://a.example/1¶---¶Text.");

        assertThat(article.claim().map(Article.Claim::url)).contains("https://a.example/1");
        assertThat(article.claim().map(Article.Claim::line)).contains(3);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '^', textBlock = """
            cover: /a.png => /a.png
            cover: https://a.example/x?id=1 => https://a.example/x?id=1
            cover: false => ^^
            cover: => ^^
            image: 3 => ^^
            thumbnail: img/a b.jpg => img/a b.jpg
            feature_image: /content/a.webp => /content/a.webp
            featuredImage: "a.jpg" => a.jpg
            header-img: img/bg.jpg => img/bg.jpg
            top_img: '/image/cover.jpg' => /image/cover.jpg
            images: ['a.jpg', "b.png"] => a.jpg|b.png
            photos:¶  - a.jpg¶  - b.jpg => a.jpg|b.jpg
            image:¶  path: /a.jpg¶  thumbnail: /b.jpg¶  caption: x.y => /a.jpg|/b.jpg
            header:¶  overlay_image: /o.png¶  caption: Photo => /o.png
            cover:¶  image: c.jpg¶  alt: A => c.jpg
            og:image: /og.png => /og.png
            source: /a.png => ^^
            tags: [a.png] => ^^
            """)
    void picturesOfFrontMatter(String yaml, String pictures) {
        Article article = read("a.md", "---¶title: x¶" + yaml + "¶---¶text");

        assertThat(String.join("|", article.pictures())).isEqualTo(pictures);
    }

    @Test
    void picturesOfTomlLieInTables() {
        String toml = "+++¶title = \"x\"¶[extra]¶banner = \"a.png\"¶[cover]¶image = \"b.jpg\"¶+++¶text";

        assertThat(read("a.md", toml).pictures()).containsExactly("a.png", "b.jpg");
    }
}
