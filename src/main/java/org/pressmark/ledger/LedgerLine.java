package org.pressmark.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * An outcome as it stands in a ledger, for people. Reading needs no lock and changes nothing, so a ledger can be read
 * while a run writes it; what is torn at its end is left out.
 *
 * @param at when it was recorded, ISO 8601
 * @param outcome {@code captured}, or the code of the cause it is missing for
 * @param detail the particulars of a failure
 * @param attempts how often it was tried; 0 where that is not told
 * @param bytes the length of the last answer's payload
 * @param target the address
 */
public record LedgerLine(String at, String outcome, String detail, long attempts, long bytes, String target) {

    /** Reads every outcome of a collection's {@code .pressmark} folder, in the order of recording. */
    public static void read(Path folder, Consumer<LedgerLine> each) throws IOException {
        EntryFile.read(folder.resolve("ledger.jsonl"), entry -> {
            if (entry.text("kind").equals(OutcomeEntries.KIND)) {
                each.accept(of(entry));
            }
        });
    }

    private static LedgerLine of(Entry entry) {
        List<Entry> exchanges = entry.entries("exchanges");
        long bytes = exchanges.isEmpty() ? 0 : exchanges.get(exchanges.size() - 1).number("payload-length");
        return new LedgerLine(
                entry.text("at"), entry.has("cause") ? entry.text("cause") : "captured", entry.text("detail"),
                entry.number("attempts"), bytes, entry.text("target"));
    }
}
