package org.pressmark.verify;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The start line and header of an HTTP/1 message, RFC 9112 sections 2 to 6, read as kindly as browsers do. */
final class HttpHead {
    private final String startLine;
    private final List<String> lengths = new ArrayList<>();
    private String transferCoding = "";
    private String contentCoding = "";
    private String contentType = "";
    private String contentRange = "";
    private String badLine = "";

    private HttpHead(String startLine) {
        this.startLine = startLine;
    }

    static HttpHead parse(byte[] bytes) {
        String[] lines = new String(bytes, StandardCharsets.ISO_8859_1).split("\r?\n", -1);
        HttpHead head = new HttpHead(lines[0]);
        int i = 1;
        while (i < lines.length) {
            StringBuilder field = new StringBuilder(lines[i++]);
            while (i < lines.length && isFolded(lines[i])) {
                field.append(' ').append(lines[i++]);
            }
            if (!isFolded(field) && !field.isEmpty()) {
                head.field(field.toString());
            }
        }
        return head;
    }

    private static boolean isFolded(CharSequence line) {
        return !line.isEmpty() && Texts.isBlank(line.charAt(0));
    }

    private void field(String line) {
        int colon = line.indexOf(':');
        if (colon < 1 || !Texts.isToken(line.substring(0, colon))) {
            badLine = badLine.isEmpty() ? line : badLine;
            return;
        }
        String value = Texts.trim(line.substring(colon + 1));
        switch (line.substring(0, colon).toLowerCase(Locale.ROOT)) {
            case "content-length" -> List.of(value.split(",", -1)).forEach(one -> lengths.add(Texts.trim(one)));
            case "transfer-encoding" -> transferCoding += (transferCoding.isEmpty() ? "" : ",") + value;
            case "content-encoding" -> contentCoding += (contentCoding.isEmpty() ? "" : ",") + value;
            case "content-type" -> contentType = contentType.isEmpty() ? value : contentType;
            case "content-range" -> contentRange = value;
            default -> { }
        }
    }

    /** The content codings as they are written. */
    String contentCodingAsWritten() {
        return contentCoding;
    }

    /** The transfer codings as they are written. */
    String transferCodingAsWritten() {
        return transferCoding;
    }

    /** Whether it is a part of something longer, or does not say that it is not. */
    boolean isPartial() {
        String whole = statesLength() ? "bytes 0-" + (length() - 1) + "/" + length() : "";
        return status() == 206 && (whole.isEmpty() || !contentRange.equals(whole));
    }

    /** The content codings in lower case without blanks, the identity left out. */
    String contentCoding() {
        return contentCoding.toLowerCase(Locale.ROOT).replace(" ", "").replace("identity", "");
    }

    /** The media type as written, empty where there is none. */
    String contentType() {
        return contentType;
    }

    String startLine() {
        return startLine;
    }

    /** A header line that is none, empty where all are good. */
    String badLine() {
        return badLine;
    }

    /** The transfer codings in lower case without blanks. */
    String transferCoding() {
        return transferCoding.toLowerCase(Locale.ROOT).replace(" ", "").replace("identity", "");
    }

    boolean chunked() {
        String coding = transferCoding();
        return coding.equals("chunked") || coding.endsWith(",chunked");
    }

    boolean statesLength() {
        return !lengths.isEmpty();
    }

    /** The body's length; -1 where what stands there is not one number. */
    long length() {
        String one = lengths.get(0);
        boolean same = lengths.stream().allMatch(one::equals);
        return same && Texts.isDigits(one) && one.length() <= 18 ? Long.parseLong(one) : -1;
    }

    /** The status code of a response, 0 where the line is no status line. */
    int status() {
        int space = startLine.indexOf(' ');
        boolean line = space > 5 && isVersion(startLine.substring(0, space));
        String code = line ? startLine.substring(space + 1).strip() : "";
        boolean three = code.length() >= 3 && Texts.isDigits(code.substring(0, 3))
                && (code.length() == 3 || code.charAt(3) == ' ');
        return three ? Integer.parseInt(code, 0, 3, 10) : 0;
    }

    /** Whether the line is a method, a target and a version. */
    boolean isRequest() {
        String[] parts = startLine.split(" ", -1);
        return parts.length == 3 && Texts.isToken(parts[0]) && !parts[1].isEmpty() && isVersion(parts[2]);
    }

    /** HTTP, a slash, and a number of one part, as of HTTP/2, or of two. */
    private static boolean isVersion(String word) {
        String number = word.startsWith("HTTP/") ? word.substring(5) : "";
        int dot = number.indexOf('.');
        return Texts.isDigits(dot < 0 ? number : number.substring(0, dot))
                && (dot < 0 || Texts.isDigits(number.substring(dot + 1)));
    }

    /** Whether the line names a version of HTTP/1. */
    boolean isVersionOne() {
        return startLine.startsWith("HTTP/1.") || startLine.endsWith("HTTP/1.1") || startLine.endsWith("HTTP/1.0");
    }
}
