package org.pressmark.replay.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DocumentTextTest {
    private static final Charset GBK = Charset.forName("GBK");

    private static DocumentText read(byte[] bytes, String label) {
        return DocumentText.of(bytes, Optional.ofNullable(label)).orElseThrow();
    }

    @ParameterizedTest(name = "{0} => {1}")
    @CsvSource(delimiterString = "=>", value = {
        "<meta charset=gb2312>中文 => GB18030",
        "<META http-equiv=Content-Type content='text/html; charset=GBK'>中文 => GB18030",
        "<!-- <meta charset=utf-8> --><meta charset=\"gbk\">中文 => GB18030",
        "<?xml version='1.0' encoding='gbk'?>中文 => GB18030",
        "@charset \"gbk\";中文 => GB18030",
    })
    void aDocumentIsReadByTheEncodingItNames(String text, String charset) {
        DocumentText read = read(text.getBytes(GBK), null);

        assertThat(read.charset().name()).isEqualTo(charset);
        assertThat(read.text()).isEqualTo(text);
        assertThat(read.known()).isTrue();
    }

    @Test
    void theContentTypeGoesBeforeTheDocument() {
        assertThat(read("<meta charset=utf-8>中文".getBytes(GBK), "gbk").text()).contains("中文");
    }

    @Test
    void aByteOrderMarkGoesBeforeAllElse() {
        byte[] bytes = "\uFEFF<meta charset=gbk>中文".getBytes(StandardCharsets.UTF_8);
        DocumentText read = read(bytes, "gbk");

        assertThat(read.text()).isEqualTo("<meta charset=gbk>中文");
        assertThat(read.encode(read.text())).isEqualTo(bytes);
    }

    @Test
    void utf16IsReadAndWrittenBack() {
        byte[] bytes = "\uFEFF<a href=/x>中".getBytes(StandardCharsets.UTF_16LE);
        DocumentText read = read(bytes, null);

        assertThat(read.text()).isEqualTo("<a href=/x>中");
        assertThat(read.encode(read.text())).isEqualTo(bytes);
        assertThat(DocumentText.of(new byte[] {(byte) 0xFF, (byte) 0xFE, 0x41}, Optional.empty())).isEmpty();
    }

    @Test
    void aNameFarDownTheHeadCounts() {
        String page = "<head><script>" + " ".repeat(5000) + "</script><meta charset=gbk>中文";

        assertThat(read(page.getBytes(GBK), null).text()).isEqualTo(page);
    }

    @Test
    void whatNamesNoEncodingIsUtf8WhereItCanBe() {
        assertThat(read("中文".getBytes(StandardCharsets.UTF_8), null).known()).isTrue();
        DocumentText other = read("中文".getBytes(GBK), null);
        assertThat(other.known()).isFalse();
        assertThat(other.encode(other.text())).isEqualTo("中文".getBytes(GBK));
    }

    @Test
    void aWrongNameLosesNothing() {
        byte[] bytes = "<a href=/x>中文".getBytes(GBK);
        DocumentText read = read(bytes, "utf-8");

        assertThat(read.text()).startsWith("<a href=/x>");
        assertThat(read.encode(read.text())).isEqualTo(bytes);
    }
}
