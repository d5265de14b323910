package org.pressmark.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.pressmark.disk.Folders;
import org.pressmark.verify.LintTool;
import org.pressmark.verify.Report;
import org.pressmark.verify.ReportJson;
import org.pressmark.verify.Verifier;
import org.pressmark.verify.VerifyOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pressmark validate}. */
@Command(
        name = "validate",
        description = {
            "Check WARC, ARC, CDXJ and WACZ files against their standards; never changes them.",
            "",
            "Files given together are checked against each other too: ids, references, indexes."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Software.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:valid", "1:failed", "2:wrong use of the command", "4:found invalid"})
final class ValidateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files, or collections: their archive and index.")
    private List<Path> paths;

    @Option(names = "--self-contained", description = "The files given are all there is: a reference that leads nowhere"
            + " is a violation.")
    private boolean selfContained;

    @Option(names = "--lint", paramLabel = "TOOL", split = ",",
            description = "Say also what a tool will not show, and why: pywb, wabac (ReplayWeb.page), jwarc, warcio,"
                    + " openwayback, solrwayback, warc2zim, or all. It does not change the exit code.")
    private List<String> tools = List.of();

    @Option(names = "--max-per-rule", paramLabel = "N", defaultValue = "100",
            description = "How many breaches of each rule are shown; all are counted (default: ${DEFAULT-VALUE}).")
    private int keptPerRule;

    @Mixin
    private ThreadsOption threads;

    @Option(names = "--json", description = "Print the report as one JSON object on standard output.")
    private boolean json;

    @Option(names = {"-q", "--quiet"}, description = "Print nothing; the exit code tells.")
    private boolean quiet;

    @Override
    public Integer call() throws IOException {
        Usage.atLeast(spec, "--max-per-rule", 0, keptPerRule);
        List<Path> files = ArchiveFiles.in(paths);
        files.addAll(indexes());
        Report report = new Verifier(new VerifyOptions(keptPerRule, selfContained, lint(), threads.count())).verify(files);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            ReportJson.write(report, out);
            out.flush();
        } else if (!quiet) {
            Reports.print(report, out);
        }
        return report.valid() ? ExitCode.DONE : ExitCode.INVALID;
    }

    private Set<LintTool> lint() {
        Set<LintTool> wanted = EnumSet.noneOf(LintTool.class);
        for (String word : tools) {
            if (word.equals("all")) {
                wanted.addAll(EnumSet.allOf(LintTool.class));
            } else {
                wanted.add(LintTool.of(word).orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "--lint knows no tool named " + word)));
            }
        }
        return wanted;
    }

    private List<Path> indexes() throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                found.addAll(Folders.files(path.resolve("indexes"), "*.{cdx,cdxj,cdx.gz,cdxj.gz,idx}"));
            }
        }
        return found;
    }
}
