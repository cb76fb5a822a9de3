package dev.slipway.scan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads of an expression which words a match must hold one of, in lower case. Where it cannot tell it says so: what is
 * optional, a choice of characters or a look around names no word.
 */
final class Necessary {

    private static final int SHORTEST = 2;
    private static final int UNREADABLE = Pattern.COMMENTS | Pattern.LITERAL | Pattern.UNICODE_CASE | Pattern.CANON_EQ;

    private static final Pattern OTHER_RULES = Pattern.compile("\\(\\?[a-z]*[ux]|\\\\Q");

    private final String regex;
    private int at;

    private Necessary(String regex) {
        this.regex = regex;
    }

    /** Null if a match need not hold any word. */
    static @Nullable Set<String> words(Pattern pattern) {
        String regex = pattern.pattern();
        if ((pattern.flags() & UNREADABLE) != 0 || OTHER_RULES.matcher(regex).find()) {
            return null;
        }
        Necessary reader = new Necessary(regex);
        Set<String> words = reader.alternatives();
        return reader.at == regex.length() ? words : null;
    }

    /** Up to the end, or the bracket that closes them. */
    private @Nullable Set<String> alternatives() {
        Set<String> all = new HashSet<>();
        boolean each = true;
        do {
            Set<String> one = sequence();
            each &= one != null;
            if (one != null) {
                all.addAll(one);
            }
        } while (at < regex.length() && regex.charAt(at) == '|' && at++ >= 0);
        return each ? all : null;
    }

    private @Nullable Set<String> sequence() {
        List<Set<String>> candidates = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        while (at < regex.length() && regex.charAt(at) != '|' && regex.charAt(at) != ')') {
            char c = regex.charAt(at);
            Set<String> group = null;
            char literal = 0;
            if (c == '(') {
                group = group();
            } else if (c == '[') {
                set();
            } else if (c == '\\') {
                literal = escaped();
            } else {
                at++;
                literal = ".^$".indexOf(c) >= 0 || c >= 128 ? 0 : c;
            }
            Times times = times();
            if (literal != 0 && times != Times.MAYBE) {
                run.append(literal);
            }
            if (literal == 0 || times != Times.ONCE) {
                end(run, candidates);
            }
            if (group != null && times != Times.MAYBE) {
                candidates.add(group);
            }
        }
        end(run, candidates);
        return candidates.stream().reduce((a, b) -> worth(b) > worth(a) ? b : a).orElse(null);
    }

    private static void end(StringBuilder run, List<Set<String>> candidates) {
        if (run.length() >= SHORTEST) {
            candidates.add(Set.of(run.toString().toLowerCase(Locale.ROOT)));
        }
        run.setLength(0);
    }

    /** Long words are rare; of many words one is soon found. */
    private static int worth(Set<String> words) {
        return 100 * Math.min(6, words.stream().mapToInt(String::length).min().orElse(0)) - words.size();
    }

    private @Nullable Set<String> group() {
        at++;
        boolean around = false;
        if (regex.startsWith("?", at)) {
            around = regex.startsWith("?=", at)
                    || regex.startsWith("?!", at)
                    || regex.startsWith("?<=", at)
                    || regex.startsWith("?<!", at);
            at++;
            while (at < regex.length() && ":=!>)".indexOf(regex.charAt(at)) < 0) {
                at++;
            }
            if (at < regex.length() && regex.charAt(at) != ')') {
                at++;
            }
        }
        Set<String> inside = alternatives();
        at++; // the bracket that closes it
        return around ? null : inside;
    }

    private void set() {
        at++;
        if (regex.startsWith("^", at)) {
            at++;
        }
        if (regex.startsWith("]", at)) {
            at++;
        }
        while (at < regex.length() && regex.charAt(at) != ']') {
            if (regex.charAt(at) == '[') {
                set();
            } else {
                at += regex.charAt(at) == '\\' ? 2 : 1;
            }
        }
        at++;
    }

    /** The character that it stands for; 0 for a choice of them, or none. */
    private char escaped() {
        char c = regex.charAt(at + 1);
        at += 2;
        if (!Character.isLetterOrDigit(c)) {
            return c < 128 ? c : 0;
        }
        if ("pPkxuN".indexOf(c) >= 0) {
            at = c == 'p' || c == 'P' || c == 'k' || c == 'N'
                    ? regex.indexOf(c == 'k' ? '>' : '}', at) + 1
                    : regex.length() + 1;
        }
        return c == 't' ? '\t' : 0;
    }

    private enum Times {
        ONCE,
        MORE,
        MAYBE
    }

    private Times times() {
        if (at >= regex.length()) {
            return Times.ONCE;
        }
        char c = regex.charAt(at);
        Times times =
                switch (c) {
                    case '?', '*' -> Times.MAYBE;
                    case '+' -> Times.MORE;
                    case '{' -> regex.startsWith("{0", at) ? Times.MAYBE : Times.MORE;
                    default -> Times.ONCE;
                };
        if (times == Times.ONCE) {
            return times;
        }
        at = c == '{' ? regex.indexOf('}', at) + 1 : at + 1;
        if (at < regex.length() && (regex.charAt(at) == '?' || regex.charAt(at) == '+')) {
            at++; // reluctant or possessive
        }
        return times;
    }
}
