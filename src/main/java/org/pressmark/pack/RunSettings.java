package org.pressmark.pack;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.pressmark.index.CaptureIndex;
import org.pressmark.index.CdxLine;
import org.pressmark.index.ZipNumIndex;
import org.pressmark.warc.RecordAt;
import org.pressmark.warc.WarcReading;

/** The settings of earlier runs, as the configuration records of the archive have them. */
final class RunSettings {
    private static final String PREFIX = "urn:pressmark:run:";
    private static final String ENDING = ":configuration";
    private static final JsonFactory JSON = new JsonFactory();
    private static final int LONGEST = 1 << 20;

    private RunSettings() {}

    /** The members of the latest configuration as text; none where the archive has none that can be found. */
    static Map<String, String> latest(CollectionFiles files) throws IOException {
        if (!files.hasIndex()) {
            return Map.of();
        }
        Optional<CdxLine> last;
        try (CaptureIndex index = ZipNumIndex.open(files.indexes());
                Stream<CdxLine> range = index.range(PREFIX, PREFIX + "~")) {
            last = range.filter(line -> line.url().endsWith(ENDING)).reduce((a, b) -> number(a) > number(b) ? a : b);
        }
        return last.isEmpty() ? Map.of() : read(files, last.get());
    }

    /** The highest number of a run that the index tells of; empty where there is no index. */
    static OptionalLong lastRun(CollectionFiles files) throws IOException {
        if (!files.hasIndex()) {
            return OptionalLong.empty();
        }
        try (CaptureIndex index = ZipNumIndex.open(files.indexes());
                Stream<CdxLine> range = index.range(PREFIX, PREFIX + "~")) {
            return OptionalLong.of(range.mapToLong(RunSettings::number).max().orElse(0));
        }
    }

    private static long number(CdxLine line) {
        String[] parts = line.url().split(":", -1);
        String digits = parts[parts.length - 2];
        boolean number = !digits.isEmpty() && digits.length() < 18 && digits.chars().allMatch(Character::isDigit);
        return number ? Long.parseLong(digits) : -1;
    }

    private static Map<String, String> read(CollectionFiles files, CdxLine line) throws IOException {
        Path file = files.holding(line);
        Map<String, String> members = new HashMap<>();
        try (RecordAt at = WarcReading.at(file, line.offset());
                JsonParser in = JSON.createParser(at.record().block().readNBytes(LONGEST))) {
            in.nextToken();
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String name = in.currentName();
                if (in.nextToken().isScalarValue()) {
                    members.put(name, in.getText());
                } else {
                    in.skipChildren();
                }
            }
        }
        return members;
    }
}
