package org.pressmark.capture;

/** IP addresses as text; IPv6 in the one form RFC 5952 recommends. */
public final class IpText {
    private IpText() {}

    /**
     * Writes an address.
     *
     * @param address 4 or 16 bytes, network order
     */
    public static String of(byte[] address) {
        return address.length == 4 ? four(address) : six(address);
    }

    private static String four(byte[] a) {
        return (a[0] & 255) + "." + (a[1] & 255) + "." + (a[2] & 255) + "." + (a[3] & 255);
    }

    private static String six(byte[] address) {
        int[] groups = new int[8];
        for (int i = 0; i < 8; i++) {
            groups[i] = ((address[2 * i] & 255) << 8) | (address[2 * i + 1] & 255);
        }
        int start = -1;
        int length = 1; // a single zero group is not shortened
        for (int i = 0; i < 8; i++) {
            int run = zeros(groups, i);
            if (run > length) {
                start = i;
                length = run;
            }
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            if (i == start) {
                out.append("::");
                i += length - 1;
            } else {
                boolean separated = out.length() > 0 && out.charAt(out.length() - 1) != ':';
                out.append(separated ? ":" : "").append(Integer.toHexString(groups[i]));
            }
        }
        return out.toString();
    }

    private static int zeros(int[] groups, int from) {
        int run = 0;
        while (from + run < 8 && groups[from + run] == 0) {
            run++;
        }
        return run;
    }
}
