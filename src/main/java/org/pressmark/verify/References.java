package org.pressmark.verify;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What records say of each other, over all files of one check.
 *
 * <p>Records are known by 64-bit hashes of their ids and of what revisits may name them by, so memory is about 100
 * bytes a capture, whatever its size.
 */
final class References {
    private static final String ID = "id";
    private static final String CAPTURE = "capture";
    private static final String PAYLOAD = "payload";
    private static final String INFO = "warcinfo";
    private static final String DIGEST_OF = "digest of";

    /** So many records may speak of what stands behind them before that is no longer looked after. */
    private static final int MOST_LATER = 1 << 16;

    private final LongTable ids = new LongTable();
    private final LongTable known = new LongTable();
    private final Pending pending = new Pending(this);
    private final Segments segments = new Segments();
    private final List<Doubt> doubts = new ArrayList<>();
    private final List<Later> later = new ArrayList<>();
    private final Set<Doubt> infos = new HashSet<>();

    /** Wrong if the first is known and the second is not; the first was not when this came up. */
    private record Doubt(long first, long second) {}

    /** A doubt that what stands further on may yet settle, and where it came up. */
    private record Later(Doubt doubt, Rule rule, Desk desk, Desk.Place place, String found) {}

    boolean knows(long hash) {
        return ids.get(hash) >= 0 || known.get(hash) >= 0;
    }

    /** Takes a record's header as it passes. */
    void see(Head head, Desk desk, long offset) {
        if (head.has(Name.RECORD_ID)) {
            long earlier = ids.putIfAbsent(Hash.of(ID, same(head.id())), offset);
            if (earlier >= 0) {
                desk.breach(Rule.RECORD_ID_REPEATED, head.id() + " stands already on the record at byte " + earlier);
            }
        }
        if (head.has(Name.WARCINFO_ID)) {
            refer(head.value(Name.WARCINFO_ID), Name.WARCINFO_ID, desk);
            ofWarcinfo(sameBare(head.value(Name.WARCINFO_ID)), desk);
        }
        if (head.has(Name.REFERS_TO) && head.kind() != Kind.REVISIT) {
            refer(head.value(Name.REFERS_TO), Name.REFERS_TO, desk);
        }
        for (String other : head.concurrent()) {
            refer(other, Name.CONCURRENT_TO, desk);
        }
        switch (head.kind()) {
            case WARCINFO -> known.putIfAbsent(Hash.of(INFO, same(head.id())), 0);
            case RESPONSE, RESOURCE, CONVERSION -> capture(head);
            case REVISIT -> revisit(head, desk);
            default -> { }
        }
        segments.see(head, desk);
    }

    /** An id in the one spelling of all that mean the same, RFC 3986 section 6.2.2.1 and RFC 9562 section 4. */
    static String same(String id) {
        int scheme = Texts.startsWithIgnoreCase(id, "urn:uuid:") ? id.length() : Math.max(0, Uris.schemeEnd(id));
        return id.substring(0, scheme).toLowerCase(Locale.ROOT) + id.substring(scheme);
    }

    static String sameBare(String written) {
        return same(Head.bare(written));
    }

    private void refer(String written, Name name, Desk desk) {
        long hash = Hash.of(ID, sameBare(written));
        await(Rule.REFERENCE_DANGLING, hash, hash, desk, name.text() + ": " + written);
    }

    private void await(Rule rule, long hash, long otherHash, Desk desk, String found) {
        if (!knows(hash) && !knows(otherHash)) {
            pending.add(new Pending.Entry(rule, hash, otherHash, desk, desk.place(), Desk.shown(found)));
        }
    }

    private void ofWarcinfo(String id, Desk desk) {
        judge(new Doubt(Hash.of(ID, id), Hash.of(INFO, id)), Rule.REFERENCE_TYPE, id + " is a record of another type", desk);
    }

    private void judge(Doubt doubt, Rule rule, String found, Desk desk) {
        boolean open = !knows(doubt.first());
        if (refutes(doubt)) {
            desk.breach(rule, found);
        } else if (open) {
            if (doubts.isEmpty() || !doubts.get(doubts.size() - 1).equals(doubt)) {
                doubts.add(doubt);
            }
            keep(new Later(doubt, rule, desk, desk.place(), found));
        }
    }

    /** Of a warcinfo that all records of a file name one of them tells. */
    private void keep(Later one) {
        if (later.size() < MOST_LATER && (one.rule() != Rule.REFERENCE_TYPE || infos.add(one.doubt()))) {
            later.add(one);
        }
    }

    private boolean refutes(Doubt doubt) {
        return knows(doubt.first()) && !knows(doubt.second());
    }

    private void capture(Head head) {
        known.putIfAbsent(Hash.of(CAPTURE, head.target(), head.value(Name.DATE)), 0);
        if (head.has(Name.PAYLOAD_DIGEST)) {
            String digest = DigestText.plain(head.value(Name.PAYLOAD_DIGEST));
            known.putIfAbsent(Hash.of(PAYLOAD, digest), 0);
            for (String name : new String[] {same(head.id()), capture(head.target(), head.value(Name.DATE))}) {
                known.putIfAbsent(Hash.of(DIGEST_OF, name + " " + algorithm(digest)), 0);
                known.putIfAbsent(Hash.of(DIGEST_OF, name + " " + digest), 0);
            }
        }
    }

    /** What a revisit names that says target and date instead of an id. */
    private static String capture(String target, String date) {
        return target + " " + date;
    }

    private static String algorithm(String digest) {
        return digest.substring(0, digest.indexOf(':') + 1);
    }

    /** The record referred to has been seen, with a digest of the same kind and another value. */
    private void sameDigest(String name, String digest, Desk desk) {
        Doubt doubt = new Doubt(Hash.of(DIGEST_OF, name + " " + algorithm(digest)), Hash.of(DIGEST_OF, name + " " + digest));
        judge(doubt, Rule.REVISIT_OTHER_DIGEST, name + " has another payload digest than " + digest, desk);
    }

    private void sameDigest(Head head, String digest, Desk desk) {
        if (head.has(Name.REFERS_TO)) {
            sameDigest(sameBare(head.value(Name.REFERS_TO)), digest, desk);
        } else if (head.has(Name.REFERS_TO_TARGET_URI)) {
            String target = Head.bare(head.value(Name.REFERS_TO_TARGET_URI));
            sameDigest(capture(target, head.value(Name.REFERS_TO_DATE)), digest, desk);
        }
    }

    /** A revisit is resolved by the id it refers to, by target and date, else by the payload's digest. */
    private void revisit(Head head, Desk desk) {
        long byId = Hash.of(ID, sameBare(head.value(Name.REFERS_TO)));
        String digest = DigestText.plain(head.value(Name.PAYLOAD_DIGEST));
        if (head.value(Name.PROFILE).contains("identical-payload-digest")) {
            sameDigest(head, digest, desk);
        }
        if (head.has(Name.REFERS_TO_TARGET_URI)) {
            String target = Head.bare(head.value(Name.REFERS_TO_TARGET_URI));
            long byCapture = Hash.of(CAPTURE, target, head.value(Name.REFERS_TO_DATE));
            await(Rule.REVISIT_UNRESOLVED, byId, byCapture, desk, "of " + target);
        } else if (head.has(Name.REFERS_TO)) {
            await(Rule.REVISIT_UNRESOLVED, byId, byId, desk, "of " + head.value(Name.REFERS_TO));
        } else {
            long byPayload = Hash.of(PAYLOAD, digest);
            await(Rule.REVISIT_UNRESOLVED, byPayload, byPayload, desk, "of " + head.value(Name.PAYLOAD_DIGEST));
        }
    }

    /**
     * Takes over what was seen of later files, as if they had been read here.
     *
     * @return whether that can be done; if not, nothing has happened, and they must be read here
     */
    boolean absorb(References others) {
        boolean apart = !ids.meets(others.ids) && others.doubts.stream().noneMatch(this::refutes)
                && segments.areApartFrom(others.segments) && pending.hasRoomFor(others.pending);
        if (apart) {
            segments.absorb(others.segments);
            pending.absorb(others.pending);
            ids.putAllAbsent(others.ids);
            known.putAllAbsent(others.known);
            others.later.forEach(this::keep);
        }
        return apart;
    }

    /** Says what is still open when all files are read. */
    void settle(boolean selfContained) {
        later.stream().filter(one -> refutes(one.doubt())).forEach(one ->
                one.desk().breach(one.rule(), one.rule().severity(), one.place(), Desk.shown(one.found())));
        pending.settle(selfContained);
        segments.settle(selfContained);
    }
}
