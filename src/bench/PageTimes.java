import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks for every kind of page of a collection that is served, and prints for each how long the first request took and
 * the median of the others, in milliseconds.
 *
 * <pre>java src/bench/PageTimes.java http://127.0.0.1:PORT COLLECTION [REQUESTS]</pre>
 *
 * <p>A {@code #} in an address is another number of two digits in each request, so that no page is asked for twice.
 */
public final class PageTimes {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private PageTimes() {}

    public static void main(String[] args) throws Exception {
        String at = args[0];
        String collection = "/" + args[1] + "/";
        int requests = args.length > 2 ? Integer.parseInt(args[2]) : 11;
        System.out.printf("%-28s %9s %9s %9s %10s%n", "page", "first", "median", "worst", "bytes");
        for (Map.Entry<String, String> page : pages(at, collection).entrySet()) {
            double[] times = new double[requests];
            double first = 0;
            long bytes = 0;
            for (int i = -1; i < requests; i++) {
                String path = page.getValue().replace("#", Integer.toString(i + 11));
                long begun = System.nanoTime();
                HttpResponse<byte[]> answer = get(at + path);
                double took = (System.nanoTime() - begun) / 1e6;
                if (answer.statusCode() != 200) {
                    throw new IOException(answer.statusCode() + " " + path);
                }
                bytes = answer.body().length;
                if (i < 0) {
                    first = took;
                } else {
                    times[i] = took;
                }
            }
            Arrays.sort(times);
            System.out.printf("%-28s %9.1f %9.1f %9.1f %10d%n", page.getKey(), first, times[requests / 2], times[requests - 1], bytes);
        }
    }

    private static HttpResponse<byte[]> get(String url) throws IOException, InterruptedException {
        return CLIENT.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static Map<String, String> pages(String at, String collection) throws IOException, InterruptedException {
        String list = new String(get(at + collection + "?format=json").body(), StandardCharsets.UTF_8);
        String page = found(list, "\"url\":\"([^\"]+)a0.html\"") + "a#.html";
        String title = found(list, "\"title\":\"([^\"]{8,})\"");
        String encoded = "url=" + page;
        String two = URLEncoder.encode(title.substring(1, 3), StandardCharsets.UTF_8);
        String one = URLEncoder.encode(title.substring(1, 2), StandardCharsets.UTF_8);
        Map<String, String> all = new LinkedHashMap<>();
        all.put("home", "/");
        all.put("home, JSON", "/?format=json");
        all.put("list, first page", collection);
        all.put("list, pages 710 on", collection + "?page=7#");
        all.put("list, JSON", collection + "?format=json&page=5#");
        for (String sort : new String[] {"newest", "oldest", "site"}) {
            all.put(sort + ", first page", collection + "?sort=" + sort);
            all.put(sort + ", pages 510 on", collection + "?page=5#&sort=" + sort);
        }
        all.put("by site, JSON", collection + "?page=6#&sort=site&format=json");
        all.put("feed", collection + "feed.atom");
        all.put("missing", collection + "missing");
        all.put("missing, one cause", collection + "missing?cause=not-attempted");
        all.put("missing, JSON", collection + "missing?format=json&host=pictures#.example");
        all.put("search, a pair, all", "/search?q=" + two);
        all.put("search, a pair", collection + "search?q=" + two + "&page=#");
        all.put("search, one character", collection + "search?q=" + one + "&page=#");
        all.put("search, pages 510 on", collection + "search?q=" + one + "&page=5#");
        all.put("search, newest first", collection + "search?q=" + two + "&sort=newest&page=#");
        all.put("search, a year, a site", collection + "search?q=" + two + "&year=2022&site=site#.example");
        all.put("search, nothing typed", collection + "search?q=");
        all.put("search, nothing, 510 on", collection + "search?q=&page=5#");
        all.put("search, a pair, JSON", collection + "search?format=json&q=" + two + "&page=#");
        all.put("article in its frame", collection + "2026/" + page);
        all.put("article", collection + "2026mp_/" + page);
        all.put("captures", collection + "*/" + page);
        all.put("changes", collection + "changes?" + encoded);
        all.put("changes, JSON", collection + "changes?format=json&" + encoded);
        all.put("provenance", collection + "provenance?" + encoded);
        all.put("provenance, JSON", collection + "provenance?format=json&" + encoded);
        all.put("record", collection + "record?" + encoded);
        all.put("source", collection + "source?" + encoded);
        all.put("attempts", collection + "attempts/2026/" + page);
        all.put("TimeMap", collection + "timemap/link/" + page);
        all.put("CDX of a site", collection + "cdx?limit=100&url=" + page.replace("a#.html", "*"));
        return all;
    }

    private static String found(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) {
            throw new IllegalArgumentException("no " + pattern);
        }
        return matcher.group(1);
    }
}
