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
            notes/p.png => notes/Daily.html => p.png => 附件/p.png
            images/v.png => docs/guide/a.html => /images/v.png => docs/public/images/v.png
            images/v.png => docs/guide/a.html => /images/v.png => docs/.vuepress/public/images/v.png
            img/m.png => mk/docs/sub/b.html => /img/m.png => mk/docs/img/m.png
            posts/__GHOST_URL__/content/a.png => posts/a.html => __GHOST_URL__/content/a.png => content/a.png
            p/가.png => p/a.html => 가.png => p/가.png
            """)
    void aFileMayLieWhereTheGeneratorTakesItFrom(String path, String page, String written, String place) {
        assertThat(SitePlaces.of(path, page, written)).contains(place);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", textBlock = """
            img/p.png => a.html => /img/p.png => attachments/p.png
            b/p.png => a/x.html => ../b/p.png => p.png
            docs/images/v.png => docs/guide/a.html => ../images/v.png => docs/public/docs/images/v.png
            """)
    void aReferenceWithAFolderIsNotLookedForByItsNameAlone(String path, String page, String written, String place) {
        assertThat(SitePlaces.of(path, page, written)).doesNotContain(place);
    }
}
