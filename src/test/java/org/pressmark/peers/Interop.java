package org.pressmark.peers;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A row of the README's table of tools, on the test that holds it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Interop {
    /** The tool and its version. */
    String tool();

    /** Who reads whose files. */
    Way way();

    /** What was seen, in a few words. */
    String seen();

    /** The two ways. */
    enum Way {
        THEY_READ_OURS("reads ours"),
        WE_READ_THEIRS("its files");

        private final String words;

        Way(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }
}
