package org.pressmark.index;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The query of a key, and the session ids that servers put into paths and queries. */
final class SurtQuery {
    /** Each is a name and a value of fixed form up to the next parameter; the last one found is dropped. */
    private static final List<Pattern> SESSIONS = List.of(
            Pattern.compile("jsessionid=[0-9a-z]{32}(?:&|$)"),
            Pattern.compile("phpsessid=[0-9a-z]{32}(?:&|$)"),
            Pattern.compile("sid=[0-9a-z]{32}(?:&|$)"),
            Pattern.compile("aspsessionid[a-z]{8}=[a-z]{24}(?:&|$)"),
            Pattern.compile("cfid=[^&]++&cftoken=[^&]++(?:&|$)"));

    private static final Pattern PATH_SESSION = Pattern.compile(";jsessionid=[0-9a-z]{32}$");
    private static final Pattern ASP_FOLDER =
            Pattern.compile("/\\((?:[0-9a-z]{24}|(?:[a-z]\\([0-9a-z]{24}\\))++)\\)/(?=[^?]+\\.aspx)");

    private SurtQuery() {}

    /** In lower case, escaped once, without session ids, sorted by name and then by value. */
    static String canonical(String written) {
        byte[] plain = SurtBytes.unescaped(written).getBytes(StandardCharsets.ISO_8859_1);
        String query = SurtBytes.lower(SurtBytes.escape(plain, ""));
        boolean suspicious = query.contains("sid=") || query.contains("sessionid") || query.contains("cfid=");
        return sorted(suspicious ? withoutSessions(query) : query);
    }

    private static String withoutSessions(String query) {
        String rest = query;
        for (Pattern session : SESSIONS) {
            Matcher matcher = session.matcher(rest);
            int from = -1;
            int to = -1;
            while (matcher.find()) {
                from = matcher.start();
                to = matcher.end();
            }
            rest = from < 0 ? rest : rest.substring(0, from) + rest.substring(to);
        }
        return rest;
    }

    private static String sorted(String query) {
        if (query.indexOf('&') < 0) {
            return query;
        }
        String[] parameters = query.split("&", -1);
        Arrays.sort(parameters, Comparator.comparing(SurtQuery::name).thenComparing(Comparator.naturalOrder()));
        return String.join("&", parameters);
    }

    private static String name(String parameter) {
        int equals = parameter.indexOf('=');
        return equals < 0 ? parameter : parameter.substring(0, equals);
    }

    /** The path without the session ids of Java servers and of ASP.NET. */
    static String withoutPathSession(String path) {
        String rest = path.contains(";jsessionid=") ? PATH_SESSION.matcher(path).replaceFirst("") : path;
        return rest.contains("/(") && rest.contains(".aspx") ? ASP_FOLDER.matcher(rest).replaceFirst("/") : rest;
    }
}
