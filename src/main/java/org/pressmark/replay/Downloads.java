package org.pressmark.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.pressmark.capture.FileSlice;
import org.pressmark.replay.holding.Checksums;
import org.pressmark.replay.holding.Place;
import org.pressmark.wacz.FolderZip;

/** Archive files as they are, for other programs: whole, in ranges, or not at all if unchanged. */
final class Downloads {

    private final Checksums checksums;

    Downloads(Checksums checksums) {
        this.checksums = checksums;
    }

    /** {@code /{collection}.wacz}: the file, or the collection as the file it would be; empty where it is neither. */
    Optional<Reply> wacz(OpenCollection collection) throws IOException {
        Place place = collection.holding().place();
        if (place.kind() == Place.Kind.WACZ) {
            return Optional.of(file(new FileSlice(place.path(), 0, Files.size(place.path())), "application/wacz+zip"));
        }
        if (place.kind() != Place.Kind.COLLECTION) {
            return Optional.empty();
        }
        FolderZip zip = FolderZip.of(place.path(), checksums::crc);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/wacz+zip");
        headers.put("ETag", Conditions.tag("wacz " + place.state() + " " + zip.length()));
        headers.put("Content-Disposition", "attachment");
        return Optional.of(new Reply(200, headers, Content.of(zip)));
    }

    /** {@code /{collection}/archive/} lists the files, {@code /{collection}/archive/{name}} is one of them. */
    Reply archive(OpenCollection collection, String rest, Request request) throws IOException {
        if (rest.isEmpty()) {
            return list(collection, request);
        }
        Optional<String> name = PathText.decodePath(rest);
        Optional<FileSlice> slice = name.isEmpty() || !collection.holding().files().contains(name.get())
                ? Optional.empty()
                : collection.holding().file(name.get());
        if (slice.isEmpty()) {
            return Reply.problem(404, "there is no archive file of this name; " + collection.path() + "archive/ lists them");
        }
        String lower = name.get().toLowerCase(Locale.ROOT);
        String type = lower.contains(".arc") ? "application/x-internet-archive" : "application/warc";
        boolean packed = lower.endsWith(".gz") || lower.endsWith(".zst");
        return file(slice.get(), packed ? type + (lower.endsWith(".gz") ? "+gzip" : "+zstd") : type);
    }

    private static Reply list(OpenCollection collection, Request request) throws IOException {
        StringBuilder out = new StringBuilder("{\"files\": [");
        String between = "\n";
        for (String name : collection.holding().files()) {
            long size = collection.holding().file(name).map(FileSlice::length).orElse(0L);
            String url = request.origin() + collection.path() + "archive/" + PathText.encodePath(name);
            out.append(between).append("  {\"name\": ").append(CdxText.quoted(name)).append(", \"size\": ").append(size);
            out.append(", \"url\": ").append(CdxText.quoted(url)).append('}');
            between = ",\n";
        }
        return Reply.of(200, "application/json", out.append("\n]}\n").toString());
    }

    private static Reply file(FileSlice slice, String type) throws IOException {
        Path file = slice.file();
        String state = file + " " + Files.getLastModifiedTime(file) + " " + slice.offset() + " " + slice.length();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", type);
        headers.put("ETag", Conditions.tag(state));
        headers.put("Content-Disposition", "attachment");
        return new Reply(200, headers, Content.of(slice));
    }
}
