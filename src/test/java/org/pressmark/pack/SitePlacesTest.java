package org.pressmark.pack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SitePlacesTest {
    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '^', textBlock = """
            source/_posts/a.png => source/_posts/hello.html => a.png => source/_posts/hello/a.png
            _posts/in/a.png => _posts/hello.html => in/a.png => _posts/hello/in/a.png
            img/s.png => content/posts/a.html => /img/s.png => static/img/s.png
            images/r.png => source/_posts/hello.html => /images/r.png => source/images/r.png
            logo.svg => src/a.html => /logo.svg => public/logo.svg
            p.png => Daily.html => p.png => Attachments/p.png
            notes/p.png => notes/Daily.html => p.png => notes/attachments/p.png
            notes/p.png => notes/Daily.html => p.png => p.png
            notes/p.png => notes/Daily.html => p.png => assets/p.png
            """)
    void aFileMayLieWhereTheGeneratorTakesItFrom(String path, String page, String written, String place) {
        assertThat(SitePlaces.of(path, page, written)).contains(place);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", textBlock = """
            img/p.png => a.html => /img/p.png => attachments/p.png
            b/p.png => a/x.html => ../b/p.png => p.png
            """)
    void aReferenceWithAFolderIsNotLookedForByItsNameAlone(String path, String page, String written, String place) {
        assertThat(SitePlaces.of(path, page, written)).doesNotContain(place);
    }
}
