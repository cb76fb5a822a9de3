package dev.slipway.search;

import java.util.Arrays;

/** How wanted words begin: tells from a word's first two letters, without reading on, that it is none of them. */
final class Beginnings {

    private static final int LETTERS = 32; // of ASCII, by what is the same in large and small ones

    private final boolean[] first = new boolean[128];
    private final boolean[] both = new boolean[LETTERS * LETTERS];

    /** Whatever begins with this letter. */
    void add(char letter) {
        if (letter < first.length) {
            mark(letter);
            int row = LETTERS * (letter % LETTERS);
            Arrays.fill(both, row, row + LETTERS, true);
        }
    }

    /** @param word in small letters, from this place on; nothing if it ends before */
    void add(char[] word, int from) {
        if (from + 1 < word.length && isLetter(word[from]) && isLetter(word[from + 1])) {
            mark(word[from]);
            both[pair(word[from], word[from + 1])] = true;
        } else if (from < word.length) {
            add(word[from]);
        }
    }

    private void mark(char letter) {
        first[letter] = true;
        first[Character.toUpperCase(letter)] = true;
    }

    /** Of ASCII, large and small ones. */
    char[] letters() {
        StringBuilder letters = new StringBuilder();
        for (char letter = 0; letter < first.length; letter++) {
            if (first[letter]) {
                letters.append(letter);
            }
        }
        return letters.toString().toCharArray();
    }

    boolean mayBegin(char letter) {
        return letter >= first.length || first[letter];
    }

    /** Whether a word may that begins with these two, or with the first alone if the second is not a letter of ASCII. */
    boolean mayBegin(char letter, char second) {
        return isLetter(second) && letter < first.length ? both[pair(letter, second)] : mayBegin(letter);
    }

    private static int pair(char letter, char second) {
        return LETTERS * (letter % LETTERS) + second % LETTERS;
    }

    private static boolean isLetter(char letter) {
        return letter >= 'a' && letter <= 'z';
    }
}
