package org.pressmark.replay.compare;

import java.util.Arrays;
import java.util.BitSet;

/*
 * The shortest way from one sequence to another by taking out and putting in: E. Myers, "An O(ND) Difference Algorithm
 * and Its Variations" (1986), section 4b. Paths are followed from both ends until they meet; the meeting point cuts the
 * problem in two. Space is linear. Time is the length times the number of changes, which for texts that have nothing in
 * common is a square: so there is a budget of steps, and where it is used up the rest counts as changed.
 *
 *   k = x - y numbers diagonals; ahead[k] and back[k] are how far x has come on them from either end, -1 for nowhere.
 */
final class EditScript {
    private static final long STEPS = 20_000_000;

    private final int[] a;
    private final int[] b;
    private final BitSet removed = new BitSet();
    private final BitSet added = new BitSet();
    private final int[] ahead;
    private final int[] back;
    private final int zero;
    private long steps = STEPS;

    private EditScript(int[] a, int[] b) {
        this.a = a;
        this.b = b;
        this.zero = (a.length + b.length) / 2 + 3;
        this.ahead = new int[2 * zero + 1];
        this.back = new int[2 * zero + 1];
    }

    /** The script from one sequence of numbers to another. */
    static EditScript between(int[] a, int[] b) {
        EditScript script = new EditScript(a, b);
        script.compare(0, a.length, 0, b.length);
        return script;
    }

    /** Whether an element of the first sequence is taken out. */
    boolean removed(int index) {
        return removed.get(index);
    }

    /** Whether an element of the second sequence is put in. */
    boolean added(int index) {
        return added.get(index);
    }

    private void compare(int fromA, int toA, int fromB, int toB) {
        int a0 = fromA;
        int a1 = toA;
        int b0 = fromB;
        int b1 = toB;
        while (true) {
            while (a0 < a1 && b0 < b1 && a[a0] == b[b0]) {
                a0++;
                b0++;
            }
            while (a0 < a1 && b0 < b1 && a[a1 - 1] == b[b1 - 1]) {
                a1--;
                b1--;
            }
            boolean simple = a0 == a1 || b0 == b1;
            int[] meeting = simple ? new int[0] : meeting(a0, a1, b0, b1);
            if (meeting.length == 0) {
                removed.set(a0, a1);
                added.set(b0, b1);
                return;
            }
            compare(a0, meeting[0], b0, meeting[1]);
            a0 = meeting[0];
            b0 = meeting[1];
        }
    }

    /** A point in the middle of a shortest path; nothing where the budget is used up. */
    private int[] meeting(int a0, int a1, int b0, int b1) {
        int n = a1 - a0;
        int m = b1 - b0;
        int delta = n - m;
        boolean odd = (delta & 1) != 0;
        Arrays.fill(ahead, zero - 1, zero + 2, -1);
        Arrays.fill(back, zero - 1, zero + 2, -1);
        for (int d = 0; d <= (n + m + 1) / 2 && steps > 0; d++) {
            clear(d);
            for (int k = -d; k <= d; k += 2) {
                int x = furthest(ahead, d, k, n, m);
                while (x >= 0 && x < n && x - k < m && a[a0 + x] == b[b0 + x - k]) {
                    x++;
                }
                ahead[zero + k] = x;
                steps--;
                if (odd && x >= 0 && meets(back, delta - k, d - 1, x, n)) {
                    return new int[] {a0 + x, b0 + x - k};
                }
            }
            for (int k = -d; k <= d; k += 2) {
                int x = furthest(back, d, k, n, m);
                while (x >= 0 && x < n && x - k < m && a[a1 - 1 - x] == b[b1 - 1 - x + k]) {
                    x++;
                }
                back[zero + k] = x;
                steps--;
                if (!odd && x >= 0 && meets(ahead, delta - k, d, x, n)) {
                    return new int[] {a1 - x, b1 - x + k};
                }
            }
        }
        return new int[0];
    }

    private void clear(int d) {
        for (int k : new int[] {-d - 1, d + 1}) {
            ahead[zero + k] = -1;
            back[zero + k] = -1;
        }
    }

    /** How far one step more leads on a diagonal, inside the rectangle. */
    private int furthest(int[] reached, int d, int k, int n, int m) {
        if (d == 0) {
            return 0;
        }
        int right = reached[zero + k - 1];
        int down = reached[zero + k + 1];
        int x = right >= 0 && right < n ? right + 1 : -1;
        return down >= 0 && down - k <= m ? Math.max(x, down) : x;
    }

    private boolean meets(int[] other, int k, int range, int x, int n) {
        return k >= -range && k <= range && other[zero + k] >= 0 && x + other[zero + k] >= n;
    }
}
