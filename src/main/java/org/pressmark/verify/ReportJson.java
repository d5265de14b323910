package org.pressmark.verify;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Map;

/** A report for programs: one JSON object whose members stand in a fixed order. */
public final class ReportJson {
    private static final JsonFactory JSON = new JsonFactory();

    private ReportJson() {}

    /**
     * Writes the report: {@code valid}, {@code records}, {@code bytes}, {@code violations}, {@code recommendations},
     * {@code notes}, {@code files}, {@code rules}, {@code breaches}, {@code lints}.
     */
    public static void write(Report report, Appendable out) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeBooleanField("valid", report.valid());
            json.writeNumberField("records", report.records());
            json.writeNumberField("bytes", report.bytes());
            for (Severity severity : Severity.values()) {
                json.writeNumberField(severity.word() + "s", report.count(severity));
            }
            files(report, json);
            rules(report, json);
            json.writeArrayFieldStart("breaches");
            for (Breach breach : report.breaches()) {
                breach(breach, json);
            }
            json.writeEndArray();
            lints(report, json);
            json.writeEndObject();
        }
        out.append(text.getBuffer()).append('\n');
    }

    private static void lints(Report report, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("lints");
        for (LintFinding lint : report.lints()) {
            json.writeStartObject();
            json.writeStringField("tool", lint.tool().word());
            json.writeStringField("rule", lint.rule().id());
            json.writeStringField("effect", lint.rule().effect().words());
            json.writeStringField("file", lint.file().toString());
            json.writeStringField("member", lint.member());
            json.writeNumberField("offset", lint.offset());
            json.writeStringField("found", lint.found());
            json.writeStringField("sentence", lint.rule().sentence());
            json.writeStringField("source", lint.rule().source());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Writes one breach as one line, for output that goes on while files are checked. */
    public static void line(Breach breach, Appendable out) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            breach(breach, json);
        }
        out.append(text.getBuffer()).append('\n');
    }

    private static void files(Report report, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("files");
        for (FileVerdict file : report.files()) {
            json.writeStartObject();
            json.writeStringField("file", file.file().toString());
            json.writeStringField("format", file.format());
            json.writeBooleanField("valid", file.valid());
            json.writeNumberField("bytes", file.bytes());
            json.writeNumberField("records", file.records());
            json.writeNumberField("violations", file.violations());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void rules(Report report, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("rules");
        for (Map.Entry<Rule, Long> count : report.counts().entrySet()) {
            Rule rule = count.getKey();
            json.writeStartObject();
            json.writeStringField("rule", rule.id());
            json.writeStringField("severity", rule.severity().word());
            json.writeNumberField("count", count.getValue());
            json.writeStringField("standard", rule.standard().title());
            json.writeStringField("section", rule.section());
            json.writeStringField("url", rule.standard().url());
            json.writeStringField("sentence", rule.sentence());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void breach(Breach breach, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("rule", breach.rule().id());
        json.writeStringField("severity", breach.severity().word());
        json.writeStringField("file", breach.file().toString());
        if (!breach.member().isEmpty()) {
            json.writeStringField("member", breach.member());
        }
        json.writeNumberField("offset", breach.offset());
        if (!breach.recordId().isEmpty()) {
            json.writeStringField("record", breach.recordId());
        }
        json.writeStringField("found", breach.found());
        json.writeStringField("remedy", breach.remedy());
        json.writeEndObject();
    }
}
