package org.pressmark.browser;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.pressmark.peers.Needed;

/** The small browser that comes with WebKitGTK, by its WebDriver, on a screen of its own. */
final class WebKit extends OtherBrowser {
    private static final Path LIBRARIES = Path.of("/usr/lib");
    private static final int TRIES = 50;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process screen;
    private final Process driver;
    private final String session;

    WebKit(int proxy) throws IOException {
        Path program = Needed.program("WebKitWebDriver");
        Path browser = browser();
        screen = new ProcessBuilder(Needed.program("Xvfb").toString(), "-displayfd", "1", "-screen", "0", "1280x900x24")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String display = new BufferedReader(new InputStreamReader(screen.getInputStream(), StandardCharsets.US_ASCII)).readLine();
        int port = freePort();
        ProcessBuilder start = new ProcessBuilder(program.toString(), "--port=" + port)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        start.environment().put("DISPLAY", ":" + display);
        start.environment().put("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1"); // as Chromium's, which needs rights of its own
        driver = start.start();
        URI root = URI.create("http://127.0.0.1:" + port);
        session = root + "/session/" + begin(root, Map.of("binary", browser.toString(), "args", List.of(
                "--automation", "--proxy=http://127.0.0.1:" + proxy, "--ignore-host=127.0.0.1", "--ignore-host=localhost",
                "--ignore-host=*.localhost")));
    }

    private static Path browser() throws IOException {
        try (Stream<Path> files = Files.find(LIBRARIES, 3, (file, is) -> file.endsWith("webkit2gtk-4.1/MiniBrowser"))) {
            return Needed.or(files.findFirst(), "no MiniBrowser of WebKitGTK: install webkit2gtk-driver to run this test");
        }
    }

    private String begin(URI root, Map<String, Object> options) throws IOException {
        Map<String, Object> wanted =
                Map.of("capabilities", Map.of("alwaysMatch", Map.of("webkitgtk:browserOptions", options)));
        for (int tries = 0; ; tries++) {
            try {
                return String.valueOf(((Map<?, ?>) send("POST", root + "/session", wanted)).get("sessionId"));
            } catch (IOException notYet) {
                if (tries == TRIES) {
                    throw notYet;
                }
                pause(200);
            }
        }
    }

    private Object send(String method, String url, Map<String, Object> given) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .method(method, HttpRequest.BodyPublishers.ofString(Json.text(given)))
                .header("Content-Type", "application/json")
                .build();
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException(url + ": " + answer.body());
            }
            return Json.object(answer.body()).get("value");
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stop);
        }
    }

    private Object ask(String command, Map<String, Object> given) throws IOException {
        return send("POST", session + command, given);
    }

    @Override
    public void visit(String url) throws IOException {
        outermost();
        ask("/url", Map.of("url", url));
    }

    @Override
    Object run(String body) throws IOException {
        return ask("/execute/sync", script(body));
    }

    @Override
    void enter(int frame) throws IOException {
        ask("/frame", Map.of("id", frame));
    }

    @Override
    void leave() throws IOException {
        ask("/frame/parent", Map.of());
    }

    @Override
    void outermost() throws IOException {
        ask("/frame", Collections.singletonMap("id", null));
    }

    @Override
    public void close() throws IOException {
        try {
            send("DELETE", session, Map.of());
        } finally {
            Browser.end(driver);
            Browser.end(screen);
        }
    }
}
