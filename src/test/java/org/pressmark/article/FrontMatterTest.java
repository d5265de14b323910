package org.pressmark.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pressmark.capture.Finding;

/** Front matter of every dialect, whole and broken; {@code ¶} is a line end. */
class FrontMatterTest {
    private final SeedReader reader = new SeedReader();

    private Article read(String text) {
        return reader.read("posts/file-name.md", text.replace('¶', '\n').getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '^', textBlock = """
            ---¶title: Plain¶---¶Body => Plain => Body => 4 => ^^
            ---¶title: "Quoted: yes"¶---¶Body => Quoted: yes => Body => 4 => ^^
            ---¶title: 'It''s'¶---¶Body => It's => Body => 4 => ^^
            ---¶layout: post¶title: Jekyll¶categories: [a, b]¶---¶¶Body => Jekyll => ¶Body => 6 => ^^
            ---¶Title: Upper case key¶---¶Body => Upper case key => Body => 4 => ^^
            ---¶title: >¶  Folded¶  lines¶---¶Body => Folded lines => Body => 6 => ^^
            ---¶title: 007¶---¶Body => 007 => Body => 4 => ^^
            ---¶title: no¶---¶Body => no => Body => 4 => ^^
            ---¶title: 1.10¶...¶Body => 1.10 => Body => 4 => ^^
            ¶¶---¶title: After blanks¶---¶Body => After blanks => Body => 6 => ^^
            \uFEFF---¶title: After mark¶---¶Body => After mark => Body => 4 => ^^
            ---   ¶title: Blanks behind¶---  ¶Body => Blanks behind => Body => 4 => ^^
            ---¶---¶# Heading => Heading => # Heading => 3 => ^^
            ---¶标题: 中文键¶作者: 张三¶---¶Body => 中文键 => Body => 5 => ^^
            ---¶title: Foo: bar¶---¶Body => Foo: bar => Body => 4 => front-matter-broken
            ---¶title:	Tab¶	x: y¶---¶Body => Tab => Body => 5 => front-matter-broken
            ---¶title: One¶title: Two¶---¶Body => One => Body => 5 => front-matter-duplicate-key
            ---¶title: "Unclosed quote¶date: 2022-01-01¶---¶Body => "Unclosed quote => Body => 5 => front-matter-broken
            ---¶title: [bracket¶---¶Body => [bracket => Body => 4 => front-matter-broken
            ---¶title: @at sign¶---¶Body => @at sign => Body => 4 => front-matter-broken
            ---¶title: `tick`¶---¶Body => `tick` => Body => 4 => front-matter-broken
            ---¶title: *star¶---¶Body => *star => Body => 4 => front-matter-broken
            ---¶title: 100% sure¶tags: %bad¶---¶Body => 100% sure => Body => 5 => front-matter-broken
            ---¶title: {{ page.title }}¶---¶Body => {{ page.title }} => Body => 4 => front-matter-broken
            ---¶title: Unclosed¶date: 2022-01-01¶¶Body text here => Unclosed => ¶Body text here => 4 => front-matter-unclosed
            ---¶title: Unclosed¶Body text here => Unclosed => Body text here => 3 => front-matter-unclosed
            ---¶title: Unclosed¶¶Body text¶¶---¶¶More => Unclosed => ¶Body text¶¶---¶¶More => 3 => front-matter-unclosed
            ---¶A rule, no front matter¶---¶Body => A rule, no front matter => ---¶A rule, no front matter¶---¶Body => 1 => ^^
            ---¶¶# Heading¶¶---¶Body => Heading => ---¶¶# Heading¶¶---¶Body => 1 => ^^
            --- => file name => --- => 1 => ^^
            ----¶title: x¶---- => title: x => ----¶title: x¶---- => 1 => ^^
            ---json¶{"title": "Named"}¶---¶Body => Named => Body => 4 => ^^
            --- yaml¶title: Named¶---¶Body => Named => Body => 4 => ^^
            ---toml¶title = "Named"¶---¶Body => Named => Body => 4 => ^^
            ---¶{"title": "Braces"}¶---¶Body => Braces => Body => 4 => ^^
            % Pandoc¶% A; B¶% 2020-01-02¶¶Body => Pandoc => ¶Body => 4 => ^^
            % A long¶  title¶¶Body => A long title => ¶Body => 3 => ^^
            %¶% A¶¶# Heading => Heading => ¶# Heading => 3 => ^^
            % one¶% two¶% three¶% four¶¶Body => file name => % one¶% two¶% three¶% four¶¶Body => 1 => ^^
            ¶ % set in¶¶# Heading => Heading => ¶ % set in¶¶# Heading => 1 => ^^
            % per cent¶of all => file name => % per cent¶of all => 1 => ^^
            From: Jane¶Subject: Mail¶Date: Thu, 02 Jan 2020 10:00:00 +0800¶¶Body => Mail => Body => 5 => ^^
            title:: Logseq¶tags:: a, b¶¶- Body => Logseq => - Body => 4 => ^^
            std::vector is¶a class¶¶Body => file name => std::vector is¶a class¶¶Body => 1 => ^^
            +++¶title = "Hugo"¶+++¶Body => Hugo => Body => 4 => ^^
            +++¶title = 'Literal \\n'¶date = 2022-01-01¶+++¶Body => Literal \\n => Body => 5 => ^^
            +++¶title = "Say \\"hi\\""¶+++¶Body => Say "hi" => Body => 4 => ^^
            +++¶title = "A" # comment¶[extra]¶x = 1¶+++¶Body => A => Body => 6 => ^^
            +++¶[extra]¶x = 1¶title = "Late"¶+++¶Body => Late => Body => 6 => ^^
            +++¶tags = [¶  "a",¶  "b"¶]¶title = "Arrays"¶+++¶Body => Arrays => Body => 8 => ^^
            +++¶title: Colon¶+++¶Body => Colon => Body => 4 => ^^
            +++¶title = "x"¶nonsense¶+++¶Body => x => Body => 5 => front-matter-broken
            +++¶title = "Unclosed"¶¶Body => Unclosed => ¶Body => 3 => front-matter-unclosed
            {¶"title": "Json"¶}¶Body => Json => Body => 4 => ^^
            {¶  "title": "Comma behind",¶  "date": "2022-01-01",¶}¶Body => Comma behind => Body => 5 => front-matter-broken
            {¶  // a remark¶  "title": "Remark above"¶}¶Body => Remark above => Body => 5 => front-matter-broken
            {¶  title: "Bare key"¶}¶Body => Bare key => Body => 4 => front-matter-broken
            {"title": "One line", "tags": [a]}¶Body => One line => Body => 2 => front-matter-broken
            {not front matter}¶¶Body => file name => {not front matter}¶¶Body => 1 => ^^
            {% include x %}¶¶# Body => Body => {% include x %}¶¶# Body => 1 => ^^
            {"title": "One line"}¶Body => One line => Body => 2 => ^^
            {"title": "No end => file name => {"title": "No end => 1 => ^^
            {{ liquid }}¶Body => file name => {{ liquid }}¶Body => 1 => ^^
            ;;;¶"title": "Hexo json",¶"date": "2022-01-01"¶;;;¶Body => Hexo json => Body => 5 => ^^
            title: Old Hexo¶date: 2022-01-01¶---¶Body => Old Hexo => Body => 4 => ^^
            Title: Pelican¶Date: 2010-12-03¶¶Body => Pelican => Body => 4 => ^^
            标题: 中文¶日期: 2020-01-02¶¶Body => 中文 => Body => 4 => ^^
            标　题：全角¶作者：佚名¶原文：https://a.example/1¶¶Body => 全角 => Body => 5 => ^^
            发信人: a (b), 信区: News¶标  题: 转寄¶发信站: 水木社区 (Mon Mar  2 10:11:12 2020), 站内¶¶Body => 转寄 => Body => 5 => ^^
            标题：是一句话¶¶Body => file name => 标题：是一句话¶¶Body => 1 => ^^
            作者：佚名¶来源：某报¶¶Body => file name => 作者：佚名¶来源：某报¶¶Body => 1 => ^^
            Note: this is prose¶and goes on.¶¶Body => file name => Note: this is prose¶and goes on.¶¶Body => 1 => ^^
            Title: alone¶¶Body => file name => Title: alone¶¶Body => 1 => ^^
            ---¶title:¶---¶# Heading => Heading => # Heading => 4 => ^^
            ---¶title: null¶---¶# Heading => Heading => # Heading => 4 => ^^
            ---¶title: ""¶---¶# Heading => Heading => # Heading => 4 => ^^
            ---¶title: !!javax.script.ScriptEngineManager [x]¶---¶Body => * => Body => 4 => *
            """)
    void titleBodyAndFinding(String text, String title, String body, int line, String finding) {
        Article article = read(text.replace("\\uFEFF", "\uFEFF").replace("\\\\", "\\"));

        if (!title.equals("*")) {
            assertThat(article.title()).isEqualTo(title.replace("\\\\", "\\"));
        }
        assertThat(article.body()).isEqualTo(body.replace('¶', '\n'));
        assertThat(article.bodyLine()).isEqualTo(line);
        if (!finding.equals("*")) {
            assertThat(article.findings().stream().map(Finding::code).collect(Collectors.joining())).isEqualTo(finding);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '^', textBlock = """
            author: Jane Doe => Jane Doe
            authors: [Jane, John] => Jane|John
            authors:¶  - Jane¶  - John => Jane|John
            author: Jane and John => Jane|John
            author:¶  name: Jane¶  url: https://x.example => Jane
            authors:¶  - name: Jane¶  - name: John => Jane|John
            作者: 张三、李四 => 张三|李四
            by: Jane => Jane
            author: null => ^^
            """)
    void authorsAreReadInWhateverFormTheyAreWritten(String yaml, String authors) {
        assertThat(String.join("|", read("---¶title: x¶" + yaml + "¶---¶text").authors())).isEqualTo(authors);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '^', textBlock = """
            tags: [a, b] => a|b
            tags: a, b => a|b
            tags: one word pair => one word pair
            tags:¶  - a¶  - b => a|b
            tags: [a]¶categories: [b] => a|b
            categories:¶  - [a, b]¶  - c => a|b|c
            keywords: 北京，上海 => 北京|上海
            tags: [] => ^^
            tags: [a, a] => a
            """)
    void tagsAreReadInWhateverFormTheyAreWritten(String yaml, String tags) {
        assertThat(String.join("|", read("---¶title: x¶" + yaml + "¶---¶text").tags())).isEqualTo(tags);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '^', textBlock = """
            source: https://a.example/1 => https://a.example/1 => source: https://a.example/1 => 3
            original_url: https://a.example/2 => https://a.example/2 => original_url: https://a.example/2 => 3
            转载自: https://a.example/3 => https://a.example/3 => 转载自: https://a.example/3 => 3
            source: "[X](https://a.example/4)" => https://a.example/4 => source: "[X](https://a.example/4)" => 3
            source: Reuters => ^^ => source: Reuters => 3
            x: y¶source_url: https://a.example/5 => https://a.example/5 => source_url: https://a.example/5 => 4
            """)
    void aClaimedSourceIsReadWithItsEvidenceAndItsLine(String yaml, String url, String evidence, int line) {
        assertThat(read("---¶title: x¶" + yaml + "¶---¶text").claim())
                .contains(new Article.Claim(url, evidence, line));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '^', textBlock = """
            canonical: https://a.example/1 => https://a.example/1
            url: /2018/07/x/ => /2018/07/x/
            permalink: https://a.example/2 => https://a.example/2
            permalink: pretty => ^^
            link: https://a.example/3 => https://a.example/3
            canonicalURL: https://a.example/4 => https://a.example/4
            """)
    void ownAddresses(String yaml, String url) {
        assertThat(read("---¶title: x¶" + yaml + "¶---¶text").canonical().orElse("")).isEqualTo(url);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '^', textBlock = """
            发信人: tom (汤姆), 信区: News¶标  题: T¶发信站: 某站 (Mon Mar  2 10:11:12 2020), 站内 => tom => 2020-03-02T10:11:12
            作者: jane (J) 看板: Gossiping¶標題: T¶時間: Mon Mar  2 10:11:12 2020 => jane => 2020-03-02T10:11:12
            发信人: tom¶标题: T¶发信站: 某站 (a host and no date) => tom => none
            作者: 王五(北京)¶标题: T¶日期: 2020-03-02 => 王五(北京) => 2020-03-02
            """)
    void headsOfPostsOnBoards(String head, String author, String date) {
        Article article = read(head + "¶¶Body");

        assertThat(article.authors()).containsExactly(author);
        assertThat(article.published().orElse("none")).isEqualTo(date);
    }

    @Test
    void aDateThatCannotBeReadIsToldWithItsLine() {
        assertThat(read("---¶title: T¶date: 05/03/2021¶---¶Body").findings())
                .extracting(Finding::code, Finding::line).containsExactly(tuple("date-unreadable", 3));
    }

    @Test
    void aBombOfAliasesIsRefusedAndTheTitleStillRead() {
        StringBuilder yaml = new StringBuilder("---\ntitle: Bomb\na0: &a0 [x, x]\n");
        for (int i = 1; i < 60; i++) {
            String aliases = ("*a" + (i - 1) + ",").repeat(9);
            yaml.append("a").append(i).append(": &a").append(i).append(" [").append(aliases).append("]\n");
        }

        Article article = read(yaml + "---\nBody");

        assertThat(article.title()).isEqualTo("Bomb");
        assertThat(article.findings()).extracting(Finding::code).containsExactly("front-matter-broken");
    }

    @Test
    void deepNestingIsRefusedAndTheTitleStillRead() {
        Article article = read("---\ntitle: Deep\nx: " + "[".repeat(100_000) + "\n---\nBody");

        assertThat(article.title()).isEqualTo("Deep");
        assertThat(article.body()).isEqualTo("Body");
        assertThat(article.findings()).extracting(Finding::code).containsExactly("front-matter-too-large");
    }
}
