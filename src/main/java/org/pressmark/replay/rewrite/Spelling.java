package org.pressmark.replay.rewrite;

/**
 * How an address was written, told by folders called . in what is put in front of it. Browsers leave those out when they
 * ask; scripts that read the attribute, and styles that select by it, find by them what the author wrote:
 *
 * <pre>
 *     http://i/x    /c/2024mp_/http://i/x
 *     /x            /c/2024mp_/./http://h/./x
 *     //i/x         /c/2024mp_/././http://i/x
 * </pre>
 *
 * <p>Only in our frame: other clients might not know that such folders mean nothing.
 */
enum Spelling {
    IN_FULL(""),
    NO_HOST("./"),
    NO_SCHEME("././");

    /** Behind the host of what had none. */
    static final String BEFORE_PATH = "/.";

    private final String mark;

    Spelling(String mark) {
        this.mark = mark;
    }

    /** What stands between the modifier and the address. */
    String mark() {
        return mark;
    }

    String in(RewriteScope scope) {
        return scope.framed() ? mark : "";
    }
}
