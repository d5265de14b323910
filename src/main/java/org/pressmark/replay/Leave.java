package org.pressmark.replay;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pressmark.capture.Digest;

/**
 * Tells requests of our pages from those of any other page in the browser. Archived pages are of nobody's origin, and so
 * can any page make itself; but only the frame around them is told the address they are shown at, which carries a word
 * behind the collection's name, and all that they ask for begins as that does:
 *
 * <pre>
 *     /news/2024mp_/http://h/                                     asked by anybody
 *     /news@5d41402abc4b2a76b9719d911017c592/2024mp_/http://h/    asked by a page of this collection
 * </pre>
 *
 * <p>Such a page may read what it asks for, as pages read what is of their own site: the picture behind a mask, the pixels
 * of a canvas, the rules of a style sheet. Other pages get nothing, for by what loads they could tell what is held. Each collection has a word of its own, of this run of the server. What carries
 * one of another run is answered as if it carried none.
 */
final class Leave {
    private static final Pattern CARRIED = Pattern.compile("(/[^/@]+)(@[0-9a-f]{32})(/.*)", Pattern.DOTALL);
    private static final Set<String> OPENED = Set.of("document", "iframe", "frame");
    private static final Set<String> OTHERS = Set.of("cross-site", "same-site");
    private static final int BYTES = 32;

    private final String secret;

    /** One that nobody can guess. */
    Leave() {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        this.secret = HexFormat.of().formatHex(random);
    }

    /** The request at its plain address, with the leave this carried; only browsers need any. */
    Request found(Request request) {
        Matcher carried = CARRIED.matcher(request.path());
        if (!carried.matches()) {
            return request;
        }
        boolean right = carried.group(2).equals(word(carried.group(1))) && request.header("Sec-Fetch-Dest").isPresent();
        return request.at(carried.group(1) + carried.group(3), right ? carried.group(2) : "");
    }

    /** An address of a capture, for the frame that shows it. */
    String in(String address) {
        int behindName = address.indexOf('/', 1);
        String place = address.substring(0, behindName);
        return place + word(place) + address.substring(behindName);
    }

    /**
     * Where a browser goes on with a capture that it opens by itself, or in a frame from before this run of the server: to
     * where what the capture is made of will be asked for with leave.
     *
     * @param asked the path as it was asked for
     */
    Optional<String> wayIn(Request request, String asked) {
        String opened = request.header("Sec-Fetch-Dest").orElse("");
        boolean outdated = OPENED.contains(opened) && !asked.equals(request.path());
        return (outdated || opened.equals("document")) && request.leave().isEmpty() && Routes.isCapture(request.path())
                ? Optional.of(in(request.path()) + request.query().map(query -> "?" + query).orElse(""))
                : Optional.empty();
    }

    /** Whether a page of another site asks, which is told nothing: by a picture that loads it could tell what is held. */
    static boolean isStranger(Request request) {
        return OTHERS.contains(request.header("Sec-Fetch-Site").orElse(""))
                && !OPENED.contains(request.header("Sec-Fetch-Dest").orElse(""))
                && request.leave().isEmpty() && Routes.isCapture(request.path());
    }

    private String word(String place) {
        byte[] known = (secret + place).getBytes(StandardCharsets.UTF_8);
        return "@" + Digest.Algorithm.SHA256.digest(known).value().substring(0, 32);
    }
}
