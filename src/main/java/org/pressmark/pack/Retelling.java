package org.pressmark.pack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pressmark.capture.Body;
import org.pressmark.provenance.AssetAccount;
import org.pressmark.provenance.PageInfoText;
import org.pressmark.provenance.ProvenanceText;
import org.pressmark.provenance.ToldPage;
import org.pressmark.wacz.PagesRevision.Counts;

/**
 * Writes what was gathered again of pages of earlier runs: the assets, and where anything came out otherwise than
 * before, the page's provenance and facts anew. The page itself stays the capture it is.
 */
final class Retelling {
    private final RunArchive archive;
    private final AssetRecords assets;
    private final long run;
    private final String software;
    private final Map<String, Counts> counts = new LinkedHashMap<>();

    Retelling(RunArchive archive, AssetRecords assets, long run, String software) {
        this.archive = archive;
        this.assets = assets;
        this.run = run;
        this.software = software;
    }

    /** Writes a page's assets and gives their account. */
    List<AssetAccount> write(ToldPage page, List<Gathered> gathered) throws IOException {
        Map<String, AssetAccount> all = new LinkedHashMap<>();
        page.assets().forEach(asset -> all.put(key(asset), asset));
        List<AssetAccount> accounts = new ArrayList<>();
        boolean changed = false;
        int recovered = 0;
        for (Gathered asset : gathered) {
            AssetAccount now = assets.write(asset, page.pageRecord());
            AssetAccount before = all.get(key(now));
            if (before != null && !before.isMissing() && now.isMissing()) {
                accounts.add(now); // gone from the live web since: what the archive holds it holds
                continue;
            }
            all.put(key(now), now);
            changed |= before == null || !same(before, now);
            recovered += before != null && before.isMissing() && !now.isMissing() ? 1 : 0;
            accounts.add(now);
        }
        if (changed) {
            tell(page, List.copyOf(all.values()), gathered.size() + " assets were asked for again, " + recovered
                    + " of them were missing and are captured now");
        }
        return accounts;
    }

    private static String key(AssetAccount asset) {
        return asset.url().isEmpty() ? "\n" + asset.asWritten() : asset.url();
    }

    /** A failure that only happened once more, or the same payload once more, is noted but tells no other story. */
    private static boolean same(AssetAccount before, AssetAccount now) {
        boolean held = !before.isMissing() && !now.isMissing() && before.digest().equals(now.digest());
        return held || (before.outcome().equals(now.outcome()) && before.cause().equals(now.cause())
                && before.detail().equals(now.detail()) && before.status() == now.status());
    }

    private void tell(ToldPage page, List<AssetAccount> all, String note) throws IOException {
        String date = archive.date().toString();
        String provenance = page.revised(all, new ToldPage.Event(run, date, software, note));
        String url = page.pageUrl();
        write(ProvenanceText.address(url), ProvenanceText.MEDIA_TYPE, provenance);
        write("urn:pageinfo:" + url, "application/json",
                PageInfoText.of(url, page.pageRecord(), archive.date(), all));
        counts.put(url, new Counts(all.size(), (int) AssetRecords.missingAmong(all)));
    }

    private void write(String address, String type, String text) throws IOException {
        Body bytes = Body.of(text.getBytes(StandardCharsets.UTF_8));
        archive.expect(bytes.length());
        archive.write(Draft.resource(archive.date(), address, type, bytes, archive.digest(bytes)));
    }

    /** The pages that are told anew, with what there is to say of them in the list of pages. */
    Map<String, Counts> counts() {
        return counts;
    }
}
