package org.pressmark.warc;

import java.util.Objects;

/**
 * How records are written.
 *
 * @param version the standard's version
 * @param gzip whether each record is a gzip member of its own (WARC 1.1 annex D)
 */
public record WarcFormat(Version version, boolean gzip) {
    /** WARC 1.1, gzip by record. */
    public static final WarcFormat DEFAULT = new WarcFormat(Version.V1_1, true);

    /** The versions that can be written. */
    public enum Version {
        /** ISO 28500:2009, which older validators still ask for: dates in whole seconds. */
        V1_0("1.0"),
        /** ISO 28500:2017. */
        V1_1("1.1");

        private final String text;

        Version(String text) {
            this.text = text;
        }

        /** The version as users write it: {@code 1.1}. */
        public String text() {
            return text;
        }
    }

    public WarcFormat {
        Objects.requireNonNull(version, "version");
    }

    /** The ending of files in this format. */
    public String ending() {
        return gzip ? ".warc.gz" : ".warc";
    }

    /** The profile of a revisit whose payload is the same: WARC 1.1 section 6.7.2. */
    public String identicalPayloadProfile() {
        return "http://netpreserve.org/warc/" + version.text() + "/revisit/identical-payload-digest";
    }

    /** The profile of a revisit by an answer that nothing changed: WARC 1.1 section 6.7.3. */
    public String notModifiedProfile() {
        return "http://netpreserve.org/warc/" + version.text() + "/revisit/server-not-modified";
    }
}
