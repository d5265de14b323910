package org.pressmark.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Puts bytes into a file and checks it. */
final class Checking {
    private final Path folder;

    Checking(Path folder) {
        this.folder = folder;
    }

    Report of(String name, byte[] content) {
        return of(write(name, content));
    }

    Report of(Path... files) {
        return new Verifier(VerifyOptions.defaults()).verify(List.of(files));
    }

    Path write(String name, byte[] content) {
        try {
            return Files.write(folder.resolve(name), content);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
