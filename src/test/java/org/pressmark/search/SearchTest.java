package org.pressmark.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.lucene.store.AlreadyClosedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pressmark.search.SearchRequest.Facet;
import org.pressmark.search.SearchRequest.Order;

class SearchTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", value = {
        "领导人 => true",
        "領導人 => true",
        "导人 => true",
        "人导领 => false",
        "导领 => false",
        "联合声明 => true",
        "聯合聲明，北約 => true",
        "明北 => true",
        "在NATO总部 => true",
        "nato => true",
        "ＮＡＴＯ => true",
        "NAT => false",
        "部发 => true",
        "2022年3月 => true",
        "22年3 => true",
        "23年3 => false",
        "声 => true",
        "龟 => false",
        "cafe => true",
        "Café résumé => true",
        "\"resume cafe\" => false",
        "\"cafe resume\" => true",
        "领导人 -总部 => false",
        "领导人 -飞机 => true",
        "title:联合 => false",
        "title:聲明 => true",
        "site:example => true",
        "site:a.example => true",
        "site:b.example => false",
        "lang:zh => true",
        "lang:zh-hans => true",
        "lang:en => false",
        "date:2022-03.. => true",
        "date:2022-04.. => false",
        "date:2021..2022-03 => true",
        "date:2022-03-15 => true",
        "date:2022-03-16 => false",
        "date:someday => false",
        "lang: => false",
        "领导人 date:2022 site:example => true",
        "-领导人 => false",
        "-飞机 => true",
    })
    void findsPartsOfTextsInEitherScript(String words, boolean found) throws IOException {
        Pages pages = new Pages(folder).add("关于声明", "领导人的联合声明，\n北约在NATO总部发表。2022年3月，Café résumé。", "2022-03-15",
                "zh-Hans", "a.example");

        assertThat(pages.titles(words)).hasSize(found ? 1 : 0);
    }

    @Test
    void findsEverySubstringInEitherScriptAndNothingShuffled() throws IOException {
        String simplified = "国家领导人关于医疗与学习的发言引发了广泛讨论并且对图书馆产业带来压力";
        String traditional = "國家領導人關於醫療與學習的發言引發了廣泛討論並且對圖書館產業帶來壓力";
        Pages pages = new Pages(folder).add("简", simplified).add("繁", traditional);
        Random random = new Random(7);
        for (int i = 0; i < 40; i++) {
            int length = 2 + random.nextInt(7);
            int from = random.nextInt(simplified.length() - length);
            String part = (i % 2 == 0 ? simplified : traditional).substring(from, from + length);

            assertThat(pages.titles(part)).as(part).containsExactlyInAnyOrder("简", "繁");
            assertThat(pages.titles(new StringBuilder(part).reverse().toString())).as(part).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", value = {
        "<script>alert(1)</script>找到我 => 找到我",
        "pass\u200Bword here => password",
        "\u202Etxt.exe\u202C safe => safe",
        "broken \uD800 half => half",
        "bad \uFFFD\u0000 byte => byte",
        "soft\u00ADhyphen => softhyphen",
    })
    void findsArticlesByHostileTitles(String title, String words) throws IOException {
        assertThat(new Pages(folder).add(title, "x").find(SearchRequest.of(words, 5)).total()).isEqualTo(1);
    }

    @Test
    void cutsALongTitleAndStillFindsItsEnd() throws IOException {
        Pages pages = new Pages(folder).add("长".repeat(1 << 20) + "尾巴", "x");

        List<String> titles = pages.titles("尾巴");

        assertThat(titles).hasSize(1);
        assertThat(titles.get(0).length()).isLessThan(400);
    }

    @Test
    void marksWhatWasFoundInTheWritingOfTheText() throws IOException {
        Pages pages = new Pages(folder).add("題", "前文".repeat(200) + "這裡有圖書館一座" + "後文".repeat(200));

        Snippet snippet = pages.find(SearchRequest.of("图书馆", 1)).hits().get(0).snippet();

        assertThat(snippet.parts()).contains(new Snippet.Part("圖書館", true));
        assertThat(snippet.text().length()).isLessThan(300);
    }

    @Test
    void sortsByDateAndCountsByYearSiteAndLanguage() throws IOException {
        Pages pages = new Pages(folder)
                .add("old", "word", "2019-01-02", "en", "b.example")
                .add("new", "word", "2023", "zh", "a.example")
                .add("middle", "word", "2021-06", "en", "b.example");

        Found newest = pages.find(new SearchRequest("word", Order.NEWEST, Map.of(), 0, 2));
        Found oldest = pages.find(new SearchRequest("", Order.OLDEST, Map.of(Facet.SITE, "b.example"), 1, 5));

        assertThat(newest.total()).isEqualTo(3);
        assertThat(newest.hits()).extracting(hit -> hit.title().text()).containsExactly("new", "middle");
        assertThat(newest.facets().get(Facet.YEAR)).extracting(Found.Count::value).containsExactly("2023", "2021", "2019");
        assertThat(newest.facets().get(Facet.SITE)).containsExactly(new Found.Count("b.example", 2),
                new Found.Count("a.example", 1));
        assertThat(newest.facets().get(Facet.LANGUAGE)).containsExactly(new Found.Count("en", 2), new Found.Count("zh", 1));
        assertThat(newest.facets().get(Facet.COLLECTION)).containsExactly(new Found.Count("c", 3));
        assertThat(newest.bytes()).isEqualTo(3000);
        assertThat(oldest.hits()).extracting(hit -> hit.title().text()).containsExactly("middle");
    }

    @Test
    void indexesOnlyWhatCameSinceAndEverythingWhenTheFileIsAnother() throws IOException {
        Pages pages = new Pages(folder).add("one", "apple");
        assertThat(pages.titles("apple")).containsExactly("one");
        pages.add("two", "apple").write("{\"url\": \"https://cut.example/\", \"title\": \"not finis");
        assertThat(pages.titles("apple")).containsExactlyInAnyOrder("one", "two");
        Files.delete(pages.file());

        Pages other = new Pages(folder).add("three", "a longer text than before, so that the file is larger, apple");

        assertThat(other.titles("apple")).containsExactly("three");
    }

    @Test
    void readsWhatIsThereWhileAnotherProgramBuilds() throws IOException {
        Pages pages = new Pages(folder).add("one", "apple");
        try (SearchIndex builder = SearchIndex.open(folder)) {
            builder.update(() -> false);
            assertThat(pages.titles("apple")).containsExactly("one");
        }
    }

    @Test
    void keepsAnIndexThatWasStoppedAndGoesOnFromThere() throws IOException {
        Pages pages = new Pages(folder).add("one", "apple").add("two", "apple");
        try (SearchIndex index = SearchIndex.open(folder)) {
            int[] asked = {0};
            index.update(() -> asked[0]++ > 1);
            assertThat(index.progress().isComplete()).isFalse();
        }

        assertThat(pages.titles("apple")).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void listsEachArticleOnceByItsLatestCapture() throws IOException {
        Pages pages = new Pages(folder)
                .add("first", "x", "2020-05-01", "en", "b.example")
                .add("second", "x", "2022", "en", "a.example")
                .add("third", "x", "2021-01-01", "en", "b.example");
        pages.write("{\"url\": \"https://b.example/0.html\", \"ts\": \"2025-01-01T00:00:00Z\", \"title\": \"first again\","
                + " \"size\": 7, \"published\": \"2020-05-01\"}\n");
        try (SearchIndex index = SearchIndex.open(pages.folder())) {
            index.update(() -> false);

            assertThat(titles(index, ListOrder.COLLECTION, 0)).containsExactly("first again", "second", "third");
            assertThat(titles(index, ListOrder.NEWEST, 0)).containsExactly("second", "third", "first again");
            assertThat(titles(index, ListOrder.OLDEST, 1)).containsExactly("third", "second");
            assertThat(titles(index, ListOrder.SITE, 0)).containsExactly("second", "third", "first again");
            Found all = index.articles("c", ListOrder.COLLECTION, 0, 0);
            assertThat(all.total()).isEqualTo(3);
            assertThat(all.bytes()).isEqualTo(2007);
            assertThat(all.lacking()).isEqualTo(1);
        }
    }

    @Test
    void findsTheLastWordOfAPageOfMoreThanTwentyMillionCharacters() throws IOException {
        Pages pages = new Pages(folder).add("long", "word ".repeat(4_200_000) + "needle");

        assertThat(pages.titles("needle")).containsExactly("long");
    }

    /** A server that ends closes indexes of which it is still asked. */
    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void whoAsksAClosedIndexIsToldSo() throws IOException {
        SearchIndex index = SearchIndex.open(new Pages(folder).add("one", "x").folder());
        index.close();

        assertThatThrownBy(() -> index.articles("c", ListOrder.COLLECTION, 0, 1)).isInstanceOf(AlreadyClosedException.class);
    }

    private static List<String> titles(SearchIndex index, ListOrder order, int from) throws IOException {
        return index.articles("c", order, from, 10).hits().stream().map(hit -> hit.title().text()).toList();
    }
}
