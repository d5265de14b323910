package org.pressmark.warc;

import com.github.luben.zstd.EndDirective;
import com.github.luben.zstd.ZstdCompressCtx;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.zip.GZIPOutputStream;

/** How the records of a file are compressed, each on its own so that each can be read on its own. */
public enum Packing {
    /** Not at all. */
    PLAIN {
        @Override
        void pack(InputStream record, long length, boolean worthIt, OutputStream sink) throws IOException {
            record.transferTo(sink);
        }
    },
    /** A gzip member a record: WARC 1.1 annex D. */
    GZIP {
        @Override
        void pack(InputStream record, long length, boolean worthIt, OutputStream sink) throws IOException {
            GZIPOutputStream member = new Member(sink, worthIt ? TEXT_LEVEL : 0);
            try (OutputStream closing = new Kept(member)) {
                record.transferTo(closing);
            }
        }
    },
    /** A zstd frame a record, with length and checksum: the proposal for {@code .warc.zst}. */
    ZSTD {
        @Override
        void pack(InputStream record, long length, boolean worthIt, OutputStream sink) throws IOException {
            try (ZstdCompressCtx context = new ZstdCompressCtx()) {
                context.setLevel(ZSTD_LEVEL).setChecksum(true).setContentSize(true);
                context.setPledgedSrcSize(length);
                frame(context, record, sink);
            }
        }
    };

    private static final int TEXT_LEVEL = 6;
    private static final int ZSTD_LEVEL = 3;

    /** Compresses one record of known length. */
    abstract void pack(InputStream record, long length, boolean worthIt, OutputStream sink) throws IOException;

    /** What a file's name says: {@code .gz}, {@code .zst}, or neither. */
    public static Packing named(String file) {
        if (file.endsWith(".gz")) {
            return GZIP;
        }
        return file.endsWith(".zst") ? ZSTD : PLAIN;
    }

    private static void frame(ZstdCompressCtx context, InputStream record, OutputStream sink) throws IOException {
        ByteBuffer in = ByteBuffer.allocateDirect(1 << 17);
        ByteBuffer out = ByteBuffer.allocateDirect(1 << 17);
        byte[] bytes = new byte[1 << 17];
        boolean more = true;
        while (more) {
            int got = record.readNBytes(bytes, 0, bytes.length);
            more = got == bytes.length;
            in.clear().put(bytes, 0, got).flip();
            boolean done = false;
            while (!done) {
                boolean flushed = context.compressDirectByteBufferStream(
                        out.clear(), in, more ? EndDirective.CONTINUE : EndDirective.END);
                int packed = out.flip().remaining();
                byte[] piece = new byte[packed];
                out.get(piece);
                sink.write(piece);
                done = more ? !in.hasRemaining() : flushed;
            }
        }
    }

    private static final class Member extends GZIPOutputStream {
        Member(OutputStream sink, int level) throws IOException {
            super(sink, 1 << 16);
            def.setLevel(level);
        }

        /** Ends the member and frees what lies outside the heap, but leaves the file open. */
        void end() throws IOException {
            finish();
            def.end();
        }
    }

    /** Ends a member where a stream would be closed. */
    private static final class Kept extends OutputStream {
        private final Member member;

        Kept(GZIPOutputStream member) {
            this.member = (Member) member;
        }

        @Override
        public void write(int b) throws IOException {
            member.write(b);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            member.write(bytes, from, count);
        }

        @Override
        public void close() throws IOException {
            member.end();
        }
    }
}
