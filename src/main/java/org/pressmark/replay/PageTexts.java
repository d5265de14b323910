package org.pressmark.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.pressmark.capture.CaptureTime;
import org.pressmark.capture.WebUrl;
import org.pressmark.warc.DamagedRecordException;

/**
 * A list of pages with their words, for archives whose own list leaves them out: a line for each line of that list, in
 * its order, so that who stops goes on behind the last one. The words are those of a text record ({@code urn:text:},
 * which makers of archives write for PDF too), else of the page. One thread at a time makes it grow.
 */
final class PageTexts {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int FEW = 100;
    private static final int LONGEST_TEXT = 1 << 20;

    private final OpenCollection collection;
    private final Path file;
    private final PageList lines;
    private final boolean growing;
    private volatile int done = -1;

    /**
     * A list that may be there in part.
     *
     * @param growing whether it is ours to write; where another program writes it, it is only read
     */
    PageTexts(OpenCollection collection, Path file, boolean growing) {
        this.collection = collection;
        this.file = file;
        this.lines = new PageList(file);
        this.growing = growing;
    }

    /** Whether every page is in it. */
    boolean isWhole() throws IOException {
        OptionalInt all = collection.pages().quickCount(Searching.COUNTING);
        return all.isPresent() && done() >= all.getAsInt();
    }

    /** Whether so few pages are left out that they are read in a moment. */
    boolean isShort() throws IOException {
        OptionalInt all = collection.pages().quickCount(Searching.COUNTING);
        return all.isPresent() && all.getAsInt() - done() <= FEW;
    }

    /** Whole percents of the pages that are in it. */
    int percent() throws IOException {
        OptionalInt all = collection.pages().quickCount(Searching.COUNTING);
        if (all.isEmpty()) {
            return 0;
        }
        return all.getAsInt() == 0 ? 100 : (int) Math.min(100, done() * 100L / all.getAsInt());
    }

    private int done() throws IOException {
        if (done < 0 || !growing) {
            done = finished();
        }
        return done;
    }

    /** A line that was not written to its end is written again. */
    private int finished() throws IOException {
        if (!Files.isRegularFile(file)) {
            return 0;
        }
        if (growing) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(lines.finishedBytes());
            }
        }
        return lines.lines();
    }

    /** Adds the next pages. */
    void grow(int pages) throws IOException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream(1 << 16);
        int from = done();
        int added = 0;
        for (byte[] line : collection.pages().raw(from, pages)) {
            lines.writeBytes(withText(line));
            added++;
        }
        Files.write(file, lines.toByteArray(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        done = from + added;
    }

    private byte[] withText(byte[] line) throws IOException {
        Optional<PageLine> page = PageLine.parse(line);
        if (page.isEmpty()) {
            return "{}\n".getBytes(StandardCharsets.UTF_8);
        }
        if (hasText(line)) {
            return line;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 12);
        ArticleText read = read(page.get());
        String title = page.get().title().isEmpty() ? read.title() : page.get().title();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("url", page.get().url());
            json.writeStringField("ts", page.get().timestamp());
            json.writeStringField("title", Titles.cut(title, 2000));
            json.writeStringField("text", Titles.cut(String.join("\n", read.paragraphs()), LONGEST_TEXT));
            json.writeEndObject();
        }
        out.write('\n');
        return out.toByteArray();
    }

    private static boolean hasText(byte[] line) throws IOException {
        try (JsonParser json = JSON.createParser(line)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean text = json.currentName().equals("text");
                if (json.nextToken() == JsonToken.VALUE_STRING && text && json.getTextLength() > 0) {
                    return true;
                }
                json.skipChildren();
            }
            return false;
        } catch (JsonProcessingException damaged) {
            return false;
        }
    }

    /** What cannot be read has no words; its address is still listed. */
    private ArticleText read(PageLine page) throws IOException {
        Optional<WebUrl> url = WebUrl.parse(page.url());
        Instant at = CaptureTime.parse(page.timestamp()).orElse(Replay.LATEST);
        try {
            Optional<Choice> held = url.isEmpty() ? Optional.empty() : collection.choose(url.get(), at);
            ArticleText own = held.isEmpty() ? ArticleText.NONE : ArticleText.of(collection, held.get().line());
            Optional<WebUrl> urn = WebUrl.parse("urn:text:" + page.url());
            Optional<Choice> text = urn.isEmpty()
                    ? Optional.empty()
                    : collection.choose(urn.get(), at).filter(Choice::exact);
            if (text.isEmpty()) {
                return own;
            }
            try (Archived record = collection.open(text.get().line());
                    InputStream in = record.body().decoded()) {
                String words = new String(in.readNBytes(4 * LONGEST_TEXT), StandardCharsets.UTF_8);
                return new ArticleText(own.title(), words.lines().toList());
            }
        } catch (DamagedRecordException | UnreadableCaptureException damaged) {
            return ArticleText.NONE;
        }
    }
}
