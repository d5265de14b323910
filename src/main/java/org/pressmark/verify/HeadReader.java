package org.pressmark.verify;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads the header of one record, WARC 1.1 section 4, and says where it leaves the grammar.
 *
 * <pre>
 *   WARC/1.1 CRLF
 *   name ":" value CRLF        a line that starts with a blank goes on with the value before
 *   CRLF
 * </pre>
 */
final class HeadReader {
    private static final int LONGEST = 1 << 23;
    private static final int VERSION = "WARC/1.1".length();

    private final Window window;
    private final Desk desk;
    private int at;
    private int lineFrom;
    private int lineTo;
    private boolean bareLineFeed;
    private Head head;
    private String name;

    /** Where a version line may stand that a broken-off line goes over into; 0 where none was seen. */
    private int seam;

    private boolean torn;
    private final StringBuilder value = new StringBuilder();

    HeadReader(Window window, Desk desk) {
        this.window = window;
        this.desk = desk;
    }

    /** Reads the header and goes behind it; empty where it has no end that could be found. */
    Optional<Head> read() throws IOException {
        at = 0;
        name = null;
        value.setLength(0); // a header before may have broken off in a field
        bareLineFeed = false;
        seam = 0;
        torn = false;
        Rule stopped = line() ? fields() : Rule.HEADER_UNTERMINATED;
        window.pos += Math.min(at, window.limit - window.pos);
        if (bareLineFeed) {
            desk.breach(Rule.LINE_ENDING, "lines of the header end with LF alone");
        }
        if (stopped != null) {
            desk.breach(stopped, "no empty line within " + at + " bytes");
            return Optional.empty();
        }
        return Optional.of(head);
    }

    /** Reads to the empty line; the rule that stopped it, or null. */
    private Rule fields() throws IOException {
        head = new Head(version(text()));
        while (line()) {
            if (lineFrom == lineTo) {
                endField();
                return null;
            }
            if (at > LONGEST) {
                return Rule.HEADER_TOO_LONG;
            }
            field();
            if (torn) {
                at = seam;
                return Rule.HEADER_UNTERMINATED;
            }
        }
        return Rule.HEADER_UNTERMINATED;
    }

    /** Finds the next line; its bounds without the line end are relative to the window's place. */
    private boolean line() throws IOException {
        lineFrom = at;
        while (true) {
            int i = window.pos + at;
            int end = Math.min(window.limit, window.pos + LONGEST + 1);
            while (i < end && window.bytes[i] != '\n') {
                i++;
            }
            at = i - window.pos;
            if (i < end) {
                break;
            }
            if (at > LONGEST || !window.moreAcross()) {
                return false;
            }
        }
        lineTo = at++;
        if (lineTo > lineFrom && window.bytes[window.pos + lineTo - 1] == '\r') {
            lineTo--;
        } else {
            bareLineFeed = true;
        }
        return true;
    }

    private String version(String line) {
        String number = line.startsWith("WARC/") ? line.substring(5) : line;
        if (!number.equals(number.trim()) || !Texts.isDigits(number.replace(".", "")) || number.indexOf('.') < 1) {
            desk.breach(Rule.VERSION_LINE, line);
        } else if (!number.equals("1.0") && !number.equals("1.1")) {
            desk.breach(Rule.VERSION_UNKNOWN, line);
        }
        return number.trim();
    }

    private void field() {
        String line = text();
        if (Texts.isBlank(line.charAt(0))) {
            fold(line);
            return;
        }
        endField();
        int versionAt = lineTo - VERSION;
        seam = versionAt >= lineFrom && RecordStart.versionLine(window.bytes, window.pos + versionAt, window.limit)
                ? versionAt
                : seam;
        int colon = line.indexOf(':');
        if (colon < 0) {
            torn = seam == versionAt;
            desk.breach(Rule.FIELD_WITHOUT_COLON, line);
            return;
        }
        String written = line.substring(0, colon);
        if (!Texts.isToken(written)) {
            desk.breach(Rule.FIELD_NAME, "\"" + written + "\"");
        }
        name = written.trim();
        value.append(Texts.trim(line.substring(colon + 1)));
    }

    private void fold(String line) {
        if (name == null) {
            desk.breach(Rule.FIELD_WITHOUT_COLON, "a line that goes on with no field before it: " + line);
            return;
        }
        desk.breach(Rule.FIELD_FOLDED, name);
        value.append(value.length() == 0 ? "" : " ").append(Texts.trim(line));
    }

    private void endField() {
        if (name == null) {
            return;
        }
        String finished = value.toString();
        value.setLength(0);
        Optional<Name> defined = Name.of(name);
        boolean repeated = defined.isPresent() && !head.add(defined.get(), finished);
        if (repeated && seam > 0) {
            torn = true; // a value may end with the words of a version line, but then no second header follows
        } else if (repeated) {
            desk.breach(Rule.FIELD_REPEATED, name + ": " + finished);
        }
        name = null;
    }

    private String text() {
        int from = window.pos + lineFrom;
        int length = lineTo - lineFrom;
        boolean ascii = true;
        for (int i = from; i < from + length; i++) {
            byte b = window.bytes[i];
            ascii &= b >= 0;
            if ((b >= 0 && b < ' ' && b != '\t') || b == 127) {
                desk.breach(Rule.FIELD_CONTROL_CHARACTER, "byte 0x" + Integer.toHexString(b) + " in "
                        + new String(window.bytes, from, Math.min(60, length), StandardCharsets.ISO_8859_1));
                break;
            }
        }
        return ascii ? new String(window.bytes, from, length, StandardCharsets.ISO_8859_1) : utf8(from, length);
    }

    private String utf8(int from, int length) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(window.bytes, from, length)).toString();
        } catch (CharacterCodingException notUtf8) {
            String latin = new String(window.bytes, from, length, StandardCharsets.ISO_8859_1);
            desk.breach(Rule.FIELD_UTF8, latin);
            return latin;
        }
    }
}
