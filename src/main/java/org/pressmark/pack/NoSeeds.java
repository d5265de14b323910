package org.pressmark.pack;

import java.util.List;
import java.util.Optional;
import org.pressmark.article.Seed;
import org.pressmark.article.SeedSource;
import org.pressmark.capture.Body;
import org.pressmark.capture.Finding;

/** The source of a run that reads no seeds. */
final class NoSeeds implements SeedSource {
    @Override
    public String name() {
        return "";
    }

    @Override
    public List<String> paths() {
        return List.of();
    }

    @Override
    public Seed seed(String path) {
        throw new IllegalArgumentException("there are no seeds, so not " + path);
    }

    @Override
    public Optional<Body> file(String path) {
        return Optional.empty();
    }

    @Override
    public List<Finding> findings() {
        return List.of();
    }

    @Override
    public void close() {}
}
