package org.pressmark.replay;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import org.pressmark.capture.FileSlice;
import org.pressmark.wacz.FolderZip;

/** The bytes of an answer, to be sent once. */
interface Content extends Closeable {
    /** How many bytes there are, where that is known. */
    OptionalLong length();

    /** The bytes from the first on. */
    InputStream stream() throws IOException;

    /** The bytes from an offset on. */
    default InputStream from(long offset) throws IOException {
        InputStream in = stream();
        in.skipNBytes(offset);
        return in;
    }

    /** Whether the bytes can be had more than once. */
    default boolean isRepeatable() {
        return false;
    }

    /** All of it, where it is in memory; not to be changed. */
    default Optional<byte[]> bytes() {
        return Optional.empty();
    }

    @Override
    default void close() throws IOException {}

    static Content of(byte[] bytes) {
        return new Content() {
            @Override
            public OptionalLong length() {
                return OptionalLong.of(bytes.length);
            }

            @Override
            public InputStream stream() {
                return new ByteArrayInputStream(bytes);
            }

            @Override
            public Optional<byte[]> bytes() {
                return Optional.of(bytes);
            }

            @Override
            public boolean isRepeatable() {
                return true;
            }
        };
    }

    /** A run of bytes of a file. */
    static Content of(FileSlice slice) {
        return new Content() {
            @Override
            public OptionalLong length() {
                return OptionalLong.of(slice.length());
            }

            @Override
            public InputStream stream() throws IOException {
                return slice.open();
            }

            @Override
            public InputStream from(long offset) throws IOException {
                return new FileSlice(slice.file(), slice.offset() + offset, slice.length() - offset).open();
            }

            @Override
            public boolean isRepeatable() {
                return true;
            }
        };
    }

    /** A collection as one file. */
    static Content of(FolderZip zip) {
        return new Content() {
            private InputStream open = InputStream.nullInputStream();

            @Override
            public OptionalLong length() {
                return OptionalLong.of(zip.length());
            }

            @Override
            public InputStream stream() throws IOException {
                return from(0);
            }

            @Override
            public InputStream from(long offset) throws IOException {
                open = zip.open(offset);
                return open;
            }

            @Override
            public boolean isRepeatable() {
                return true;
            }

            @Override
            public void close() throws IOException {
                open.close();
            }
        };
    }

    static Content of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Gives the same content once more, from the first byte on. */
    @FunctionalInterface
    interface Again {
        Content open() throws IOException;
    }

    /** Bytes that are had anew each time they are wanted, their number known. */
    static Content repeated(long length, Again again) {
        return new Content() {
            @Override
            public OptionalLong length() {
                return OptionalLong.of(length);
            }

            @Override
            public InputStream stream() throws IOException {
                Content once = again.open();
                return new FilterInputStream(once.stream()) {
                    @Override
                    public int read(byte[] target, int from, int count) throws IOException {
                        return in.read(target, from, count);
                    }

                    @Override
                    public void close() throws IOException {
                        once.close();
                    }
                };
            }

            @Override
            public boolean isRepeatable() {
                return true;
            }
        };
    }

    /** The same bytes, their number known now. */
    default Content ofLength(long length) {
        Content whole = this;
        return new Content() {
            @Override
            public OptionalLong length() {
                return OptionalLong.of(length);
            }

            @Override
            public InputStream stream() throws IOException {
                return whole.stream();
            }

            @Override
            public void close() throws IOException {
                whole.close();
            }
        };
    }

    /** Bytes of unknown number; closing the content closes what they come from. */
    static Content of(InputStream stream, Closeable source) {
        return new Content() {
            @Override
            public OptionalLong length() {
                return OptionalLong.empty();
            }

            @Override
            public InputStream stream() {
                return stream;
            }

            @Override
            public void close() throws IOException {
                source.close();
            }
        };
    }
}
