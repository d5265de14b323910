package org.pressmark.verify;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The header of a record as it was read: the defined fields by name, the first value of each. */
final class Head {
    private final String version;
    private final Map<Name, String> first = new EnumMap<>(Name.class);
    private final List<String> concurrent = new ArrayList<>();
    private int size;

    Head(String version) {
        this.version = version;
    }

    /** Adds a field; false where it stands there already and may not stand twice. */
    boolean add(Name name, String value) {
        size += value.length();
        if (name == Name.CONCURRENT_TO) {
            concurrent.add(value);
        }
        return first.putIfAbsent(name, value) == null || name == Name.CONCURRENT_TO;
    }

    /** How many characters its fields have. */
    int size() {
        return size;
    }

    boolean isOld() {
        return version.equals("1.0");
    }

    String version() {
        return version;
    }

    boolean has(Name name) {
        return first.containsKey(name);
    }

    /** The field's first value, empty where there is none. */
    String value(Name name) {
        return first.getOrDefault(name, "");
    }

    /** All values of WARC-Concurrent-To. */
    List<String> concurrent() {
        return concurrent;
    }

    Kind kind() {
        return Kind.of(value(Name.TYPE));
    }

    /** The record's id without brackets. */
    String id() {
        return bare(value(Name.RECORD_ID));
    }

    /** The target without the brackets that WARC/1.0 allows. */
    String target() {
        return bare(value(Name.TARGET_URI));
    }

    /** The block's length, or -1 where the header does not say it. */
    long length() {
        String digits = value(Name.CONTENT_LENGTH);
        return Texts.isDigits(digits) && digits.length() <= 18 ? Long.parseLong(digits) : -1;
    }

    boolean isHttp() {
        return Texts.startsWithIgnoreCase(target(), "http:") || Texts.startsWithIgnoreCase(target(), "https:");
    }

    static String bare(String uri) {
        return uri.startsWith("<") && uri.endsWith(">") && uri.length() > 1 ? uri.substring(1, uri.length() - 1) : uri;
    }
}
