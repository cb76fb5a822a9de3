package dev.slipway.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** A pattern of paths, in any case: {@code *} within a folder, {@code **} across folders, {@code {a,b}} either. */
final class Glob {

    private static final Map<String, Glob> known = new ConcurrentHashMap<>();

    private final Pattern regex;
    private final List<String> ends;
    private final boolean endsSuffice;

    /** Nearly every path is told by its end, which costs far less than the regular expression. */
    private Glob(String glob) {
        regex = compile(glob);
        List<String> alternatives = alternatives(glob);
        ends = alternatives.stream().map(Glob::end).distinct().toList();
        endsSuffice = alternatives.stream().allMatch(Glob::anyNameWithEnd);
    }

    static Glob of(String glob) {
        return known.computeIfAbsent(glob, Glob::new);
    }

    boolean matches(String path) {
        for (String end : ends) {
            if (path.regionMatches(true, path.length() - end.length(), end, 0, end.length())) {
                return endsSuffice || regex.matcher(path).matches();
            }
        }
        return false;
    }

    /** What every path that matches ends with. */
    private static String end(String alternative) {
        String end = alternative.substring(Math.max(alternative.lastIndexOf('*'), alternative.lastIndexOf('?')) + 1);
        return alternative.endsWith("**/" + end.substring(Math.min(1, end.length()))) ? end.substring(1) : end;
    }

    private static boolean anyNameWithEnd(String alternative) {
        String end = end(alternative);
        return alternative.equals("**/*" + end) && end.indexOf('/') < 0;
    }

    /** The globs without braces that it stands for; nested braces are left to the regular expression. */
    private static List<String> alternatives(String glob) {
        int open = glob.indexOf('{');
        int close = glob.indexOf('}', open);
        if (open < 0 || close < 0) {
            return List.of(glob);
        }
        String inside = glob.substring(open + 1, close);
        if (inside.contains("{")) {
            return List.of("**");
        }
        List<String> all = new ArrayList<>();
        for (String one : inside.split(",", -1)) {
            all.addAll(alternatives(glob.substring(0, open) + one + glob.substring(close + 1)));
        }
        return all;
    }

    private static Pattern compile(String glob) {
        StringBuilder regex = new StringBuilder();
        int braces = 0;
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            if (glob.startsWith("**/", i)) {
                regex.append("(?:[^/]+/)*");
                i += 2;
            } else if (glob.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else if (c == '*') {
                regex.append("[^/]*");
            } else if (c == '?') {
                regex.append("[^/]");
            } else if (c == '{') {
                regex.append("(?:");
                braces++;
            } else if (c == '}' && braces > 0) {
                regex.append(')');
                braces--;
            } else if (c == ',' && braces > 0) {
                regex.append('|');
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE);
    }
}
