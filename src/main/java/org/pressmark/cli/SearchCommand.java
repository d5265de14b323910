package org.pressmark.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.pressmark.replay.ArchiveSearch;
import org.pressmark.search.Found;
import org.pressmark.search.Hit;
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
        description = "Find articles of archives by words in their titles and texts. Simplified Chinese finds"
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

    @Parameters(index = "0", paramLabel = "ARCHIVE", description = "A collection, a WACZ, WARC or ARC file, or a folder that"
            + " holds them.")
    private Path archive;

    @Parameters(index = "1..*", paramLabel = "WORDS", description = "What to look for; none only builds the index.")
    private List<String> words = List.of();

    @Option(names = "--sort", paramLabel = "ORDER", defaultValue = "relevance",
            description = "relevance, newest or oldest (default: ${DEFAULT-VALUE}).")
    private Order order;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "20",
            description = "How many hits to print, at most 1000 (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Option(names = "--index-dir", paramLabel = "DIR",
            description = "Where indexes of archives that bring none are kept; may be deleted at any time"
                    + " (default: pressmark/indexes in $XDG_CACHE_HOME or ~/.cache).")
    private Path indexes;

    @Option(names = "--json", description = "One JSON object with every hit.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Usage.atLeast(spec, "--limit", 1, limit);
        if (!Files.exists(archive)) {
            throw new NoSuchFileException(archive.toString());
        }
        try (ArchiveSearch search = new ArchiveSearch(List.of(archive), indexes == null ? Serving.cache() : indexes)) {
            if (search.names().isEmpty()) {
                throw new IOException(archive + " holds no collection, WACZ, WARC or ARC file");
            }
            build(search);
            if (!words.isEmpty()) {
                print(search.find(new SearchRequest(String.join(" ", words), order, Map.of(), 0, limit)),
                        search.names().size() > 1);
            }
        }
        return ExitCode.DONE;
    }

    /** What is indexed already is searched at once; the rest is said to be indexed first. */
    private void build(ArchiveSearch search) throws IOException {
        int before = search.percent();
        if (before < 100) {
            err().println("pressmark: building the index of " + Printable.of(String.join(", ", search.names())));
        }
        boolean shown = Terminal.isWatchingErrors() && before < 100;
        int[] last = {before};
        search.build(() -> {
            if (shown) {
                show(search, last);
            }
            return false;
        });
        if (shown) {
            err().println();
        }
        if (search.percent() < 100) {
            err().println("pressmark: another program is building this index; " + search.percent()
                    + " % of it can be searched now");
        }
    }

    /** Asked between any two articles, so that the line is written for a new number only. */
    private void show(ArchiveSearch search, int[] last) {
        try {
            int percent = search.percent();
            if (percent != last[0]) {
                last[0] = percent;
                err().print("\r" + percent + " %");
                err().flush();
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void print(Found found, boolean named) throws IOException {
        if (json) {
            out().println(object(found));
        } else {
            found.hits().forEach(hit -> print(hit, named));
            err().println(Counted.of(found.total(), "article"));
        }
        out().flush();
    }

    private void print(Hit hit, boolean named) {
        String day = hit.published().isEmpty() ? hit.timestamp() : hit.published();
        out().println(Printable.of(hit.title().text()));
        out().println("  " + Printable.of(day + "  " + hit.url() + (named ? "  " + hit.collection() : "")));
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
                writer.writeStringField("collection", hit.collection());
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
