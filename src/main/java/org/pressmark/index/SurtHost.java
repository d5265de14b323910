package org.pressmark.index;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/** The host of a key: reversed, with the port where it is not the scheme's own. */
final class SurtHost {
    private static final Pattern WWW = Pattern.compile("^www\\d*\\.");

    private SurtHost() {}

    static String key(String authority, String scheme) {
        String hostAndPort = authority.substring(authority.lastIndexOf('@') + 1);
        int bracket = hostAndPort.indexOf(']');
        int colon = hostAndPort.indexOf(':', Math.max(bracket, 0));
        String host = colon < 0 ? hostAndPort : hostAndPort.substring(0, colon);
        String port = colon < 0 ? "" : hostAndPort.substring(colon + 1);
        boolean own = port.isEmpty()
                || (port.equals("80") && scheme.equals("http"))
                || (port.equals("443") && scheme.equals("https"));
        return reversed(canonical(host)) + (own ? "" : ":" + SurtBytes.escape(port.getBytes(StandardCharsets.UTF_8), ""));
    }

    private static String canonical(String written) {
        String bare = written.startsWith("[") ? written.replace("[", "").replace("]", "") : written;
        byte[] bytes = SurtBytes.unescaped(bare).getBytes(StandardCharsets.ISO_8859_1);
        String ascii = SurtBytes.lower(SurtBytes.escape(ascii(new String(bytes, StandardCharsets.UTF_8)), ""));
        return WWW.matcher(String.join(".", labels(ascii))).replaceFirst("");
    }

    /** IDNA where the name allows it, else the bytes, to be escaped. */
    private static byte[] ascii(String host) {
        if (host.chars().allMatch(c -> c < 0x80)) {
            return host.getBytes(StandardCharsets.US_ASCII);
        }
        try {
            return IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).getBytes(StandardCharsets.US_ASCII);
        } catch (IllegalArgumentException noName) {
            return host.getBytes(StandardCharsets.UTF_8);
        }
    }

    private static List<String> labels(String host) {
        List<String> labels = new ArrayList<>();
        for (String label : host.split("\\.", -1)) {
            if (!label.isEmpty()) {
                labels.add(label);
            }
        }
        return labels;
    }

    private static String reversed(String host) {
        List<String> labels = labels(host);
        Collections.reverse(labels);
        return String.join(",", labels);
    }
}
