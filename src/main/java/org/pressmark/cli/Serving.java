package org.pressmark.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.pressmark.replay.ReplayOptions;
import org.pressmark.replay.ReplayServer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Runs the replay server until the program is stopped. */
final class Serving {
    private Serving() {}

    static void run(ReplayOptions asked, PrintWriter err) throws IOException {
        String host = asked.host();
        boolean free = isFree(host, asked.port());
        ReplayServer server = new ReplayServer(free ? asked : asked.at(0), new PackageSignatures()).start();
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.close();
            stopped.countDown();
        }));
        if (!free) {
            err.println("Port " + asked.port() + " is taken.");
        }
        err.println("Serving at http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + server.port()
                + "/ (stop with Ctrl-C)");
        try {
            stopped.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** A port there can be. */
    static int port(CommandSpec spec, int port) {
        if (port < 0 || port > 65535) {
            throw new ParameterException(spec.commandLine(), "--port must be between 0 and 65535, was " + port);
        }
        return port;
    }

    /** Where indexes of foreign archives are kept, XDG Base Directory Specification. */
    static Path cache() {
        String set = System.getenv("XDG_CACHE_HOME");
        Path base = set == null || !Path.of(set).isAbsolute()
                ? Path.of(System.getProperty("user.home"), ".cache")
                : Path.of(set);
        return base.resolve("pressmark").resolve("indexes");
    }

    private static boolean isFree(String host, int port) throws IOException {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getByName(host), port));
            return true;
        } catch (BindException taken) {
            return false;
        }
    }
}
