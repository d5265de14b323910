package org.pressmark.verify;

/** IP addresses in text: dotted quad, and RFC 4291 section 2.2. */
final class Addresses {
    private Addresses() {}

    static boolean isIpv4(String text) {
        String[] parts = text.split("\\.", -1);
        if (text.length() > 15 || parts.length != 4) {
            return false;
        }
        for (String part : parts) {
            boolean leadingZero = part.length() > 1 && part.charAt(0) == '0';
            if (!Texts.isDigits(part) || part.length() > 3 || leadingZero || Integer.parseInt(part) > 255) {
                return false;
            }
        }
        return true;
    }

    static boolean isIpv6(String text) {
        if (text.length() > 45) {
            return false;
        }
        int gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text, true) == 8;
        }
        String before = text.substring(0, gap);
        String after = text.substring(gap + 2);
        int left = before.isEmpty() ? 0 : groups(before, false);
        int right = after.isEmpty() ? 0 : groups(after, true);
        return left >= 0 && right >= 0 && left + right <= 7;
    }

    /** How many 16-bit groups the text has, -1 where it is none. */
    private static int groups(String text, boolean last) {
        String[] parts = text.split(":", -1);
        int count = 0;
        for (int i = 0; i < parts.length; i++) {
            boolean quad = last && i == parts.length - 1 && isIpv4(parts[i]);
            if (!quad && !isGroup(parts[i])) {
                return -1;
            }
            count += quad ? 2 : 1;
        }
        return count;
    }

    private static boolean isGroup(String part) {
        if (part.isEmpty() || part.length() > 4) {
            return false;
        }
        for (int i = 0; i < part.length(); i++) {
            if (Character.digit(part.charAt(i), 16) < 0 || part.charAt(i) > 'f') {
                return false;
            }
        }
        return true;
    }
}
