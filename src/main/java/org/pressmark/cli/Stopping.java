package org.pressmark.cli;

import java.io.PrintWriter;

/** Says how to go on when the user stops the program while a collection is being written. */
final class Stopping {
    private final Thread hook;

    Stopping(PrintWriter err, String command) {
        hook = new Thread(() -> {
            err.println();
            err.println("Stopped. What was fetched is kept; " + command + " goes on from here.");
            err.flush();
        });
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Nothing is being written any more. */
    void over() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException stopping) {
            hook.setName("stopping"); // the program is being stopped: the message is under way
        }
    }
}
