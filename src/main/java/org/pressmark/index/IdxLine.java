package org.pressmark.index;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;

/**
 * One line of {@code index.idx}: the sort text of a block's first line and where the block lies.
 *
 * @param offset where the gzip member begins, in bytes
 * @param length how many bytes it takes
 */
record IdxLine(long offset, long length) {
    private static final JsonFactory JSON = new JsonFactory();

    /** Empty for the header line and for what is no such line. */
    static Optional<IdxLine> parse(String line) {
        int json = line.indexOf(" {");
        if (json < 0 || line.startsWith("!meta ")) {
            return Optional.empty();
        }
        long offset = -1;
        long length = -1;
        try (JsonParser parser = JSON.createParser(line.substring(json + 1))) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                if (name.equals("offset")) {
                    offset = CdxColumns.number(parser.getText());
                } else if (name.equals("length")) {
                    length = CdxColumns.number(parser.getText());
                } else {
                    parser.skipChildren();
                }
            }
        } catch (IOException noJson) {
            return Optional.empty();
        }
        return offset < 0 ? Optional.empty() : Optional.of(new IdxLine(offset, length));
    }
}
