package org.pressmark.index;

/** The forms in which an index is written as text. */
public enum CdxForm {
    /** One JSON object a line behind key and time. */
    CDXJ("") {
        @Override
        String line(CdxLine capture) {
            return capture.toCdxj();
        }
    },
    /** Eleven columns, which OpenWayback and OutbackCDX read. */
    CDX11(" CDX N b a m s k r M S V g") {
        @Override
        String line(CdxLine capture) {
            return front(capture) + " - " + capture.length() + place(capture);
        }
    },
    /** Nine columns: without meta tags and length. */
    CDX9(" CDX N b a m s k r V g") {
        @Override
        String line(CdxLine capture) {
            return front(capture) + place(capture);
        }
    };

    private final String header;

    CdxForm(String header) {
        this.header = header;
    }

    /** The line in front of all others; empty where the form has none. */
    String header() {
        return header;
    }

    /** A capture as one line without its end. */
    abstract String line(CdxLine capture);

    /** Key, time, address, type, status, digest; the redirect is not told, as in other tools of today. */
    private static String front(CdxLine capture) {
        String digest = capture.digest().startsWith("sha1:") ? capture.digest().substring(5) : capture.digest();
        return String.join(
                " ", word(capture.key()), word(capture.timestamp()), word(capture.url()), word(capture.mime()),
                word(capture.status()), word(digest), "-");
    }

    private static String place(CdxLine capture) {
        return " " + capture.offset() + " " + word(capture.filename());
    }

    /** Columns are cut at blanks and lines at their ends, so that neither may stand inside. */
    private static String word(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c == 0x7f) {
                out.append('%').append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
            } else {
                out.append(c);
            }
        }
        return out.isEmpty() ? "-" : out.toString();
    }
}
