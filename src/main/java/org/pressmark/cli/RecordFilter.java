package org.pressmark.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.pressmark.warc.HttpBlock;
import org.pressmark.warc.StoredRecord;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Which records a person wants to see; a record must pass every filter that is given. */
final class RecordFilter {
    @Option(names = "--type", split = ",", paramLabel = "TYPE",
            description = "Only records of these types: response, resource, revisit, request, metadata, ...")
    private List<String> types = List.of();

    @Option(names = "--url", paramLabel = "TEXT", description = "Only records whose address has this text in it.")
    private String url = "";

    @Option(names = "--status", split = ",", paramLabel = "CODE",
            description = "Only HTTP answers of this status; 4xx stands for 400 to 499.")
    private List<String> statuses = List.of();

    @Option(names = "--mime", split = ",", paramLabel = "TYPE",
            description = "Only records of this media type, the payload's for HTTP; image/* stands for all images.")
    private List<String> mimes = List.of();

    /** Refuses what no record can pass. */
    void check(CommandSpec spec) {
        for (String status : statuses) {
            if (!status.matches("[1-9](?:[0-9]{2}|[xX]{2})")) {
                throw new ParameterException(spec.commandLine(),
                        "--status takes codes as 404 and groups as 4xx, was " + status);
            }
        }
    }

    /** Whether there is any filter at all. */
    boolean isGiven() {
        return !types.isEmpty() || !url.isEmpty() || !statuses.isEmpty() || !mimes.isEmpty();
    }

    /** Whether the live record passes; reads the beginning of its block only where it must. */
    boolean passes(StoredRecord record) throws IOException {
        boolean named = types.isEmpty() || types.stream().anyMatch(record.type()::equalsIgnoreCase);
        if (!named || !record.target().orElse("").contains(url)) {
            return false;
        }
        return (statuses.isEmpty() && mimes.isEmpty()) || passesContent(record);
    }

    private boolean passesContent(StoredRecord record) throws IOException {
        String type = record.first("Content-Type").orElse("");
        if (!record.holdsHttp()) {
            String base = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
            return statuses.isEmpty() && isWanted(base);
        }
        HttpBlock http = HttpBlock.read(record.block());
        String status = Integer.toString(http.status());
        boolean answered = statuses.isEmpty() || statuses.stream().anyMatch(wanted -> isStatus(wanted, status));
        return answered && (mimes.isEmpty() || isWanted(http.mediaType()));
    }

    private static boolean isStatus(String wanted, String status) {
        boolean group = wanted.length() == 3 && wanted.toLowerCase(Locale.ROOT).endsWith("xx");
        return group ? status.length() == 3 && status.charAt(0) == wanted.charAt(0) : wanted.equals(status);
    }

    private boolean isWanted(String mime) {
        return mimes.isEmpty() || mimes.stream().map(wanted -> wanted.toLowerCase(Locale.ROOT)).anyMatch(wanted ->
                wanted.endsWith("/*") ? mime.startsWith(wanted.substring(0, wanted.length() - 1)) : wanted.equals(mime));
    }
}
