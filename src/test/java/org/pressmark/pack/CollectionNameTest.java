package org.pressmark.pack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CollectionNameTest {
    @ParameterizedTest(name = "{0}  =>  {1}")
    @CsvSource(delimiterString = "=>", quoteCharacter = '§', value = {
        "things => things",
        "新闻 2020 => 新闻 2020",
        "My crawl / two => My crawl - two",
        "a\\b => a-b",
        ".hidden => -hidden",
        "§  § => collection",
        "§a\tb\u0007§ => a-b-"})
    void comesAsNearToATextOfOthersAsANameMay(String text, String name) {
        assertThat(CollectionName.near(text).text()).isEqualTo(name);
    }
}
