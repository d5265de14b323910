import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Twenty hosts on loopback (127.0.1.1 to 127.0.1.20) that answer each request after a while with a body of its own.
 *
 * <p>{@code java src/bench/FetchServer.java FOLDER PORT DELAY_MS ASSETS BYTES} writes articles into FOLDER/seeds and
 * the addresses, a line each, into FOLDER/list, then serves until it is stopped. {@code /big?N} is N bytes long, and
 * {@code /elapsed} says how many seconds lie between the first request and the last answer since it was last asked.
 */
final class FetchServer {
    private static final int HOSTS = 20;
    private static final byte[] NOISE = new byte[1 << 20];
    private static final AtomicLong FIRST = new AtomicLong();
    private static final AtomicLong LAST = new AtomicLong();

    private FetchServer() {}

    public static void main(String[] args) throws IOException {
        new Random(5).nextBytes(NOISE);
        Path folder = Path.of(args[0]);
        int port = Integer.parseInt(args[1]);
        long delay = Long.parseLong(args[2]);
        int assets = Integer.parseInt(args[3]);
        int bytes = Integer.parseInt(args[4]);
        write(folder, port, assets);
        for (int host = 1; host <= HOSTS; host++) {
            ServerSocket listener = new ServerSocket();
            listener.bind(new InetSocketAddress(InetAddress.getByName("127.0.1." + host), port), 200);
            new Thread(() -> accept(listener, delay, bytes)).start();
        }
        System.out.println("serving");
    }

    private static void write(Path folder, int port, int assets) throws IOException {
        Path seeds = Files.createDirectories(folder.resolve("seeds"));
        StringBuilder list = new StringBuilder();
        int perArticle = 20;
        for (int from = 0; from < assets; from += perArticle) {
            StringBuilder article = new StringBuilder("# Article " + from + "\n\n");
            for (int i = from; i < Math.min(assets, from + perArticle); i++) {
                String url = "http://127.0.1." + (1 + i % HOSTS) + ":" + port + "/picture/" + i + ".png";
                list.append(url).append('\n');
                article.append("![](").append(url).append(")\n");
            }
            Files.writeString(seeds.resolve("article-" + from + ".md"), article);
        }
        Files.writeString(folder.resolve("list"), list);
    }

    private static void accept(ServerSocket listener, long delay, int bytes) {
        while (true) {
            try {
                Socket socket = listener.accept();
                socket.setTcpNoDelay(true);
                new Thread(() -> serve(socket, delay, bytes)).start();
            } catch (IOException over) {
                return;
            }
        }
    }

    private static void serve(Socket accepted, long delay, int bytes) {
        try (Socket socket = accepted) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            for (String path = path(in); !path.isEmpty(); path = path(in)) {
                if (path.equals("/elapsed")) {
                    elapsed(out);
                    continue;
                }
                FIRST.compareAndSet(0, System.nanoTime());
                Thread.sleep(delay);
                boolean big = path.startsWith("/big?");
                long length = big ? Long.parseLong(path.substring(5)) : bytes;
                byte[] own = (path + "\n").getBytes(StandardCharsets.US_ASCII);
                out.write(("HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: " + length + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
                out.write(own);
                int shift = Math.floorMod(path.hashCode(), NOISE.length / 2);
                for (long left = length - own.length; left > 0; ) {
                    int piece = (int) Math.min(left, NOISE.length / 2);
                    out.write(NOISE, shift, piece);
                    left -= piece;
                }
                out.flush();
                LAST.set(System.nanoTime());
            }
        } catch (IOException | InterruptedException gone) {
            return;
        }
    }

    private static void elapsed(OutputStream out) throws IOException {
        String seconds = String.format(Locale.ROOT, "%.3f", (LAST.get() - FIRST.getAndSet(0)) / 1e9);
        out.write(("HTTP/1.1 200 OK\r\nContent-Length: " + seconds.length() + "\r\n\r\n" + seconds)
                .getBytes(StandardCharsets.US_ASCII));
    }

    /** The path of the next request; empty where there is none. */
    private static String path(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
            int b = in.read();
            if (b < 0) {
                return "";
            }
            head.append((char) b);
        }
        return head.toString().split(" ", 3)[1];
    }
}
