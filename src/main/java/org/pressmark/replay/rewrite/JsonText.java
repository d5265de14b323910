package org.pressmark.replay.rewrite;

/** A JSON string as it is meant, and where each of its characters stands; RFC 8259 section 7. */
final class JsonText {
    private static final String PLAIN = "\"\\/bfnrt";
    private static final String MEANT = "\"\\/\b\f\n\r\t";

    private final StringBuilder value = new StringBuilder();
    private final int[] places;

    /** Reads what stands between the quotes at {@code start} and {@code end}. */
    JsonText(String json, int start, int end) {
        places = new int[end - start + 1];
        int at = start;
        while (at < end) {
            places[value.length()] = at;
            char c = json.charAt(at++);
            if (c == '\\' && at < end) {
                int known = PLAIN.indexOf(json.charAt(at));
                boolean unit = json.charAt(at) == 'u' && at + 5 <= end && hex(json, at + 1) >= 0;
                value.append(known >= 0 ? MEANT.charAt(known) : unit ? (char) hex(json, at + 1) : c);
                at += known >= 0 ? 1 : unit ? 5 : 0;
            } else {
                value.append(c);
            }
        }
        places[value.length()] = end;
    }

    private static int hex(String json, int from) {
        int unit = 0;
        for (int i = from; i < from + 4; i++) {
            int digit = Character.digit(json.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            unit = unit << 4 | digit;
        }
        return unit;
    }

    String value() {
        return value.toString();
    }

    /** Where the value's character at {@code index} stands; its length gives the end. */
    int place(int index) {
        return places[index];
    }
}
