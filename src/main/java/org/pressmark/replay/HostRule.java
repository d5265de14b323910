package org.pressmark.replay;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which names we answer to. A page of the live web can point its own host name at 127.0.0.1 and would then be of the
 * same origin as we are (DNS rebinding); the Host header gives it away.
 */
final class HostRule {
    private static final Pattern HOST = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9.-]+)(:[0-9]{1,5})?");

    private final Set<String> names = new TreeSet<>(Set.of("localhost", "127.0.0.1", "[::1]"));

    /**
     * The names of loopback, and the address we listen on.
     *
     * @param bound the host the server was told to listen on
     */
    HostRule(String bound) {
        String name = bound.toLowerCase(Locale.ROOT);
        names.add(name.indexOf(':') >= 0 && !name.startsWith("[") ? "[" + name + "]" : name);
    }

    /** Host and port as the browser knows them; empty where we do not answer to that name. */
    Optional<String> accept(String hostHeader) {
        Matcher form = HOST.matcher(hostHeader);
        if (!form.matches()) {
            return Optional.empty();
        }
        String name = form.group(1).toLowerCase(Locale.ROOT);
        boolean known = names.contains(name) || name.endsWith(".localhost");
        return known ? Optional.of(name + (form.group(2) == null ? "" : form.group(2))) : Optional.empty();
    }
}
