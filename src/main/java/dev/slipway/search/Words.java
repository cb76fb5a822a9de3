package dev.slipway.search;

import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.jspecify.annotations.Nullable;

/**
 * Reads a text word by word, the same way for the index, for what people type and for what is shown: lower case, without
 * accents. An identifier is given whole, without its hyphens and underscores, and then in its parts: {@code
 * payments_api}, {@code payments-api} and {@code PaymentsApi} are all {@code paymentsapi, payments, api}. Scripts that put no
 * space between words are given by overlapping pairs of characters, which needs no dictionary and no knowledge of the
 * language.
 */
final class Words {

    private static final int LONGEST = 64;
    private static final int MOST_PARTS = 12;

    /** Large and small: where more letters begin what is wanted, one of them is always near. */
    private static final int MOST_TO_LEAP = 2;

    private char[] own = new char[0];
    private char[] text = own;
    private @Nullable Beginnings wanted;
    private @Nullable Occurrences beginnings; // where leaping pays
    private boolean leaps;
    private int place;
    private int end;
    private int at;

    private final int[] starts = new int[MOST_PARTS];
    private final int[] ends = new int[MOST_PARTS];
    private int parts;
    private int nextPart;
    private boolean wholeIsDue;
    private boolean wholeWasGiven;
    private int compound;

    private final char[] lower = new char[LONGEST];
    private final char[] folded = new char[4 * LONGEST];
    private int length;
    private int from;
    private int to;
    private boolean whole;
    private int step;
    private int pairAt;
    private int pairsEnd;

    Words over(char[] characters, int count) {
        text = characters;
        end = count;
        leaps = false;
        at = 0;
        parts = 0;
        nextPart = 0;
        wholeIsDue = false;
        wholeWasGiven = false;
        compound = 0;
        place = 0;
        pairAt = 0;
        pairsEnd = 0;
        return this;
    }

    Words over(String string) {
        if (own.length < string.length()) {
            own = new char[Math.max(string.length(), 2 * own.length)];
        }
        string.getChars(0, string.length(), own, 0);
        over(own, string.length());
        if (beginnings != null) {
            leaps = isAscii();
            beginnings.over(string);
        }
        return this;
    }

    /**
     * Passes over the words that begin otherwise: that takes far less time.
     *
     * @param placed whether each word's place must be known, for which every word has to be looked at
     */
    Words onlyBeginning(Beginnings with, boolean placed) {
        char[] letters = with.letters();
        wanted = with;
        beginnings = placed || letters.length > MOST_TO_LEAP ? null : new Occurrences(letters);
        return this;
    }

    private boolean isAscii() {
        int all = 0;
        for (int i = 0; i < end; i++) {
            all |= text[i];
        }
        return all < 128;
    }

    /** Moves to the next word; false at the end of the text. */
    boolean next() {
        while (true) {
            if (pairAt < pairsEnd) {
                if (nextPair()) {
                    return true;
                }
            } else if (wholeIsDue) {
                wholeIsDue = false;
                if (fold(starts[0], ends[parts - 1])) {
                    whole = true;
                    wholeWasGiven = true;
                    step = 1;
                    return true;
                }
            } else if (nextPart < parts) {
                int part = nextPart++;
                place++;
                if (fold(starts[part], ends[part])) {
                    whole = false;
                    step = wholeWasGiven ? 0 : 1;
                    wholeWasGiven = false;
                    return true;
                }
            } else if (!findCompound()) {
                return false;
            }
        }
    }

    /** One character where it stands alone. */
    private boolean nextPair() {
        int start = pairAt;
        int stop = Math.min(start + 2, pairsEnd);
        pairAt = stop == pairsEnd ? pairsEnd : start + 1;
        place++;
        whole = false;
        step = 1;
        return fold(start, stop);
    }

    /** The word, in the first {@link #length()} places; overwritten by the next. */
    char[] buffer() {
        return folded;
    }

    int length() {
        return length;
    }

    String word() {
        return new String(folded, 0, length);
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /** Whether this is an identifier before it is taken apart. */
    boolean whole() {
        return whole;
    }

    /** 0 for the first part of an identifier, which stands where the whole stands; else 1. */
    int step() {
        return step;
    }

    /** The same number for an identifier and its parts. */
    int compound() {
        return compound;
    }

    /** How many words there were up to this one, those that were passed over among them; identifiers count by their parts. */
    int place() {
        return place;
    }

    /**
     * Goes on to the first word that begins like a wanted one, or is not simply a few letters. Most words of most texts are
     * passed over here.
     */
    private void passOver(Beginnings with) {
        char[] letters = text;
        int last = end;
        int here = at;
        while (here < last) {
            char first = letters[here];
            if (!isPlain(first)) {
                if (first >= 128) {
                    break;
                }
                here++;
                continue;
            }
            int stop = here + 1;
            if (first <= '9' || with.mayBegin(first, stop < last ? letters[stop] : ' ')) {
                break;
            }
            while (stop < last && letters[stop] >= 'a' && letters[stop] <= 'z') {
                stop++;
            }
            if (stop < last && letters[stop] != ' ' && letters[stop] != '\n' && letters[stop] != ',') {
                break; // likely part of something longer
            }
            here = stop;
            compound++;
            place++;
        }
        at = here;
    }

    /** Likewise, from one letter that a wanted word may begin with to the next. */
    private void leap(Beginnings with, Occurrences to) {
        int place = to.from(at);
        while (place < end) {
            char letter = text[place];
            boolean within = letter >= 'a' && place > at && isPlain(text[place - 1]);
            if (!within && with.mayBegin(letter, place + 1 < end ? text[place + 1] : ' ')) {
                at = beginningOfCompound(place);
                return;
            }
            place = to.from(place + 1);
        }
        at = end;
    }

    private int beginningOfCompound(int place) {
        int start = place;
        while (start > at
                && (isInWord(start - 1) || (start - 1 > at && isConnector(text[start - 1]) && isInWord(start - 2)))) {
            start--;
        }
        return start;
    }

    private boolean findCompound() {
        if (wanted != null && leaps && beginnings != null) {
            leap(wanted, beginnings);
        } else if (wanted != null) {
            passOver(wanted);
        }
        while (at < end && !begins(text[at])) {
            at++;
        }
        if (at >= end) {
            return false;
        }
        compound++;
        parts = 0;
        nextPart = 0;
        int start = at;
        if (isUnspaced(text[at])) {
            while (at < end && isUnspaced(text[at])) {
                at++;
            }
            pairAt = start;
            pairsEnd = at;
            return true;
        }
        boolean more = true;
        while (more) {
            int partEnd = endOfPart(start);
            boolean room = parts < MOST_PARTS;
            if (room) {
                starts[parts] = start;
                ends[parts++] = partEnd;
            }
            at = partEnd;
            if (partEnd < end && belongs(partEnd)) {
                start = partEnd;
            } else if (partEnd + 1 < end && isConnector(text[partEnd]) && belongs(partEnd + 1)) {
                start = partEnd + 1;
            } else {
                more = false;
            }
            more &= room;
        }
        wholeIsDue = parts > 1 && parts < MOST_PARTS;
        return true;
    }

    private static boolean begins(char letter) {
        return letter < 128 ? isPlain(letter) : Character.isLetterOrDigit(letter) || Character.isSurrogate(letter);
    }

    private boolean belongs(int place) {
        return !isUnspaced(text[place]) && isInWord(place) && !isApostrophe(text[place]);
    }

    private boolean isInWord(int place) {
        char letter = text[place];
        if (letter < 128 && letter != '\'') {
            return isPlain(letter);
        }
        return Character.isLetterOrDigit(letter)
                || Character.isSurrogate(letter)
                || Character.getType(letter) == Character.NON_SPACING_MARK
                || (isApostrophe(letter)
                        && place > 0
                        && place + 1 < end
                        && Character.isLetter(text[place - 1])
                        && Character.isLetter(text[place + 1]));
    }

    private static boolean isPlain(char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9');
    }

    /** Han, kana and Hangul. */
    static boolean isUnspaced(char letter) {
        return letter > 0x2000
                && Character.isLetterOrDigit(letter)
                && (Character.isIdeographic(letter)
                        || (letter >= 0x3040 && letter <= 0x30ff)
                        || (letter >= 0xac00 && letter <= 0xd7af)
                        || (letter >= 0xff66 && letter <= 0xff9f));
    }

    private static boolean isApostrophe(char letter) {
        return letter == '\'' || letter == '\u2019';
    }

    private static boolean isConnector(char letter) {
        return letter == '-' || letter == '_' || letter == '.';
    }

    /** Ends where no letter follows, or where a new hump or a number of its own begins. */
    private int endOfPart(int start) {
        int stop = start + 1;
        while (stop < end) {
            char here = text[stop];
            if (here >= 'a' && here <= 'z') {
                stop++; // nothing begins with a small letter
                continue;
            }
            if (!isInWord(stop) || isUnspaced(here)) {
                break;
            }
            char before = text[stop - 1];
            boolean hump = Character.isUpperCase(here)
                    && (Character.isLowerCase(before)
                            || (Character.isUpperCase(before)
                                    && stop + 1 < end
                                    && Character.isLowerCase(text[stop + 1])
                                    && stop - start > 1));
            if (hump || numberBegins(start, stop)) {
                break;
            }
            stop++;
        }
        return stop;
    }

    /** {@code ADR27} is two, {@code k8s}, {@code v7} and {@code log4j} are one. */
    private boolean numberBegins(int start, int place) {
        return place - start > 1
                && Character.isDigit(text[place])
                && Character.isLetter(text[place - 1])
                && Character.isLetter(text[start])
                && place + 1 < end
                && Character.isDigit(text[place + 1]);
    }

    private boolean fold(int start, int stop) {
        if (wanted != null && !wanted.mayBegin(text[start])) {
            return false;
        }
        int until = stop;
        if (until - start > 2 && isApostrophe(text[until - 2]) && (text[until - 1] == 's' || text[until - 1] == 'S')) {
            until -= 2;
        }
        int count = 0;
        boolean ascii = true;
        for (int place = start; place < until; place++) {
            char letter = text[place];
            if (isApostrophe(letter) || (isConnector(letter) && !isDecimalPoint(place, start, until))) {
                continue;
            }
            if (count == LONGEST) {
                return false;
            }
            ascii &= letter < 128;
            lower[count++] = letter >= 'a' && letter <= 'z' ? letter : Character.toLowerCase(letter);
        }
        if (ascii) {
            System.arraycopy(lower, 0, folded, 0, count);
            length = count;
        } else {
            length = ASCIIFoldingFilter.foldToASCII(lower, 0, folded, 0, count);
        }
        from = start;
        to = stop;
        return length > 0;
    }

    private boolean isDecimalPoint(int place, int start, int stop) {
        return text[place] == '.'
                && place > start
                && place + 1 < stop
                && Character.isDigit(text[place - 1])
                && Character.isDigit(text[place + 1]);
    }
}
