package org.pressmark.warc;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.brotli.dec.BrotliInputStream;

/**
 * Takes one content coding off, RFC 9110 section 8.4.1.
 *
 * <p>Servers say gzip and send plain text, and say deflate and mean two different things. So the first bytes are tried
 * before a decoder is trusted; what does not decode is given as it is.
 */
final class ContentDecoding {
    /** More codings in a row than this are no honest answer. */
    static final int MOST_LAYERS = 5;

    private static final int LOOK = 4096;

    private ContentDecoding() {}

    /** A decoder over some bytes. */
    @FunctionalInterface
    private interface Decoder {
        InputStream over(InputStream in) throws IOException;
    }

    static InputStream remove(String coding, InputStream body) throws IOException {
        return switch (coding) {
            case "gzip", "x-gzip" -> tried(body, GZIPInputStream::new);
            case "deflate", "x-deflate" -> deflate(body);
            case "br" -> tried(body, BrotliInputStream::new);
            case "zstd" -> tried(body, ZstdInputStreamNoFinalizer::new);
            default -> body;
        };
    }

    private static InputStream deflate(InputStream body) throws IOException {
        BufferedInputStream in = new BufferedInputStream(body, LOOK);
        byte[] look = look(in);
        if (decodes(look, i -> new OwnedInflaterInput(i, false))) {
            return new OwnedInflaterInput(in, false);
        }
        return decodes(look, i -> new OwnedInflaterInput(i, true)) ? new OwnedInflaterInput(in, true) : in;
    }

    private static InputStream tried(InputStream body, Decoder decoder) throws IOException {
        BufferedInputStream in = new BufferedInputStream(body, LOOK);
        return decodes(look(in), decoder) ? decoder.over(in) : in;
    }

    private static byte[] look(BufferedInputStream in) throws IOException {
        in.mark(LOOK);
        byte[] look = in.readNBytes(LOOK);
        in.reset();
        return look;
    }

    /** Whether the first bytes decode, or would if more of them were there. */
    private static boolean decodes(byte[] look, Decoder decoder) {
        try (InputStream in = decoder.over(new ByteArrayInputStream(look))) {
            byte[] scratch = new byte[1024];
            return in.read(scratch) > 0 || look.length > 0;
        } catch (EOFException needsMore) {
            return look.length >= LOOK;
        } catch (ZstdIOException cutOff) {
            return look.length >= LOOK;
        } catch (IOException notOfThisCoding) {
            return false;
        }
    }

    /** An inflater stream that frees its native memory when it is closed. */
    private static final class OwnedInflaterInput extends InflaterInputStream {
        OwnedInflaterInput(InputStream in, boolean raw) {
            super(in, new Inflater(raw), 8192);
        }

        @Override
        public void close() throws IOException {
            super.close();
            inf.end();
        }
    }
}
