package org.pressmark.verify;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** Checks a WACZ: the ZIP, its package description, its pages, its indexes and the archives inside. */
final class WaczScan {
    private static final String ARCHIVE = "archive/";
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:");

    private final Path path;
    private final RawFile file;
    private final Desk desk;
    private final Breaches sink;
    private final Check check;
    private final String outer;
    private final Map<String, ZipMember> members = new LinkedHashMap<>();
    private final Map<String, String> digests = new LinkedHashMap<>();
    private long records;

    WaczScan(Path path, RawFile file, Desk desk, Breaches sink, Check check) {
        this(path, file, desk, sink, check, "");
    }

    /** A package inside another one, which has this name there. */
    private WaczScan(Path path, RawFile file, Desk desk, Breaches sink, Check check, String outer) {
        this.outer = outer;
        this.path = path;
        this.file = file;
        this.desk = desk;
        this.sink = sink;
        this.check = check;
    }

    /** Checks everything; how many records the archives inside have. */
    long run() throws IOException {
        Optional<List<ZipMember>> read = ZipDirectory.read(file, desk);
        if (read.isEmpty()) {
            return 0;
        }
        read.get().forEach(this::name);
        for (ZipMember member : members.values()) {
            content(member);
        }
        new WaczPackage(this::desk, members, digests, this::hash, check.lints()).check(name -> open(members.get(name)));
        members.keySet().forEach(name -> check.lints().part(name, desk(name)));
        if (members.keySet().stream().noneMatch(name -> name.endsWith(".idx"))) {
            members.keySet().stream().filter(name -> name.endsWith(".cdx.gz"))
                    .forEach(name -> check.lints().part(name + " without .idx", desk(name)));
        }
        archives();
        indexes();
        return records;
    }

    private Desk desk(String member) {
        return new Desk(path, outer.isEmpty() || member.isEmpty() ? outer + member : outer + "!" + member, sink);
    }

    private void name(ZipMember member) {
        String name = member.name();
        boolean inside = !name.startsWith("/") && !name.contains("\\") && !("/" + name + "/").contains("/../")
                && name.chars().noneMatch(c -> c < ' ') && !name.isEmpty() && !DRIVE.matcher(name).lookingAt();
        if (!inside) {
            desk.breach(Rule.WACZ_ENTRY_NAME, name);
        } else if (members.containsKey(name)) {
            desk.breach(Rule.WACZ_ENTRY_NAME, name + " stands twice");
        } else if (!member.isFolder()) {
            members.put(name, member);
        }
    }

    /** Reads a member through, for its digest and its CRC. */
    private void content(ZipMember member) throws IOException {
        boolean compressed = member.name().endsWith(".gz");
        if (compressed && member.method() != 0) {
            desk(member.name()).breach(Rule.WACZ_STORED, "method " + member.method());
        }
        MessageDigest sha256 = Algorithm.SHA256.start();
        CRC32 crc = new CRC32();
        long size = 0;
        try (InputStream in = open(member)) {
            byte[] buffer = new byte[1 << 16];
            for (int n; (n = in.read(buffer, 0, buffer.length)) > 0 && size <= member.size(); size += n) {
                sha256.update(buffer, 0, n);
                crc.update(buffer, 0, n);
            }
        } catch (IOException broken) {
            desk(member.name()).breach(Rule.WACZ_ZIP, "cannot be unpacked: " + Compressed.reason(broken));
            return;
        }
        if (size != member.size() || (int) crc.getValue() != member.crc()) {
            desk(member.name()).breach(Rule.WACZ_ZIP, "CRC32 or size is not what the directory says");
        }
        digests.put(member.name(), HexFormat.of().formatHex(sha256.digest()));
    }

    private InputStream open(ZipMember member) throws IOException {
        InputStream packed = file.slice(member.dataOffset(), member.packed()).stream();
        return switch (member.method()) {
            case 0 -> packed;
            case 8 -> inflated(packed);
            default -> throw new IOException("compression method " + member.method());
        };
    }

    private static InputStream inflated(InputStream packed) {
        Inflater inflater = new Inflater(true);
        return new InflaterInputStream(packed, inflater, 1 << 16) {
            @Override
            public void close() throws IOException {
                inflater.end();
                super.close();
            }
        };
    }

    private void archives() throws IOException {
        for (ZipMember member : members.values()) {
            boolean archive = member.name().startsWith(ARCHIVE);
            if (archive && member.method() == 0) {
                archive(member, file.slice(member.dataOffset(), member.packed()));
            } else if (archive && digests.containsKey(member.name())) {
                deflated(member);
            } else if (outer.isEmpty() && member.name().endsWith(".wacz") && member.method() == 0) {
                RawFile inside = file.slice(member.dataOffset(), member.packed());
                records += new WaczScan(path, inside, desk(member.name()), sink, check, member.name()).run();
            }
        }
    }

    private void archive(ZipMember member, RawFile inside) throws IOException {
        Desk place = desk(member.name());
        Format format = Format.of(inside, member.name());
        if (format.isArchive()) {
            records += format.check(inside, place, check);
        } else {
            place.breach(Rule.FORMAT_UNKNOWN, "no WARC or ARC");
        }
    }

    /** An archive that was not compressed itself may be deflated in the ZIP; where damage is, bytes are read twice. */
    private void deflated(ZipMember member) throws IOException {
        Path unpacked = Files.createTempFile("pressmark", ".part");
        try {
            try (InputStream in = open(member)) {
                Files.copy(in, unpacked, StandardCopyOption.REPLACE_EXISTING);
            }
            try (RawFile inside = RawFile.open(unpacked)) {
                archive(member, inside);
            }
        } finally {
            Files.delete(unpacked);
        }
    }

    private String hash(String name, Algorithm algorithm) throws IOException {
        try (InputStream in = open(members.get(name))) {
            return algorithm.hexOf(in);
        }
    }

    private void indexes() throws IOException {
        for (ZipMember member : List.copyOf(members.values())) {
            String name = member.name();
            if (!name.startsWith("indexes/") || !WaczPackage.isIndex(name) || member.size() == 0) {
                continue; // an index of no lines is right, and so is a gzip file of no members
            }
            boolean packed = name.endsWith(".gz");
            try (InputStream raw = open(member); InputStream in = packed ? new GZIPInputStream(raw) : raw) {
                if (name.endsWith(".idx")) {
                    new IdxScan(desk(name), inside("indexes/"), "index.cdx.gz").run(in);
                } else {
                    new CdxjScan(desk(name), inside(ARCHIVE)).run(in);
                }
            } catch (ZipException | EOFException broken) {
                desk(name).breach(Rule.GZIP_DATA, "the index cannot be unpacked: " + Compressed.reason(broken));
            }
        }
    }

    private Archives inside(String folder) {
        return new Archives() {
            @Override
            Optional<RawFile> look(String name) {
                ZipMember member = members.getOrDefault(folder + name, members.get(name));
                return Optional.ofNullable(member).filter(m -> m.method() == 0)
                        .map(m -> file.slice(m.dataOffset(), m.packed()));
            }

            @Override
            boolean lacks(String name) {
                return !members.containsKey(folder + name) && !members.containsKey(name);
            }

            @Override
            public void close() {
                // the slices belong to the WACZ
            }
        };
    }
}
