package org.pressmark.cli;

/** What the program ends with; every command's help lists the ones it uses. */
final class ExitCode {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int WRONG_USE = 2;
    static final int ASSETS_MISSING = 3;
    static final int INVALID = 4;

    private ExitCode() {}
}
