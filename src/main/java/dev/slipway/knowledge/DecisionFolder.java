package dev.slipway.knowledge;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a project keeps its records, and how it names them.
 *
 * @param prefix before the number
 * @param next the number that nobody took yet
 */
record DecisionFolder(String folder, String prefix, int next, int digits) {

    private static final Pattern FILE = Pattern.compile(
            "((?:adr[-_]?)?)(\\d{1,5})[-_. ].*\\.(?:md|mdx|adoc|asciidoc|rst|org)", Pattern.CASE_INSENSITIVE);
    private static final int USUAL_DIGITS = 4;
    private static final int MOST = 100_000;

    /**
     * @param records the paths of what is there
     * @param usual where they go if there are none
     * @param files every path of the source
     */
    static DecisionFolder of(List<String> records, String usual, Collection<String> files) {
        Map<String, Integer> counts = new HashMap<>();
        records.forEach(path -> counts.merge(parent(path), 1, Integer::sum));
        String folder = counts.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(Map.Entry::getKey, java.util.Comparator.reverseOrder()))
                .map(Map.Entry::getKey)
                .orElse(usual);
        return in(folder, files);
    }

    static DecisionFolder in(String folder, Collection<String> files) {
        int highest = -1;
        String prefix = "";
        int digits = USUAL_DIGITS;
        for (String path : files) {
            Matcher file = parent(path).equals(folder) ? FILE.matcher(path.substring(path.lastIndexOf('/') + 1)) : null;
            if (file != null && file.matches() && file.group(2).length() < 6) {
                int number = Integer.parseInt(file.group(2));
                if (number > highest && number < MOST - 1) {
                    highest = number;
                    prefix = file.group(1);
                    digits = file.group(2).length();
                }
            }
        }
        return new DecisionFolder(folder, prefix, Math.max(1, highest + 1), digits);
    }

    private static String parent(String path) {
        return path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
    }
}
