package org.pressmark.memento;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pressmark.capture.WebUrl;

/**
 * An archive or aggregator by the address of its TimeGate or TimeMap, behind which the wanted address is put. Where
 * that address ends in a query the wanted one is percent-encoded.
 *
 * <pre>
 *   https://arquivo.pt/wayback/               https://arquivo.pt/wayback/http://a.example/x.png
 *   https://gate.example/find?url=            https://gate.example/find?url=http%3A%2F%2Fa.example%2Fx.png
 * </pre>
 *
 * @param address as the user gave it
 */
record Archive(String address) {
    /** {@code …/20070531203500/http://a.example/}, perhaps with a modifier as {@code im_} behind the digits. */
    private static final Pattern WAYBACK =
            Pattern.compile("(https?://[^/]+/(?:[^?#]*?/)?)(\\d{4,14})([a-z]{2,3}_)?/(https?:/.*)", Pattern.DOTALL);
    private static final int LONGEST = 8192;

    /** Where the wanted address is asked for; empty where the two together are no address. */
    Optional<WebUrl> gate(WebUrl wanted) {
        String written = address.indexOf('?') >= 0
                ? URLEncoder.encode(wanted.toString(), StandardCharsets.UTF_8)
                : wanted.toString();
        return WebUrl.parse(address + written).filter(WebUrl::isHttp);
    }

    /** The same memento without anything an archive puts into it, where its address is of the Wayback kind. */
    static Optional<WebUrl> raw(WebUrl memento) {
        Matcher parts = WAYBACK.matcher(memento.toString());
        return memento.toString().length() <= LONGEST && parts.matches()
                ? WebUrl.parse(parts.group(1) + parts.group(2) + "id_/" + parts.group(4))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return address;
    }
}
