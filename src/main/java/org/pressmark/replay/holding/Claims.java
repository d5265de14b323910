package org.pressmark.replay.holding;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pressmark.capture.FileSlice;
import org.pressmark.capture.WebUrl;
import org.pressmark.index.CaptureIndex;
import org.pressmark.index.CdxLine;
import org.pressmark.index.IndexWriting;
import org.pressmark.index.Surt;
import org.pressmark.warc.RecordAt;
import org.pressmark.warc.WarcReading;

/**
 * Which articles say that they come from an address. What they claim stands in their provenance; an index of it is made
 * when it is first asked for, in the background where there is much to read.
 */
public final class Claims implements Closeable {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String PROVENANCE = "urn:pressmark:provenance:";
    private static final int AT_ONCE = 500;
    private static final int CLAIMS_OF_ONE = 20;
    private static final int LONGEST = 4 << 20;

    private final Holding holding;
    private final IndexShelf indexes;
    private Optional<CaptureIndex> index = Optional.empty();
    private boolean making;

    Claims(Holding holding, IndexShelf indexes) {
        this.holding = holding;
        this.indexes = indexes;
    }

    /** The pages of articles that claim this address as their source; none while that is not known yet. */
    public List<CdxLine> of(WebUrl url, int limit) throws IOException {
        Optional<CaptureIndex> known = known();
        if (known.isEmpty()) {
            return List.of();
        }
        try (Stream<CdxLine> lines = known.get().captures(Surt.key(url.toString()))) {
            return lines.limit(limit).toList();
        }
    }

    private synchronized Optional<CaptureIndex> known() throws IOException {
        if (index.isEmpty() && !making) {
            if (holding.index().count(PROVENANCE, PROVENANCE + "~") <= AT_ONCE) {
                index = Optional.of(made());
            } else {
                making = true;
                Thread maker = new Thread(this::inBackground, "claims");
                maker.setDaemon(true);
                maker.start();
            }
        }
        return index;
    }

    private void inBackground() {
        try {
            CaptureIndex done = made();
            synchronized (this) {
                index = Optional.of(done);
            }
        } catch (IOException unreadable) {
            return; // the list is an offer; the archive itself will say what is wrong with it
        }
    }

    private CaptureIndex made() throws IOException {
        return indexes.index("claims\n" + holding.place().state(), (writing, folder) -> fill(writing));
    }

    private void fill(IndexWriting writing) throws IOException {
        try (Stream<CdxLine> records = holding.index().range(PROVENANCE, PROVENANCE + "~")) {
            for (Iterator<CdxLine> each = records.iterator(); each.hasNext(); ) {
                CdxLine record = each.next();
                String page = record.url().substring(Math.min(record.url().length(), PROVENANCE.length()));
                for (String claim : claims(record)) {
                    writing.add(new CdxLine(Surt.key(claim), record.timestamp(), page, "", "", "", -1, -1, ""));
                }
            }
        }
    }

    private List<String> claims(CdxLine line) throws IOException {
        Optional<FileSlice> file = holding.file(line.filename());
        if (file.isEmpty() || line.offset() < 0) {
            return List.of();
        }
        try (RecordAt at = WarcReading.at(file.get(), line.offset(), record -> true);
                JsonParser json = JSON.createParser(at.record().block().readNBytes(LONGEST))) {
            List<String> found = new ArrayList<>();
            for (JsonToken token = json.nextToken(); token != null && found.size() < CLAIMS_OF_ONE;
                    token = json.nextToken()) {
                boolean source = token == JsonToken.FIELD_NAME && json.currentName().equals("dcterms:source");
                if (source && json.nextToken() == JsonToken.VALUE_STRING) {
                    WebUrl.parse(json.getText()).filter(WebUrl::isHttp).ifPresent(url -> found.add(url.toString()));
                }
            }
            return found;
        } catch (IOException damaged) {
            return List.of(); // what cannot be read claims nothing
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (index.isPresent()) {
            index.get().close();
        }
    }
}
