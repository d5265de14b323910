package org.pressmark.replay;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import org.pressmark.capture.BulkInput;

/**
 * The text of an answer, written row by row as it is sent: one of a hundred thousand lines takes no more memory than
 * one of ten.
 */
final class CdxAnswer extends BulkInput {
    /** What is no longer than this is written before it is sent: its length is known then, and what is wrong with it. */
    private static final int AT_ONCE = 64 << 10;

    private final CdxFound found;
    private final Function<CdxRow, Map<String, String>> fields;
    private final CdxOutput output;
    private byte[] text = new byte[0];
    private int at;
    private boolean begun;
    private boolean ended;

    private CdxAnswer(CdxFound found, Function<CdxRow, Map<String, String>> fields, CdxOutput output) {
        this.found = found;
        this.fields = fields;
        this.output = output;
    }

    /**
     * What is found as a body; takes over closing it.
     *
     * @param fields what is told of a row, in the order it is told
     */
    static Content of(CdxFound found, Function<CdxRow, Map<String, String>> fields, CdxOutput output) throws IOException {
        try {
            CdxAnswer answer = new CdxAnswer(found, fields, output);
            byte[] start = answer.readNBytes(AT_ONCE);
            if (start.length == AT_ONCE) {
                return Content.of(new SequenceInputStream(new ByteArrayInputStream(start), answer), found);
            }
            found.close();
            return Content.of(start);
        } catch (IOException | RuntimeException failed) {
            found.close();
            throw failed;
        }
    }

    @Override
    public int read(byte[] target, int from, int count) throws IOException {
        while (at == text.length && !ended) {
            text = next().getBytes(StandardCharsets.UTF_8);
            at = 0;
        }
        int given = Math.min(count, text.length - at);
        System.arraycopy(text, at, target, from, given);
        at += given;
        return given == 0 && count > 0 ? -1 : given;
    }

    private String next() {
        boolean first = !begun;
        if (found.rows().hasNext()) {
            begun = true;
            CdxRow row = found.rows().next();
            return output.rows().text(row.line(), fields.apply(row), first);
        }
        ended = true;
        return output.end().text(first, found.resume().get());
    }
}
