package org.pressmark.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Real sentences in every encoding, cut into windows of 200 characters: at least 99 of 100 must be read right. */
class EncodingChoiceTest {
    private static final int WINDOW = 200;
    private static final int STEP = 7;

    private final SeedReader reader = new SeedReader();

    static Stream<Arguments> textsAndEncodings() {
        return Stream.of(
                Arguments.of("simplified", PublicDomainTexts.SIMPLIFIED, "UTF-8"),
                Arguments.of("simplified", PublicDomainTexts.SIMPLIFIED, "GB18030"),
                Arguments.of("simplified", PublicDomainTexts.SIMPLIFIED, "UTF-16LE"),
                Arguments.of("simplified", PublicDomainTexts.SIMPLIFIED, "UTF-16BE"),
                Arguments.of("traditional", PublicDomainTexts.TRADITIONAL, "UTF-8"),
                Arguments.of("traditional", PublicDomainTexts.TRADITIONAL, "GB18030"),
                Arguments.of("traditional", PublicDomainTexts.TRADITIONAL, "Big5"),
                Arguments.of("traditional", PublicDomainTexts.TRADITIONAL, "UTF-16LE"),
                Arguments.of("traditional", PublicDomainTexts.TRADITIONAL, "UTF-16BE"),
                Arguments.of("japanese", PublicDomainTexts.JAPANESE, "UTF-8"),
                Arguments.of("japanese", PublicDomainTexts.JAPANESE, "Shift_JIS"),
                Arguments.of("japanese", PublicDomainTexts.JAPANESE, "EUC-JP"),
                Arguments.of("japanese", PublicDomainTexts.JAPANESE, "UTF-16LE"),
                Arguments.of("korean", PublicDomainTexts.KOREAN, "UTF-8"),
                Arguments.of("korean", PublicDomainTexts.KOREAN, "EUC-KR"),
                Arguments.of("korean", PublicDomainTexts.KOREAN, "UTF-16LE"),
                Arguments.of("russian", PublicDomainTexts.RUSSIAN, "windows-1251"),
                Arguments.of("russian", PublicDomainTexts.RUSSIAN, "KOI8-R"),
                Arguments.of("german", PublicDomainTexts.GERMAN, "windows-1252"),
                Arguments.of("french", PublicDomainTexts.FRENCH, "windows-1252"),
                Arguments.of("english", PublicDomainTexts.ENGLISH, "UTF-16LE"),
                Arguments.of("english", PublicDomainTexts.ENGLISH, "UTF-16BE"));
    }

    @ParameterizedTest(name = "{0} in {2}")
    @MethodSource("textsAndEncodings")
    void windowsOfTwoHundredCharactersAreReadInTheirOwnEncoding(String what, String text, String encoding) {
        List<String> wrong = new ArrayList<>();
        int all = 0;
        for (String window : windows(text, Charset.forName(encoding))) {
            all++;
            Article article = reader.read("a.txt", window.getBytes(Charset.forName(encoding)));
            if (!article.body().equals(window)) {
                wrong.add(article.encoding() + " " + window.substring(0, 30));
            }
        }
        assertThat(all).as("windows of " + what).isGreaterThan(20);
        assertThat(wrong).hasSizeLessThanOrEqualTo(all / 100);
    }

    @ParameterizedTest(name = "{0} in {2}, confidence")
    @MethodSource("textsAndEncodings")
    void longTextsAreReadWithConfidence(String what, String text, String encoding) {
        Article article = reader.read("a.txt", encodable(text, Charset.forName(encoding)).getBytes(Charset.forName(encoding)));

        boolean oneByte = encoding.startsWith("windows") || encoding.startsWith("KOI8");
        assertThat(article.encoding().confidence()).isGreaterThan(oneByte ? 0.4 : 0.8);
        assertThat(article.findings()).hasSizeLessThanOrEqualTo(oneByte ? 1 : 0);
    }

    private static List<String> windows(String text, Charset charset) {
        String all = encodable(text, charset);
        List<String> windows = new ArrayList<>();
        for (int at = 0; at + WINDOW <= all.length(); at += STEP) {
            windows.add(all.substring(at, at + WINDOW));
        }
        return windows;
    }

    private static String encodable(String text, Charset charset) {
        CharsetEncoder encoder = charset.newEncoder();
        StringBuilder out = new StringBuilder();
        text.chars().filter(c -> encoder.canEncode((char) c)).forEach(c -> out.append((char) c));
        return out.toString();
    }

    @Test
    void aByteOrderMarkIsBelievedAndNotPartOfTheText() {
        Article article = reader.read("a.md", "\uFEFF# 标题".getBytes(StandardCharsets.UTF_16BE));

        assertThat(article.title()).isEqualTo("标题");
        assertThat(article.encoding()).isEqualTo(new Article.Encoding("UTF-16BE", "byte-order-mark", 1, false));
    }

    @Test
    void aPageIsReadInTheEncodingItDeclares() {
        byte[] page = "<html><head><meta charset=gb2312><title>朱镕基</title></head>".getBytes(Charset.forName("GB18030"));

        Article article = reader.read("a.html", page);

        assertThat(article.title()).isEqualTo("朱镕基");
        assertThat(article.encoding().charset()).isEqualTo("GB18030");
        assertThat(article.encoding().reason()).isEqualTo("declared");
    }

    @Test
    void aDeclarationTheBytesContradictIsNotBelieved() {
        byte[] page = "<html><head><meta charset=gb2312><title>北京的春天</title></head>".getBytes(StandardCharsets.UTF_8);

        Article article = reader.read("a.html", page);

        assertThat(article.title()).isEqualTo("北京的春天");
        assertThat(article.encoding().charset()).isEqualTo("UTF-8");
        assertThat(article.findings()).extracting("code").containsExactly("declared-encoding-wrong");
    }

    @Test
    void aPageThatDeclaresUtf8AndIsNotIsGuessed() {
        String text = "<html><meta charset=utf-8><title>北京</title><p>" + PublicDomainTexts.SIMPLIFIED.substring(0, 300);

        Article article = reader.read("a.html", text.getBytes(Charset.forName("GB18030")));

        assertThat(article.title()).isEqualTo("北京");
        assertThat(article.encoding().charset()).isEqualTo("GB18030");
    }

    @Test
    void utf8WithAFewBrokenBytesStaysUtf8AndSaysWhere() {
        byte[] bytes = ("第一行\n第二行\n" + PublicDomainTexts.SIMPLIFIED).getBytes(StandardCharsets.UTF_8);
        bytes[12] = (byte) 0xFF;

        Article article = reader.read("a.txt", bytes);

        assertThat(article.encoding().charset()).isEqualTo("UTF-8");
        assertThat(article.encoding().lossy()).isTrue();
        assertThat(article.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("utf-8-damaged");
            assertThat(finding.line()).isEqualTo(2);
        });
    }

    @Test
    void utf8CutInTheMiddleOfItsLastCharacterStaysUtf8() {
        byte[] whole = PublicDomainTexts.TRADITIONAL.getBytes(StandardCharsets.UTF_8);

        Article article = reader.read("a.txt", java.util.Arrays.copyOf(whole, 1000));

        assertThat(article.encoding().charset()).isEqualTo("UTF-8");
    }

    @Test
    void aReplacementCharacterWrittenByTheAuthorIsNoDamage() {
        Article article = reader.read("a.txt", "坏\uFFFD字".getBytes(StandardCharsets.UTF_8));

        assertThat(article.encoding()).isEqualTo(new Article.Encoding("UTF-8", "utf-8-valid", 1, false));
        assertThat(article.findings()).isEmpty();
    }

    @Test
    void gb18030WithABrokenByteIsStillRead() {
        byte[] bytes = PublicDomainTexts.SIMPLIFIED.getBytes(Charset.forName("GB18030"));
        bytes[101] = 0x20;

        Article article = reader.read("a.txt", bytes);

        assertThat(article.encoding().charset()).isEqualTo("GB18030");
        assertThat(article.body()).contains(PublicDomainTexts.SIMPLIFIED.substring(100));
    }

    @Test
    void aPictureIsReportedAsNoText() {
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 0, 1, 0};

        assertThat(reader.read("a.md", png).findings()).extracting("code").contains("not-text");
    }

    @Test
    void aShortGuessSaysThatItIsUnsure() {
        Article article = reader.read("a.txt", "caf\u00E9".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(article.body()).isEqualTo("café");
        assertThat(article.encoding().confidence()).isLessThan(0.8);
        assertThat(article.findings()).extracting("code").containsExactly("encoding-unsure");
    }

    @Test
    void theNamesAreThoseIanaRegistered() {
        Set<String> names = Set.of("UTF-8", "GB18030", "Big5", "Shift_JIS", "EUC-JP", "EUC-KR", "UTF-16LE", "UTF-16BE",
                "windows-1251", "KOI8-R", "windows-1252");
        textsAndEncodings().forEach(row -> {
            Charset charset = Charset.forName((String) row.get()[2]);
            String text = encodable((String) row.get()[1], charset);
            assertThat(reader.read("a.txt", text.getBytes(charset)).encoding().charset())
                    .isIn(names)
                    .isEqualTo(row.get()[2]);
        });
    }
}
