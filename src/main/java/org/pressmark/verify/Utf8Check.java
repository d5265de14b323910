package org.pressmark.verify;

/** Whether bytes that pass are UTF-8, RFC 3629. */
final class Utf8Check {
    private int missing;
    private int lowest = 0x80;
    private int highest = 0xbf;
    private boolean valid = true;

    void take(int b) {
        if (missing > 0) {
            valid &= b >= lowest && b <= highest;
            lowest = 0x80;
            highest = 0xbf;
            missing--;
        } else if (b >= 0x80) {
            lead(b);
        }
    }

    private void lead(int b) {
        valid &= b >= 0xc2 && b <= 0xf4;
        missing = b >= 0xf0 ? 3 : b >= 0xe0 ? 2 : 1;
        lowest = b == 0xe0 ? 0xa0 : b == 0xf0 ? 0x90 : 0x80;
        highest = b == 0xed ? 0x9f : b == 0xf4 ? 0x8f : 0xbf;
    }

    boolean valid() {
        return valid && missing == 0;
    }
}
