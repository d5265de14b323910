package org.pressmark.render;

import java.util.ArrayList;
import java.util.List;
import org.pressmark.capture.Finding;

/** What is worth telling about one article, in the order found. Not thread-safe. */
final class Report {
    /** Enough for a person; a body of a million odd tags must not become a million findings. */
    private static final int MOST = 500;

    private static final int LONGEST_QUOTE = 80;

    private final int bodyLine;
    private final List<Finding> findings = new ArrayList<>();

    Report(int bodyLine) {
        this.bodyLine = bodyLine;
    }

    /** Adds a finding about a line of the body, counted from 1; 0 where no single line is meant. */
    void add(String code, String message, int lineOfBody) {
        if (findings.size() < MOST) {
            findings.add(new Finding(code, message, lineOfBody == 0 ? 0 : bodyLine + lineOfBody - 1));
        }
    }

    List<Finding> findings() {
        return findings;
    }

    /** Words of the seed for a message, cut where they are long. */
    static String quote(String words) {
        String line = words.replace('\n', ' ');
        return line.length() <= LONGEST_QUOTE ? line : line.substring(0, LONGEST_QUOTE) + "…";
    }
}
