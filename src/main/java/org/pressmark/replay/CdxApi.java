package org.pressmark.replay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.pressmark.index.CaptureIndex;

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
    Reply answer(CaptureIndex whole, Optional<String> place, Request request) throws IOException {
        CaptureIndex index = new AwaitedIndex(whole, request.gone());
        try {
            CdxQuery query = new CdxQuery(request, internetArchive);
            if (is(request, "showNumPages")) {
                return pages(query, index);
            }
            return rendered(query, index, place, request);
        } catch (BadQueryException bad) {
            return Reply.problem(400, bad.getMessage());
        }
    }

    private Reply pages(CdxQuery query, CaptureIndex index) throws IOException {
        return internetArchive
                ? Reply.of(200, "text/plain; charset=utf-8", query.pages(index) + "\n")
                : Reply.of(200, "application/json",
                        "{\"pages\": " + query.pages(index) + ", \"pageSize\": " + query.pageSize()
                        + ", \"blocks\": " + query.blocks(index) + "}\n");
    }

    private Reply rendered(CdxQuery query, CaptureIndex index, Optional<String> place, Request request) throws IOException {
        List<CdxField> fields = fields(request);
        CdxOutput output = output(place, request);
        Optional<CdxOriginals> originals = is(request, "resolveRevisits")
                ? Optional.of(new CdxOriginals(index))
                : Optional.empty();
        Function<CdxRow, Map<String, String>> told = counted -> {
            Map<String, String> row = new LinkedHashMap<>();
            fields.forEach(field -> row.put(field.name(internetArchive), field.of(counted.line())));
            originals.ifPresent(of -> of.tell(counted.line(), row));
            row.putAll(counted.counts());
            return row;
        };
        CdxFound found = query.run(index);
        CdxFound shown = is(request, "showResumeKey") ? found : CdxFound.whole(found.rows(), found.source());
        return new Reply(200, Map.of("Content-Type", output.type()), CdxAnswer.of(shown, told, output));
    }

    private static boolean is(Request request, String name) {
        return request.parameter(name).filter("true"::equals).isPresent();
    }

    private CdxOutput output(Optional<String> place, Request request) {
        return switch (request.parameter("output").orElse(internetArchive ? "text" : "cdxj")) {
            case "cdxj" -> CdxOutput.cdxj();
            case "json" -> internetArchive ? CdxOutput.table() : CdxOutput.objects();
            case "text" -> CdxOutput.columns();
            case "link" -> CdxOutput.links(request.origin(), place.orElseThrow(
                    () -> new BadQueryException("output=link is of one collection: add collection=NAME")));
            default -> throw new BadQueryException("output is cdxj, json, text or link");
        };
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
}
