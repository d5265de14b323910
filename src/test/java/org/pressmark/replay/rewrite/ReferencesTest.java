package org.pressmark.replay.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pressmark.capture.WebUrl;

final class ReferencesTest {
    private static final RewriteScope PAGE =
            new RewriteScope("/c/", "2024", WebUrl.of("https://h.example/a/b.html?q"), StandardCharsets.UTF_8);

    @ParameterizedTest(name = "{0}  =>  {1}")
    @CsvSource(delimiterString = "=>", ignoreLeadingAndTrailingWhitespace = true, value = {
        "x.png => x.png",
        "./x.png => ./x.png",
        "../x.png => ../x.png",
        "?a=b => ?a=b",
        "#top => #top",
        "dir/ => dir/",
        "../../x.png => /c/2024im_/https://h.example/_/a/../../x.png",
        "../../../x.png => /c/2024im_/https://h.example/_/_/a/../../../x.png",
        "../%2E%2e/x.png => /c/2024im_/https://h.example/_/a/../%2E%2e/x.png",
        "y/../../../x => /c/2024im_/https://h.example/_/a/y/../../../x",
        "..\\..\\x.png => /c/2024im_/https://h.example/_/a/..\\..\\x.png",
        "../x?../../.. => ../x?../../..",
        "/x.png => /c/2024im_/https://h.example/x.png",
        "/ => /c/2024im_/https://h.example/",
        "\\x.png => /c/2024im_/https://h.example\\x.png",
        "/../x.png => /c/2024im_/https://h.example/_/../x.png",
        "//i.example/x.png => /c/2024im_/https://i.example/x.png",
        "\\\\i.example\\x => /c/2024im_/https:\\\\i.example\\x",
        "/\\i.example/x => /c/2024im_/https:/\\i.example/x",
        "///i.example/x => /c/2024im_/https:///i.example/x",
        "http://i.example/x.png => /c/2024im_/http://i.example/x.png",
        "HTTP://I.example/x => /c/2024im_/HTTP://I.example/x",
        "https://i.example => /c/2024im_/https://i.example",
        "http://i.example?a=b => /c/2024im_/http://i.example?a=b",
        "http://i.example/../x => /c/2024im_/http://i.example/_/../x",
        "http://i.example/a/../../../x?../ => /c/2024im_/http://i.example/_/_/a/../../../x?../",
        "http:\\\\i.example\\x => /c/2024im_/http:\\\\i.example\\x",
        "http:i.example/x => /c/2024im_/http:i.example/x",
        "https:x.png => /c/2024im_/https://h.example/a/x.png#https:x.png",
        "https:/x.png => /c/2024im_/https://h.example/x.png#https:/x.png",
        "http://user:pw@i.example:81/x => /c/2024im_/http://user:pw@i.example:81/x",
        "http://中国.example/文 => /c/2024im_/http://中国.example/文",
        "http://i.example/100% => /c/2024im_/http://i.example/100%25",
        "http://i.example/100%/%zz/%20 => /c/2024im_/http://i.example/100%25/%25zz/%20",
        "100%.png => 100%25.png",
        "/a?100% => /c/2024im_/https://h.example/a?100%",
        "data:image/gif;base64,R0 => data:image/gif;base64,R0",
        "javascript:void(0) => javascript:void(0)",
        "mailto:a@example.org => mailto:a@example.org",
        "about:blank => about:blank",
        "blob:http://h/1 => blob:http://h/1",
        "tel:+1 => tel:+1",
        "http-x://h/ => http-x://h/",
        "a:b => a:b",
        "1:b => 1:b",
        ":b => :b",
    })
    void pointsAReferenceAtTheArchive(String reference, String expected) {
        assertThat(new Rewriting().address(reference, Modifier.IMAGE, PAGE)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', value = {
        "` http://i.example/x ` => ` /c/2024mp_/http://i.example/x `",
        "`\thttp://i.example/x` => `\t/c/2024mp_/http://i.example/x`",
        "`ht\ntp://i.example/x` => `/c/2024mp_/ht\ntp://i.example/x`",
        "`/\n/i.example/x` => `/c/2024mp_/https:/\n/i.example/x`",
        "`http://i.example/\n../x` => `/c/2024mp_/http://i.example/x#http://i.example/\n../x`",
        "`` => ``",
        "`  ` => `  `",
    })
    void readsBlanksAndLineEndsAsABrowserDoes(String reference, String expected) {
        assertThat(new Rewriting().address(reference, Modifier.PAGE, PAGE)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"http://i.example/x", "/x", "x", "//i.example/"})
    void inADocumentWithoutAHostOnlyWholeAddressesLeadAnywhere(String reference) {
        RewriteScope urn = new RewriteScope("/c/", "2024", WebUrl.of("urn:pageinfo:x"), StandardCharsets.UTF_8);
        String rewritten = new Rewriting().address(reference, Modifier.PAGE, urn);

        assertThat(rewritten).isEqualTo(reference.startsWith("http") ? "/c/2024mp_/" + reference : reference);
    }
}
