package org.pressmark.replay;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.ZipException;
import org.pressmark.index.DamagedIndexException;
import org.pressmark.replay.holding.Opening;
import org.pressmark.replay.holding.Place;
import org.pressmark.replay.holding.Places;

/**
 * The archives that are served, by name; opened when first wanted. Folders are listed for the home page and for names
 * that are not known yet, never for a capture. Thread-safe.
 */
final class Shelf implements Closeable {
    /** A folder of WARC files is looked at for new ones no more often than this, in nanoseconds. */
    private static final long LOOK_AGAIN = 2_000_000_000L;

    private final List<Path> roots;
    private final Opening opening;
    private final Map<String, Slot> slots = new ConcurrentHashMap<>();

    Shelf(List<Path> roots, Opening opening) {
        this.roots = List.copyOf(roots);
        this.opening = opening;
    }

    /** The names of all archives, in order. */
    List<String> names() throws IOException {
        return List.copyOf(look().keySet());
    }

    /** The archive of that name. */
    Optional<OpenCollection> find(String name) throws IOException {
        Slot known = slots.get(name);
        if (known != null && Files.exists(known.place().path())) {
            return Optional.of(known.open());
        }
        look();
        Slot slot = slots.get(name);
        return slot == null ? Optional.empty() : Optional.of(slot.open());
    }

    /**
     * The archive of that name, if it can be opened in so many milliseconds; it goes on being opened, and its index being
     * made, whoever waits for it.
     */
    Optional<OpenCollection> soon(String name, long millis) throws IOException {
        Slot slot = slots.get(name);
        if (slot == null || slot.ready().isPresent()) {
            return find(name);
        }
        try {
            return slot.opening().get(millis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException later) {
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException failed) {
            throw new IOException(name + " cannot be opened", failed.getCause());
        }
    }

    /** The archives that are open now. */
    List<OpenCollection> opened() {
        List<OpenCollection> open = new ArrayList<>();
        slots.values().forEach(slot -> slot.ready().ifPresent(open::add));
        return open;
    }

    private synchronized Map<String, Place> look() throws IOException {
        Map<String, Place> places = Places.in(roots);
        for (Map.Entry<String, Slot> known : List.copyOf(slots.entrySet())) {
            if (!known.getValue().place().equals(places.get(known.getKey()))) {
                slots.remove(known.getKey());
                known.getValue().close();
            }
        }
        places.forEach((name, place) -> slots.computeIfAbsent(name, n -> new Slot(place)));
        return places;
    }

    /** One name on the shelf. Opening one keeps nobody from using the others. */
    private final class Slot implements Closeable {
        private final Place place;
        private final List<OpenCollection> outdated = new ArrayList<>();
        private volatile Optional<OpenCollection> current = Optional.empty();
        private FutureTask<Optional<OpenCollection>> inBackground;
        private String state = "";
        private long looked;

        Slot(Place place) {
            this.place = place;
        }

        Place place() {
            return place;
        }

        /** Opens it in the background, once. */
        FutureTask<Optional<OpenCollection>> opening() {
            synchronized (outdated) {
                if (inBackground == null || inBackground.isDone()) {
                    inBackground = new FutureTask<>(() -> Optional.of(open()));
                    Thread opener = new Thread(inBackground, "opening");
                    opener.setDaemon(true);
                    opener.start();
                }
                return inBackground;
            }
        }

        /** The archive if it is open; never waits for that. */
        Optional<OpenCollection> ready() {
            return current;
        }

        /** An archive that has changed is opened again; who still reads the old one may finish. */
        synchronized OpenCollection open() throws IOException {
            boolean files = place.kind() == Place.Kind.FILES;
            long now = System.nanoTime();
            if (current.isPresent() && files && now - looked < LOOK_AGAIN) {
                return current.get();
            }
            looked = now;
            String found = state(place);
            if (current.isEmpty() || !found.equals(state)) {
                OpenCollection fresh = opened();
                current.ifPresent(outdated::add);
                current = Optional.of(fresh);
                state = found;
            }
            return current.get();
        }

        private static String state(Place place) throws IOException {
            try {
                return place.state();
            } catch (NoSuchFileException gone) {
                throw new UnreadableCaptureException(place.path().getFileName() + " is no longer there");
            }
        }

        private OpenCollection opened() throws IOException {
            try {
                return new OpenCollection(opening.open(place));
            } catch (ZipException | EOFException | DamagedIndexException damaged) {
                throw new UnreadableCaptureException(place.path().getFileName() + " cannot be opened: "
                        + Objects.requireNonNullElse(damaged.getMessage(), "it ends too early"));
            }
        }

        @Override
        public synchronized void close() throws IOException {
            for (OpenCollection old : outdated) {
                old.close();
            }
            outdated.clear();
            if (current.isPresent()) {
                current.get().close();
            }
            current = Optional.empty();
        }
    }

    @Override
    public synchronized void close() throws IOException {
        for (Slot slot : slots.values()) {
            slot.close();
        }
        slots.clear();
    }
}
