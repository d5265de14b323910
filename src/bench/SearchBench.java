import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.pressmark.search.Corpus;
import org.pressmark.search.Found;
import org.pressmark.search.Search;
import org.pressmark.search.SearchIndex;
import org.pressmark.search.SearchRequest;

/**
 * Builds the search index of made-up Chinese articles beside one by Lucene's CJKAnalyzer with defaults, and asks it.
 *
 * <pre>java SearchBench FOLDER ARTICLES MEAN-BYTES   (src/bench/search.sh sets the class path)</pre>
 */
public final class SearchBench {
    private static final int CLIENTS = 16;
    private static final int QUERIES = 4000;

    private SearchBench() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        int articles = Integer.parseInt(args[1]);
        List<String> texts = new ArrayList<>();
        long bytes = write(folder, articles, Integer.parseInt(args[2]), texts);
        System.out.printf("%d articles, %.1f MB of text%n", articles, bytes / 1e6);
        build(folder, bytes);
        for (int round = 0; round < 3; round++) {
            System.out.printf("  CJKAnalyzer     built in %.2f s, %s%n", cjk(folder), size(folder.resolve("cjk"), bytes));
            build(folder, bytes);
        }
        ask(folder, texts);
    }

    private static void build(Path folder, long bytes) throws IOException {
        delete(folder.resolve(".pressmark/search"));
        long begun = System.nanoTime();
        try (SearchIndex index = SearchIndex.open(folder)) {
            index.update(() -> false);
        }
        System.out.printf("  Pressmark       built in %.2f s, %s%n", (System.nanoTime() - begun) / 1e9,
                size(folder.resolve(".pressmark/search"), bytes));
    }

    private static String size(Path folder, long bytes) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            long sum = files.mapToLong(file -> file.toFile().length()).sum();
            return String.format("%.1f MB, %.2f of the text", sum / 1e6, sum / (double) bytes);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            }
        }
    }

    private static long write(Path folder, int articles, int mean, List<String> texts) throws IOException {
        Corpus corpus = new Corpus(7);
        SplittableRandom random = new SplittableRandom(3);
        long bytes = 0;
        Path file = Files.createDirectories(folder.resolve("pages")).resolve("pages.jsonl");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("{\"format\": \"json-pages-1.0\", \"id\": \"pages\"}\n");
            for (int i = 0; i < articles; i++) {
                Corpus.Article article = corpus.next(mean);
                java.io.StringWriter line = new java.io.StringWriter();
                try (JsonGenerator json = new JsonFactory().createGenerator(line)) {
                    json.writeStartObject();
                    json.writeStringField("url", "https://site" + i % 40 + ".example/" + i + ".html");
                    json.writeStringField("ts", "2024-05-01T12:00:00Z");
                    json.writeStringField("title", article.title());
                    json.writeNumberField("size", article.text().length());
                    json.writeStringField("published", String.format("20%02d-%02d-%02d", 10 + i % 14, 1 + i % 12, 1 + i % 28));
                    json.writeStringField("language", article.traditional() ? "zh-Hant" : "zh-Hans");
                    json.writeNumberField("assets", 3);
                    json.writeNumberField("missing", i % 5 == 0 ? 1 : 0);
                    json.writeStringField("text", article.text());
                    json.writeEndObject();
                }
                out.write(line + "\n");
                bytes += article.text().getBytes(StandardCharsets.UTF_8).length;
                if (random.nextInt(articles) < 2000) {
                    texts.add(article.text());
                }
            }
        }
        return bytes;
    }

    private static double cjk(Path folder) throws IOException {
        Path place = folder.resolve("cjk");
        delete(place);
        long begun = System.nanoTime();
        try (BufferedReader lines = Files.newBufferedReader(folder.resolve("pages/pages.jsonl"));
                IndexWriter into = new IndexWriter(FSDirectory.open(place), new IndexWriterConfig(new CJKAnalyzer()))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Document document = new Document();
                try (JsonParser json = new JsonFactory().createParser(line)) {
                    for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                        String name = json.currentName();
                        if (token == JsonToken.VALUE_STRING && (name.equals("title") || name.equals("text"))) {
                            document.add(new TextField(name, json.getText(), Field.Store.NO));
                        }
                    }
                }
                into.addDocument(document);
            }
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    private static void ask(Path folder, List<String> texts) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try (SearchIndex index = SearchIndex.open(folder)) {
            Search search = new Search(Map.of("c", index));
            for (int round = 0; round < 3; round++) {
                List<Future<long[]>> parts = new ArrayList<>();
                long begun = System.nanoTime();
                for (int client = 0; client < CLIENTS; client++) {
                    long seed = round * 100L + client;
                    parts.add(clients.submit(() -> ask(search, texts, new SplittableRandom(seed))));
                }
                long[] times = new long[QUERIES / CLIENTS * CLIENTS];
                int at = 0;
                for (Future<long[]> part : parts) {
                    System.arraycopy(part.get(), 0, times, at, part.get().length);
                    at += part.get().length;
                }
                double seconds = (System.nanoTime() - begun) / 1e9;
                Arrays.sort(times);
                System.out.printf("  %d queries, %d clients: median %.1f ms, p99 %.1f ms, worst %.1f ms, %.0f a second%n", times.length,
                        CLIENTS, times[times.length / 2] / 1e6, times[times.length * 99 / 100] / 1e6, times[times.length - 1] / 1e6,
                        times.length / seconds);
            }
        } finally {
            clients.shutdown();
        }
    }

    private static long[] ask(Search search, List<String> texts, SplittableRandom random) throws IOException {
        long[] times = new long[QUERIES / CLIENTS];
        for (int i = 0; i < times.length; i++) {
            String text = texts.get(random.nextInt(texts.size()));
            String words = part(text, random);
            long begun = System.nanoTime();
            Found found = search.find(SearchRequest.of(words, 20));
            times[i] = System.nanoTime() - begun;
            if (found.total() == 0) {
                throw new IllegalStateException("not found: " + words);
            }
        }
        return times;
    }

    private static String part(String text, SplittableRandom random) {
        while (true) {
            int length = 2 + random.nextInt(7);
            int from = random.nextInt(text.length() - length);
            String part = text.substring(from, from + length);
            if (part.codePoints().allMatch(Character::isIdeographic)) {
                return part;
            }
        }
    }
}
