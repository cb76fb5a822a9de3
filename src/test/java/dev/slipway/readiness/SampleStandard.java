package dev.slipway.readiness;

import dev.slipway.catalog.Declaration;
import dev.slipway.facts.FactType;
import dev.slipway.source.Problem;
import dev.slipway.source.SourceId;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The standard that is shipped, and small ones written in a test, without the catalog that usually reads them. */
final class SampleStandard {

    static final Path STANDARDS = Path.of("catalog/standards");

    private SampleStandard() {}

    static List<Declaration> shipped() {
        return inFolder(STANDARDS.resolve("production-readiness"));
    }

    static Map<String, FactType> shippedFactTypes() {
        Map<String, FactType> types = new HashMap<>();
        for (Declaration declaration : inFolder(STANDARDS.resolve("facts"))) {
            Map<String, Object> spec = declaration.spec();
            types.put(
                    declaration.name(),
                    new FactType(
                            declaration.name(),
                            FactType.Type.valueOf(spec.get("type").toString().toUpperCase(Locale.ROOT)),
                            spec.get("meaning").toString(),
                            Duration.ofDays(7),
                            Boolean.TRUE.equals(spec.get("attestable"))));
        }
        return types;
    }

    static FactType type(String key, FactType.Type type, boolean attestable) {
        return new FactType(key, type, "For a test.", Duration.ofDays(7), attestable);
    }

    static Standard compiled() {
        return Standards.compile(scorecard(), 1);
    }

    static Scorecard scorecard() {
        Standards.Assembled assembled = assemble(shipped(), shippedFactTypes());
        Scorecard scorecard = assembled.scorecard();
        if (scorecard == null) {
            throw new AssertionError(
                    "the shipped standard has problems: " + assembled.problems().values());
        }
        return scorecard;
    }

    /** All that are shipped. */
    static List<Scorecard> scorecards() {
        List<Declaration> all = new ArrayList<>();
        List.of("production-readiness", "security", "on-call")
                .forEach(folder -> all.addAll(inFolder(STANDARDS.resolve(folder))));
        List<Problem> problems = new ArrayList<>();
        Judge judge = Judge.of(all, shippedFactTypes(), problems);
        if (!problems.isEmpty()) {
            throw new AssertionError("the shipped standards have problems: " + problems);
        }
        return judge.scorecards().stream()
                .map(name -> judge.scorecard(name).orElseThrow())
                .toList();
    }

    static Standards.Assembled assemble(List<Declaration> declarations, Map<String, FactType> types) {
        Declaration scorecard = declarations.stream()
                .filter(declaration -> declaration.kind().equals(Standards.SCORECARD))
                .findFirst()
                .orElseThrow();
        return Standards.assemble(
                scorecard,
                declarations.stream()
                        .filter(declaration -> declaration.kind().equals(Standards.QUESTION_SET))
                        .toList(),
                Lending.of(
                        declarations.stream()
                                .filter(declaration -> declaration.kind().equals(Standards.SCORECARD))
                                .toList(),
                        declarations.stream()
                                .filter(declaration -> declaration.kind().equals(Standards.QUESTION_SET))
                                .toList()),
                types);
    }

    static List<Problem> problems(String path, String yaml) {
        List<Problem> problems = new ArrayList<>();
        for (Declaration declaration : read(path, yaml)) {
            if (declaration.kind().equals(Standards.SCORECARD)) {
                Standards.scorecard(declaration, problems);
            } else {
                Standards.questionSet(declaration, problems);
            }
        }
        return problems;
    }

    static List<Declaration> inFolder(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .flatMap(file -> read(file.getFileName().toString(), text(file)).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    static List<Declaration> read(String path, String yaml) {
        List<Declaration> declarations = new ArrayList<>();
        List<Object> documents = new ArrayList<>();
        new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(yaml).forEach(documents::add);
        int i = 0;
        for (Node node : new Yaml(new LoaderOptions()).composeAll(new StringReader(yaml))) {
            Map<String, Declaration.Place> places = new LinkedHashMap<>();
            place("", node, places);
            Map<String, Object> document = (Map<String, Object>) wide(documents.get(i++));
            Map<String, Object> metadata = (Map<String, Object>) document.get("metadata");
            declarations.add(new Declaration(
                    new SourceId("standards"),
                    path,
                    node.getStartMark().getLine() + 1,
                    document.get("kind").toString(),
                    metadata.get("name").toString(),
                    metadata,
                    (Map<String, Object>) document.get("spec"),
                    places));
        }
        return declarations;
    }

    private static Object wide(Object value) {
        return switch (value) {
            case Integer number -> number.longValue();
            case List<?> list -> list.stream().map(SampleStandard::wide).toList();
            case Map<?, ?> map -> {
                Map<String, Object> wide = new LinkedHashMap<>();
                map.forEach((key, each) -> wide.put(key.toString(), wide(each)));
                yield wide;
            }
            default -> value;
        };
    }

    private static void place(String at, Node node, Map<String, Declaration.Place> places) {
        if (!at.isEmpty()) {
            places.put(
                    at,
                    new Declaration.Place(
                            node.getStartMark().getLine() + 1,
                            node.getStartMark().getColumn() + 1));
        }
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(entry -> {
                String key = ((ScalarNode) entry.getKeyNode()).getValue();
                place(at.isEmpty() ? key : at + "." + key, entry.getValueNode(), places);
            });
        } else if (node instanceof SequenceNode sequence) {
            for (int i = 0; i < sequence.getValue().size(); i++) {
                place(at + "[" + i + "]", sequence.getValue().get(i), places);
            }
        }
    }
}
