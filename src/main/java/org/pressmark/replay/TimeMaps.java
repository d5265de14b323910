package org.pressmark.replay;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.pressmark.capture.WebUrl;
import org.pressmark.index.CdxLine;
import org.pressmark.index.Surt;

/**
 * All captures of an address, RFC 7089 section 5, as links, as JSON or as CDXJ in the forms MemGator gives. Long ones
 * come in pages; the first names the others.
 *
 * <pre>
 *   /{collection}/timemap/link/https://example.org/
 *   /{collection}/timemap/json/2/https://example.org/     the second page
 * </pre>
 */
final class TimeMaps {
    /** How many captures stand on one page. */
    static final int PAGE = 5000;

    private static final Pattern FORM = Pattern.compile("(link|json|cdxj)/(?:([1-9][0-9]{0,6})/)?(.+)", Pattern.DOTALL);

    /** A page of a map. */
    private record Page(String form, int number, String self, String others, String original, String gate,
            List<CdxLine> lines, boolean more) {
        String place(int page) {
            return page == 1 ? others : others.replaceFirst("/timemap/([a-z]+)/", "/timemap/$1/" + page + "/");
        }
    }

    /** The answer to what follows {@code timemap/}. */
    Reply answer(OpenCollection collection, String rest, Request request) throws IOException {
        Matcher asked = FORM.matcher(rest);
        Optional<WebUrl> url = asked.matches() ? ReplayUrl.address(asked.group(3)) : Optional.empty();
        if (url.isEmpty()) {
            return Reply.problem(400, "behind timemap/ stands link, json or cdxj, a slash and a web address");
        }
        int number = asked.group(2) == null ? 1 : Integer.parseInt(asked.group(2));
        CdxRange all = CdxRange.ofKey(Surt.key(url.get().toString()));
        CdxRange piece = all.piece(collection.index(), number - 1L, PAGE);
        List<CdxLine> lines;
        try (Stream<CdxLine> captures = collection.index().range(piece.from(), piece.to())) {
            lines = captures.toList();
        }
        if (lines.isEmpty()) {
            return Reply.problem(404, "no capture of this address");
        }
        boolean more = !piece.to().equals(all.to());
        String place = request.origin() + collection.path();
        String written = Memento.written(url.get().toString());
        String map = place + "timemap/" + asked.group(1) + "/" + written;
        String self = number == 1 ? map : place + "timemap/" + asked.group(1) + "/" + number + "/" + written;
        Page page = new Page(
                asked.group(1), number, self, map, written, place + written, lines, more);
        return switch (page.form()) {
            case "json" -> Reply.of(200, "application/json", json(page, collection, request));
            case "cdxj" -> Reply.of(200, "application/cdxj+ors", cdxj(page, collection, request));
            default -> Reply.of(200, "application/link-format", link(page, collection, request));
        };
    }

    private static String relation(Page page, int index) {
        boolean first = page.number() == 1 && index == 0;
        boolean last = !page.more() && index == page.lines().size() - 1;
        return (first ? "first " : "") + (last ? "last " : "") + "memento";
    }

    private static String link(Page page, OpenCollection collection, Request request) {
        StringBuilder out = new StringBuilder("<" + page.original() + ">; rel=\"original\",\n<" + page.gate()
                + ">; rel=\"timegate\",\n");
        List<CdxLine> lines = page.lines();
        out.append('<').append(page.self()).append(">; rel=\"self\"; type=\"application/link-format\"; from=\"");
        out.append(HttpDate.of(Choice.time(lines.get(0)))).append("\"; until=\"");
        out.append(HttpDate.of(Choice.time(lines.get(lines.size() - 1)))).append('"');
        if (page.number() > 1) {
            other(page.place(page.number() - 1), out);
        }
        if (page.more()) {
            other(page.place(page.number() + 1), out);
        }
        for (int i = 0; i < lines.size(); i++) {
            out.append(",\n").append(Memento.memento(collection, request, lines.get(i), relation(page, i)));
        }
        return out.append('\n').toString();
    }

    private static void other(String place, StringBuilder out) {
        out.append(",\n<").append(place).append(">; rel=\"timemap\"; type=\"application/link-format\"");
    }

    private static String datetime(CdxLine line) {
        return Choice.time(line).toString();
    }

    private static String address(CdxLine line, OpenCollection collection, Request request) {
        return CdxText.quoted(request.origin() + collection.address(line.timestamp(), "mp_", line.url()));
    }

    private static String json(Page page, OpenCollection collection, Request request) {
        StringBuilder out = new StringBuilder("{\n\"original_uri\": ").append(CdxText.quoted(page.original()));
        out.append(",\n\"self\": ").append(CdxText.quoted(page.self()));
        out.append(",\n\"timegate_uri\": ").append(CdxText.quoted(page.gate()));
        out.append(",\n\"timemap_uri\": {");
        String between = "";
        for (String form : List.of("link", "json", "cdxj")) {
            String place = page.others().replaceFirst("/timemap/[a-z]+/", "/timemap/" + form + "/");
            out.append(between).append('"').append(form).append("_format\": ").append(CdxText.quoted(place));
            between = ", ";
        }
        out.append("},\n");
        if (page.more()) {
            out.append("\"next\": ").append(CdxText.quoted(page.place(page.number() + 1))).append(",\n");
        }
        out.append("\"mementos\": {\"list\": [");
        between = "\n";
        for (CdxLine line : page.lines()) {
            out.append(between).append("{\"datetime\": \"").append(datetime(line)).append("\", \"uri\": ");
            out.append(address(line, collection, request)).append('}');
            between = ",\n";
        }
        return out.append("\n]}}\n").toString();
    }

    private static String cdxj(Page page, OpenCollection collection, Request request) {
        StringBuilder out = new StringBuilder("!context [\"https://oduwsdl.github.io/contexts/memento\"]\n");
        out.append("!id {\"uri\": ").append(CdxText.quoted(page.self())).append("}\n");
        out.append("!keys [\"memento_datetime_YYYYMMDDhhmmss\"]\n");
        out.append("!meta {\"original_uri\": ").append(CdxText.quoted(page.original())).append("}\n");
        out.append("!meta {\"timegate_uri\": ").append(CdxText.quoted(page.gate())).append("}\n");
        if (page.more()) {
            out.append("!meta {\"next\": ").append(CdxText.quoted(page.place(page.number() + 1))).append("}\n");
        }
        for (int i = 0; i < page.lines().size(); i++) {
            CdxLine line = page.lines().get(i);
            out.append(line.timestamp()).append(" {\"uri\": ").append(address(line, collection, request));
            out.append(", \"rel\": \"").append(relation(page, i)).append("\", \"datetime\": \"");
            out.append(HttpDate.of(Choice.time(line))).append("\"}\n");
        }
        return out.toString();
    }
}
