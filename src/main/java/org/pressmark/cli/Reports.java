package org.pressmark.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.pressmark.verify.Report;
import org.pressmark.verify.ReportText;

/** Reports of checks on a terminal. */
final class Reports {
    private Reports() {}

    static void print(Report report, PrintWriter out) throws IOException {
        StringWriter text = new StringWriter();
        ReportText.write(report, text);
        text.toString().lines().forEach(line -> out.println(Printable.of(line)));
        out.flush();
    }
}
