package org.pressmark.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The addresses that begin alike, as people and programs are shown them. */
final class AddressesTest {
    private static final int MANY = 1203;

    private static ReplayServer server;
    private static RawClient client;

    @BeforeAll
    static void serve(@TempDir Path root) throws IOException {
        CollectionFixture fixture = new CollectionFixture(root, "c")
                .html("http://a.example/", "2001-01-01T00:00:00Z", "home")
                .html("http://a.example/", "2003-01-01T00:00:00Z", "home")
                .html("http://a.example/x/1?q=a%2Fb", "2002-01-01T00:00:00Z", "1")
                .html("http://a.example/x/2", "2002-01-01T00:00:00Z", "2")
                .html("http://sub.a.example/<b>", "2002-01-01T00:00:00Z", "3");
        for (int i = 0; i < MANY; i++) {
            fixture.html("http://many.example/" + i, "2002-01-01T00:00:00Z", "m");
        }
        fixture.write();
        server = new ReplayServer(ReplayOptions.of(root)).start();
        client = new RawClient(server.port());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest(name = "{0} => {1}")
    @CsvSource(delimiterString = "=>", value = {
        "/c/*/http://a.example/* => http://a.example/ 2, http://a.example/x/1?q=a%2Fb 1, http://a.example/x/2 1",
        "/c/*/a.example/x/* => http://a.example/x/1?q=a%2Fb 1, http://a.example/x/2 1",
        "/c/2002*/a.example/x/1?q=a%2F* => http://a.example/x/1?q=a%2Fb 1",
        "/c/*/*.a.example => http://a.example/ 2, http://a.example/x/1?q=a%2Fb 1, http://a.example/x/2 1, http://sub.a.example/<b> 1",
        "/c/lookup?url=a.example/x/* => http://a.example/x/1?q=a%2Fb 1, http://a.example/x/2 1",
        "/c/addresses?url=a.example => http://a.example/ 2",
        "/c/addresses?url=a.example/*&after=zz => ''",
        "/c/addresses?url=nowhere.example/* => ''",
    })
    void eachAddressIsThereOnce(String target, String expected) throws IOException {
        RawClient.Answer way = client.get(target);
        String page = way.header("Location").orElse(target);
        List<String> shown = new ArrayList<>();
        RawClient.Answer answer = client.get(page);
        Matcher row = Pattern.compile("<tr><td><a href=\"(/c/[*]/[^\"]*)\">([^<]*)</a></td><td>([0-9,]+)</td>")
                .matcher(answer.text());
        while (row.find()) {
            shown.add(row.group(2).replace("&lt;", "<").replace("&gt;", ">") + " " + row.group(3));
            assertThat(client.get(row.group(1).replace("&amp;", "&").replace("<", "%3C")).status()).isEqualTo(200);
        }

        assertThat(String.join(", ", shown)).isEqualTo(expected);
        assertThat(answer.status()).isEqualTo(expected.isEmpty() ? 404 : 200);
        Matcher told = Pattern.compile("\"url\":\"([^\"]*)\",\"captures\":([0-9]+)")
                .matcher(client.get(page + "&format=json").text());
        List<String> inJson = new ArrayList<>();
        while (told.find()) {
            inJson.add(told.group(1) + " " + told.group(2));
        }
        assertThat(inJson).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&lang=zh-Hant"})
    void manyComeInPagesThatLeadOn(String language) throws IOException {
        String next = "/c/addresses?url=many.example/*" + language;
        List<String> sizes = new ArrayList<>();
        while (!next.isEmpty()) {
            String page = client.get(next).text();
            sizes.add(Integer.toString(page.split("<tr><td>", -1).length - 1));
            Matcher on = Pattern.compile("<nav class=\"pages\"[^>]*><a href=\"([^\"]*)\"").matcher(page);
            next = on.find() ? on.group(1).replace("&amp;", "&") : "";
            assertThat(next.isEmpty() || next.contains(language)).isTrue();
        }

        assertThat(sizes).containsExactly("500", "500", "203");
    }

    @Test
    void pagesAboutOneAddressLeadToThoseOfItsSite() throws IOException {
        String link = "<a href=\"/c/addresses?url=http%3A%2F%2Fa.example%2F%2A\">";

        assertThat(client.get("/c/*/http://a.example/x/2").text()).contains(link);
        assertThat(client.get("/c/2001/http://a.example/nothing?x#y").text()).contains(link);
    }

    @ParameterizedTest
    @ValueSource(strings =
            {"/c/addresses", "/c/addresses?url=", "/c/addresses?url=*", "/c/addresses?url=%FF", "/c/addresses?url=*."})
    void whatIsNoAddressIsSaidToBeNone(String target) throws IOException {
        assertThat(client.get(target).status()).isEqualTo(400);
    }
}
