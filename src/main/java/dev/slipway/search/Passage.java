package dev.slipway.search;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Shows a text with what was found marked: HTML in which everything is escaped and {@code mark} is the only element.
 *
 * <p>The stored text is read anew for the few hits on a page: that costs some 20 µs each, where offsets in the index would
 * make every search carry them.
 */
final class Passage {

    private static final int LENGTH = 190;
    private static final int REACH = 50;
    private static final int MOST_FOUND = 300;

    private record Found(int from, int to, int wanted) {}

    /**
     * @param from where in the text the stretch begins
     * @param found whether any wanted word stands in it
     */
    record Stretch(String html, int from, boolean found) {}

    private final Marks marks;
    private final Stems stems;
    private final Words words;

    /** @param stems may be shared by whatever one thread does */
    Passage(Marks marks, Stems stems) {
        this.marks = marks;
        this.stems = stems;
        this.words = new Words().onlyBeginning(marks.beginning(), marks.hasPairs());
    }

    /** The whole text. */
    String all(String text, Language language) {
        StringBuilder html = new StringBuilder(text.length() + 32);
        write(html, text, 0, text.length(), find(text, language));
        return html.toString();
    }

    /** The stretch of the text in which most of the wanted words stand together; else its beginning. */
    Stretch best(String text, Language language, Sections sections) {
        List<Found> found = find(text, language);
        int first = densest(found, sections);
        int start = found.isEmpty() ? 0 : startBefore(text, found.get(first).from());
        int stop = stopAfter(text, start, found.isEmpty() ? 0 : found.get(first).to());
        StringBuilder html = new StringBuilder(LENGTH + 64);
        if (start > 0) {
            html.append("… ");
        }
        write(html, text, start, stop, found);
        if (stop < text.length()) {
            html.append(" …");
        }
        return new Stretch(
                html.toString(), found.isEmpty() ? 0 : found.get(first).from(), !found.isEmpty());
    }

    private List<Found> find(String text, Language language) {
        List<Found> found = new ArrayList<>();
        if (marks.wanted() == 0) {
            return found;
        }
        words.over(text);
        BitSet seen = new BitSet();
        int covered = 0;
        int enoughAt = Integer.MAX_VALUE;
        String before = "";
        int beforeFrom = 0;
        int beforePlace = 0;
        while (words.next() && found.size() < MOST_FOUND && words.from() < enoughAt) {
            if (words.to() <= covered) {
                continue;
            }
            int wanted = marks.of(words, stems, language);
            if (words.from() < covered) { // a pair of characters of which the first is marked already
                if (wanted != Marks.NONE) {
                    Found last = found.removeLast();
                    found.add(new Found(last.from(), words.to(), last.wanted()));
                    covered = words.to();
                    seen.set(wanted);
                }
                continue;
            }
            int from = words.from();
            if (marks.hasPairs() && !words.whole()) {
                String word = words.word();
                int together = wanted == Marks.NONE && words.place() == beforePlace + 1
                        ? marks.ofPair(before, word, stems)
                        : Marks.NONE;
                if (together != Marks.NONE) {
                    wanted = together;
                    from = beforeFrom;
                }
                before = word;
                beforeFrom = words.from();
                beforePlace = words.place();
            }
            if (wanted != Marks.NONE) {
                found.add(new Found(from, words.to(), wanted));
                covered = words.to();
                seen.set(wanted);
                if (enoughAt == Integer.MAX_VALUE && seen.cardinality() == marks.wanted()) {
                    enoughAt = words.to() + 4 * LENGTH; // all seen once: the best stretch is likely near
                }
            }
        }
        return found;
    }

    /** The place in the list where the best stretch begins. */
    private static int densest(List<Found> found, Sections sections) {
        int best = 0;
        int bestWorth = -1;
        for (int i = 0; i < found.size(); i++) {
            long kinds = 0; // a bit for each wanted word; beyond sixty-four some share one
            int count = 0;
            for (int j = i; j < found.size() && found.get(j).to() - found.get(i).from() <= LENGTH - REACH; j++) {
                kinds |= 1L << found.get(j).wanted();
                count++;
            }
            int inHeading = sections.isHeading(found.get(i).from()) ? 15 : 0; // says what the part is about
            int worth = 10 * Long.bitCount(kinds) + Math.min(count, 9) + inHeading;
            if (worth > bestWorth) {
                best = i;
                bestWorth = worth;
            }
        }
        return best;
    }

    /** The beginning of the sentence where it is near, else of a word. */
    private static int startBefore(String text, int place) {
        int nearest = Math.max(0, place - REACH);
        for (int i = place - 1; i >= nearest; i--) {
            char letter = text.charAt(i);
            if (letter == '\n' || (endsSentence(letter) && Character.isWhitespace(text.charAt(i + 1)))) {
                return skipSpace(text, i + 1);
            }
        }
        if (nearest == 0) {
            return 0;
        }
        int space = nearest;
        while (space < place && !Character.isWhitespace(text.charAt(space))) {
            space++;
        }
        return skipSpace(text, space);
    }

    private static int stopAfter(String text, int start, int atLeast) {
        int stop = Math.max(start + LENGTH, atLeast);
        if (stop >= text.length()) {
            return text.length();
        }
        for (int i = stop; i > Math.max(atLeast, start + LENGTH / 2); i--) {
            if (Character.isWhitespace(text.charAt(i))) {
                return i;
            }
        }
        return Character.isLowSurrogate(text.charAt(stop)) ? stop + 1 : stop;
    }

    private static boolean endsSentence(char letter) {
        return letter == '.' || letter == '!' || letter == '?';
    }

    private static int skipSpace(String text, int place) {
        int at = place;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return Math.min(at, text.length());
    }

    private static void write(StringBuilder html, String text, int start, int stop, List<Found> found) {
        int at = start;
        for (Found one : found) {
            if (one.from() < at || one.to() > stop) {
                continue;
            }
            escape(html, text, at, one.from());
            html.append("<mark>");
            escape(html, text, one.from(), one.to());
            html.append("</mark>");
            at = one.to();
        }
        escape(html, text, at, stop);
    }

    private static void escape(StringBuilder html, String text, int from, int to) {
        int plain = from; // what begins here is copied as it is
        for (int i = from; i < to; i++) {
            char letter = text.charAt(i);
            if (isPlain(letter) || (letter == ' ' && i > plain && text.charAt(i - 1) != ' ')) {
                continue;
            }
            html.append(text, plain, i);
            plain = i + 1;
            switch (letter) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> {
                    if (Character.isWhitespace(letter)) { // several are shown as one
                        if (html.isEmpty() || html.charAt(html.length() - 1) != ' ') {
                            html.append(' ');
                        }
                    } else if (!Character.isISOControl(letter)) {
                        html.append(letter);
                    }
                }
            }
        }
        html.append(text, plain, to);
    }

    private static boolean isPlain(char letter) {
        return (letter >= 'a' && letter <= 'z')
                || (letter >= '(' && letter <= ';')
                || (letter >= '?' && letter <= '`')
                || (letter > 0x9f && !Character.isWhitespace(letter));
    }
}
