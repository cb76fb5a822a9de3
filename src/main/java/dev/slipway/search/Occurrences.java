package dev.slipway.search;

import java.util.Arrays;

/** Where any of a few letters stands in a text: each is looked for by itself, as the processor compares many places at a time. */
final class Occurrences {

    private static final int NONE = Integer.MAX_VALUE;

    private final char[] letters;
    private final int[] nexts;
    private String text = "";

    Occurrences(char[] letters) {
        this.letters = letters;
        this.nexts = new int[letters.length];
    }

    void over(String string) {
        text = string;
        Arrays.fill(nexts, -1);
    }

    /** The first place from this one on; behind the end if there is none. Later calls ask for later places. */
    int from(int place) {
        int first = NONE;
        for (int i = 0; i < letters.length; i++) {
            if (nexts[i] < place) {
                int next = text.indexOf(letters[i], place);
                nexts[i] = next < 0 ? NONE : next;
            }
            first = Math.min(first, nexts[i]);
        }
        return first;
    }
}
