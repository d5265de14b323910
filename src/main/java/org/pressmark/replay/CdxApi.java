package org.pressmark.replay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.pressmark.index.CaptureIndex;
import org.pressmark.index.CdxLine;

/**
 * The index for programs, in two dialects. Both know the same parameters; they differ in what they give where nothing
 * is asked for, in the names of fields, in filters, and in what they call JSON: an object a line in pywb's, one array
 * of arrays with a row of names in the Internet Archive's. No capture is an empty answer with status 200 in both.
 */
final class CdxApi {
    private final boolean internetArchive;

    private CdxApi(boolean internetArchive) {
        this.internetArchive = internetArchive;
    }

    static CdxApi pywb() {
        return new CdxApi(false);
    }

    static CdxApi internetArchive() {
        return new CdxApi(true);
    }

    /**
     * The answer to a query.
     *
     * @param place the path of the collection, for links; empty where the index is of several
     */
    Reply answer(CaptureIndex index, Optional<String> place, Request request) throws IOException {
        try {
            CdxQuery query = new CdxQuery(request, internetArchive);
            if (request.parameter("showNumPages").filter("true"::equals).isPresent()) {
                return pages(query, index);
            }
            return rendered(query.run(index), index, place, request);
        } catch (BadQueryException bad) {
            return Reply.problem(400, bad.getMessage());
        }
    }

    private Reply pages(CdxQuery query, CaptureIndex index) throws IOException {
        return internetArchive
                ? Reply.of(200, "text/plain; charset=utf-8", query.pages(index) + "\n")
                : Reply.of(200, "application/json", "{\"pages\": " + query.pages(index) + ", \"pageSize\": " + query.pageSize()
                        + ", \"blocks\": " + query.blocks(index) + "}\n");
    }

    private Reply rendered(CdxPart.Found found, CaptureIndex index, Optional<String> place, Request request) throws IOException {
        List<CdxLine> lines = found.rows().stream().map(CdxRow::line).toList();
        List<Map<String, String>> rows = new ArrayList<>();
        List<CdxField> fields = fields(request);
        boolean resolve = request.parameter("resolveRevisits").filter("true"::equals).isPresent();
        for (CdxRow counted : found.rows()) {
            Map<String, String> row = new LinkedHashMap<>();
            fields.forEach(field -> row.put(field.name(internetArchive), field.of(counted.line())));
            if (resolve) {
                original(counted.line(), index, row);
            }
            row.putAll(counted.counts());
            rows.add(row);
        }
        Optional<String> resume = request.parameter("showResumeKey").filter("true"::equals).flatMap(yes -> found.resume()).map(ResumeKey::toString);
        String output = request.parameter("output").orElse(internetArchive ? "text" : "cdxj");
        return switch (output) {
            case "cdxj" -> Reply.of(200, "text/x-cdxj", CdxText.cdxj(lines, rows));
            case "json" -> internetArchive
                    ? Reply.of(200, "application/json", CdxText.table(rows, resume))
                    : Reply.of(200, "text/x-ndjson", CdxText.objects(rows));
            case "text" -> Reply.of(200, "text/plain; charset=utf-8", CdxText.columns(rows, resume));
            case "link" -> Reply.of(200, "application/link-format", links(lines, place, request));
            default -> throw new BadQueryException("output is cdxj, json, text or link");
        };
    }

    /** The captures as RFC 7089 has them in a TimeMap. */
    private static String links(List<CdxLine> lines, Optional<String> place, Request request) {
        String collection = request.origin() + place.orElseThrow(() -> new BadQueryException("output=link is of one collection: add collection=NAME"));
        StringBuilder out = new StringBuilder();
        for (CdxLine line : lines) {
            out.append(out.isEmpty() ? "<" : ",\n<").append(collection).append(line.timestamp()).append("mp_/").append(Memento.written(line.url()));
            out.append(">; rel=\"memento\"; datetime=\"").append(HttpDate.of(Choice.time(line)))
                    .append("\"; collection=\"").append(place.get(), 1, place.get().length() - 1).append('"');
        }
        return out.append(out.isEmpty() ? "" : "\n").toString();
    }

    private List<CdxField> fields(Request request) {
        Optional<String> asked = request.parameter("fl").or(() -> request.parameter("fields")).filter(fl -> !fl.isBlank());
        if (asked.isEmpty()) {
            return internetArchive ? CdxField.INTERNET_ARCHIVE : List.of(CdxField.values());
        }
        List<CdxField> fields = new ArrayList<>();
        for (String name : asked.get().split("[, ]+", 0)) {
            fields.add(CdxField.named(name).orElseThrow(() -> new BadQueryException("there is no field " + name)));
        }
        return fields;
    }

    /** Where the payload of a revisit is, a dash where it is the line's own. */
    private static void original(CdxLine line, CaptureIndex index, Map<String, String> row) throws IOException {
        Optional<CdxLine> held = Optional.empty();
        if (line.mime().equals("warc/revisit")) {
            try (Stream<CdxLine> lines = index.captures(line.key())) {
                held = lines.filter(l -> l.digest().equals(line.digest()) && !l.mime().equals("warc/revisit")).findFirst();
            }
        }
        row.put("orig.length", held.map(CdxField.LENGTH::of).orElse("-"));
        row.put("orig.offset", held.map(CdxField.OFFSET::of).orElse("-"));
        row.put("orig.filename", held.map(CdxField.FILENAME::of).orElse("-"));
    }
}
