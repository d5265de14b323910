package org.pressmark.pack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.pressmark.asset.AssetFinder;
import org.pressmark.asset.AssetRef;
import org.pressmark.asset.AssetScan;
import org.pressmark.capture.Exchange;
import org.pressmark.capture.Outcome;
import org.pressmark.capture.WebUrl;
import org.pressmark.warc.HttpBlock;

/** Looks into assets that are documents themselves: stylesheets, frames, SVG pictures. */
final class AssetDocuments {
    /** A stylesheet or frame longer than this is kept, but not searched. */
    private static final int MAX_BYTES = 16 << 20;

    private final AssetFinder finder = new AssetFinder();

    /** What a found asset refers to itself; nothing for pictures and for what is missing. */
    AssetScan scan(Gathered asset) {
        AssetScan none = new AssetScan(asset.ref().url().orElse(asset.via()), List.of(), List.of());
        try {
            if (asset.fate() instanceof Fate.FromFile file) {
                return scan(asset.ref(), none.base(), file.mediaType(), file.bytes().open());
            }
            if (asset.fate() instanceof Fate.FromWeb web && web.outcome() instanceof Outcome.Captured captured) {
                Exchange last = captured.last();
                try (HttpBlock block = HttpBlock.read(last.response())) {
                    return scan(asset.ref(), last.target(), last.mediaType(), block.decoded());
                }
            }
        } catch (IOException unreadable) {
            return none; // it is in the archive as it came; what cannot be decoded refers to nothing
        }
        return none;
    }

    private AssetScan scan(AssetRef ref, WebUrl url, String contentType, InputStream in) throws IOException {
        String type = contentType.toLowerCase(Locale.ROOT);
        boolean css = ref.kind() == AssetRef.Kind.STYLESHEET || type.startsWith("text/css");
        boolean svg = type.startsWith("image/svg+xml");
        boolean page = ref.kind() == AssetRef.Kind.FRAME || ref.kind() == AssetRef.Kind.PAGE;
        boolean html = page && (type.isEmpty() || type.contains("html"));
        if (!css && !svg && !html) {
            in.close();
            return new AssetScan(url, List.of(), List.of());
        }
        byte[] bytes;
        try (in) {
            bytes = in.readNBytes(MAX_BYTES);
        }
        Charset charset = charset(type);
        String text = new String(bytes, charset);
        return css ? finder.inCss(text, url, charset) : svg ? finder.inSvg(text, url) : finder.inHtml(text, url, charset);
    }

    private static Charset charset(String contentType) {
        int at = contentType.indexOf("charset=");
        String name = at < 0 ? "" : contentType.substring(at + 8).replace("\"", "").split("[;\\s]", 2)[0];
        try {
            return name.isEmpty() ? StandardCharsets.UTF_8 : Charset.forName(name);
        } catch (IllegalArgumentException unknown) {
            return StandardCharsets.UTF_8;
        }
    }
}
