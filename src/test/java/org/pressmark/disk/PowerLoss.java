package org.pressmark.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Remembers everything done to a disk, and shows what may be left of it when the power goes: what was brought to the
 * disk is there; of the rest writes are dropped, torn within or come without earlier ones, and so do names. As
 * SQLite's test6.c does it, and for names as well.
 */
public final class PowerLoss implements TestDisk.Hazard {
    private static final int SECTOR = 512;
    private static final int FOLDER = -1;

    private final Path root;
    private final List<Event> events = new ArrayList<>();
    private final Map<Path, Integer> ids = new HashMap<>();
    private int files;

    /** Remembers what happens below a folder that is there already. */
    public PowerLoss(Path root) {
        this.root = root.toAbsolutePath();
    }

    private enum Kind {
        WRITE, CUT, FORCE, NAME, UNNAME, RENAME, FORCE_NAMES
    }

    private record Event(Kind kind, Path path, Path to, int file, long offset, byte[] bytes) {}

    private void add(Kind kind, Path path, Path to, int file, long offset, byte[] bytes) {
        events.add(new Event(kind, path, to, file, offset, bytes));
    }

    /** How much has happened so far. */
    public int now() {
        return events.size();
    }

    @Override
    public void wrote(Path real, long offset, byte[] bytes) {
        add(Kind.WRITE, real, real, ids.get(real), offset, bytes);
    }

    @Override
    public void cut(Path real, long size) {
        add(Kind.CUT, real, real, ids.get(real), size, new byte[0]);
    }

    @Override
    public void forced(Path real) {
        boolean file = ids.containsKey(real);
        add(file ? Kind.FORCE : Kind.FORCE_NAMES, real, real, file ? ids.get(real) : FOLDER, 0, new byte[0]);
    }

    @Override
    public void made(Path real, boolean folder) {
        if (!folder) {
            ids.put(real, files++);
        }
        add(Kind.NAME, real, real, folder ? FOLDER : ids.get(real), 0, new byte[0]);
    }

    @Override
    public void moved(Path from, Path to) {
        ids.put(to, ids.remove(from));
        add(Kind.RENAME, from, to, ids.get(to), 0, new byte[0]);
    }

    @Override
    public void removed(Path real) {
        ids.remove(real);
        add(Kind.UNNAME, real, real, FOLDER, 0, new byte[0]);
    }

    /** The bytes of a file as they were brought to the disk last, before a moment; empty where they never were. */
    public byte[] forced(String name, int moment) {
        Content content = new Content();
        for (Event event : events.subList(0, moment)) {
            if (event.path.endsWith(name) && event.file != FOLDER) {
                content.take(event);
            }
        }
        return content.safe;
    }

    /**
     * Makes what a power cut leaves.
     *
     * @param moment how much had happened, up to {@link #now()}
     * @param seed decides what of the rest is left
     * @param target an empty folder that will look as the root does when the power is back
     */
    public void leave(int moment, long seed, Path target) throws IOException {
        Random random = new Random(seed);
        Map<Integer, Content> contents = new HashMap<>();
        Map<Path, Names> folders = new TreeMap<>();
        for (Event event : events.subList(0, moment)) {
            switch (event.kind) {
                case WRITE, CUT, FORCE -> contents.computeIfAbsent(event.file, none -> new Content()).take(event);
                case FORCE_NAMES -> names(folders, event.path).force();
                case RENAME -> {
                    names(folders, event.to.getParent()).change(event);
                    if (!event.to.getParent().equals(event.path.getParent())) {
                        names(folders, event.path.getParent()).change(event);
                    }
                }
                default -> names(folders, event.path.getParent()).change(event);
            }
        }
        contents.values().forEach(content -> content.lose(random));
        folders.values().forEach(names -> names.lose(random, seed % 2 == 0));
        build(root, target, folders, contents);
    }

    private static Names names(Map<Path, Names> folders, Path folder) {
        return folders.computeIfAbsent(folder, Names::new);
    }

    private static void build(Path folder, Path target, Map<Path, Names> folders, Map<Integer, Content> contents)
            throws IOException {
        Files.createDirectories(target);
        for (Map.Entry<Path, Integer> entry : names(folders, folder).safe.entrySet()) {
            Path there = target.resolve(entry.getKey().getFileName().toString());
            if (entry.getValue() == FOLDER) {
                build(entry.getKey(), there, folders, contents);
            } else {
                Files.write(there, contents.getOrDefault(entry.getValue(), new Content()).safe);
            }
        }
    }

    /** The names in a folder. */
    private static final class Names {
        private final Path folder;
        private final Map<Path, Integer> safe = new TreeMap<>();
        private final List<Event> pending = new ArrayList<>();

        Names(Path folder) {
            this.folder = folder;
        }

        void change(Event event) {
            pending.add(event);
        }

        void force() {
            pending.forEach(this::apply);
            pending.clear();
        }

        private void apply(Event event) {
            switch (event.kind) {
                case NAME -> safe.put(event.path, event.file);
                case UNNAME -> safe.remove(event.path);
                default -> {
                    if (event.path.getParent().equals(folder)) {
                        safe.remove(event.path);
                    }
                    if (event.to.getParent().equals(folder)) {
                        safe.put(event.to, event.file);
                    }
                }
            }
        }

        /** What was not forced is there up to some moment, as with a journal, or any part of it. */
        void lose(Random random, boolean journal) {
            int kept = random.nextInt(pending.size() + 1);
            for (int i = 0; i < pending.size(); i++) {
                if (journal ? i < kept : random.nextBoolean()) {
                    apply(pending.get(i));
                }
            }
        }
    }

    /** The bytes of a file. */
    private static final class Content {
        private byte[] safe = new byte[0];
        private final List<Event> pending = new ArrayList<>();

        void take(Event event) {
            if (event.kind == Kind.WRITE || event.kind == Kind.CUT) {
                pending.add(event);
            } else if (event.kind == Kind.FORCE) {
                pending.forEach(each -> apply(each, 0, each.bytes.length));
                pending.clear();
            }
        }

        private void apply(Event event, int from, int to) {
            if (event.kind == Kind.CUT) {
                safe = Arrays.copyOf(safe, (int) Math.min(safe.length, event.offset));
                return;
            }
            safe = Arrays.copyOf(safe, (int) Math.max(safe.length, event.offset + to));
            System.arraycopy(event.bytes, from, safe, (int) event.offset + from, to - from);
        }

        void lose(Random random) {
            int mood = random.nextInt(4); // some losses take nearly all, some nearly nothing
            for (Event event : pending) {
                int fate = random.nextInt(4);
                if (fate > mood) {
                    continue;
                }
                if (fate > 0 || event.bytes.length == 0) {
                    apply(event, 0, event.bytes.length);
                } else {
                    torn(event, random);
                }
            }
        }

        private void torn(Event event, Random random) {
            for (int from = 0; from < event.bytes.length; from += SECTOR) {
                if (random.nextBoolean()) {
                    apply(event, from, Math.min(event.bytes.length, from + SECTOR));
                }
            }
        }
    }
}
