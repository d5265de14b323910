package org.pressmark.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Goes through the second index of a compressed index (ZipNum) and looks at each block it points at.
 *
 * <pre>
 *   !meta 0 {"format":"cdxj-gzip-1.0","filename":"index.cdx.gz"}
 *   org,example)/ 20240501120000 {"offset":0,"length":123,"digest":"sha256:..."}
 *   org,example)/ 20240501120000 TAB file TAB offset TAB length TAB number      as pywb writes it
 * </pre>
 */
final class IdxScan {
    private final Desk desk;
    private final Archives indexes;
    private String file;
    private byte[] previous = new byte[0];
    private long covered;
    private long lines;
    private boolean missing;

    /** A check of lines that speak of this file unless they say otherwise. */
    IdxScan(Desk desk, Archives indexes, String file) {
        this.desk = desk;
        this.indexes = indexes;
        this.file = file;
    }

    /** Checks all lines; how many there are. */
    long run(InputStream in) throws IOException {
        Lines text = new Lines(in);
        while (text.next()) {
            lines++;
            byte[] line = Arrays.copyOf(text.bytes(), text.length());
            if (Arrays.compareUnsigned(previous, line) > 0) {
                desk.breach(Rule.IDX_ORDER, "line " + lines + " sorts before the line above it");
            }
            previous = line;
            line(new String(line, StandardCharsets.UTF_8).stripTrailing());
        }
        Optional<RawFile> index = indexes.find(file);
        if (index.isPresent() && !missing && covered != index.get().size()) {
            desk.breach(Rule.IDX_GAP,
                    "the places end at " + covered + ", " + file + " has " + index.get().size() + " bytes");
        }
        return lines;
    }

    private void line(String line) throws IOException {
        int brace = line.indexOf('{');
        try {
            if (line.startsWith("!")) {
                meta(brace < 0 ? Map.of() : json(line.substring(brace)));
            } else if (line.indexOf('\t') > 0) {
                columns(line.split("\t", -1));
            } else if (brace > 2 && line.charAt(brace - 1) == ' ') {
                Map<String, Object> place = json(line.substring(brace));
                place(line.substring(0, brace - 1), Json.text(place, "offset"), Json.text(place, "length"),
                        Json.text(place, "digest"));
            } else {
                desk.breach(Rule.IDX_LINE, "line " + lines + ": " + line);
            }
        } catch (JsonProcessingException | NotJsonException broken) {
            desk.breach(Rule.IDX_LINE, "line " + lines + " holds no JSON object: " + line);
        }
    }

    private static Map<String, Object> json(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Json.object(bytes, 0, bytes.length);
    }

    private void meta(Map<String, Object> json) {
        String named = Json.text(json, "filename");
        file = named.isEmpty() ? file : named;
    }

    private void columns(String[] words) {
        if (words.length < 4) {
            desk.breach(Rule.IDX_LINE, "line " + lines + " has " + words.length + " columns");
            return;
        }
        if (!Texts.isDigits(words[2]) || !Texts.isDigits(words[3])) {
            desk.breach(Rule.IDX_LINE, "line " + lines + ": offset " + words[2] + ", length " + words[3]);
        }
        missing = true; // the parts are named by a table of places that is not here
    }

    private void place(String key, String offset, String length, String digest) throws IOException {
        boolean numbers = Texts.isDigits(offset) && Texts.isDigits(length) && offset.length() < 19 && length.length() < 10;
        if (!numbers) {
            desk.breach(Rule.IDX_LINE, "line " + lines + ": offset " + offset + ", length " + length);
            return;
        }
        long from = Long.parseLong(offset);
        if (from != covered) {
            desk.breach(Rule.IDX_GAP,
                    "line " + lines + ": the block before ends at " + covered + ", this one starts at " + from);
        }
        covered = from + Long.parseLong(length);
        Optional<RawFile> index = indexes.find(file);
        if (index.isEmpty()) {
            if (!missing) {
                Severity severity = indexes.lacks(file) ? Severity.VIOLATION : Rule.IDX_FILE_MISSING.severity();
                desk.breach(Rule.IDX_FILE_MISSING, severity, desk.place(), file);
            }
            missing = true;
            return;
        }
        block(index.get().slice(from, Long.parseLong(length)), from, key, digest);
    }

    private void block(RawFile packed, long from, String key, String digest) throws IOException {
        try (InputStream in = new GZIPInputStream(packed.stream())) {
            byte[] start = in.readNBytes(key.getBytes(StandardCharsets.UTF_8).length);
            if (!new String(start, StandardCharsets.UTF_8).equals(key)) {
                desk.breach(Rule.IDX_BLOCK, "line " + lines + ": the block at " + from + " begins with "
                        + new String(start, StandardCharsets.UTF_8));
            }
        } catch (ZipException | EOFException broken) {
            desk.breach(Rule.IDX_BLOCK,
                    "line " + lines + ": no whole block lies at " + from + ": " + Compressed.reason(broken));
        }
        String computed = "sha256:" + Algorithm.SHA256.hexOf(packed.stream());
        if (digest.startsWith("sha256:") && !digest.equalsIgnoreCase(computed)) {
            desk.breach(Rule.IDX_BLOCK,
                    "line " + lines + ": the block at " + from + " is not what " + digest + " stands for");
        }
    }
}
