package org.pressmark.verify;

import java.util.Locale;
import java.util.Optional;

/** The tools whose habits are known, each in the version that was looked at. */
public enum LintTool {
    PYWB("pywb 2.10"),
    WABAC("wabac 2.27, in ReplayWeb.page 2.5"),
    JWARC("jwarc 0.36"),
    WARCIO("warcio 1.8 and warcio.js 2.4"),
    OPENWAYBACK("OpenWayback 2.4"),
    SOLRWAYBACK("SolrWayback 5.4 with warc-indexer"),
    WARC2ZIM("warc2zim 2.3");

    private final String title;

    LintTool(String title) {
        this.title = title;
    }

    /** Name and version. */
    public String title() {
        return title;
    }

    /** The word on the command line and in reports, lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The tool of this word. */
    public static Optional<LintTool> of(String word) {
        for (LintTool tool : values()) {
            if (tool.word().equals(word)) {
                return Optional.of(tool);
            }
        }
        return Optional.empty();
    }
}
