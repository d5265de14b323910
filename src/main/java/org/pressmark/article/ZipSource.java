package org.pressmark.article;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.pressmark.capture.Body;
import org.pressmark.capture.BoundedStream;
import org.pressmark.capture.Finding;

/**
 * Seeds in a zip, which is a folder named without its ending. Nothing is unpacked but the zips and
 * JSON-lines files inside it, to temporary files that go when the source is closed.
 */
final class ZipSource implements MountedSource.Host {
    private static final int MAX_ENTRIES = 1_000_000;
    private static final long MAX_ENTRY = 1L << 30;
    /** Deflate cannot pack tighter than 1032 to 1; entries that share their bytes can. */
    private static final long MAX_RATIO = 1100;
    private static final long BOMB_FROM = 50L << 20;
    private static final long BOMB_RATIO = 200;

    private static final long MAX_UNPACKED = 8L << 30;

    private final ZipFile zip;
    private final String name;
    private final Map<String, ZipEntry> entries = new HashMap<>();
    private final List<String> paths = new ArrayList<>();
    private final List<String> containers = new ArrayList<>();
    private final List<Path> unpacked = new ArrayList<>();
    private final Vaults vaults = new Vaults();
    private final UnreadDocuments unread = new UnreadDocuments();
    private final List<Finding> findings = new ArrayList<>();

    private long unpackedBytes;
    /** Whether this zip was found in another. */
    private boolean isInside;

    private ZipSource(ZipFile zip, String name) {
        this.zip = zip;
        this.name = name;
    }

    /** Opens a zip and checks its directory. */
    static ZipSource open(Path file, String name) throws IOException {
        ZipSource source = new ZipSource(openZip(file), name);
        try {
            source.list(file, Files.size(file));
        } catch (IOException refused) {
            source.close();
            throw refused;
        }
        return source;
    }

    /** Names in UTF-8 where all of them are; else as bytes, to be read one by one. */
    private static ZipFile openZip(Path file) throws IOException {
        try {
            return new ZipFile(file.toFile(), StandardCharsets.UTF_8);
        } catch (ZipException oddNames) {
            try {
                return new ZipFile(file.toFile(), StandardCharsets.ISO_8859_1);
            } catch (ZipException damaged) {
                throw new IOException(file + " is no readable zip (" + damaged.getMessage()
                        + "). Unpack it with another tool and give the folder instead", damaged);
            }
        }
    }

    private void list(Path file, long size) throws IOException {
        if (zip.size() > MAX_ENTRIES) {
            throw new IOException(file + " has " + zip.size() + " entries; at most " + MAX_ENTRIES + " are read");
        }
        long packed = 0;
        long unpacked = 0;
        for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements();) {
            ZipEntry entry = all.nextElement();
            packed += Math.max(0, entry.getCompressedSize());
            unpacked += Math.max(0, entry.getSize());
            if (!entry.isDirectory()) {
                take(entry);
            }
        }
        if (packed > size || unpacked / MAX_RATIO > size) {
            throw new IOException(file + " claims " + unpacked + " bytes from " + size
                    + ": its entries overlap, as in a zip bomb. It was not read");
        }
        entries.keySet().forEach(vaults::inside);
        findings.addAll(unread.findings());
        SavedParts.removeFrom(paths);
        paths.sort(PathOrder.UTF_8);
        containers.sort(PathOrder.UTF_8);
    }

    private void take(ZipEntry entry) {
        String path = decoded(entry.getName()).replace('\\', '/');
        boolean drive = path.length() > 1 && path.charAt(1) == ':' && Character.isLetter(path.charAt(0));
        Optional<String> inside = drive || steps(path).contains("..") ? Optional.empty() : RelativePath.inside(path);
        if (inside.isEmpty()) {
            report("zip-path-unsafe", path, "leads out of the zip; it was left out");
        } else if (isBomb(entry)) {
            report("zip-entry-too-large", path, "unpacks to " + entry.getSize() + " bytes from "
                    + entry.getCompressedSize() + "; it was left out");
        } else if (entries.putIfAbsent(inside.get(), entry) != null) {
            report("zip-duplicate-name", path, "is in the zip twice; only the first was read");
        } else if (steps(inside.get()).stream().noneMatch(SeedEndings::isHidden)) {
            if (SeedEndings.isSeed(inside.get())) {
                paths.add(inside.get());
            } else if (SeedEndings.isContainer(inside.get())) {
                containers.add(inside.get());
            } else {
                unread.add(inside.get());
                vaults.file(inside.get());
            }
        }
    }

    private static boolean isBomb(ZipEntry entry) {
        long size = entry.getSize();
        long packed = Math.max(1, entry.getCompressedSize());
        return size > MAX_ENTRY || size < 0 || (size > BOMB_FROM && size / packed > BOMB_RATIO);
    }

    private static List<String> steps(String path) {
        return List.of(path.split("/", -1));
    }

    /** A name read as ISO 8859-1 is its bytes: UTF-8, else GB18030, which Windows in Chinese writes. */
    private static String decoded(String name) {
        if (name.chars().allMatch(c -> c < 128) || name.chars().anyMatch(c -> c > 255)) {
            return name;
        }
        byte[] bytes = name.getBytes(StandardCharsets.ISO_8859_1);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(bytes, Charset.forName("GB18030"));
        }
    }

    private void report(String code, String path, String what) {
        if (findings.size() < 1000) {
            findings.add(new Finding(code, path + ": " + what, 0));
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> paths() {
        return List.copyOf(paths);
    }

    @Override
    public List<String> containers() {
        return containers;
    }

    /** A line of a packed file cannot be read by itself, nor can a packed zip: both are unpacked first. */
    @Override
    public SeedSource open(String container) throws IOException {
        ZipEntry entry = entries.get(container);
        if (SeedEndings.isZip(container) && isInside) {
            throw new IOException("it lies in a zip in a zip. Unpack the outer one and give the folder instead");
        }
        if (unpackedBytes + entry.getSize() > MAX_UNPACKED) {
            throw new IOException("the zips and JSON-lines files in this zip unpack to more than " + MAX_UNPACKED
                    + " bytes. Unpack it and give the folder instead");
        }
        unpackedBytes += entry.getSize();
        Path file = Files.createTempFile("pressmark-", "." + SeedEndings.ending(container));
        unpacked.add(file);
        try (InputStream in = new EntryBody(zip, entry).open()) {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return SeedEndings.isZip(container)
                ? MountedSource.of(openInside(file))
                : JsonLinesSource.open(name, SeedSources.onDisk(file));
    }

    private ZipSource openInside(Path file) throws IOException {
        ZipSource inner = open(file, name);
        inner.isInside = true;
        return inner;
    }

    @Override
    public Seed seed(String path) {
        ZipEntry entry = entries.get(path);
        if (entry == null) {
            throw new IllegalArgumentException("no seed of this source: " + path);
        }
        return new Seed(path, new EntryBody(zip, entry));
    }

    @Override
    public Optional<Body> file(String path) {
        return RelativePath.inside(path).map(entries::get).map(entry -> new EntryBody(zip, entry));
    }

    @Override
    public Optional<String> attachment(String note, String end) {
        return vaults.find(note, end);
    }

    @Override
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    @Override
    public void close() throws IOException {
        zip.close();
        for (Path file : unpacked) {
            Files.deleteIfExists(file);
        }
    }

    private record EntryBody(ZipFile zip, ZipEntry entry) implements Body {
        @Override
        public long length() {
            return entry.getSize();
        }

        @Override
        public InputStream open() throws IOException {
            return new BoundedStream(zip.getInputStream(entry), entry.getSize(), entry.getName());
        }
    }
}
