import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Makes a folder of articles as people mark them up, by turns Chinese and English: front matter in half of them,
 * headings, lists, quotations, remote pictures, links and strong words. The same for the same arguments.
 *
 * <pre>java src/bench/MakeArticles.java FOLDER ARTICLES [zh|en|both]</pre>
 *
 * <p>Lengths have a median of 11 KB and a mean near 15 KB; the eighth article has 550 KB.
 */
public final class MakeArticles {
    private static final SplittableRandom RANDOM = new SplittableRandom(7);
    private static final String[] WORDS = ("the of and to in is that for it was on are as with they be at one have this from or "
            + "had by hot but some what there we can out other were all your when up use word how said an each she which do "
            + "their time if will way about many then them would write like so these her long make thing see him two has "
            + "look more day could go come did my sound no most number who over know water than call first people may down "
            + "side been now find any new work part take get place made live where after back little only round man year")
            .split(" ");

    private MakeArticles() {}

    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        List<String> kinds = args.length < 3 || args[2].equals("both") ? List.of("zh", "en") : List.of(args[2]);
        int count = Integer.parseInt(args[1]);
        long bytes = 0;
        for (int i = 0; i < count; i++) {
            boolean chinese = kinds.get(i % kinds.size()).equals("zh");
            int size = i == 7 ? 550_000 : (int) Math.min(200_000, Math.exp(9.3 + 0.75 * gauss()));
            byte[] article = article(i, chinese, size).getBytes(StandardCharsets.UTF_8);
            Files.write(folder.resolve(String.format(Locale.ROOT, "%05d.md", i)), article);
            bytes += article.length;
        }
        System.out.println(count + " articles, " + bytes + " bytes");
    }

    /** A number near the normal distribution. */
    private static double gauss() {
        double sum = -6;
        for (int i = 0; i < 12; i++) {
            sum += RANDOM.nextDouble();
        }
        return sum;
    }

    private static String article(int number, boolean chinese, int size) {
        StringBuilder out = new StringBuilder();
        String title = words(chinese, 8);
        if (RANDOM.nextInt(2) == 0) {
            out.append("---\ntitle: \"").append(title).append("\"\ndate: 2022-03-").append(10 + number % 20)
                    .append("\ntags: [a, b]\nsource: https://example.org/a/").append(number).append("\n---\n\n");
        } else {
            out.append("# ").append(title).append("\n\n");
        }
        int perChar = chinese ? 3 : 1;
        while (out.length() * perChar < size) {
            block(out, number, chinese);
        }
        return out.toString();
    }

    private static void block(StringBuilder out, int number, boolean chinese) {
        int kind = RANDOM.nextInt(100);
        if (kind < 6) {
            out.append("## ").append(words(chinese, 6));
        } else if (kind < 14) {
            out.append("![").append(words(chinese, 4)).append("](https://img").append(number % 9)
                    .append(".example.org/pic/").append(number).append('-').append(out.length()).append(".jpg)");
        } else if (kind < 20) {
            for (int i = 0; i < 4; i++) {
                out.append("- ").append(words(chinese, 12)).append('\n');
            }
        } else if (kind < 24) {
            out.append("> ").append(words(chinese, 40));
        } else if (kind < 50) {
            out.append(words(chinese, 30)).append('[').append(words(chinese, 3)).append("](https://example.org/")
                    .append(out.length()).append(')').append(words(chinese, 30)).append(" **")
                    .append(words(chinese, 3)).append("** ").append(words(chinese, 15));
        } else {
            out.append(words(chinese, 30 + RANDOM.nextInt(70)));
        }
        out.append("\n\n");
    }

    private static String words(boolean chinese, int count) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < count; i++) {
            if (chinese) {
                out.append((char) (0x4E00 + RANDOM.nextInt(3500))).append((char) (0x4E00 + RANDOM.nextInt(3500)));
                out.append(i % 6 == 5 ? "，" : "");
            } else {
                out.append(i == 0 ? "" : " ").append(WORDS[RANDOM.nextInt(WORDS.length)]);
            }
        }
        return out.toString();
    }
}
