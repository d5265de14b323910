package org.pressmark.render;

/** Small pieces of Markdown with raw HTML, escaped so that the parser takes them as they are. */
final class Fragments {
    private Fragments() {}

    static String image(String address, String words) {
        return "<img src=\"" + Escaping.html(address) + "\" alt=\"" + Escaping.line(words) + "\">";
    }

    static String link(String address, String words) {
        return "<a href=\"" + Escaping.html(address) + "\">" + literal(words) + "</a>";
    }

    /** A link destination in the form that may hold blanks and parentheses. */
    static String destination(String address) {
        return "<" + address.replace("<", "%3C").replace(">", "%3E") + ">";
    }

    /** Words that Markdown must not read as anything else. */
    static String literal(String words) {
        StringBuilder out = new StringBuilder(words.length() + 8);
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            if ("\\`*_{}[]()#!<>&~|".indexOf(c) >= 0) {
                out.append('\\');
            }
            out.append(c);
        }
        return out.toString();
    }

    /** The words of a call from a place on, numbers in front left out: they are sizes. */
    static String words(TemplateCall call, int from, String otherwise) {
        int first = from;
        while (first < call.words().size() && call.words().get(first).chars().allMatch(c -> c >= '0' && c <= '9')) {
            first++;
        }
        return first < call.words().size()
                ? String.join(" ", call.words().subList(first, call.words().size()))
                : otherwise;
    }
}
