package org.pressmark.browser;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.pressmark.peers.Needed;

/**
 * A headless Firefox with a fresh profile, by Marionette, the protocol below its WebDriver: a length, a colon, an array.
 *
 * @see <a href="https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html">Marionette</a>
 */
final class Firefox extends OtherBrowser {
    private static final int TRIES = 150;

    private final Process process;
    private final Path profile;
    private final Socket wire;
    private int said;

    Firefox(int proxy) throws IOException {
        Path program = Needed.program("firefox-esr", "firefox");
        profile = Files.createTempDirectory("pressmark-firefox-");
        int port = freePort();
        Files.writeString(profile.resolve("user.js"), settings(port, proxy));
        process = new ProcessBuilder(program.toString(), "--headless", "--no-remote", "--profile", profile.toString(),
                "--marionette")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        wire = connect(port);
        read(); // it says what it is
        ask("WebDriver:NewSession", Map.of());
    }

    /** WebRTC may ask this machine, or the walk would see nothing of it; what Firefox asks for by itself is off. */
    private static String settings(int port, int proxy) {
        Map<String, Object> settings = Map.ofEntries(
                Map.entry("marionette.port", port), Map.entry("network.proxy.type", 1),
                Map.entry("network.proxy.http", "127.0.0.1"), Map.entry("network.proxy.http_port", proxy),
                Map.entry("network.proxy.ssl", "127.0.0.1"), Map.entry("network.proxy.ssl_port", proxy),
                Map.entry("network.proxy.no_proxies_on", "127.0.0.1,localhost,.localhost"),
                Map.entry("network.proxy.failover_direct", false), Map.entry("dom.security.https_first", false),
                Map.entry("media.peerconnection.ice.loopback", true), Map.entry("dom.disable_open_during_load", false),
                Map.entry("network.captive-portal-service.enabled", false),
                Map.entry("network.connectivity-service.enabled", false),
                Map.entry("app.update.enabled", false), Map.entry("toolkit.telemetry.enabled", false));
        StringBuilder file = new StringBuilder();
        settings.forEach((name, value) -> file.append("user_pref(\"").append(name).append("\", ")
                .append(value instanceof String ? "\"" + value + "\"" : value).append(");\n"));
        return file.toString();
    }

    private static Socket connect(int port) throws IOException {
        for (int tries = 0; ; tries++) {
            try {
                return new Socket(InetAddress.getLoopbackAddress(), port);
            } catch (IOException notYet) {
                if (tries == TRIES) {
                    throw notYet;
                }
                pause(200);
            }
        }
    }

    private Object ask(String command, Map<String, Object> given) throws IOException {
        byte[] message = ("[0," + ++said + ",\"" + command + "\"," + Json.text(given) + "]").getBytes(StandardCharsets.UTF_8);
        wire.getOutputStream().write((message.length + ":").getBytes(StandardCharsets.US_ASCII));
        wire.getOutputStream().write(message);
        wire.getOutputStream().flush();
        List<?> answer = (List<?>) Json.object("{\"answer\":" + read() + "}").get("answer");
        if (!"null".equals(String.valueOf(answer.get(2)))) {
            throw new IOException(command + ": " + answer.get(2));
        }
        return answer.get(3);
    }

    private String read() throws IOException {
        InputStream in = wire.getInputStream();
        int length = 0;
        for (int digit = in.read(); digit != ':'; digit = in.read()) {
            length = length * 10 + Character.digit(digit, 10);
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    @Override
    public void visit(String url) throws IOException {
        outermost();
        ask("WebDriver:Navigate", Map.of("url", url));
    }

    /** Scripts of WebDriver see the page's own values behind a glass. */
    @Override
    Object run(String body) throws IOException {
        String script = "const page = window.wrappedJSObject || window;" + body.replace("window.", "page.");
        return ((Map<?, ?>) ask("WebDriver:ExecuteScript", script(script))).get("value");
    }

    @Override
    void enter(int frame) throws IOException {
        ask("WebDriver:SwitchToFrame", Map.of("id", frame));
    }

    @Override
    void leave() throws IOException {
        ask("WebDriver:SwitchToParentFrame", Map.of());
    }

    @Override
    void outermost() throws IOException {
        ask("WebDriver:SwitchToFrame", Map.of());
    }

    @Override
    public void close() throws IOException {
        wire.close();
        Browser.end(process);
        Browser.delete(profile);
    }
}
