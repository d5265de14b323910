package org.pressmark.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Old verses and the like in the encodings their countries used; what is read must be what was written. */
class EncodingGuessTest {
    private static final String RUSSIAN =
            "Я помню чудное мгновенье: Передо мной явилась ты, Как мимолетное виденье, Как гений чистой красоты.";
    private static final String UKRAINIAN =
            "Як умру, то поховайте Мене на могилі, Серед степу широкого, На Вкраїні милій, Щоб лани широкополі, І Дніпро, і кручі";
    private static final String GREEK =
            "Σε γνωρίζω από την κόψη του σπαθιού την τρομερή, σε γνωρίζω από την όψη που με βία μετράει τη γη.";
    private static final String HEBREW =
            "בראשית ברא אלהים את השמים ואת הארץ והארץ היתה תהו ובהו וחשך על פני תהום ורוח אלהים מרחפת על פני המים";
    private static final String ARABIC = "في البدء خلق الله السماوات والأرض وكانت الأرض خربة وخالية وعلى وجه الغمر ظلمة";
    private static final String TURKISH =
            "Korkma, sönmez bu şafaklarda yüzen al sancak; Sönmeden yurdumun üstünde tüten en son ocak. "
            + "O benim milletimin yıldızıdır, parlayacak; O benimdir, o benim milletimindir ancak. Çatma, kurban olayım, çehreni ey nazlı hilâl!";
    private static final String POLISH =
            "Litwo! Ojczyzno moja! ty jesteś jak zdrowie: Ile cię trzeba cenić, ten tylko się dowie, "
            + "Kto cię stracił. Dziś piękność twą w całej ozdobie Widzę i opisuję, bo tęsknię po tobie.";
    private static final String CZECH =
            "Byl pozdní večer – první máj – večerní máj – byl lásky čas. Hrdliččin zval ku lásce hlas, "
            + "kde borový zaváněl háj. O lásce šeptal tichý mech; květoucí strom lhal lásky žel";
    private static final String HUNGARIAN =
            "Isten, áldd meg a magyart Jó kedvvel, bőséggel, Nyújts feléje védő kart, Ha küzd ellenséggel; "
            + "Bal sors akit régen tép, Hozz rá víg esztendőt, Megbűnhődte már e nép A múltat s jövendőt!";
    private static final String SPANISH =
            "En un lugar de la Mancha, de cuyo nombre no quiero acordarme, no ha mucho tiempo que vivía un hidalgo "
            + "de los de lanza en astillero, adarga antigua, rocín flaco y galgo corredor. ¿Quién lo dudó? El año pasado, señor.";
    private static final String THAI = "กำแพงมีหูประตูมีตา น้ำขึ้นให้รีบตัก รักวัวให้ผูกรักลูกให้ตี ช้าๆ ได้พร้าเล่มงาม";

    private static String text(String language) {
        return switch (language) {
            case "Russian" -> RUSSIAN;
            case "Ukrainian" -> UKRAINIAN;
            case "Greek" -> GREEK;
            case "Hebrew" -> HEBREW;
            case "Arabic" -> ARABIC;
            case "Turkish" -> TURKISH;
            case "Polish" -> POLISH;
            case "Czech" -> CZECH;
            case "Hungarian" -> HUNGARIAN;
            case "Spanish" -> SPANISH;
            case "Thai" -> THAI;
            default -> throw new IllegalArgumentException(language);
        };
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", textBlock = """
            Russian   => windows-1251
            Russian   => KOI8-R
            Russian   => ISO-8859-5
            Russian   => IBM866
            Russian   => x-MacCyrillic
            Ukrainian => windows-1251
            Ukrainian => KOI8-U
            Greek     => windows-1253
            Greek     => ISO-8859-7
            Hebrew    => windows-1255
            Hebrew    => ISO-8859-8
            Arabic    => windows-1256
            Arabic    => ISO-8859-6
            Turkish   => windows-1254
            Turkish   => ISO-8859-9
            Polish    => windows-1250
            Polish    => ISO-8859-2
            Czech     => windows-1250
            Hungarian => windows-1250
            Hungarian => ISO-8859-2
            Spanish   => windows-1252
            Spanish   => ISO-8859-1
            Thai      => TIS-620
            """)
    void aTextIsReadAsItWasWritten(String language, String charset) {
        byte[] bytes = text(language).replace('–', '-').getBytes(Charset.forName(charset));

        EncodingGuess guess = EncodingGuess.of(bytes);

        assertThat(new String(bytes, guess.charset())).isEqualTo(text(language).replace('–', '-'));
        assertThat(guess.confidence()).isBetween(0.3, 0.99);
    }

    @Test
    void bytesOfChanceAreNotTrusted() {
        byte[] bytes = new byte[4000];
        new java.util.Random(7).nextBytes(bytes);

        assertThat(EncodingGuess.of(bytes).confidence()).isLessThan(0.3);
    }

    @Test
    void wideTextWithoutAMarkIsKnownByItsZeros() {
        for (String charset : List.of("UTF-16LE", "UTF-16BE")) {
            byte[] bytes = "Call me Ishmael. Some years ago".getBytes(Charset.forName(charset));

            assertThat(EncodingGuess.wide(bytes)).contains(Charset.forName(charset));
        }
    }
}
