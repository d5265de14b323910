package org.pressmark.article;

import java.util.Comparator;

/** The order of paths everywhere in Pressmark: by the bytes of their UTF-8 form, which is the order of code points. */
final class PathOrder implements Comparator<String> {
    static final PathOrder UTF_8 = new PathOrder();

    private PathOrder() {}

    @Override
    public int compare(String left, String right) {
        int shared = Math.min(left.length(), right.length());
        for (int i = 0; i < shared; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                return Character.isSurrogate(a) == Character.isSurrogate(b)
                        ? Character.compare(a, b)
                        : Boolean.compare(Character.isSurrogate(a), Character.isSurrogate(b));
            }
        }
        return Integer.compare(left.length(), right.length());
    }
}
