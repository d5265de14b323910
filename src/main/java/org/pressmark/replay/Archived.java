package org.pressmark.replay;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.pressmark.warc.HttpBlock;
import org.pressmark.warc.StoredRecord.Field;

/**
 * A capture taken out of its file, its payload ready to be read once.
 *
 * @param status the status it was answered with; 200 for what was stored without one
 * @param headers the headers it came with
 * @param body where the payload is
 * @param files what is open for it
 */
record Archived(int status, List<Field> headers, Payload body, List<Closeable> files) implements Closeable {

    /** A payload with its content codings or without. */
    interface Payload {
        InputStream coded() throws IOException;

        InputStream decoded() throws IOException;

        /** How many bytes it has with its codings, where that is known without reading it. */
        OptionalLong length();

        /** Whether it has no content codings. */
        boolean isPlain();

        /** How many bytes it has without its codings, where that is known. */
        default OptionalLong plainLength() {
            return isPlain() ? length() : OptionalLong.empty();
        }

        /**
         * The payload of a message.
         *
         * @param blockLength how long the record's block is
         */
        static Payload of(HttpBlock block, long blockLength) {
            return new Payload() {
                @Override
                public InputStream coded() throws IOException {
                    return block.payload();
                }

                @Override
                public InputStream decoded() throws IOException {
                    return block.decoded();
                }

                @Override
                public OptionalLong length() {
                    boolean asItIs = block.first("Transfer-Encoding").isEmpty();
                    return asItIs ? OptionalLong.of(blockLength - block.headLength()) : OptionalLong.empty();
                }

                @Override
                public boolean isPlain() {
                    return block.first("Content-Encoding").isEmpty();
                }
            };
        }

        static Payload of(InputStream plain, long length) {
            return new Payload() {
                @Override
                public InputStream coded() {
                    return plain;
                }

                @Override
                public InputStream decoded() {
                    return plain;
                }

                @Override
                public OptionalLong length() {
                    return OptionalLong.of(length);
                }

                @Override
                public boolean isPlain() {
                    return true;
                }
            };
        }
    }

    Archived {
        headers = List.copyOf(headers);
        files = List.copyOf(files);
        Objects.requireNonNull(body, "body");
    }

    Optional<String> first(String name) {
        return headers.stream().filter(f -> f.name().equalsIgnoreCase(name)).map(Field::value).findFirst();
    }

    /** The Content-Type that counts, as it stands. */
    Optional<String> mediaType() {
        return MediaType.effective(
                headers.stream().filter(f -> f.name().equalsIgnoreCase("Content-Type")).map(Field::value).toList());
    }

    @Override
    public void close() throws IOException {
        for (Closeable file : files) {
            file.close();
        }
    }
}
