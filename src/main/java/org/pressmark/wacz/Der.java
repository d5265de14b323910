package org.pressmark.wacz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A value in the distinguished encoding of ASN.1 (X.690): tag, length, content. */
final class Der {
    static final int OCTETS = 0x04;
    static final int OID = 0x06;
    static final int TIME = 0x18;
    static final int SEQUENCE = 0x30;
    static final int SET = 0x31;

    private final byte[] bytes;
    private final int from;
    private final int content;
    private final int end;

    private Der(byte[] bytes, int from, int content, int end) {
        this.bytes = bytes;
        this.from = from;
        this.content = content;
        this.end = end;
    }

    /**
     * The value that these bytes are.
     *
     * @throws IllegalArgumentException where they are none
     */
    static Der of(byte[] bytes) {
        Der whole = at(bytes, 0, bytes.length);
        if (whole.end != bytes.length) {
            throw new IllegalArgumentException("there are bytes behind the ASN.1 value");
        }
        return whole;
    }

    private static Der at(byte[] bytes, int from, int limit) {
        if (limit - from < 2 || (bytes[from] & 31) == 31) {
            throw new IllegalArgumentException("no ASN.1 value stands at byte " + from);
        }
        int first = bytes[from + 1] & 255;
        int more = first < 128 ? 0 : first - 128;
        if (first == 128 || more > 3 || limit - from < 2 + more) {
            throw new IllegalArgumentException("no length of DER stands at byte " + from);
        }
        int length = more == 0 ? first : 0;
        for (int i = 0; i < more; i++) {
            length = length << 8 | (bytes[from + 2 + i] & 255);
        }
        int content = from + 2 + more;
        if (length > limit - content) {
            throw new IllegalArgumentException("the ASN.1 value at byte " + from + " is cut off");
        }
        return new Der(bytes, from, content, content + length);
    }

    int tag() {
        return bytes[from] & 255;
    }

    /** This value, if it has that tag. */
    Der as(int tag) {
        if (tag() != tag) {
            throw new IllegalArgumentException("wanted is ASN.1 tag " + tag + ", there is " + tag());
        }
        return this;
    }

    /** The values inside. */
    List<Der> parts() {
        List<Der> parts = new ArrayList<>();
        for (int i = content; i < end; i = parts.get(parts.size() - 1).end) {
            parts.add(at(bytes, i, end));
        }
        return parts;
    }

    /** One of the values inside. */
    Der part(int index) {
        List<Der> parts = parts();
        if (index >= parts.size()) {
            throw new IllegalArgumentException("the ASN.1 value has " + parts.size() + " parts only");
        }
        return parts.get(index);
    }

    byte[] value() {
        return Arrays.copyOfRange(bytes, content, end);
    }

    /** Tag and length too. */
    byte[] whole() {
        return Arrays.copyOfRange(bytes, from, end);
    }

    /** An object identifier in dotted numbers. */
    String oid() {
        as(OID);
        StringBuilder out = new StringBuilder();
        long number = 0;
        for (int i = content; i < end; i++) {
            number = number << 7 | (bytes[i] & 127);
            if ((bytes[i] & 128) == 0) {
                long first = Math.min(number / 40, 2);
                out.append(out.length() == 0 ? first + "." + (number - 40 * first) : "." + number);
                number = 0;
            }
        }
        return out.toString();
    }
}
