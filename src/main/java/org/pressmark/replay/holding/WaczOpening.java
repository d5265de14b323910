package org.pressmark.replay.holding;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.pressmark.capture.FileSlice;
import org.pressmark.index.CaptureIndex;
import org.pressmark.index.CdxLine;
import org.pressmark.index.IndexText;
import org.pressmark.index.ZipNumIndex;

/**
 * Opens WACZ packages without unpacking them, WACZ 1.1.1: archive files and ZipNum indexes are stored in the ZIP
 * without compression, so that each is a run of bytes of the package. Other indexes are sorted into one of ours.
 */
final class WaczOpening {
    private static final String ARCHIVE = "archive/";

    private final IndexShelf indexes;
    private final Opening opening;

    WaczOpening(IndexShelf indexes, Opening opening) {
        this.indexes = indexes;
        this.opening = opening;
    }

    Holding open(Place place) throws IOException {
        Map<String, ZipMember> members = members(place.path());
        Map<String, FileSlice> files = archives(place, members);
        CaptureIndex index = index(place, members, files);
        List<PageLists.Source> lists = PageLists.NAMES.stream()
                .map(name -> members.get("pages/" + name))
                .filter(Objects::nonNull)
                .<PageLists.Source>map(member -> member::open)
                .toList();
        Path pages = lists.isEmpty()
                ? opening.pages(place.state(), index)
                : opening.joined("wacz page lists\n" + place.state(), lists);
        return new Holding(place, index, files, pages, indexes);
    }

    /** The archive files in a package. */
    Map<String, FileSlice> archives(Place place) throws IOException {
        return archives(place, members(place.path()));
    }

    private Map<String, FileSlice> archives(Place place, Map<String, ZipMember> members) throws IOException {
        Map<String, FileSlice> files = new LinkedHashMap<>();
        for (Map.Entry<String, ZipMember> member : members.entrySet()) {
            if (member.getKey().startsWith(ARCHIVE)) {
                String name = member.getKey().substring(ARCHIVE.length());
                files.put(name, member.getValue().isStored() ? member.getValue().slice() : unpacked(place, member.getValue()));
            }
        }
        return files;
    }

    /** Members by their names. Who packs the folder of an unpacked package often packs the folder's own name with it. */
    private static Map<String, ZipMember> members(Path file) throws IOException {
        Map<String, ZipMember> all = ZipMember.in(file);
        if (all.keySet().stream().anyMatch(name -> name.startsWith(ARCHIVE))) {
            return all;
        }
        String within = all.keySet().stream()
                .filter(name -> name.contains("/" + ARCHIVE))
                .map(name -> name.substring(0, name.indexOf("/" + ARCHIVE) + 1))
                .findFirst()
                .orElse("");
        Map<String, ZipMember> members = new LinkedHashMap<>();
        all.forEach((name, member) -> {
            if (name.startsWith(within)) {
                members.put(name.substring(within.length()), member);
            }
        });
        return members;
    }

    /** A deflated archive file cannot be entered in its middle: it is unpacked once, beside the indexes. */
    private FileSlice unpacked(Place place, ZipMember member) throws IOException {
        Path folder = indexes.folder("wacz member\n" + place.state() + member.name(), (nothing, making) -> {
            try (InputStream in = member.open();
                    OutputStream out = Files.newOutputStream(making.resolve("member"))) {
                in.transferTo(out);
            }
        });
        Path file = folder.resolve("member");
        return new FileSlice(file, 0, Files.size(file));
    }

    private CaptureIndex index(Place place, Map<String, ZipMember> members, Map<String, FileSlice> files)
            throws IOException {
        ZipMember idx = members.get("indexes/index.idx");
        ZipMember cdx = members.get("indexes/index.cdx.gz");
        if (idx != null && cdx != null && idx.isStored() && cdx.isStored()) {
            ZipMember description = members.get("datapackage.json");
            CaptureIndex there = ZipNumIndex.open(idx.slice(), cdx.slice());
            return opening.underOurKeys(place, there, description == null ? InputStream.nullInputStream() : description.open());
        }
        List<ZipMember> own = new ArrayList<>();
        members.forEach((name, member) -> {
            if (name.startsWith("indexes/") && name.toLowerCase(Locale.ROOT).matches(".*\\.cdxj?(\\.gz)?")) {
                own.add(member);
            }
        });
        return own.isEmpty() ? opening.index(place, files) : sorted(place, own);
    }

    private CaptureIndex sorted(Place place, List<ZipMember> own) throws IOException {
        return indexes.index("wacz\n" + place.state(), (index, folder) -> {
            for (ZipMember member : own) {
                try (Stream<CdxLine> lines = IndexText.lines(content(member))) {
                    for (Iterator<CdxLine> each = lines.iterator(); each.hasNext(); ) {
                        index.add(each.next().underOurKey());
                    }
                } catch (UncheckedIOException unreadable) {
                    throw new ZipException(member.name() + ": " + unreadable.getCause().getMessage());
                }
            }
        });
    }

    private static InputStream content(ZipMember member) throws IOException {
        InputStream in = member.open();
        boolean packed = member.name().toLowerCase(Locale.ROOT).endsWith(".gz");
        return packed ? new Expanding(new GZIPInputStream(in), member.slice().length(), member.name()) : in;
    }
}
