package org.pressmark.replay;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Where to go on in an answer that a limit cut off.
 *
 * @param sortText key and time of the next line
 * @param given how many lines of that key and time were given before: there may be several
 */
record ResumeKey(String sortText, int given) {
    /** Reads what {@link #toString} wrote, decoded once as a parameter is. */
    static ResumeKey read(String text) {
        int time = text.indexOf(' ');
        int count = text.indexOf(' ', time + 1);
        if (time < 0 || count < 0) {
            return new ResumeKey(text, 0);
        }
        String given = text.substring(count + 1);
        if (!given.matches("[0-9]{1,8}")) {
            throw new BadQueryException("the resumeKey is not one of ours");
        }
        return new ResumeKey(text.substring(0, count), Integer.parseInt(given));
    }

    /** Encoded, to be put into the next query as it stands. */
    @Override
    public String toString() {
        return URLEncoder.encode(given == 0 ? sortText : sortText + " " + given, StandardCharsets.UTF_8);
    }
}
