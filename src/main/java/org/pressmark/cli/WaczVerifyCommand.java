package org.pressmark.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.pressmark.verify.Report;
import org.pressmark.verify.ReportJson;
import org.pressmark.verify.Verifier;
import org.pressmark.verify.VerifyOptions;
import org.pressmark.wacz.Certificates;
import org.pressmark.wacz.PageCheck;
import org.pressmark.wacz.SignatureFacts;
import org.pressmark.wacz.WaczFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pressmark wacz verify}. */
@Command(
        name = "verify",
        description = "Check a WACZ file whole: structure, every digest, every record, the index against the records,"
                + " the pages against the index, and the signature.",
        mixinStandardHelpOptions = true,
        versionProvider = Software.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:valid", "1:failed", "2:wrong use of the command", "4:found invalid"})
final class WaczVerifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A WACZ file.")
    private Path file;

    @Option(names = "--signed", description = "A file that nobody has signed, or whose signer is not proven, is"
            + " invalid.")
    private boolean signed;

    @Option(names = "--trust", paramLabel = "PEM", description = "Certificates that may vouch for the signer's domain and"
            + " for the time stamp, beside those of the Java platform.")
    private List<Path> trust = List.of();

    @Option(names = "--json", description = "Print the report as one JSON object on standard output.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Report report = new Verifier(VerifyOptions.defaults()).verify(List.of(ArchiveFiles.file(file)));
        List<X509Certificate> trusted = new ArrayList<>();
        for (Path pem : trust) {
            trusted.addAll(Certificates.read(pem));
        }
        Beyond beyond = beyond(trusted);
        boolean valid = report.valid() && beyond.valid(signed);
        if (json) {
            printJson(report, beyond, valid);
        } else {
            Reports.print(report, spec.commandLine().getOut());
            print(beyond, valid);
        }
        return valid ? ExitCode.DONE : ExitCode.INVALID;
    }

    /** What is checked beyond the standard: that what is listed can be shown, and who signed. */
    private record Beyond(SignatureFacts signature, List<String> lost, String unreadable) {
        boolean valid(boolean signed) {
            boolean wanted = signed
                    ? signature.state() == SignatureFacts.State.VALID
                    : signature.state() != SignatureFacts.State.INVALID;
            return wanted && lost.isEmpty() && unreadable.isEmpty();
        }
    }

    private Beyond beyond(List<X509Certificate> trusted) {
        try {
            WaczFile wacz = WaczFile.open(file);
            return new Beyond(wacz.signature(trusted), PageCheck.withoutCapture(wacz), "");
        } catch (IOException unreadable) {
            SignatureFacts none = new SignatureFacts(SignatureFacts.State.INVALID, "", "", "it could not be checked");
            return new Beyond(none, List.of(), String.valueOf(unreadable.getMessage()));
        }
    }

    private void print(Beyond beyond, boolean valid) {
        PrintWriter out = spec.commandLine().getOut();
        if (!beyond.unreadable().isEmpty()) {
            out.println("unreadable: " + Printable.of(beyond.unreadable()));
        }
        beyond.lost().forEach(url -> out.println("page without a capture in the index: " + Printable.of(url)));
        SignatureFacts signature = beyond.signature();
        out.println("signature " + word(signature) + ": " + Printable.of(signature.detail()));
        if (!signature.signer().isEmpty()) {
            out.println("    by " + Printable.of(signature.signer()) + ", " + Printable.of(signature.created()));
        }
        out.println(valid ? "valid" : "INVALID");
        out.flush();
    }

    private static String word(SignatureFacts signature) {
        return signature.state().name().toLowerCase(Locale.ROOT);
    }

    private void printJson(Report report, Beyond beyond, boolean valid) throws IOException {
        StringWriter checked = new StringWriter();
        ReportJson.write(report, checked);
        StringWriter text = new StringWriter();
        try (JsonGenerator out = new JsonFactory().createGenerator(text)) {
            out.writeStartObject();
            out.writeBooleanField("valid", valid);
            out.writeObjectFieldStart("signature");
            out.writeStringField("state", word(beyond.signature()));
            out.writeStringField("signer", beyond.signature().signer());
            out.writeStringField("created", beyond.signature().created());
            out.writeStringField("detail", beyond.signature().detail());
            out.writeEndObject();
            out.writeArrayFieldStart("pagesWithoutCapture");
            for (String url : beyond.lost()) {
                out.writeString(url);
            }
            out.writeEndArray();
            out.writeStringField("unreadable", beyond.unreadable());
            out.writeFieldName("report");
            out.writeRawValue(checked.toString().strip());
            out.writeEndObject();
        }
        spec.commandLine().getOut().println(text);
    }
}
