package org.pressmark.replay.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;
import org.pressmark.capture.WebUrl;

final class RewritingPropertyTest {
    private static final WebUrl DOCUMENT = WebUrl.of("https://h.example/a/d/b.html?q=1");
    private static final List<String> PIECES = List.of(
            "<", ">", "\"", "'", " ", "=", "/", "&", "&amp;", "&#x2f;", "&colon;", "\n", "\r\n", "\t", "中文", "𠀀", "é",
            "%", "%zz", "\0",
            "<a href=", "<img src=", "<img srcset=\"", "<p style=\"background:url(", "<style>", "</style>",
            "<script>", "</script>",
            "<base href=", "<meta http-equiv=refresh content=\"0;url=", "<iframe srcdoc=\"", "<svg>", "</svg>",
            "<image xlink:href='",
            "<template>", "<table>", "<td background=", "<!--", "-->", "<![CDATA[", "]]>", "<noscript>", "<title>",
            "<select>", "</p>", "</a>",
            "http://i.example/x", "//i.example", "/x.png", "../../../y", "x?a=b&c", "https:z", "data:,x", "url('/x')",
            "@import \"/x\";",
            " 2x, ", ")", "\\", "\\2f ", "{}", " integrity=x", " target=_blank", "<html manifest=/m>",
            "<body background=/b>", "<frameset>");

    private static String document(Random random) {
        StringBuilder out = new StringBuilder();
        for (int i = random.nextInt(120); i >= 0; i--) {
            out.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return out.toString();
    }

    @Test
    void takingTheInsertionsOutGivesTheDocumentAgain() {
        Rewriting rewriting = new Rewriting("<!--head-->");
        RewriteScope scope = new RewriteScope("/c/", "20240501120000", DOCUMENT, StandardCharsets.UTF_8);
        for (int seed = 0; seed < 3000; seed++) {
            String document = document(new Random(seed));
            assertThat(rewriting.html(document, scope).original()).isEqualTo(document);
            assertThat(rewriting.xml(document, scope).original()).isEqualTo(document);
            assertThat(rewriting.css(document, scope).original()).isEqualTo(document);
        }
    }

    /** What a browser makes of a rewritten reference is the archived address of what it makes of the original. */
    @Test
    void everyReferenceLeadsToTheArchivedFormOfWhereItLed() {
        List<String> parts = List.of("http:", "HTTPS:", "//", "/", "..", ".", "%2e%2e", "x", "i.example", "?a/../b",
                "#f", "\\", " ", "y/z", "%", "%41", "中", ":8080");
        RewriteScope scope = new RewriteScope("/c/", "2024", DOCUMENT, StandardCharsets.UTF_8);
        WebUrl replayed = WebUrl.of("http://127.0.0.1:80/c/2024mp_/" + DOCUMENT);
        for (int seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            StringBuilder reference = new StringBuilder();
            for (int i = random.nextInt(7); i >= 0; i--) {
                reference.append(parts.get(random.nextInt(parts.size())));
            }
            String written = reference.toString();
            Optional<WebUrl> meant = DOCUMENT.resolve(written);
            boolean dots = meant.flatMap(WebUrl::host).orElse("").matches("\\.+"); // no host, and no folder either
            if (meant.isEmpty() || !meant.get().isHttp() || dots) {
                continue;
            }
            String rewritten = new Rewriting().address(written, Modifier.PAGE, scope);
            String path = replayed.resolve(rewritten).map(WebUrl::pathAndQuery).orElse("refused");
            assertThat(path).as(written + " => " + rewritten).startsWith("/c/2024mp_/");
            assertThat(WebUrl.parse(path.substring("/c/2024mp_/".length())))
                    .as(written + " => " + rewritten)
                    .isEqualTo(meant);
        }
    }

    @Test
    void nothingLeadsOutOfTheArchiveByItsAttributes() {
        RewriteScope scope = new RewriteScope("/c/", "2024", DOCUMENT, StandardCharsets.UTF_8);
        for (int seed = 0; seed < 3000; seed++) {
            // jsoup does not see that a CDATA section inside SVG goes on to the end where nothing ends it
            String document = document(new Random(seed)).replace("<![CDATA[", "");
            String rewritten = new Rewriting().html(document, scope).text();
            Document tree = Jsoup.parse(rewritten, "http://127.0.0.1/c/2024mp_/" + DOCUMENT);
            Elements found = tree.select("img[src], a[href], td[background], body[background], base[href]");
            for (Element element : found) {
                String attribute = element.hasAttr("src") ? "src" : element.hasAttr("href") ? "href" : "background";
                Optional<WebUrl> url = WebUrl.of(element.baseUri()).resolve(element.attr(attribute));
                url.filter(WebUrl::isHttp).ifPresent(to -> assertThat(to.origin())
                        .as(element + " IN " + rewritten)
                        .isEqualTo("http://127.0.0.1"));
            }
        }
    }

    /** A document that streams by in windows comes out as the same document does in one piece. */
    @Test
    void theSizeOfWindowsDoesNotShow() {
        RewriteScope scope = new RewriteScope("/c/", "2024", DOCUMENT, StandardCharsets.UTF_8);
        for (int seed = 0; seed < 3000; seed++) {
            Random random = new Random(seed);
            boolean xml = seed % 3 == 0;
            String document = document(random).replaceAll("<base", "<basefont");
            String whole = xml
                    ? new Rewriting("<!--h-->").xml(document, scope).text()
                    : new Rewriting("<!--h-->").html(document, scope).text();
            HtmlRewriter rewriter = new HtmlRewriter(xml, scope, xml ? "" : "<!--h-->", seed % 2 == 0);
            StringBuilder out = new StringBuilder();
            int from = 0;
            int to = 0;
            while (to < document.length() || from < to || out.isEmpty()) {
                to = Math.min(document.length(), to + 1 + random.nextInt(60));
                Splice splice = new Splice(document.substring(from, to));
                int used = rewriter.window(document.substring(from, to), to == document.length(), splice);
                out.append(splice.result(used).text());
                from += used;
            }
            // only what hides an end tag, and text as long as a window, may be cut
            if (!document.contains("<script>") && !(xml && document.contains("<style>"))) {
                String head = ModuleMap.markup(scope) + "<!--h-->";
                assertThat(out.toString().replace(head, "")).as("seed " + seed).isEqualTo(whole.replace(head, ""));
                assertThat(out.length()).isEqualTo(whole.length());
            }
        }
    }

    @Test
    void bytesThatAreNotTheirEncodingComeBackTheSame() {
        List<String> labels = List.of("utf-8", "gbk", "big5", "shift_jis", "euc-kr", "windows-1252", "utf-16", "nonsense");
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            byte[] bytes = seed % 2 == 0 ? noise : document(random).getBytes(Charset.forName("GB18030"));
            String label = labels.get(random.nextInt(labels.size()));
            DocumentText.of(bytes, Optional.of(label)).ifPresent(text -> assertThat(text.encode(text.text())).isEqualTo(bytes));
        }
    }
}
