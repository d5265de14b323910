package org.pressmark.verify;

/** URIs by the grammar of RFC 3986. */
final class Uris {
    /** Legal nowhere in a URI, yet browsers send them as they are. */
    private static final String LEFT_BY_BROWSERS = "[]|^{}`";

    private static final String OTHERS = ":/?#@!$&'()*+,;=-._~%";

    enum Judgement {
        GOOD,
        UNESCAPED,
        BAD
    }

    private Uris() {}

    static Judgement judge(String uri) {
        int colon = schemeEnd(uri);
        if (colon < 1 || uri.equalsIgnoreCase("urn:")) {
            return Judgement.BAD; // of other schemes nothing need follow: about:
        }
        if (isWebWithoutHost(uri, colon) || uri.indexOf('#') != uri.lastIndexOf('#')) {
            return Judgement.BAD;
        }
        Judgement judgement = Judgement.GOOD;
        int[] literal = ipLiteral(uri, colon);
        if (isBadHost(uri, colon, literal)) {
            return Judgement.BAD;
        }
        for (int i = colon + 1; i < uri.length(); i++) {
            char c = uri.charAt(i);
            boolean inLiteral = i >= literal[0] && i <= literal[1];
            if (LEFT_BY_BROWSERS.indexOf(c) >= 0 && !inLiteral) {
                judgement = Judgement.UNESCAPED;
            } else if (!inLiteral && !isLegal(uri, i, c)) {
                return Judgement.BAD;
            }
        }
        return judgement;
    }

    /** RFC 9110 section 4.2.1: a http or https URI with an empty host is invalid. */
    private static boolean isWebWithoutHost(String uri, int colon) {
        return isWeb(uri, colon) && (!uri.startsWith("//", colon + 1) || isEmptyHost(host(uri, colon)));
    }

    private static boolean isEmptyHost(String host) {
        return host.isEmpty() || host.startsWith(":");
    }

    /** The host and its port. */
    private static String host(String uri, int colon) {
        String authority = uri.substring(colon + 3, authorityEnd(uri, colon));
        return authority.substring(authority.lastIndexOf('@') + 1);
    }

    private static boolean isWeb(String uri, int colon) {
        String scheme = uri.substring(0, colon);
        return scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https");
    }

    /** RFC 3986 section 3.2: brackets stand round an IP address only, a port is digits. Asked of web addresses only. */
    private static boolean isBadHost(String uri, int colon, int[] literal) {
        if (!isWeb(uri, colon)) {
            return false;
        }
        String host = host(uri, colon);
        boolean isLiteral = literal[1] >= 0;
        String behind = isLiteral ? uri.substring(literal[1] + 1, authorityEnd(uri, colon)) : host;
        int port = behind.indexOf(':');
        boolean digits = port < 0 || port == behind.length() - 1 || Texts.isDigits(behind.substring(port + 1));
        boolean brackets = !isLiteral && (host.indexOf('[') >= 0 || host.indexOf(']') >= 0);
        return !digits || brackets || (isLiteral && port != 0 && !behind.isEmpty());
    }

    private static int authorityEnd(String uri, int colon) {
        int end = colon + 3;
        while (end < uri.length() && "/?#".indexOf(uri.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private static boolean isLegal(String uri, int i, char c) {
        if (c == '%') {
            return i + 2 < uri.length() && Character.digit(uri.charAt(i + 1), 16) >= 0
                    && Character.digit(uri.charAt(i + 2), 16) >= 0;
        }
        return isAlphanumeric(c) || OTHERS.indexOf(c) >= 0;
    }

    /** Where the colon behind the scheme is, or -1. */
    static int schemeEnd(String uri) {
        for (int i = 0; i < uri.length(); i++) {
            char c = uri.charAt(i);
            if (c == ':') {
                return i;
            }
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!letter && (i == 0 || !(isAlphanumeric(c) || c == '+' || c == '-' || c == '.'))) {
                return -1;
            }
        }
        return -1;
    }

    /** First and last place of an IPv6 address in brackets, or places that are none. */
    private static int[] ipLiteral(String uri, int colon) {
        int[] none = {uri.length(), -1};
        if (!uri.startsWith("//", colon + 1)) {
            return none;
        }
        String authority = uri.substring(colon + 3, authorityEnd(uri, colon));
        int open = authority.lastIndexOf('@') + 1;
        int close = authority.indexOf(']', open);
        boolean literal = authority.startsWith("[", open) && close > 0
                && (isAddress(authority.substring(open + 1, close)) || authority.startsWith("[v", open));
        return literal ? new int[] {colon + 3 + open, colon + 3 + close} : none;
    }

    /** An IPv6 address, a zone of RFC 6874 behind it or not. */
    private static boolean isAddress(String text) {
        int zone = text.indexOf("%25");
        boolean named = zone < 0 || (zone + 3 < text.length()
                && text.chars().skip(zone + 3L).allMatch(c -> isAlphanumeric((char) c) || "-._~".indexOf(c) >= 0));
        return named && Addresses.isIpv6(zone < 0 ? text : text.substring(0, zone));
    }

    private static boolean isAlphanumeric(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
