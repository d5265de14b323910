package org.pressmark.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.pressmark.capture.Cause;
import org.pressmark.pack.PackReport;

/** A run's report for people and for programs. */
final class PackReportText {
    private final PackReport report;
    private final double seconds;

    /**
     * For a run.
     *
     * @param seconds how long it took
     */
    PackReportText(PackReport report, double seconds) {
        this.report = report;
        this.seconds = seconds;
    }

    /** Prints it for people. */
    void print(PrintWriter out) {
        if (report.articles() == 0 && report.unchanged() > 0) {
            out.println("Nothing to do: "
                    + (report.unchanged() == 1
                            ? "the one article is in "
                            : "all " + report.unchanged() + " articles are in ")
                    + Printable.of(report.collection().toString()) + ", unchanged.");
            return;
        }
        out.println("Articles:   " + report.articles() + " packed, " + report.unchanged() + " unchanged"
                + (report.unreadable().isEmpty() ? "" : ", " + report.unreadable().size() + " unreadable"));
        out.println("Assets:     " + report.captured() + " captured, " + Counted.of(report.duplicates(), "duplicate") + ", "
                + report.local() + " local, " + (report.recovered() > 0 ? report.recovered() + " recovered, " : "")
                + report.missingCount() + " missing");
        for (Map.Entry<Cause, Long> missing : report.missing().entrySet()) {
            out.println("  missing:  " + missing.getValue() + " because " + missing.getKey().explanation() + " ("
                    + missing.getKey().code() + ")");
        }
        out.println("Written:    " + Counted.of(report.files().size(), "WARC file") + ", "
                + Counted.of(report.bytes(), "byte") + ", in "
                + Printable.of(report.collection().toString()));
        out.println("Time:       " + String.format(Locale.ROOT, "%.1f", seconds) + " s");
    }

    /** One object, for programs. */
    String json() throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("collection", report.collection().toString());
            json.writeNumberField("articles", report.articles());
            json.writeNumberField("unchanged", report.unchanged());
            json.writeArrayFieldStart("unreadable");
            for (String path : report.unreadable()) {
                json.writeString(path);
            }
            json.writeEndArray();
            json.writeNumberField("captured", report.captured());
            json.writeNumberField("duplicates", report.duplicates());
            json.writeNumberField("local", report.local());
            json.writeNumberField("recovered", report.recovered());
            json.writeNumberField("unmodified", report.unmodified());
            json.writeNumberField("missing", report.missingCount());
            json.writeObjectFieldStart("missing_by_cause");
            for (Map.Entry<Cause, Long> missing : report.missing().entrySet()) {
                json.writeNumberField(missing.getKey().code(), missing.getValue());
            }
            json.writeEndObject();
            json.writeArrayFieldStart("files");
            for (Path file : report.files()) {
                json.writeString(file.toString());
            }
            json.writeEndArray();
            json.writeNumberField("bytes", report.bytes());
            json.writeNumberField("findings", report.findings());
            json.writeNumberField("seconds", Math.round(seconds * 1000) / 1000.0);
            json.writeEndObject();
        }
        return text.toString();
    }
}
