package org.pressmark.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plain text as HTML: paragraphs at empty lines, line breaks kept, bare web addresses made links. */
final class TextBody {
    /** What ends a bare address in running text, beside blanks and controls. */
    private static final String ENDS_ADDRESS = "<>\"`{}|\\^，。；：！？、（）《》「」『』【】“”‘’…　";
    /** What is part of the sentence when it stands last. */
    private static final String NOT_LAST = ".,;:!?'*_)]";

    private final String text;
    private final StringBuilder out;
    private final List<String> addresses = new ArrayList<>();

    private TextBody(String text) {
        this.text = text;
        this.out = new StringBuilder(text.length() + text.length() / 8 + 64);
    }

    static MarkedUp of(String text) {
        TextBody body = new TextBody(text);
        return new MarkedUp(body.render(), text.strip(), Optional.of(new References(List.of(), body.addresses)));
    }

    private String render() {
        boolean open = false;
        for (int start = 0; start < text.length(); ) {
            int end = lineEnd(start);
            if (text.substring(start, end).isBlank()) {
                out.append(open ? "</p>\n" : "");
                open = false;
            } else {
                out.append(open ? "<br>\n" : "<p>");
                open = true;
                line(start, end);
            }
            start = end + (text.startsWith("\r\n", end) ? 2 : 1);
        }
        return out.append(open ? "</p>\n" : "").toString();
    }

    private int lineEnd(int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    private void line(int from, int to) {
        int done = from;
        for (int i = from; i < to; i++) {
            if (text.charAt(i) != 'h' || !(text.startsWith("http://", i) || text.startsWith("https://", i))) {
                continue;
            }
            int end = addressEnd(i, to);
            if (end > text.indexOf("//", i) + 2) {
                addresses.add(text.substring(i, end));
                String address = Escaping.html(text.substring(i, end));
                out.append(Escaping.html(text.substring(done, i)));
                out.append("<a href=\"").append(address).append("\">").append(address).append("</a>");
                done = end;
            }
            i = Math.max(i, end - 1);
        }
        out.append(Escaping.html(text.substring(done, to)));
    }

    private int addressEnd(int from, int to) {
        int end = from;
        while (end < to && text.charAt(end) > ' ' && ENDS_ADDRESS.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        while (end > from && NOT_LAST.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }
}
