package org.pressmark.render;

import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/**
 * Turns what site generators, note programs and broken exporters write into Markdown, before Markdown is parsed.
 *
 * <p>Text in, text out, with as many lines as before; code spans stay as they are. What names an asset or a link is
 * understood; the rest is shown as text, with a finding.
 */
final class SiteSyntax {
    private final Templates templates;
    private final WikiLinks wikiLinks;
    private final Report report;

    SiteSyntax(SeedPlace place, Report report) {
        this.templates = new Templates(place);
        this.wikiLinks = new WikiLinks(place);
        this.report = report;
    }

    /**
     * Mends one block.
     *
     * @param lineOf the line of the body, from 1, for a line of the block, from 0
     */
    String mend(String text, IntUnaryOperator lineOf) {
        boolean nothing = text.indexOf('{') < 0 && !text.contains("](") && !text.contains("[[") && !text.contains("!\\[")
                && !text.contains("%%");
        return nothing ? text : new Pass(text, lineOf).mended();
    }

    /** Templates in raw HTML or an address, which Markdown does not touch; each is replaced where it stands. */
    String expandIn(String html, int line) {
        if (html.indexOf('{') < 0) {
            return html;
        }
        Pass pass = new Pass(html, ignored -> line);
        while (pass.at < html.length()) {
            if (html.charAt(pass.at) != '{' || !(pass.template() || pass.root())) {
                pass.at++;
            }
        }
        return pass.result();
    }

    /** One walk over one text. */
    private final class Pass {
        private static final int LONGEST_CALL = 2000;
        private static final char FIRST_EAST_ASIAN = 0x2E80;
        private static final int LONGEST_ADDRESS = 4000;
        private static final List<String> PELICAN = List.of("{static}", "{attach}", "{filename}");

        private final String text;
        private final IntUnaryOperator lineOf;
        private final StringBuilder out = new StringBuilder();
        private CodeSpans code;
        private int at;
        private int copied;
        private int opened;
        private int counted;
        private int lines;

        Pass(String text, IntUnaryOperator lineOf) {
            this.text = text;
            this.lineOf = lineOf;
        }

        String mended() {
            while (at < text.length()) {
                boolean replaced = switch (text.charAt(at)) {
                    case '\\' -> skip(2);
                    case '`' -> codeSpan();
                    case '{' -> template() || attributes() || root();
                    case '!' -> embedded() || escapedImage();
                    case '%' -> hidden();
                    case '[' -> opening();
                    case ']' -> destination();
                    default -> false;
                };
                at += replaced ? 0 : 1;
            }
            return result();
        }

        String result() {
            return copied == 0 ? text : out.append(text, copied, text.length()).toString();
        }

        /** Words between two marks on a line, which Obsidian does not show. */
        private boolean hidden() {
            char before = at == 0 ? ' ' : text.charAt(at - 1);
            boolean opens = text.startsWith("%%", at) && (before <= ' ' || before >= FIRST_EAST_ASIAN);
            int end = opens ? text.indexOf("%%", at + 2) : -1;
            if (end < at + 3 || end - at > LONGEST_CALL || text.substring(at, end).indexOf('\n') >= 0) {
                return false;
            }
            replace(end + 2, "");
            return true;
        }

        private boolean skip(int count) {
            at = Math.min(text.length(), at + count);
            return true;
        }

        private void replace(int end, String replacement) {
            out.append(text, copied, at).append(replacement);
            for (int i = lineEnds(text, at, end) - lineEnds(replacement, 0, replacement.length()); i > 0; i--) {
                out.append('\n');
            }
            copied = end;
            at = end;
        }

        private static int lineEnds(String text, int from, int to) {
            int count = 0;
            for (int i = text.indexOf('\n', from); i >= 0 && i < to; i = text.indexOf('\n', i + 1)) {
                count++;
            }
            return count;
        }

        private boolean codeSpan() {
            code = code == null ? new CodeSpans(text) : code;
            at = code.endFrom(at);
            return true;
        }

        /** The root of the source, as Pelican has it at the start of an address: {@code {static}/a.png}. */
        private boolean root() {
            boolean begins = at == 0 || "(<\"'=".indexOf(text.charAt(at - 1)) >= 0 || text.startsWith("]: ", at - 3);
            Optional<String> mark = begins ? PELICAN.stream().filter(m -> text.startsWith(m, at)).findFirst() : Optional.empty();
            int end = at + mark.map(String::length).orElse(0);
            if (mark.isEmpty() || end == text.length() || text.charAt(end) <= ' ') {
                return false;
            }
            replace(end, "");
            return true;
        }

        private boolean template() {
            int end = callEnd(at);
            if (end < 0) {
                return false;
            }
            String call = text.substring(at, end);
            Optional<String> expanded = templates.expand(call);
            if (expanded.isPresent() && (!expanded.get().isEmpty() || isPartOfAddress(end))) {
                replace(end, expanded.get());
                return true;
            }
            notUnderstood(call);
            replace(end, call.replace("<", "&lt;"));
            return true;
        }

        /**
         * What kramdown, Pandoc and Hugo set behind a block, picture or heading: {@code {: .wide}},
         * <code>{#part}</code>.
         */
        private boolean attributes() {
            boolean behind = at > 0 && text.charAt(at - 1) == ')' && AttributeList.endBehind(text.substring(at, Math.min(
                    text.length(), at + LONGEST_CALL))) > 0; // of a picture or link: known when those are parsed
            int end = behind ? -1 : AttributeList.end(text, at);
            if (end < 0) {
                return false;
            }
            report.add(
                    "syntax-not-understood",
                    "these attributes are not applied; they are shown as text: " + Report.quote(text.substring(at, end)),
                    line());
            return skip(end - at);
        }

        /** The site's own address means something only in front of a path; in a sentence it is meant as words. */
        private boolean isPartOfAddress(int end) {
            boolean pathFollows = end < text.length() && "/{".indexOf(text.charAt(end)) >= 0;
            return pathFollows || (at > 0 && "(\"'=<".indexOf(text.charAt(at - 1)) >= 0);
        }

        /** Where the template that starts here ends; -1 where none does on this line. */
        private int callEnd(int start) {
            if (!text.startsWith("{{", start) && !text.startsWith("{%", start)) {
                return -1;
            }
            char mark = text.charAt(start + 1) == '{' ? '}' : '%';
            boolean overLines = mark == '%' || text.startsWith("<", start + 2) || text.startsWith("%", start + 2);
            int limit = Math.min(text.length() - 1, start + LONGEST_CALL);
            for (int i = start + 2; i < limit; i++) {
                char c = text.charAt(i);
                if (c == mark && text.charAt(i + 1) == '}') {
                    return i + 2;
                }
                if ((c == '\n' && !overLines) || c == '{') {
                    return -1;
                }
            }
            return -1;
        }

        private void notUnderstood(String call) {
            report.add(
                    "syntax-not-understood",
                    "this is a template of a site generator that is not understood; it is shown as text: "
                            + Report.quote(call),
                    line());
        }

        /** The line of the body the walk has come to. */
        private int line() {
            while (counted < at) {
                lines += text.charAt(counted++) == '\n' ? 1 : 0;
            }
            return lineOf.applyAsInt(lines);
        }

        private boolean opening() {
            opened++;
            return text.startsWith("[[", at) && wikiLink(2, false);
        }

        private boolean embedded() {
            return text.startsWith("![[", at) && wikiLink(3, true);
        }

        private boolean wikiLink(int markLength, boolean embedded) {
            int end = WikiLinks.end(text, at + markLength);
            if (end < 0) {
                return false;
            }
            String inside = text.substring(at + markLength, end);
            Optional<String> link = wikiLinks.expand(inside, embedded);
            if (link.isEmpty()) {
                notUnderstood(text.substring(at, end + 2));
                return skip(end + 2 - at);
            }
            replace(end + 2, link.get());
            return true;
        }

        /** An exporter that escaped the brackets: {@code !\[alt\](url)}, {@code !\[alt\]\(url\)}. */
        private boolean escapedImage() {
            if (!text.startsWith("!\\[", at)) {
                return false;
            }
            for (int i = at + 3; i < text.length() && text.charAt(i) != '\n' && !text.startsWith("\\[", i); i++) {
                if (text.startsWith("\\](", i) || text.startsWith("\\]\\(", i)) {
                    int open = text.indexOf('(', i) + 1;
                    return escapedAddress(text.substring(at + 3, i), open);
                }
            }
            return false;
        }

        private boolean escapedAddress(String words, int open) {
            int close = open;
            int limit = Math.min(text.length(), open + LONGEST_ADDRESS);
            while (close < limit && text.charAt(close) > ' ' && text.charAt(close) != ')') {
                close++;
            }
            if (close == limit || text.charAt(close) != ')') {
                return false;
            }
            String address = text.substring(open, close);
            replace(close + 1, "![" + words + "](" + Fragments.destination(withoutBackslashes(address)) + ")");
            return true;
        }

        private static String withoutBackslashes(String address) {
            return address.replace("\\", "");
        }

        private boolean destination() {
            if (opened == 0 || !text.startsWith("](", at)) {
                return false;
            }
            Optional<Destination> found = Destination.at(text, at + 2);
            if (found.isEmpty()) {
                return false;
            }
            Destination destination = found.get();
            String address = expandIn(destination.address(), line());
            replace(destination.end(), "](" + Fragments.destination(address) + destination.title() + ")");
            return true;
        }
    }
}
