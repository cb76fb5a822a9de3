package dev.slipway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a careful person holds to be good answers to a query: 3 the answer, 2 a right one, 1 of some help.
 *
 * @param grades by the end of the answer's ref, so that a file need not spell out where a source lies
 */
public record Judgement(String query, Map<String, Integer> grades) {

    /** From here on an answer is a right one. */
    static final int RIGHT = 2;

    public Judgement {
        grades = Map.copyOf(grades);
    }

    /** 0 for what nobody judged. */
    public int grade(String ref) {
        int best = 0;
        for (Map.Entry<String, Integer> one : grades.entrySet()) {
            if (ref.endsWith(one.getKey())) {
                best = Math.max(best, one.getValue());
            }
        }
        return best;
    }

    /** One query a line: {@code query | ref | ref 2 | ref 1}; without a number a ref is the answer. */
    public static List<Judgement> read(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Judgement::of)
                .toList();
    }

    public static Judgement of(String line) {
        String[] parts = line.split(" \\| ");
        Map<String, Integer> grades = new LinkedHashMap<>();
        for (int i = 1; i < parts.length; i++) {
            String[] words = parts[i].strip().split(" ");
            grades.put(words[0], words.length == 1 ? 3 : Integer.parseInt(words[1]));
        }
        if (grades.isEmpty()) {
            throw new IllegalArgumentException("no answer is judged in: " + line);
        }
        return new Judgement(parts[0].strip(), grades);
    }
}
