package dev.slipway.scan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a pattern in many lines. An expression with many alternatives tries all of them at every character; so the
 * words that a match must hold one of are looked for first, all at once, and only a line that has one is tried.
 *
 * <p>For one thread, but for the words' automaton, which is made when enough lines were asked for.
 */
public final class Sieve {

    private static final int LINES_BEFORE_IT_PAYS = 300;
    private static final Map<Pattern, Seen> known = Collections.synchronizedMap(new WeakHashMap<>());

    private final Matcher matcher;
    private final Seen seen;

    /** What is kept of a pattern between repositories. */
    private static final class Seen {
        private int lines;
        private volatile @Nullable Automaton automaton;
    }

    private Sieve(Pattern pattern, Seen seen) {
        this.matcher = pattern.matcher("");
        this.seen = seen;
    }

    public static Sieve of(Pattern pattern) {
        return new Sieve(pattern, known.computeIfAbsent(pattern, p -> new Seen()));
    }

    public boolean find(String line) {
        Automaton automaton = seen.automaton;
        if (automaton == null && ++seen.lines > LINES_BEFORE_IT_PAYS) { // a lost count only makes it later
            automaton = Automaton.of(Necessary.words(matcher.pattern()));
            seen.automaton = automaton;
        }
        return (automaton == null || automaton.finds(line))
                && matcher.reset(line).find();
    }

    /** The first of these lines that it is found in, unless that one tells what is looked for rather than what is there. */
    public @Nullable Line first(List<Line> code) {
        for (Line line : code) {
            if (find(line.text()) && !RepositoryFiles.isExpression(line.text())) {
                return line;
            }
        }
        return null;
    }

    /** Finds any of many words in one pass (Aho and Corasick), in any case of ASCII letters. */
    private static final class Automaton {

        private static final Automaton ALL = new Automaton(new byte[0], 1, new short[0]);
        private static final short FOUND = -1;
        private static final int MOST_STATES = 20_000;

        private final byte[] classes; // of each ASCII character; those in no word are of class 0
        private final int width;
        private final short[] next;

        private Automaton(byte[] classes, int width, short[] next) {
            this.classes = classes;
            this.width = width;
            this.next = next;
        }

        static Automaton of(@Nullable Set<String> words) {
            if (words == null || words.stream().mapToInt(String::length).sum() > MOST_STATES) {
                return ALL;
            }
            byte[] classes = new byte[128];
            int width = 1;
            for (String word : words) {
                for (char c : word.toCharArray()) {
                    if (classes[c] == 0) {
                        classes[c] = (byte) width;
                        classes[Character.toUpperCase(c)] = (byte) width;
                        width++;
                    }
                }
            }
            return new Automaton(classes, width, states(words, classes, width));
        }

        private static short[] states(Set<String> words, byte[] classes, int width) {
            List<short[]> states = new ArrayList<>(List.of(new short[width]));
            for (String word : words) {
                int state = 0;
                for (int i = 0; i < word.length() && state != FOUND; i++) {
                    short[] row = states.get(state);
                    int c = classes[word.charAt(i)];
                    if (i == word.length() - 1) {
                        row[c] = FOUND; // what is longer and begins the same need not be told apart
                    } else if (row[c] == 0) {
                        row[c] = (short) states.size();
                        states.add(new short[width]);
                    }
                    state = row[c];
                }
            }
            int[] fallback = new int[states.size()];
            Queue<Integer> waiting = new ArrayDeque<>();
            for (short first : states.getFirst()) {
                if (first > 0) {
                    waiting.add((int) first);
                }
            }
            while (!waiting.isEmpty()) {
                int state = waiting.remove();
                short[] row = states.get(state);
                short[] shorter = states.get(fallback[state]);
                for (int c = 0; c < width; c++) {
                    if (row[c] > 0) {
                        if (shorter[c] == FOUND) {
                            row[c] = FOUND;
                            continue;
                        }
                        fallback[row[c]] = shorter[c];
                        waiting.add((int) row[c]);
                    } else if (row[c] == 0) {
                        row[c] = shorter[c];
                    }
                }
            }
            short[] all = new short[states.size() * width];
            for (int i = 0; i < states.size(); i++) {
                System.arraycopy(states.get(i), 0, all, i * width, width);
            }
            return all;
        }

        boolean finds(String line) {
            if (next.length == 0) {
                return true;
            }
            int state = 0;
            for (int i = 0; i < line.length(); i++) {
                char c = line.charAt(i);
                state = next[state * width + (c < 128 ? classes[c] : 0)];
                if (state == FOUND) {
                    return true;
                }
            }
            return false;
        }
    }
}
