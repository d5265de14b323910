package org.pressmark.replay.holding;

import java.io.EOFException;
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
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.pressmark.capture.FileSlice;
import org.pressmark.index.CaptureIndex;
import org.pressmark.index.CdxLine;
import org.pressmark.index.DamagedIndexException;
import org.pressmark.index.IndexText;
import org.pressmark.index.ZipNumIndex;

/**
 * Opens WACZ packages without unpacking them, WACZ 1.1.1: archive files and ZipNum indexes are stored in the ZIP
 * without compression, so that each is a run of bytes of the package. Other indexes are sorted into one of ours.
 */
final class WaczOpening {
    private final IndexShelf indexes;
    private final Opening opening;

    WaczOpening(IndexShelf indexes, Opening opening) {
        this.indexes = indexes;
        this.opening = opening;
    }

    Holding open(Place place) throws IOException {
        List<Packaged> packages = Packaged.in(place.path());
        String state = place.state();
        CaptureIndex index = packages.size() == 1 && packages.get(0).prefix().isEmpty()
                ? index(state, packages.get(0))
                : together(state, packages);
        List<PageLists.Source> lists = packages.stream().flatMap(one -> one.pageLists().stream()).toList();
        Path pages = lists.isEmpty()
                ? opening.pages(state, index)
                : opening.joined("wacz page lists\n" + state, lists);
        return new Holding(place, index, archives(place), pages, indexes);
    }

    /** The archive files in a package, or in the packages in it. */
    Map<String, FileSlice> archives(Place place) throws IOException {
        Map<String, FileSlice> files = new LinkedHashMap<>();
        for (Packaged one : Packaged.in(place.path())) {
            archives(place.state(), one).forEach((name, file) -> files.put(one.prefix() + name, file));
        }
        return files;
    }

    private Map<String, FileSlice> archives(String state, Packaged one) throws IOException {
        Map<String, FileSlice> files = new LinkedHashMap<>();
        for (Map.Entry<String, ZipMember> archive : one.archives().entrySet()) {
            ZipMember member = archive.getValue();
            files.put(archive.getKey(), member.isStored() ? member.slice() : unpacked(state + one.prefix(), member));
        }
        return files;
    }

    /** The indexes of several packages as one, in which their files have the packages' names before their own. */
    private CaptureIndex together(String state, List<Packaged> packages) throws IOException {
        return indexes.index("packages\n" + state, (all, folder) -> {
            for (Packaged one : packages) {
                try (CaptureIndex own = index(state + one.prefix(), one);
                        Stream<CdxLine> lines = own.range("", "")) {
                    lines.forEach(line -> IndexShelf.add(all, line.inFile(one.prefix() + line.filename())));
                }
            }
        });
    }

    /** A deflated archive file cannot be entered in its middle: it is unpacked once, beside the indexes. */
    private FileSlice unpacked(String state, ZipMember member) throws IOException {
        Path folder = indexes.folder("wacz member\n" + state + member.name(), (nothing, making) -> {
            try (InputStream in = member.open();
                    OutputStream out = Files.newOutputStream(making.resolve("member"))) {
                in.transferTo(out);
            }
        });
        Path file = folder.resolve("member");
        return FileSlice.of(file);
    }

    private CaptureIndex index(String state, Packaged one) throws IOException {
        try {
            return own(state, one);
        } catch (DamagedIndexException | ZipException | EOFException damaged) {
            if (one.archives().isEmpty()) {
                throw damaged;
            }
            return opening.indexedAnew(archives(state, one));
        }
    }

    private CaptureIndex own(String state, Packaged one) throws IOException {
        Map<String, ZipMember> members = one.members();
        ZipMember idx = members.get("indexes/index.idx");
        ZipMember cdx = members.get("indexes/index.cdx.gz");
        if (idx != null && cdx != null && idx.isStored() && cdx.isStored()) {
            ZipMember description = members.get("datapackage.json");
            CaptureIndex there = ZipNumIndex.open(idx.slice(), cdx.slice());
            return opening.underOurKeys(state, there,
                    description == null ? InputStream.nullInputStream() : description.open());
        }
        List<ZipMember> own = new ArrayList<>();
        members.forEach((name, member) -> {
            if (name.startsWith("indexes/") && name.toLowerCase(Locale.ROOT).matches(".*\\.cdxj?(\\.gz)?")) {
                own.add(member);
            }
        });
        return own.isEmpty() ? opening.indexed(archives(state, one)) : sorted(state, own);
    }

    private CaptureIndex sorted(String state, List<ZipMember> own) throws IOException {
        return indexes.index("wacz\n" + state, (index, folder) -> {
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
