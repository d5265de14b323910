package org.pressmark.pack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.pressmark.asset.AssetFinder;
import org.pressmark.asset.AssetRef;
import org.pressmark.asset.AssetScan;
import org.pressmark.capture.Exchange;
import org.pressmark.capture.FileSlice;
import org.pressmark.capture.Outcome;
import org.pressmark.capture.WebUrl;
import org.pressmark.encoding.DocumentEncoding;
import org.pressmark.encoding.EncodingLabel;
import org.pressmark.memento.Recovery;
import org.pressmark.warc.DamagedRecordException;
import org.pressmark.warc.HttpBlock;

/** Looks into assets that are documents themselves: stylesheets, frames, SVG pictures. */
final class AssetDocuments {
    /** A stylesheet or frame longer than this is kept, but not searched. */
    private static final int MAX_BYTES = 16 << 20;

    /** Longer ones are searched one at a time: a megabyte of them on each of the fetching threads would be too much. */
    private static final int LONG = 256 << 10;

    private final AssetFinder finder = new AssetFinder();

    private final ArchivedAnswers archived;

    AssetDocuments(ArchivedAnswers archived) {
        this.archived = archived;
    }

    /**
     * What a found asset refers to itself; nothing for pictures and for what is missing.
     *
     * @throws java.io.UncheckedIOException where this machine's disk fails
     */
    AssetScan scan(Gathered asset) {
        WebUrl at = asset.ref().url().orElse(asset.via());
        try {
            if (asset.fate() instanceof Fate.FromFile file && isDocument(asset.ref(), file.mediaType())) {
                return scan(asset.ref(), at, file.mediaType(), new SpooledBody(file.bytes()).open());
            }
            if (asset.fate() instanceof Fate.FromWeb web) {
                return scan(asset.ref(), web, at);
            }
        } catch (IOException unreadable) {
            return none(at); // it is in the archive as it came; what cannot be decoded refers to nothing
        }
        return none(at);
    }

    private static AssetScan none(WebUrl url) {
        return new AssetScan(url, List.of(), List.of());
    }

    /** A memento is searched as what it was: a document of the address that was lost. */
    private AssetScan scan(AssetRef ref, Fate.FromWeb web, WebUrl lost) throws IOException {
        Optional<Recovery.Found> memento = web.archives().filter(found -> found.memento().isPresent());
        Outcome outcome = memento.map(Recovery.Found::outcome).orElse(web.outcome());
        if (!(outcome instanceof Outcome.Captured captured) || !isDocument(ref, captured.last().mediaType())) {
            return none(lost);
        }
        return scan(ref, memento.isPresent() ? lost : captured.last().target(), captured.last());
    }

    private AssetScan scan(AssetRef ref, WebUrl base, Exchange last) throws IOException {
        boolean own = last.status() != 304;
        boolean spooled = !(last.response() instanceof FileSlice slice) || Files.exists(slice.file());
        if (spooled && own) {
            try (HttpBlock block = HttpBlock.read(new SpooledBody(last.response()))) {
                return scan(ref, base, last.mediaType(), block.decoded());
            }
        }
        try {
            return archived.read(last, block -> decoded(ref, base, last, block)).orElse(none(base));
        } catch (DamagedRecordException | NoSuchFileException gone) {
            return none(base); // somebody did this to the archive, and may have had to
        } catch (IOException disk) {
            throw new UncheckedIOException(disk);
        }
    }

    private AssetScan decoded(AssetRef ref, WebUrl base, Exchange last, HttpBlock block) {
        try {
            return scan(ref, base, last.mediaType(), block.decoded());
        } catch (IOException undecodable) {
            return none(base);
        }
    }

    /** The first bytes of an answer's body, out of the spool or the archive; empty where neither has it. */
    Optional<byte[]> body(Exchange exchange, int most) throws IOException {
        boolean spooled = !(exchange.response() instanceof FileSlice slice) || Files.exists(slice.file());
        if (!spooled) {
            return archived.read(exchange, block -> block.decoded().readNBytes(most));
        }
        try (HttpBlock block = HttpBlock.read(new SpooledBody(exchange.response()))) {
            return Optional.of(block.decoded().readNBytes(most));
        }
    }

    private static boolean isDocument(AssetRef ref, String contentType) {
        String type = contentType.toLowerCase(Locale.ROOT);
        return isCss(ref, type) || isSvg(type) || isHtml(ref, type);
    }

    private static boolean isCss(AssetRef ref, String type) {
        return ref.kind() == AssetRef.Kind.STYLESHEET || type.startsWith("text/css");
    }

    private static boolean isSvg(String type) {
        return type.startsWith("image/svg+xml");
    }

    private static boolean isHtml(AssetRef ref, String type) {
        boolean page = ref.kind() == AssetRef.Kind.FRAME || ref.kind() == AssetRef.Kind.PAGE;
        return page && (type.isEmpty() || type.contains("html"));
    }

    private AssetScan scan(AssetRef ref, WebUrl url, String contentType, InputStream in) throws IOException {
        String type = contentType.toLowerCase(Locale.ROOT);
        try (in) {
            byte[] start = in.readNBytes(LONG);
            if (start.length < LONG) {
                return scan(ref, url, type, start);
            }
            synchronized (finder) {
                byte[] all = Arrays.copyOf(start, MAX_BYTES);
                int length = LONG + in.readNBytes(all, LONG, MAX_BYTES - LONG);
                return scan(ref, url, type, Arrays.copyOf(all, length));
            }
        }
    }

    private AssetScan scan(AssetRef ref, WebUrl url, String type, byte[] bytes) {
        DocumentEncoding encoding = DocumentEncoding.of(bytes, EncodingLabel.ofType(type));
        Charset charset = encoding.charset();
        String text = new String(bytes, encoding.mark(), bytes.length - encoding.mark(), charset);
        if (isCss(ref, type)) {
            return finder.inCss(text, url, charset);
        }
        return isSvg(type) ? finder.inSvg(text, url) : finder.inHtml(text, url, charset);
    }
}
