package org.pressmark.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.pressmark.replay.ReplayOptions;
import org.pressmark.replay.holding.Place;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pressmark serve}. */
@Command(
        name = "serve",
        description = "Replay web archives in a browser, on this machine only unless told otherwise.",
        mixinStandardHelpOptions = true,
        versionProvider = Software.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:stopped", "1:failed", "2:wrong use of the command", "130:interrupted"})
final class ServeCommand implements Callable<Integer> {
    private static final Path DEFAULT = Path.of("warcs");

    private static final String NOTHING = """
            There is no folder warcs here yet. Put articles into an archive first:
              ./pressmark pack FOLDER
            or name an archive of yours:
              ./pressmark serve FILE.wacz|FILE.warc.gz|FOLDER
            """;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "PATH", description = "Collections, WARC, ARC and WACZ files,"
            + " or folders that hold them (default: warcs).")
    private List<Path> paths = List.of(DEFAULT);

    @Option(names = "--host", paramLabel = "ADDRESS", defaultValue = "127.0.0.1",
            description = "The address to listen on (default: ${DEFAULT-VALUE}).")
    private String host;

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "8080",
            description = "The port (default: ${DEFAULT-VALUE}; another one if it is taken).")
    private int port;

    @Option(names = "--index-dir", paramLabel = "DIR",
            description = "Where indexes of archives that bring none are kept; may be deleted at any time"
                    + " (default: pressmark/indexes in $XDG_CACHE_HOME or ~/.cache).")
    private Path indexes;

    @Option(names = "--allow-origin", paramLabel = "ORIGIN",
            description = "A site whose pages may read indexes and archive files, beside those on this machine and"
                    + " https://replayweb.page; * for any.")
    private List<String> origins = List.of();

    @Option(names = "--own-hosts",
            description = "Show the captures of each collection on a host name of its own, NAME.localhost, so that they"
                    + " are of another origin than the pages around them and than other collections.")
    private boolean ownHosts;

    @Override
    public Integer call() throws IOException {
        boolean nothing = paths.equals(List.of(DEFAULT)) && !Files.exists(DEFAULT);
        if (nothing) {
            spec.commandLine().getErr().print(NOTHING);
        }
        for (Path path : paths) {
            if (!nothing && !Files.exists(path)) {
                throw new NoSuchFileException(path.toString());
            }
            if (Files.isRegularFile(path) && Place.at(path).isEmpty()) {
                throw new IOException(path
                        + " has no name of an archive: .warc, .warc.gz, .warc.zst, .arc, .arc.gz or .wacz");
            }
        }
        Path kept = indexes == null ? Serving.cache() : indexes;
        Serving.run(
                new ReplayOptions(host, Serving.port(spec, port), paths, true, kept, origins, ownHosts),
                spec.commandLine().getErr());
        return ExitCode.DONE;
    }
}
