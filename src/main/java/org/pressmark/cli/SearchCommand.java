package org.pressmark.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.pressmark.search.Found;
import org.pressmark.search.Hit;
import org.pressmark.search.Search;
import org.pressmark.search.SearchIndex;
import org.pressmark.search.SearchRequest;
import org.pressmark.search.SearchRequest.Order;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pressmark search}. */
@Command(
        name = "search",
        description = "Find articles of a collection by words in their titles and texts. Simplified Chinese finds"
                + " traditional and the other way round.",
        mixinStandardHelpOptions = true,
        versionProvider = Software.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done, also where nothing was found", "1:failed", "2:wrong use of the command"},
        footer = {
            "", "Words may be: \"a phrase\", -without, title:word, site:example.org, lang:zh, date:2022-03..2022-05"
        })
final class SearchCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "COLLECTION", description = "The collection's folder.")
    private Path collection;

    @Parameters(index = "1..*", paramLabel = "WORDS", description = "What to look for; none only builds the index.")
    private List<String> words = List.of();

    @Option(names = "--sort", paramLabel = "ORDER", defaultValue = "relevance",
            description = "relevance, newest or oldest (default: ${DEFAULT-VALUE}).")
    private Order order;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "20",
            description = "How many hits to print, at most 1000 (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Option(names = "--json", description = "One JSON object with every hit.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if (!Files.isDirectory(collection)) {
            throw new NoSuchFileException(collection.toString());
        }
        String name = String.valueOf(collection.toAbsolutePath().normalize().getFileName());
        try (SearchIndex index = SearchIndex.open(collection)) {
            index.update(() -> false);
            if (!index.progress().isComplete()) {
                err().println("pressmark: another program is building this index; " + index.progress().percent()
                        + " % of it can be searched now");
            }
            if (!words.isEmpty()) {
                print(new Search(Map.of(name, index))
                        .find(new SearchRequest(String.join(" ", words), order, Map.of(), 0, limit)));
            }
        }
        return ExitCode.DONE;
    }

    private void print(Found found) throws IOException {
        if (json) {
            out().println(object(found));
        } else {
            found.hits().forEach(this::print);
            err().println(found.total() + (found.total() == 1 ? " article" : " articles"));
        }
        out().flush();
    }

    private void print(Hit hit) {
        String day = hit.published().isEmpty() ? hit.timestamp() : hit.published();
        out().println(Printable.of(hit.title().text()));
        out().println("  " + Printable.of(day + "  " + hit.url()));
        out().println("  " + Printable.of(hit.snippet().text().replaceAll("\\s+", " ")));
    }

    private static String object(Found found) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator writer = new JsonFactory().createGenerator(text)) {
            writer.writeStartObject();
            writer.writeNumberField("total", found.total());
            writer.writeArrayFieldStart("hits");
            for (Hit hit : found.hits()) {
                writer.writeStartObject();
                writer.writeStringField("url", hit.url());
                writer.writeStringField("timestamp", hit.timestamp());
                writer.writeStringField("title", hit.title().text());
                writer.writeStringField("published", hit.published());
                writer.writeStringField("language", hit.language());
                writer.writeNumberField("missing", hit.missing());
                writer.writeStringField("snippet", hit.snippet().text());
                writer.writeEndObject();
            }
            writer.writeEndArray();
            writer.writeEndObject();
        }
        return text.toString();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
