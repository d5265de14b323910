package org.pressmark.warc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WarcFieldsTest {
    private static String text(WarcFields fields) throws IOException {
        return new String(fields.body().bytes(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest(name = "{0} => {1}")
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', value = {
        "plain => title: plain\\r\\n",
        "标题 😀 => title: 标题 😀\\r\\n",
        "a\\r\\nfake: b => title: a  fake: b\\r\\n",
        "a\\nb => title: a b\\r\\n",
        "\\u001b[31m red => title: [31m red\\r\\n",
        "`  blanks  ` => title: blanks\\r\\n",
        "`\\r\\n` => ``",
        "\\ud800x => title: \\ufffdx\\r\\n",
        "a\\u0085b => title: a b\\r\\n",
    })
    void aValueIsOneLineWhateverItHolds(String value, String expected) throws IOException {
        assertThat(text(new WarcFields().add("title", characters(value)))).isEqualTo(characters(expected));
    }

    private static String characters(String written) {
        return written.replace("\\r", "\r").replace("\\n", "\n").replace("\\u001b", "\u001b").replace("\\ud800", "\ud800")
                .replace("\\u0085", "\u0085").replace("\\ufffd", "\ufffd");
    }

    @Test
    void fieldsKeepTheirOrderAndMayRepeat() throws IOException {
        assertThat(text(new WarcFields().add("b", "1").add("a", "2").add("b", "3"))).isEqualTo("b: 1\r\na: 2\r\nb: 3\r\n");
    }

    @Test
    void aNameThatIsNoTokenIsRefused() {
        assertThatThrownBy(() -> new WarcFields().add("a b", "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new WarcFields().add("a:", "x")).isInstanceOf(IllegalArgumentException.class);
    }
}
