package org.pressmark.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pressmark.browser.OtherBrowser;

/**
 * What {@link EscapesIT} and {@link ScriptedPagesIT} try in Chromium, tried in Firefox and in WebKit, the engine of
 * Safari. Three minutes, so by hand: {@code mvn -B verify -Dit.test=OtherBrowsersWalk} with Debian's packages {@code
 * firefox-esr}, {@code webkit2gtk-driver} and {@code xvfb}.
 */
class OtherBrowsersWalk {
    private static final List<String> HOSTILE = List.of(
            "markup", "further", "script", "further-script", "script-undone", "further-script-undone", "refresh", "refresh2",
            "location", "replace", "nested", "svg", "xml", "headers");

    @BeforeAll
    static void serve(@TempDir Path root) throws IOException {
        EscapesIT.serve(Files.createDirectory(root.resolve("escapes")));
        ScriptedPagesIT.serve(Files.createDirectory(root.resolve("scripted")));
    }

    @AfterAll
    static void stop() throws IOException {
        ScriptedPagesIT.stop();
        EscapesIT.stop();
    }

    private static OtherBrowser start(String name) throws IOException {
        int proxy = EscapesIT.catcher.port();
        return name.equals("Firefox") ? OtherBrowser.firefox(proxy) : OtherBrowser.webKit(proxy);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Firefox", "WebKit"})
    void nothing_of_a_hostile_page_reaches_the_live_web_or_the_frame_around(String name) throws IOException,
    InterruptedException {
        List<String> wrong = new ArrayList<>();
        try (OtherBrowser browser = start(name)) {
            browser.visit("http://leak-on-purpose.example/");
            assertThat(EscapesIT.leaks()).as("the live web is watched").anyMatch(leak -> leak.contains("leak-on-purpose"));
            Thread.sleep(2500); // its icon is asked for later
            EscapesIT.catcher.forget("");
            for (ReplayServer server : List.of(EscapesIT.server, EscapesIT.hosted)) {
                for (String page : HOSTILE) {
                    String address = "http://127.0.0.1:" + server.port() + "/c/2024/http://h.example/" + page;
                    browser.visit(address);
                    Thread.sleep(2500); // nothing tells that something will never come
                    String left = browser.evaluate(
                            "[location.href, document.querySelector('header').textContent.includes('Captured'),"
                            + " document.cookie, localStorage.length].join(' ')");
                    if (!left.equals(address + " true  0")) {
                        wrong.add(page + " left " + left);
                    }
                }
            }
            assertThat(wrong).isEmpty();
            assertThat(EscapesIT.leaks()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Firefox", "WebKit"})
    void what_scripts_ask_for_and_read_is_what_it_was_live(String name) throws IOException {
        List<String> wrong = new ArrayList<>();
        try (OtherBrowser browser = start(name)) {
            for (ReplayServer server : List.of(ScriptedPagesIT.server, ScriptedPagesIT.hosted)) {
                for (int at = 0; at < ScriptedPagesIT.SCRIPTS.length; at += 2) {
                    says(browser, server, "script" + at, ScriptedPagesIT.SCRIPTS[at + 1], wrong);
                }
                says(browser, server, "framed.html", "inner", wrong);
                says(browser, server, "frames.html", "second", wrong);
                says(browser, server, "leaves", "arrived", wrong);
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static void says(OtherBrowser browser, ReplayServer server, String page, String wanted, List<String> wrong)
            throws IOException {
        browser.visit("http://127.0.0.1:" + server.port() + "/c/2024/" + ScriptedPagesIT.SITE + page);
        List<String> said = browser.anywhereWithin(Duration.ofSeconds(8), "window.SAID", wanted);
        if (!said.contains(wanted)) {
            wrong.add(page + ": " + said + " instead of " + wanted);
        }
    }
}
