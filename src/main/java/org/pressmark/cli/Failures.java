package org.pressmark.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;

/** Turns what went wrong into one clear sentence; a stack trace only for what is a fault of this program. */
final class Failures implements CommandLine.IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        PrintWriter err = command.getErr();
        Exception cause = failure instanceof UncheckedIOException unchecked ? unchecked.getCause() : failure;
        if (cause instanceof IOException || cause instanceof InvalidPathException) {
            if (!(cause instanceof StandardOutput.Closed)) {
                err.println("pressmark: " + Printable.of(sentence(cause)));
            }
            return ExitCode.FAILED;
        }
        err.println("pressmark: a fault of this program; please report it with what stands below");
        failure.printStackTrace(err);
        return ExitCode.FAILED;
    }

    private static String sentence(Exception cause) {
        if (cause instanceof AccessDeniedException denied) {
            return denied.getFile() + ": no permission. Check who owns it, or choose another place";
        }
        if (cause instanceof NoSuchFileException absent) {
            return absent.getFile() + ": there is no such file or folder";
        }
        if (cause instanceof FileAlreadyExistsException taken) {
            return taken.getFile() + ": something of this name is there already. Choose another name or folder";
        }
        if (cause instanceof FileSystemException trouble) {
            if ("Not a directory".equals(trouble.getReason())) {
                return trouble.getFile() + ": a part of this path is a file, not a folder. Choose another folder";
            }
            String reason = trouble.getReason() == null ? trouble.getClass().getSimpleName() : trouble.getReason();
            return roomAdvice(trouble.getFile() + ": " + reason);
        }
        return roomAdvice(cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage());
    }

    private static String roomAdvice(String message) {
        return message.contains("No space left")
                ? message + ". Free some space and run the same command again"
                : message;
    }
}
