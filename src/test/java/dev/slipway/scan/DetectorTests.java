package dev.slipway.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.catalog.EntityRef;
import dev.slipway.facts.Evidence;
import dev.slipway.facts.FactType;
import dev.slipway.facts.Statement;
import dev.slipway.source.SourceId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.BeanUtils;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.yaml.snakeyaml.Yaml;

/**
 * Lets every detector look at small made-up repositories. Each is a folder with an {@code expected.yaml}: facts by key
 * ({@code unknown} for what must not be stated), the place of the first evidence, and how sure it is. Marks such as {@code @AWS_KEY@}
 * stand for what no repository should hold, this one included.
 */
class DetectorTests {

    private static final Path CASES = Path.of("src/test/resources/scan");
    private static final Map<String, String> SECRETS = Map.of(
            "@AWS_KEY@", "AKIA" + "Q3EGZ7R2VHJK5WLM",
            "@GITHUB_TOKEN@", "ghp" + "_" + "a8Kd93kLmQ2zXcVb71NmPo4RtYu8IwEs5DfG",
            "@PRIVATE_KEY@", "-----BEGIN " + "PRIVATE KEY-----",
            "@KEY_LINE@", "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7");

    private static final List<Detector> detectors = detectors();
    static final Map<String, FactType> types = types();

    static Stream<Path> cases() throws IOException {
        try (Stream<Path> files = Files.walk(CASES, 3)) {
            return files.filter(file -> file.endsWith("expected.yaml")).map(Path::getParent).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void findsWhatIsThereAndNothingElse(Path folder) throws IOException {
        Map<String, Object> expected = new Yaml().load(Files.readString(folder.resolve("expected.yaml")));

        Map<String, Statement> found = look(folder);

        Map<String, Object> values = new LinkedHashMap<>(expected);
        values.remove("evidence");
        values.remove("masked");
        values.remove("confidence");
        Map<String, Object> actual = new LinkedHashMap<>();
        values.keySet()
                .forEach(key ->
                        actual.put(key, found.containsKey(key) ? found.get(key).value() : "unknown"));
        values.replaceAll((key, value) -> value instanceof Integer number ? number.longValue() : value);
        assertThat(actual).isEqualTo(values);
        if (expected.get("evidence") instanceof Map<?, ?> places) {
            places.forEach((key, place) -> {
                Evidence evidence = found.get(String.valueOf(key)).evidence().getFirst();
                assertThat(evidence.file() + ":" + evidence.line())
                        .as("place of " + key)
                        .isEqualTo(place);
                assertThat(evidence.excerpt()).contains("> " + evidence.line() + "  ");
            });
        }
        if (expected.get("confidence") instanceof Map<?, ?> sure) {
            sure.forEach((key, confidence) -> assertThat(
                            found.get(String.valueOf(key)).confidence())
                    .as("confidence of " + key)
                    .isEqualTo(confidence));
        }
        if (expected.get("masked") instanceof List<?> secrets) {
            secrets.forEach(secret -> assertThat(found.toString())
                    .doesNotContain(SECRETS.getOrDefault(String.valueOf(secret), String.valueOf(secret))));
        }
        assertThat(found.values())
                .allSatisfy(statement -> assertThat(statement.evidence()).isNotEmpty());
    }

    @Test
    void looksForEveryDeclaredKeyAndDeclaresEveryKeyItLooksFor() {
        Set<String> looked = detectors.stream()
                .flatMap(detector -> detector.keys().stream())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(looked).isEqualTo(new TreeSet<>(types.keySet()));
    }

    @Test
    void saysWhereItLookedInVain() throws IOException {
        Map<String, Statement> found = look(CASES.resolve("pipelines/absent"));

        assertThat(found.get("ci.tests").evidence().getFirst().note())
                .isEqualTo("Pipelines: nothing was found in GitHub Actions, GitLab CI, Jenkins, Azure Pipelines,"
                        + " CircleCI and Bitbucket files");
    }

    @Test
    void marksTheLineAndShowsItsNeighbours() throws IOException {
        Evidence evidence = look(CASES.resolve("containers/as-root"))
                .get("container.non_root")
                .evidence()
                .getFirst();

        assertThat(evidence.excerpt()).isEqualTo("> 1  FROM node:24\n  2  # USER node\n  3  CMD node .");
        assertThat(evidence.link()).isEqualTo("sources/made-up/files/Dockerfile?line=1");
        assertThat(evidence.note()).isEqualTo("Container image");
    }

    @Test
    void readsAServiceInAFolderOfItsOwn() {
        RepositoryFiles repository = new RepositoryFiles(
                new SourceId("made-up"),
                "services/shop/",
                List.of("services/shop/Dockerfile", "services/shop/a b#.md"),
                path -> Optional.of("FROM x".getBytes(StandardCharsets.UTF_8)));

        assertThat(repository.paths()).containsExactly("Dockerfile", "a b#.md");
        assertThat(repository.at("Dockerfile", 1).file()).isEqualTo("services/shop/Dockerfile");
        assertThat(repository.at("a b#.md", 2).link())
                .isEqualTo("sources/made-up/files/services/shop/a%20b%23.md?line=2");
    }

    @Test
    void givesFilesToTheLongestRoot() {
        EntityRef anyone = EntityRef.of("component:default/anyone");
        Map<String, EntityRef> owners = Map.of("", anyone, "a/", anyone, "a/b/", anyone);

        Map<String, List<String>> files =
                new Roots(owners).files(owners.keySet(), List.of("x", "a/x", "a/b/c/x", "ab/x"));

        assertThat(files)
                .containsEntry("", List.of("x", "ab/x"))
                .containsEntry("a/", List.of("a/x"))
                .containsEntry("a/b/", List.of("a/b/c/x"));
    }

    private static Map<String, Statement> look(Path folder) throws IOException {
        List<String> paths;
        try (Stream<Path> files = Files.walk(folder)) {
            paths = files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(path -> !path.equals("expected.yaml"))
                    .sorted()
                    .toList();
        }
        Inspector inspector = new Inspector(detectors);
        List<Statement> found = inspector.inspect(files(folder, paths), types, Instant.EPOCH);
        assertThat(inspector.inspectAlone(files(folder, paths), types, Instant.EPOCH, broken -> {}))
                .as("side by side")
                .isEqualTo(found);
        return found.stream().collect(Collectors.toMap(Statement::key, statement -> statement));
    }

    private static RepositoryFiles files(Path folder, List<String> paths) {
        return new RepositoryFiles(
                new SourceId("made-up"), "", paths, path -> Optional.of(content(folder.resolve(path))));
    }

    private static byte[] content(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            for (Map.Entry<String, String> secret : SECRETS.entrySet()) {
                text = text.replace(secret.getKey(), secret.getValue());
            }
            return text.getBytes(StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Detector> detectors() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(Detector.class));
        return scanner.findCandidateComponents("dev.slipway.scan.detector").stream()
                .map(bean -> {
                    try {
                        return (Detector) BeanUtils.instantiateClass(Class.forName(bean.getBeanClassName()));
                    } catch (ClassNotFoundException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    private static Map<String, FactType> types() {
        try {
            Map<String, FactType> declared = new LinkedHashMap<>();
            String content = Files.readString(Path.of("catalog/standards/facts/scanned.yaml"));
            for (Tree type : Trees.yaml("scanned.yaml", content)) {
                String key = type.get("metadata", "name").text();
                String name = type.get("spec", "type").text().toUpperCase(Locale.ROOT);
                declared.put(
                        key,
                        new FactType(
                                key,
                                FactType.Type.valueOf(name),
                                type.get("spec", "meaning").text(),
                                Duration.ofDays(7),
                                false));
            }
            return declared;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
