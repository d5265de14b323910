import io.javalin.Javalin;
import java.nio.file.Files;
import java.nio.file.Path;

/** The limit to measure replay by: a Javalin handler that sends one file from the disk. {@code BareServer FILE PORT} */
public final class BareServer {
    private BareServer() {}

    public static void main(String[] args) {
        Path file = Path.of(args[0]);
        Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.concurrency.useVirtualThreads = true;
            config.http.compressionStrategy = io.javalin.compression.CompressionStrategy.NONE;
            config.routes.get("/file", context -> {
                context.contentType("image/jpeg");
                context.res().setContentLengthLong(Files.size(file));
                try (java.io.InputStream in = Files.newInputStream(file)) {
                    in.transferTo(context.res().getOutputStream());
                }
            });
        }).start("127.0.0.1", Integer.parseInt(args[1]));
    }
}
