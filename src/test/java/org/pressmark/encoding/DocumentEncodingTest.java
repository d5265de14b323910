package org.pressmark.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a browser reads a document as. */
class DocumentEncodingTest {
    private static final String CHINESE = "中文网页没有说明它的编码是什么，但是我们可以从这些常用的字里看出来。";

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", textBlock = """
            text/html; charset=gb2312             => GB18030
            text/html;charset="GBK"               => GB18030
            text/html; Charset='big5'; x=y        => Big5-HKSCS
            text/html; charset=latin1, text/html  => windows-1252
            text/html; charset=ISO-8859-9         => windows-1254
            text/html; charset=x-sjis             => windows-31j
            text/css; charset=utf8                => UTF-8
            text/html; charset=cp936              => GB18030
            text/html; charset=tis-620            => x-windows-874
            text/html; charset=ks_c_5601-1987     => x-windows-949
            text/html; charset=nonsense           =>
            text/html; charset=                   =>
            text/html; charset=a b                =>
            text/html                             =>
            """)
    void aTypeNamesWhatBrowsersTakeItFor(String type, String charset) {
        assertThat(EncodingLabel.ofType(type)).isEqualTo(Optional.ofNullable(charset).map(Charset::forName));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", textBlock = """
            <meta charset=gbk>                                                          => GB18030
            <meta http-equiv=Content-Type content='text/html; charset=shift_jis'>       => windows-31j
            <!-- <meta charset=big5> --><meta charset=euc-kr>                           => x-windows-949
            <?xml version='1.0' encoding='big5'?>                                       => Big5-HKSCS
            @charset "gb2312";                                                          => GB18030
            <meta charset=utf-16>                                                       => UTF-8
            <meta name=description content='what charset is'>                           =>
            """)
    void aDocumentSaysItOfItself(String start, String charset) {
        assertThat(DeclaredEncoding.in(start.getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo(Optional.ofNullable(charset).map(Charset::forName));
    }

    @Test
    void aMarkGoesBeforeTheServerAndTheServerBeforeTheDocument() {
        byte[] page = "<meta charset=big5><p>x".getBytes(StandardCharsets.UTF_8);
        byte[] marked = ("\uFEFF<meta charset=big5><p>x").getBytes(StandardCharsets.UTF_8);
        Optional<Charset> said = EncodingLabel.find("gbk");

        assertThat(DocumentEncoding.of(marked, said)).isEqualTo(new DocumentEncoding(StandardCharsets.UTF_8, 3, true));
        assertThat(DocumentEncoding.of(page, said).charset()).isEqualTo(Charset.forName("GB18030"));
        assertThat(DocumentEncoding.of(page, Optional.empty()).charset()).isEqualTo(Charset.forName("Big5-HKSCS"));
    }

    @Test
    void whatNobodySaysIsSeenFromTheText() {
        assertThat(DocumentEncoding.text(CHINESE.getBytes(Charset.forName("GBK")), Optional.empty())).isEqualTo(CHINESE);
        assertThat(DocumentEncoding.text(CHINESE.getBytes(StandardCharsets.UTF_8), Optional.empty())).isEqualTo(CHINESE);
    }

    @Test
    void utf8CutInsideACharacterIsStillUtf8() {
        byte[] whole = CHINESE.getBytes(StandardCharsets.UTF_8);
        for (int cut = 1; cut <= 3; cut++) {
            byte[] start = Arrays.copyOf(whole, whole.length - cut);
            assertThat(DocumentEncoding.of(start, Optional.empty()))
                    .isEqualTo(new DocumentEncoding(StandardCharsets.UTF_8, 0, true));
        }
    }

    @Test
    void aFewOddBytesAreNoEvidence() {
        byte[] page = "<p>caf\u00E9".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(DocumentEncoding.of(page, Optional.empty()).known()).isFalse();
    }
}
