import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SplittableRandom;

/**
 * Makes a folder of articles with local pictures for benchmarks, the same for the same arguments.
 *
 * <pre>java src/bench/MakeSeeds.java FOLDER ARTICLES PICTURES-PER-ARTICLE [MEAN-ARTICLE-BYTES [HOSTS]]</pre>
 *
 * <p>With HOSTS each article claims a source on one of so many hosts, and every third one needs a picture of the web.
 *
 * <p>Words follow Zipf's law over a made-up vocabulary of Chinese characters, so that the text deflates to about 57%, as
 * the seed article of this project does. Pictures are 20 to 200 KB with a mean near 50 KB, their bytes random behind a JPEG head.
 */
public final class MakeSeeds {
    private static final int VOCABULARY = 12_000;
    private static final SplittableRandom RANDOM = new SplittableRandom(20221123);

    private MakeSeeds() {}

    public static void main(String[] args) throws IOException {
        Path root = Path.of(args[0]);
        int articles = Integer.parseInt(args[1]);
        int pictures = Integer.parseInt(args[2]);
        int mean = args.length > 3 ? Integer.parseInt(args[3]) : 8_000;
        int hosts = args.length > 4 ? Integer.parseInt(args[4]) : 0;
        String[] words = words();
        double[] weights = weights();
        long textBytes = 0;
        long pictureBytes = 0;
        byte[] noise = new byte[1 << 20];
        RANDOM.nextBytes(noise);
        for (int i = 0; i < articles; i++) {
            Path folder = root.resolve(String.format("%03d", i / 250));
            Files.createDirectories(folder);
            StringBuilder text = new StringBuilder("---\ntitle: ").append(sentence(words, weights, 8))
                    .append("\ndate: 2022-").append(1 + i % 12).append('-').append(1 + i % 28).append(hosts == 0 ? "" : "\nsource: https://site" + i % hosts + ".example/" + i)
                    .append("\n---\n\n");
            if (hosts > 0 && i % 3 == 0) {
                text.append("![](https://pictures").append(i % 50).append(".example/").append(i).append(".jpg)\n\n");
            }
            int length = length(mean) / 3;
            for (int p = 0; p < pictures; p++) {
                String name = "p" + i + "-" + p + ".jpg";
                pictureBytes += picture(folder.resolve(name), noise);
                text.append("![").append(sentence(words, weights, 3)).append("](").append(name).append(")\n\n");
            }
            while (text.length() < length) {
                paragraph(text, words, weights);
            }
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            Files.write(folder.resolve("a" + i + ".md"), bytes);
            textBytes += bytes.length;
        }
        System.out.printf("%d articles, %d bytes; %d pictures, %d bytes%n", articles, textBytes, articles * pictures,
                pictureBytes);
    }

    private static int length(int mean) {
        return (int) Math.max(600, -mean * Math.log(1 - RANDOM.nextDouble()));
    }

    private static void paragraph(StringBuilder text, String[] words, double[] weights) {
        int sentences = 2 + RANDOM.nextInt(4);
        for (int s = 0; s < sentences; s++) {
            text.append(sentence(words, weights, 12)).append(s % 3 == 0 ? "，" : "。");
        }
        if (RANDOM.nextInt(4) == 0) {
            text.append("**").append(sentence(words, weights, 3)).append("**[")
                    .append(sentence(words, weights, 2)).append("](https://example.org/")
                    .append(RANDOM.nextInt(100_000)).append("/)");
        }
        text.append("\n\n");
    }

    private static String sentence(String[] words, double[] weights, int count) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < count; i++) {
            int at = java.util.Arrays.binarySearch(weights, RANDOM.nextDouble());
            out.append(words[Math.min(words.length - 1, at < 0 ? -at - 1 : at)]);
        }
        return out.toString();
    }

    private static String[] words() {
        String[] words = new String[VOCABULARY];
        for (int i = 0; i < words.length; i++) {
            StringBuilder word = new StringBuilder();
            int length = i < 300 ? 1 : 2 + RANDOM.nextInt(2);
            for (int c = 0; c < length; c++) {
                word.append((char) (0x4E00 + RANDOM.nextInt(3500)));
            }
            words[i] = word.toString();
        }
        return words;
    }

    private static double[] weights() {
        double[] sums = new double[VOCABULARY];
        double sum = 0;
        for (int i = 0; i < sums.length; i++) {
            sum += 1 / Math.pow(i + 3, 1.2);
            sums[i] = sum;
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] /= sum;
        }
        return sums;
    }

    private static long picture(Path file, byte[] noise) throws IOException {
        int size = 20_000 + (int) Math.min(180_000, -30_000 * Math.log(1 - RANDOM.nextDouble()));
        ByteBuffer bytes = ByteBuffer.allocate(size);
        bytes.put(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0});
        while (bytes.hasRemaining()) {
            int from = RANDOM.nextInt(noise.length / 2);
            bytes.put(noise, from, Math.min(bytes.remaining(), noise.length / 2));
        }
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            out.write(bytes.flip());
        }
        return size;
    }
}
