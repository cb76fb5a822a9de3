package dev.slipway.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.source.Problem;
import dev.slipway.source.SourceId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescriptorFileTests {

    private static final String WELL = """
            apiVersion: backstage.io/v1alpha1
            kind: Component
            metadata:
              name: ledger
            spec:
              type: service
              lifecycle: production
              owner: money
            """;

    @Test
    void readsAWellKeptDescriptor() {
        DescriptorFile file = read(WELL);

        assertThat(problems(file)).isEmpty();
        assertThat(file.documents()).singleElement().satisfies(read -> {
            assertThat(read.descriptor().ref()).isEqualTo(EntityRef.of("component:default/ledger"));
            assertThat(read.line()).isEqualTo(1);
        });
    }

    /** One rule a line: what is written in place of what, and which problem it makes where. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            backstage.io/v1alpha1   | backstage.io/v9            | 1 | 13 | A Component of the version 'backstage.io/v9' is not known here.
            kind: Component         | kind: Gadget               | 2 | 7  | The kind 'Gadget' is not known here.
            kind: Component         | kind: component            | 2 | 7  | The kind 'component' is not known here.
            name: ledger            | name: the ledger           | 4 | 9  | 'the ledger' cannot be a name.
            name: ledger            | name: 12                   | 4 | 9  | metadata.name must be text.
            name: ledger            | {name: a, namespace: A_b}  | 4 | 24 | 'A_b' cannot be a namespace.
            name: ledger            | {name: a, tags: [Java]}    | 4 | 20 | 'Java' cannot be a tag.
            name: ledger            | {name: a, tags: java}      | 4 | 19 | metadata.tags must be a list.
            name: ledger            | {name: a, labels: {b: c d}} | 4 | 25 | 'c d' cannot be a label's value.
            name: ledger            | {name: a, labels: {b: 1}}  | 4 | 25 | The label b must be text.
            name: ledger            | {name: a, labels: {a_/b: c}} | 4 | 28 | 'a_/b' cannot be a label's name.
            name: ledger            | {name: a, annotations: {b: 1}} | 4 | 30 | The annotation b must be text.
            name: ledger            | {name: a, annotations: [b]} | 4 | 26 | metadata.annotations must be a map.
            name: ledger            | {name: a, links: [{title: b}]} | 4 | 21 | This link has no address that can be opened.
            name: ledger            | {name: a, links: [{url: "javascript:x"}]} | 4 | 27 | This link has no address that can be opened.
            name: ledger            | {name: a, title: 3}        | 4 | 20 | metadata.title must be text.
            type: service           | note: service              | 6 | 3  | spec.type is missing.
            lifecycle: production   | lifecycle: 3               | 7 | 14 | spec.lifecycle must be text.
            lifecycle: production   | lifecycle:                 | 7 | 13 | spec.lifecycle is empty.
            owner: money            | owner: [money]             | 8 | 10 | spec.owner must be text.
            owner: money            | owner: a/b/c               | 8 | 10 | 'a/b/c' names no entity.
            type: service           | {type: a, lifecycle: b, owner: c, dependsOn: [d]} | 6 | 49 | 'd' names no entity.
            """)
    void refusesEachBreachWhereItIs(String good, String bad, int line, int column, String message) {
        String content = WELL.replace(good, bad);
        if (bad.startsWith("{type")) {
            content = content.replaceAll("(?m)^ {2}(lifecycle|owner): .*\n", "");
        }

        DescriptorFile file = read(content);

        assertThat(problems(file)).isNotEmpty();
        Problem problem = problems(file).getFirst();
        assertThat(problem.message()).isEqualTo(message);
        assertThat(problem.line()).isEqualTo(line);
        assertThat(problem.remedy()).isNotBlank();
        if (!bad.startsWith("note")) {
            assertThat(problem.column()).isEqualTo(column);
        }
        assertThat(file.documents().getFirst().descriptor()).isNull();
    }

    @Test
    void reportsEveryBreachOfADocument() {
        assertThat(problems(read("apiVersion: backstage.io/v1alpha1\nkind: API\nmetadata: {name: a}\nspec: {}\n")))
                .extracting(Problem::message)
                .containsExactly(
                        "spec.type is missing.",
                        "spec.lifecycle is missing.",
                        "spec.owner is missing.",
                        "spec.definition is missing.");
    }

    @Test
    void refusesForeignFieldsAtTheTop() {
        assertThat(problems(read(WELL + "owner: money\n")))
                .extracting(Problem::line, Problem::message)
                .containsExactly(org.assertj.core.api.Assertions.tuple(
                        9, "'owner' does not belong at the top of a descriptor."));
    }

    @Test
    void reportsAForeignVersionOnlyOfWhatLooksLikeADescriptor() {
        String foreign = WELL.replace("backstage.io/v1alpha1", "devtools.example.com/v1alpha1");
        String manifest =
                "apiVersion: core.oam.dev/v1beta1\nkind: Component\nmetadata: {name: web}\nspec: {workload: {}}\n";

        assertThat(problems(read("systems/podcast.yaml", foreign)))
                .extracting(Problem::line, Problem::message)
                .containsExactly(org.assertj.core.api.Assertions.tuple(
                        1, "A Component of the version 'devtools.example.com/v1alpha1' is not known here."));
        assertThat(problems(read("plugins-catalog-info.yaml", foreign))).hasSize(1);
        assertThat(read("deploy/web.yaml", manifest).documents()).isEmpty();
    }

    @Test
    void showsAnEntityWhoseTierIsOddAndSaysSo() {
        DescriptorFile file = read(WELL.replace("name: ledger", "{name: a, labels: {slipway.dev/tier: gold}}"));

        assertThat(file.documents().getFirst().descriptor()).isNotNull();
        assertThat(problems(file)).extracting(Problem::message).containsExactly("There is no tier 'gold'.");
    }

    @Test
    void keepsTheNeighboursOfABrokenDocument() {
        DescriptorFile file = read(WELL + "---\nkind: [Component\n---\n" + WELL.replace("ledger", "pricing"));

        assertThat(file.documents())
                .extracting(read -> read.descriptor() == null
                        ? "broken"
                        : read.descriptor().ref().name())
                .containsExactly("ledger", "broken", "pricing");
        assertThat(problems(file)).singleElement().satisfies(problem -> {
            assertThat(problem.message()).startsWith("This is not valid YAML: ");
            assertThat(problem.line()).isBetween(9, 11);
        });
        assertThat(file.documents().getLast().line()).isEqualTo(12);
        assertThat(file.unreadable()).isTrue();
    }

    @Test
    void refusesASecondDeclarationInTheSameFile() {
        assertThat(problems(read(WELL + "---\n" + WELL.replace("ledger", "Ledger"))))
                .extracting(Problem::line, Problem::message)
                .containsExactly(org.assertj.core.api.Assertions.tuple(
                        10, "component:default/ledger is declared twice in this file; the first stays."));
    }

    @Test
    void leavesTheFilesOfOthersAlone() {
        assertThat(read("deploy.yaml", "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: x}\n")
                        .documents())
                .isEmpty();
        assertThat(read("chart.yaml", "{{- if .Values.on }}\nfoo: {{ .x }\n").documents())
                .isEmpty();
        assertThat(read("note.yaml", "see: backstage.io/docs\n").documents()).isEmpty();
        assertThat(read("mixed.yaml", "apiVersion: v1\nkind: Secret\n---\n" + WELL)
                        .documents())
                .singleElement()
                .satisfies(read -> assertThat(read.index()).isEqualTo(1));
        assertThat(problems(read("broken.yaml", "apiVersion: backstage.io/v1alpha1\nkind: [\n")))
                .hasSize(1);
    }

    @Test
    void takesAByteOrderMarkAndRefusesOtherEncodings() {
        byte[] latin = (WELL + "# Käse\n").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(problems(read("\uFEFF" + WELL))).isEmpty();
        assertThat(problems(DescriptorFile.read(new SourceId("s"), "catalog-info.yaml", latin)))
                .extracting(Problem::line, Problem::column, Problem::message)
                .containsExactly(org.assertj.core.api.Assertions.tuple(9, 4, "This file is not UTF-8 text."));
    }

    @Test
    void readsValuesAsYaml12Does() {
        Map<String, Object> spec =
                own("a: yes\nb: on\nc: 2026-11-12\nd: 0o17\ne: 1.5\nf: true\ng: ~\nh: 017\ni: 1_000\nj: '1'\n"
                        + "k: 99999999999999999999\nl: 0x1F\nm: 12:30:45\nn: \"a\\0b\"\n");

        assertThat(spec)
                .containsEntry("a", "yes")
                .containsEntry("b", "on")
                .containsEntry("c", "2026-11-12")
                .containsEntry("d", 15L)
                .containsEntry("e", 1.5)
                .containsEntry("f", true)
                .containsEntry("g", null)
                .containsEntry("h", 17L)
                .containsEntry("i", "1_000")
                .containsEntry("j", "1")
                .containsEntry("k", 1e20)
                .containsEntry("l", 31L)
                .containsEntry("m", "12:30:45")
                .containsEntry("n", "a\uFFFDb");
    }

    @Test
    void stopsAtBombsAndCircles() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 10; i++) {
            bomb.append(
                    "a%d: &a%d [*a%d, *a%d, *a%d, *a%d, *a%d]\n".formatted(i, i, i - 1, i - 1, i - 1, i - 1, i - 1));
        }

        assertThat(problems(read(bomb.toString()))).hasSize(1);
        assertThat(problems(read("a: &a [*a]\n"))).hasSize(1);
        assertThat(problems(read("[".repeat(10_000)))).hasSize(1);
        assertThat(problems(read("a: 1\na: 2\n")))
                .extracting(Problem::line, Problem::message)
                .containsExactly(org.assertj.core.api.Assertions.tuple(2, "'a' stands here for the second time."));
    }

    @Test
    void handsOnOurOwnKindsWithThePlaceOfEveryValue() {
        Declaration declaration = declaration("questions:\n  - id: A\n    rule: x\n");

        assertThat(declaration.kind()).isEqualTo("Scorecard");
        assertThat(declaration.name()).isEqualTo("a.b-c");
        assertThat(declaration.problem("spec.questions[0].rule", "m", "r"))
                .isEqualTo(new Problem("catalog-info.yaml", 7, 13, "m", "r"));
        assertThat(declaration
                        .problem("spec.questions[0].severity.production", "m", "r")
                        .line())
                .isEqualTo(6);
    }

    @Test
    void derivesRelationsWithTheKindsThatFollowFromTheField() {
        DescriptorFile file = read("""
                apiVersion: backstage.io/v1alpha1
                kind: Component
                metadata: {name: ledger, namespace: money}
                spec:
                  type: service
                  lifecycle: production
                  owner: user:Jane
                  system: payments
                  subcomponentOf: books
                  providesApis: [ledger]
                  consumesApis: [default/pricing]
                  dependsOn: [resource:db]
                  dependencyOf: ['component:default/web']
                """);

        assertThat(file.documents().getFirst().descriptor().bonds())
                .extracting(bond -> bond.type() + "|" + bond.inverse() + "|" + bond.target())
                .containsExactlyInAnyOrder(
                        "ownedBy|ownerOf|user:money/jane",
                        "partOf|hasPart|system:money/payments",
                        "partOf|hasPart|component:money/books",
                        "providesApi|apiProvidedBy|api:money/ledger",
                        "consumesApi|apiConsumedBy|api:default/pricing",
                        "dependsOn|dependencyOf|resource:money/db",
                        "dependencyOf|dependsOn|component:default/web");
    }

    private static Map<String, Object> own(String spec) {
        return declaration(spec).spec();
    }

    private static Declaration declaration(String spec) {
        return read("apiVersion: slipway.dev/v1\nkind: Scorecard\nmetadata: {name: a.b-c}\nspec:\n" + spec.indent(2))
                .documents()
                .getFirst()
                .declaration();
    }

    private static DescriptorFile read(String content) {
        return read("catalog-info.yaml", content);
    }

    private static DescriptorFile read(String path, String content) {
        return DescriptorFile.read(new SourceId("s"), path, content.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Problem> problems(DescriptorFile file) {
        return file.documents().stream()
                .flatMap(read -> read.problems().stream())
                .toList();
    }
}
