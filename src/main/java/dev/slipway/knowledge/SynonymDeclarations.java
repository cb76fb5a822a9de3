package dev.slipway.knowledge;

import dev.slipway.catalog.Declaration;
import dev.slipway.search.Meaning;
import dev.slipway.source.Problem;
import dev.slipway.source.SourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Takes declared synonyms over for search: {@code same} for words of which each stands for each, {@code also} for one way. */
@Component
class SynonymDeclarations implements Declaration.Reader {

    private static final int MOST = 2_000;
    private static final int LONGEST = 80;

    private final Meaning meaning;

    SynonymDeclarations(Meaning meaning) {
        this.meaning = meaning;
    }

    @Override
    public String kind() {
        return "Synonyms";
    }

    @Override
    public List<Problem> read(Declaration declaration) {
        List<Problem> problems = new ArrayList<>();
        Meaning.Words words = words(declaration, problems);
        if (problems.isEmpty()) {
            meaning.declare(declaration.source().value(), declaration.path(), declaration.name(), words);
        }
        return problems;
    }

    @Override
    public void removed(SourceId source, String path, String name) {
        meaning.forget(source.value(), path, name);
    }

    static Meaning.Words words(Declaration declaration, List<Problem> problems) {
        for (String key : declaration.spec().keySet()) {
            if (!Set.of("same", "also").contains(key)) {
                problems.add(
                        declaration.problem("spec." + key, "“" + key + "” means nothing here", "Use same: and also:."));
            }
        }
        List<List<String>> same = new ArrayList<>();
        if (declaration.spec().getOrDefault("same", List.of()) instanceof List<?> groups) {
            for (int i = 0; i < groups.size(); i++) {
                same.add(group(declaration, "spec.same[" + i + "]", groups.get(i), 2, problems));
            }
        } else {
            problems.add(
                    declaration.problem("spec.same", "same is no list", "List groups of words: - [k8s, kubernetes]."));
        }
        List<List<String>> oneWay = new ArrayList<>();
        if (declaration.spec().getOrDefault("also", Map.of()) instanceof Map<?, ?> also) {
            also.forEach((typed, others) -> {
                List<String> line = new ArrayList<>(List.of(String.valueOf(typed)));
                line.addAll(group(declaration, "spec.also." + typed, others, 1, problems));
                oneWay.add(line);
            });
        } else {
            problems.add(declaration.problem(
                    "spec.also", "also is no map", "Write what is typed, and what it finds too: 5xx: [500, 502]."));
        }
        if (same.size() + oneWay.size() > MOST) {
            problems.add(declaration.problem(
                    "spec", "there are more than " + MOST + " groups of words", "Keep those that people search for."));
        }
        return new Meaning.Words(same, oneWay);
    }

    private static List<String> group(
            Declaration declaration, String where, Object given, int least, List<Problem> problems) {
        List<String> words = new ArrayList<>();
        if (given instanceof List<?> all) {
            all.stream().map(String::valueOf).map(String::strip).forEach(words::add);
        }
        boolean wellFormed = words.size() >= least
                && words.size() <= 20
                && words.stream().allMatch(word -> !word.isEmpty() && word.length() <= LONGEST);
        if (!wellFormed) {
            problems.add(declaration.problem(
                    where,
                    "this is no list of words",
                    "List from " + least + " to 20 words or phrases, each of at most " + LONGEST + " characters."));
        }
        return words;
    }
}
