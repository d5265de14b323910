package org.pressmark.verify;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What the check of one piece of a file met, until it is known what the pieces before it hold.
 *
 * <p>It takes only so much; a piece that holds more (a small one can unpack to anything) is checked when its turn comes.
 */
final class PieceLog implements Witness, Breaches {
    /** About so many bytes; a usual piece takes a twentieth of it. */
    private static final long MOST = 16L << 20;

    private static final int EACH = 400;

    /** Too much was found to be kept. */
    static final class FullException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Something met, to be told as if it were met now. */
    private interface Event {
        void tell(Desk desk, Check check, long shift);
    }

    private final int keptPerRule;
    private final boolean wantsLints;
    private final List<Event> events = new ArrayList<>();
    private final Map<Rule, Integer> kept = new EnumMap<>(Rule.class);
    private final Map<Rule, Event> last = new EnumMap<>(Rule.class);
    private long weight;

    PieceLog(int keptPerRule, boolean wantsLints) {
        this.keptPerRule = keptPerRule;
        this.wantsLints = wantsLints;
    }

    /**
     * Tells all in order.
     *
     * @param shift how many decoded bytes stand before the piece
     */
    void tell(Desk desk, Check check, long shift) {
        for (Event event : events) {
            event.tell(desk, check, shift);
        }
    }

    private void add(Event event, long size) {
        weight += size;
        if (weight > MOST) {
            throw new FullException();
        }
        events.add(event);
    }

    /** Of more breaches of a rule than a report lists only the number counts, so one stands for all others. */
    @Override
    public void add(Breach breach) {
        if (kept.merge(breach.rule(), 1, Integer::sum) > keptPerRule && last.containsKey(breach.rule())) {
            add(last.get(breach.rule()), Long.BYTES);
            return;
        }
        Event event = (desk, check, shift) -> desk.pass(breach);
        last.put(breach.rule(), event);
        add(event, EACH + breach.found().length() + breach.recordId().length());
    }

    @Override
    public void see(Head head, Desk there, long offset) {
        add((desk, check, shift) -> {
            desk.at(offset);
            desk.record(head.id());
            check.see(head, desk, offset);
        }, EACH + head.size());
    }

    @Override
    public boolean wantsLints() {
        return wantsLints;
    }

    @Override
    public void lint(LintSubject record, Desk there) {
        long offset = there.place().offset();
        String words = record.inWords();
        for (LintRule rule : Lints.met(record)) {
            add((desk, check, shift) -> {
                desk.at(offset);
                check.lints().add(rule, desk, words);
            }, EACH + words.length());
        }
    }

    @Override
    public void lost(long bytes, long from, boolean more, Desk there) {
        Desk.Place place = there.place();
        add((desk, check, shift) -> {
            desk.at(place);
            check.lost(bytes, from + shift, more, desk);
        }, EACH);
    }
}
