package org.pressmark.render;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where code spans end: CommonMark section 6.1, the next run of as many backticks. Found in one pass over the text. */
final class CodeSpans {
    private final Map<Integer, Integer> endOfSpan = new HashMap<>();

    CodeSpans(String text) {
        List<int[]> runs = new ArrayList<>();
        for (int at = text.indexOf('`'); at >= 0; at = text.indexOf('`', at)) {
            int start = at;
            while (at < text.length() && text.charAt(at) == '`') {
                at++;
            }
            runs.add(new int[] {start, at - start});
        }
        Map<Integer, Integer> nextOfLength = new HashMap<>();
        for (int i = runs.size() - 1; i >= 0; i--) {
            int[] run = runs.get(i);
            Integer next = nextOfLength.put(run[1], run[0]);
            endOfSpan.put(run[0], next == null ? run[0] + run[1] : next + run[1]);
        }
    }

    /** Where the text goes on behind the span, or behind the run that opens none, which starts at that place. */
    int endFrom(int start) {
        return endOfSpan.getOrDefault(start, start + 1);
    }
}
